import { describe, expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import type { Shape } from './dimension.ts';
import type { NodeProto } from './generated/onnx_pb.ts';
import { inferShapes } from './inferShapes.ts';
import { makeGraph, makeModel, makeNode, makeValueInfo } from './make.ts';
import { makeTensor } from './tensor.ts';
import { describeType, tensorType } from './valueType.ts';

describe('a symbolic batch', () => {
  test('goes through a whole encoder', () => {
    const { types, known, unsupported } = inferShapes(encoderModel());

    expect(unsupported).toEqual([]);
    expect(describeType(types.get('q_heads'))).toBe('float[batch, 4, 16, 8]');
    expect(describeType(types.get('scores'))).toBe('float[batch, 4, 16, 16]');
    expect(describeType(types.get('encoded'))).toBe('float[batch, 16, 32]');
    expect(known.get('q_split')?.data).toEqual(['batch', 16, 4, 8]);
    expect([...types.values()].map(describeType).filter((text) => text.includes('?'))).toEqual([]);
  });

  test('can be fixed by the caller', () => {
    const { types } = inferShapes(encoderModel(), { inputShapes: { tokens: [3, 16] } });

    expect(describeType(types.get('encoded'))).toBe('float[3, 16, 32]');
  });
});

describe('data-driven shapes', () => {
  test('Reshape divides what -1 stands for by symbols', () => {
    expect(shapeAfter([makeNode('Reshape', ['x', 'ints'], ['y'])], ['N', 4, 6], [0n, -1n])).toEqual(['N', 24]);
    expect(shapeAfter([makeNode('Reshape', ['x', 'ints'], ['y'])], ['N', 4, 6], [-1n, 8n])).toEqual(['3*N', 8]);
    expect(shapeAfter([makeNode('Flatten', ['x'], ['y'])], ['N', 4, 6])).toEqual(['N', 24]);
  });

  test('Expand by a shape whose -1 was replaced, as exporters do it', () => {
    const nodes = [
      makeNode('Shape', ['x'], ['shape']),
      makeNode('Equal', ['shape', 'ints'], ['is_open']),
      makeNode('Where', ['is_open', 'ints', 'shape'], ['target']),
      makeNode('Expand', ['x', 'target'], ['y']),
    ];

    expect(shapeAfter(nodes, ['N', 1, 6], [-1n, -1n, -1n])).toEqual(['N', 1, 6]);
  });

  test('Range, Slice, Split and arithmetic over lengths', () => {
    const nodes = [
      makeNode('Shape', ['x'], ['shape']),
      makeNode('Split', ['shape'], ['a', 'b'], { attributes: { num_outputs: 2n } }),
      makeNode('Mul', ['a', 'b'], ['product']),
      makeNode('ConstantOfShape', ['product'], ['y']),
    ];

    expect(shapeAfter(nodes, ['N', 6])).toEqual(['6*N']);
  });

  test('convolutions and pools of symbolic images', () => {
    const pool = makeNode('MaxPool', ['x'], ['y'], { attributes: { kernel_shape: [2n, 2n], strides: [2n, 2n] } });

    expect(shapeAfter([pool], ['N', 3, 'H', 8])).toEqual(['N', 3, 'floor((H - 2)/2) + 1', 4]);
  });

  test('what depends on values only is not guessed', () => {
    expect(shapeAfter([makeNode('NonZero', ['x'], ['y'])], [2, 3])).toEqual([2, undefined]);
    expect(shapeAfter([makeNode('Slice', ['x', 'ints', 'ints'], ['y'])], ['N', 3], [1n])).toEqual([undefined, 3]);
  });
});

describe('wrong shapes are errors with the name of the node', () => {
  const cases: [string, NodeProto, Shape, bigint[]][] = [
    ['elements', makeNode('Reshape', ['x', 'ints'], ['y'], { name: 'n' }), [2, 3], [4n]],
    ['two -1', makeNode('Reshape', ['x', 'ints'], ['y'], { name: 'n' }), [2, 3], [-1n, -1n]],
    ['an axis', makeNode('Flatten', ['x'], ['y'], { name: 'n', attributes: { axis: 9n } }), [2, 3], []],
    ['inner axes', makeNode('MatMul', ['x', 'x'], ['y'], { name: 'n' }), [2, 3], []],
    ['axes that do not broadcast', makeNode('Expand', ['x', 'ints'], ['y'], { name: 'n' }), [2, 3], [4n]],
    ['an order', makeNode('Transpose', ['x'], ['y'], { name: 'n', attributes: { perm: [0n, 0n] } }), [2, 3], []],
    ['an axis to squeeze', makeNode('Squeeze', ['x', 'ints'], ['y'], { name: 'n' }), [2, 3], [1n]],
    ['pieces', makeNode('Split', ['x', 'ints'], ['y', 'z'], { name: 'n' }), [4, 3], [1n, 1n]],
    ['a window', makeNode('MaxPool', ['x'], ['y'], { name: 'n', attributes: { kernel_shape: [9n] } }), [1, 1, 3], []],
    ['an equation', makeNode('Einsum', ['x'], ['y'], { name: 'n', attributes: { equation: 'abc->a' } }), [2, 3], []],
  ];

  test.each(cases)('%s', (_, node, shape, ints) => {
    expect(() => shapeAfter([node], shape, ints)).toThrow(
      expect.objectContaining({ code: 'KINGLET_ONNX_SHAPE', node: `"n" (${node.opType})` }),
    );
  });

  test('and so are types that do not fit', () => {
    const add = makeNode('Add', ['x', 'ints'], ['y'], { name: 'n' });
    const not = makeNode('Not', ['x'], ['y'], { name: 'n' });

    for (const node of [add, not])
      expect(() => shapeAfter([node], [2], [1n])).toThrow(expect.objectContaining({ code: 'KINGLET_ONNX_TYPE' }));
  });
});

test('an operator of another domain leaves its outputs open', () => {
  const node = makeNode('Magic', ['x'], ['y'], { domain: 'example' });
  const inputs = [makeValueInfo('x', tensorType('float', [1]))];
  const model = makeModel(makeGraph({ nodes: [node], inputs, outputs: [] }), { opsets: { '': 21, example: 1 } });

  const { types, unsupported } = inferShapes(model);

  expect(types.has('y')).toBe(false);
  expect(unsupported).toEqual(['example.Magic']);
});

test('an input without a value may be anything, even where it has a default', () => {
  const ints = makeTensor('ints', 'int64', [1], BigInt64Array.of(6n));
  const inputs = [makeValueInfo('x', tensorType('float', [2, 3])), makeValueInfo('ints', tensorType('int64', [1]))];
  const nodes = [makeNode('Reshape', ['x', 'ints'], ['y'])];
  const model = makeModel(makeGraph({ nodes, inputs, outputs: [], initializers: [ints] }));

  expect(describeType(inferShapes(model).types.get('y'))).toBe('float[?]');
  expect(describeType(inferShapes(model, { inputValues: { ints } }).types.get('y'))).toBe('float[6]');
});

/** The shape of `y`, of float input `x` and the constant `ints`. */
function shapeAfter(nodes: readonly NodeProto[], x: Shape, ints: readonly bigint[] = []): Shape | undefined {
  const constant = makeTensor('ints', 'int64', [ints.length], BigInt64Array.from(ints));
  const inputs = [makeValueInfo('x', tensorType('float', x))];
  const { types } = inferShapes(makeModel(makeGraph({ nodes, inputs, outputs: [], initializers: [constant] })));
  const y = types.get('y');
  return y?.kind === 'tensor' ? y.shape : undefined;
}

describe('computed lengths are exact or not known', () => {
  const half = makeNode('Constant', [], ['half'], { attributes: { value_float: 0.7 } });
  const scaled = [
    makeNode('Shape', ['x'], ['shape']),
    makeNode('Cast', ['shape'], ['floats'], { attributes: { to: 1n } }),
    half,
    makeNode('Mul', ['floats', 'half'], ['product']),
    makeNode('Floor', ['product'], ['floor']),
    makeNode('Cast', ['floor'], ['target'], { attributes: { to: 7n } }),
    makeNode('ConstantOfShape', ['target'], ['y']),
  ];

  test('floats are those of single precision: 10 * 0.7 is 7', () => {
    expect(shapeAfter(scaled, [10])).toEqual([7]);
  });

  test('a fraction of a symbol is no length', () => {
    expect(shapeAfter(scaled, ['N'])).toEqual([undefined]);
  });

  test('whole numbers do not overflow', () => {
    const nodes = [makeNode('Mul', ['ints', 'ints'], ['square']), makeNode('ConstantOfShape', ['square'], ['y'])];

    expect(shapeAfter(nodes, [1], [2n ** 40n])).toEqual([undefined]);
  });
});
