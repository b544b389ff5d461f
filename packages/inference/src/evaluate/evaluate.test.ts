// What ONNX's own tests of operators do not reach: functions, formats, errors.
import {
  decodeBfloat16,
  decodeFloat16,
  type FunctionProto,
  type ModelProto,
  makeNode,
  makeTensor,
} from '@kinglet/onnx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testModel } from '../../test/testModel.ts';
import { InferenceError } from '../errors.ts';
import { evaluate } from './evaluate.ts';
import { decodeSmallFloat, encodeSmallFloat, roundHalfEven, type SmallFloat } from './floatFormats.ts';
import type { Tensor } from './tensor.ts';
import { fromProto, toProto } from './tensorProto.ts';

const x: Tensor = { type: 'float', dims: [2, 2], values: Float32Array.of(1, -2, 3, -4) };

describe('errors name the node and say what was expected', () => {
  const failing = (model: ModelProto, inputs: Record<string, Tensor> = { x }): InferenceError => {
    try {
      evaluate(model, inputs);
    } catch (error) {
      if (error instanceof InferenceError) return error;
      throw error;
    }
    throw new Error('expected an error');
  };
  const modelOf = (...nodes: ReturnType<typeof makeNode>[]): ModelProto =>
    testModel({ inputs: { x: [2, 2] }, outputs: { y: ['a', 'b'] }, nodes });

  test('an operator that is not computed', () => {
    const error = failing(modelOf(makeNode('Bernoulli', ['x'], ['y'], { name: 'coin' })));

    expect(error.code).toBe('KINGLET_INFERENCE_OPERATOR');
    expect(error.message).toBe(
      'node "coin" (Bernoulli): Bernoulli of opset 21: expected an operator that the evaluator computes',
    );
  });

  test('shapes that do not fit', () => {
    const model = testModel({
      inputs: { x: ['a', 'b'], more: ['c'] },
      outputs: { y: ['a', 'b'] },
      nodes: [makeNode('Add', ['x', 'more'], ['y'], { name: 'sum' })],
    });
    const more: Tensor = { type: 'float', dims: [3], values: new Float32Array(3) };

    const error = failing(model, { x, more });

    expect([error.code, error.node]).toEqual(['KINGLET_INFERENCE_SHAPE', '"sum" (Add)']);
    expect(error.message).toContain('expected shapes that broadcast, got [2,2] and [3]');
  });

  test('an input that is missing', () => {
    expect(failing(modelOf(makeNode('Neg', ['x'], ['y'])), {}).message).toBe('expected input "x", got none');
  });

  test('an index outside its axis', () => {
    const model = testModel({
      inputs: { x: [2, 2] },
      outputs: { y: [2] },
      nodes: [makeNode('Gather', ['x', 'at'], ['y'], { name: 'pick' })],
      weights: { at: { type: 'int64', dims: [], values: BigInt64Array.of(2n) } },
    });

    expect(failing(model).message).toBe('node "pick" (Gather): expected an index from -2 to 1, got 2');
  });
});

test('a function of the model is its body, with the attributes of the call', () => {
  const model = testModel({
    inputs: { x: [2, 2] },
    outputs: { y: [2, 2] },
    nodes: [makeNode('Leak', ['x'], ['y'], { domain: 'own', attributes: { slope: 0.5 } })],
  });
  const inner = makeNode('LeakyRelu', ['a'], ['b'], { attributes: { alpha: 0 } });
  inner.attribute[0]!.refAttrName = 'slope';
  model.opsetImport.push({ ...model.opsetImport[0]!, domain: 'own', version: 1n });
  const leak = { name: 'Leak', domain: 'own', overload: '', input: ['a'], output: ['b'], attribute: ['slope'] };
  const opsetImport = [model.opsetImport[0]!];
  model.functions = [
    { ...leak, attributeProto: [], node: [inner], opsetImport, valueInfo: [] } as unknown as FunctionProto,
  ];

  expect(evaluate(model, { x }).y!.values).toEqual(Float32Array.of(1, -1, 3, -2));
});

describe('floats of few bits', () => {
  const types: [SmallFloat, number][] = [
    ['bfloat16', 16],
    ['float16', 16],
    ['float4e2m1', 4],
    ['float8e4m3fn', 8],
    ['float8e4m3fnuz', 8],
    ['float8e5m2', 8],
    ['float8e5m2fnuz', 8],
  ];

  test.each(types)('%s: each number has its bits', (type, bits) => {
    const values = Array.from({ length: 2 ** bits }, (_, code) => decodeSmallFloat(type, code));
    const others = values.filter((value) => !Object.is(decodeSmallFloat(type, encodeSmallFloat(type, value)), value));

    expect(others).toEqual([]);
  });

  test('float16 and bfloat16 are those of @kinglet/onnx', () => {
    const codes = Array.from({ length: 2 ** 16 }, (_, code) => code);

    expect(codes.map((code) => decodeSmallFloat('float16', code))).toEqual(codes.map(decodeFloat16));
    expect(codes.map((code) => decodeSmallFloat('bfloat16', code))).toEqual(codes.map(decodeBfloat16));
  });

  test.each(types)('%s: a number becomes one of its neighbours, the nearer one', (type, bits) => {
    const codes = Array.from({ length: 2 ** bits }, (_, code) => decodeSmallFloat(type, code));
    const finite = codes.filter(Number.isFinite);
    const most = Math.max(...finite);

    fc.assert(
      fc.property(fc.double({ min: -most, max: most, noNaN: true }), (value) => {
        const found = Math.abs(decodeSmallFloat(type, encodeSmallFloat(type, value)) - value);
        if (bits < 16) expect(found).toBe(Math.min(...finite.map((other) => Math.abs(other - value))));
        expect(found).toBeLessThanOrEqual(Math.max(Math.abs(value) * 0.5, 2 ** -2));
      }),
    );
  });

  test('what is too large is the largest number, an infinity or NaN', () => {
    expect(decodeSmallFloat('float16', encodeSmallFloat('float16', 1e6))).toBe(Number.POSITIVE_INFINITY);
    expect(decodeSmallFloat('float8e5m2', encodeSmallFloat('float8e5m2', -1e6, true))).toBe(-57344);
    expect(decodeSmallFloat('float8e4m3fn', encodeSmallFloat('float8e4m3fn', 1e6))).toBeNaN();
    expect(decodeSmallFloat('float8e4m3fn', encodeSmallFloat('float8e4m3fn', 1e6, true))).toBe(448);
  });

  test('halves go to the even neighbour', () => {
    expect([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 0.49999999999999994].map(roundHalfEven)).toEqual([-2, -2, -0, 0, 2, 2, 0]);
  });
});

describe('arithmetic', () => {
  const made = (opType: string, ...operands: Tensor[]): Tensor => {
    const names = operands.map((_, i) => `x${i}`);
    const model = testModel({
      inputs: Object.fromEntries(operands.map(({ dims }, i) => [`x${i}`, dims])),
      outputs: { y: undefined },
      types: { y: operands[0]!.type, ...Object.fromEntries(operands.map(({ type }, i) => [`x${i}`, type])) },
      nodes: [makeNode(opType, names, ['y'], opType === 'BitShift' ? { attributes: { direction: 'LEFT' } } : {})],
    });
    return evaluate(model, Object.fromEntries(operands.map((operand, i) => [`x${i}`, operand]))).y!;
  };
  const longs = (...values: bigint[]): Tensor => ({
    type: 'int64',
    dims: [values.length],
    values: BigInt64Array.from(values),
  });
  const floats = (...values: number[]): Tensor => ({
    type: 'float',
    dims: [values.length],
    values: Float32Array.from(values),
  });

  test('powers and shifts of integers have their lowest bits, however large they are', () => {
    const most = 2n ** 63n - 1n;
    const shifted = { type: 'uint64', dims: [2], values: BigUint64Array.of(1n, 1n) } as const;

    expect(made('Pow', longs(3n, -3n, 2n, -1n, 2n), longs(5n, 3n, most, -most, -1n)).values).toEqual(
      BigInt64Array.of(243n, -27n, 0n, -1n, 0n),
    );
    expect(made('BitShift', shifted, { ...shifted, values: BigUint64Array.of(63n, 2n ** 64n - 1n) }).values).toEqual(
      BigUint64Array.of(2n ** 63n, 0n),
    );
  });

  test('integers of 64 bits keep their digits', () => {
    const most = 2n ** 63n - 1n;
    const constant = testModel({
      inputs: {},
      outputs: { y: undefined, z: undefined },
      types: { y: 'int64', z: 'int64' },
      nodes: [
        makeNode('Constant', [], ['y'], { attributes: { value_int: most } }),
        makeNode('Constant', [], ['z'], { attributes: { value_ints: [most, -most] } }),
      ],
    });

    expect(evaluate(constant, {}).y!.values).toEqual(BigInt64Array.of(most));
    expect(evaluate(constant, {}).z!.values).toEqual(BigInt64Array.of(most, -most));
    expect(made('ArgMax', longs(most - 2n, most, most - 1n)).values).toEqual(BigInt64Array.of(1n));
    expect(made('ReduceL1', longs(2n ** 60n, -1n)).values).toEqual(BigInt64Array.of(2n ** 60n + 1n));
  });

  test('powers of 1 and infinite ones of -1 are 1, as in C', () => {
    const { POSITIVE_INFINITY: infinity, NaN: nan } = Number;

    expect(made('Pow', floats(1, 1, -1, -1), floats(nan, infinity, infinity, -infinity)).values).toEqual(
      Float32Array.of(1, 1, 1, 1),
    );
  });

  test('a long row is no list of arguments', () => {
    const x = { type: 'float', dims: [1, 200_000], values: new Float32Array(200_000) } as const;

    expect(made('LogSoftmax', x).values[0]).toBeCloseTo(-Math.log(200_000));
  });

  test('a label of no length makes sums of nothing', () => {
    const none: Tensor = { type: 'float', dims: [2, 0], values: new Float32Array() };
    const model = testModel({
      inputs: { a: [2, 0], b: [0, 3] },
      outputs: { y: [2, 3] },
      nodes: [makeNode('Einsum', ['a', 'b'], ['y'], { attributes: { equation: 'ij,jk->ik' } })],
    });

    expect(evaluate(model, { a: none, b: { ...none, dims: [0, 3] } }).y!.values).toEqual(new Float32Array(6));
  });

  test('of nothing but zeros dynamic quantization has a scale of 1, as plans have', () => {
    const model = testModel({
      inputs: { x: [2] },
      outputs: { y: [2], s: [], z: [] },
      types: { y: 'uint8', z: 'uint8' },
      nodes: [makeNode('DynamicQuantizeLinear', ['x'], ['y', 's', 'z'])],
    });

    expect(evaluate(model, { x: floats(0, 0) }).s!.values).toEqual(Float32Array.of(1));
  });
});

test('packed integers are one to an entry, and packed again', () => {
  const packed = makeTensor('t', 'int4', [3], Uint8Array.of(0xf1, 0x08));

  const tensor = fromProto(packed);

  expect(tensor.values).toEqual(Int8Array.of(1, -1, -8));
  expect(toProto('t', tensor)).toEqual(packed);
});
