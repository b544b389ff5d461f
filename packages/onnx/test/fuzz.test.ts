// Whatever the bytes are: a model, or an OnnxError, in bounded time and memory.

import { create } from '@bufbuild/protobuf';
import {
  diffModels,
  findOperator,
  findProblems,
  Graph,
  type GraphProto,
  inferShapes,
  makeGraph,
  makeModel,
  makeNode,
  makeTensor,
  makeValueInfo,
  type NodeProto,
  OnnxError,
  printModel,
  readModel,
  tensorType,
  writeModel,
} from '@kinglet/onnx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { OperatorSetIdProtoSchema } from '../src/generated/onnx_pb.ts';
import { newestOpset as newestOpsetOf } from '../src/operatorSchema.ts';
import { describeType } from '../src/valueType.ts';
import { backendCases, backendIsMissing } from './backendData.ts';
import { encoderModel } from './encoderModel.ts';

const numRuns = isNightly ? 200_000 : 1000;

describe('a file of anything', () => {
  test('random bytes are a model or an OnnxError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => survives(bytes)),
      { numRuns },
    );
  });

  test('a model cut off anywhere is a model or an OnnxError', () => {
    const bytes = writeModel(encoderModel());

    for (let length = 0; length < bytes.length; length++)
      expect(() => survives(bytes.subarray(0, length))).not.toThrow();
  });

  test('a model with some bytes changed is a model or an OnnxError', () => {
    const seeds = [writeModel(encoderModel()), ...seedModels()];
    const change = fc.record({ at: fc.nat(), value: fc.nat({ max: 255 }) });
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...seeds), changes, (seed, list) => {
        const bytes = new Uint8Array(seed);
        for (const { at, value } of list) bytes[at % bytes.length] = value;
        survives(bytes);
      }),
      { numRuns },
    );
  });

  test('parts of two models in one file are a model or an OnnxError', () => {
    const seeds = [writeModel(encoderModel()), ...seedModels()];
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.constantFrom(...seeds), fc.nat(), fc.nat(), (a, b, i, j) =>
        survives(Buffer.concat([a.subarray(0, i % a.length), b.subarray(j % b.length)])),
      ),
      { numRuns },
    );
  });
});

describe('a hostile file', () => {
  test('millions of empty messages are refused before they are decoded', () => {
    const nodes = new Uint8Array(8 * 2 ** 20).map((_, i) => (i % 2 ? 0 : 0x0a));
    const bytes = Buffer.concat([Buffer.from([0x3a]), varint(nodes.length), nodes]);

    const before = process.memoryUsage().rss;
    expect(codeOf(() => readModel(bytes, { maxDecodedBytes: 2 ** 28 }))).toBe('KINGLET_ONNX_TOO_LARGE');
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 26);
  });

  test('a length beyond the file is refused', () => {
    expect(codeOf(() => readModel(Uint8Array.of(0x3a, 0xff, 0xff, 0xff, 0xff, 0x07)))).toBe('KINGLET_ONNX_MALFORMED');
    expect(codeOf(() => readModel(Uint8Array.of(0x3a, ...Array(9).fill(0xff), 1)))).toBe('KINGLET_ONNX_MALFORMED');
  });

  test('graphs in graphs in graphs are refused at a depth', () => {
    // From the inside out: the graph of an attribute, of a node, of a graph.
    let bytes: Uint8Array = new Uint8Array();
    for (let depth = 0; depth < 6000; depth++)
      bytes = Buffer.concat([Uint8Array.of([0x32, 0x2a, 0x0a][depth % 3]!), varint(bytes.length), bytes]);
    const model = Buffer.concat([Uint8Array.of(0x3a), varint(bytes.length), bytes]);

    expect(codeOf(() => readModel(model))).toBe('KINGLET_ONNX_MALFORMED');
  });

  test('loops in loops, each of which is looked at twice, end', () => {
    let body = makeGraph({ nodes: [], inputs: [], outputs: [] });
    for (let depth = 0; depth < 28; depth++) body = loopGraph(body, depth);

    const start = process.cpuUsage();
    expect(codeOf(() => inferShapes(makeModel(body)))).toBe('KINGLET_ONNX_TOO_LARGE');
    expect(process.cpuUsage(start).user).toBeLessThan(20e6);
  });

  test('what a body holds beside its nodes counts too', () => {
    const names = Array.from({ length: 60_000 }, (_, i) => makeValueInfo(`v${i}`, tensorType('float', [1])));
    const body = makeGraph({ nodes: [], inputs: [], outputs: [] });
    body.valueInfo = names;
    const nodes = [1, 2].map((i) => makeNode('Loop', ['', ''], [`y${i}`], { attributes: { body } }));

    expect(codeOf(() => inferShapes(makeModel(makeGraph({ nodes, inputs: [], outputs: [] }))))).toBe(
      'KINGLET_ONNX_TOO_LARGE',
    );
  });

  test('a symbol of a megabyte is not calculated with', () => {
    const inputs = [makeValueInfo('x', tensorType('float', ['N'.repeat(2 ** 20)]))];
    const { types } = inferShapes(makeModel(makeGraph({ nodes: [], inputs, outputs: [] })));

    expect(describeType(types.get('x'))).toBe('float[?]');
  });

  test('a thousand graphs in a graph of many names are checked in no time', () => {
    const values = Array.from({ length: 20_000 }, (_, i) => makeValueInfo(`v${i}`, tensorType('float', [1])));
    const branch = makeGraph({ nodes: [], inputs: [], outputs: [] });
    const attributes = { then_branch: branch, else_branch: branch };
    const nodes = Array.from({ length: 2000 }, (_, i) => makeNode('If', ['v0'], [`y${i}`], { attributes }));

    const start = process.cpuUsage();
    findProblems(makeModel(makeGraph({ nodes, inputs: values, outputs: [] })));
    expect(process.cpuUsage(start).user).toBeLessThan(2e6);
  });

  test('a shape that grows with every node is refused', () => {
    const nodes = Array.from({ length: 60 }, (_, i) => makeNode('Gather', [`x${i}`, `x${i}`], [`x${i + 1}`]));
    const inputs = [makeValueInfo('x0', tensorType('int64', [2, 2]))];
    const model = makeModel(makeGraph({ nodes, inputs, outputs: [] }));

    expect(codeOf(() => inferShapes(model))).toBe('KINGLET_ONNX_SHAPE');
  });

  test('a shape of more elements than there are numbers takes no memory', () => {
    const huge = makeTensor('shape', 'int64', [3], BigInt64Array.of(2n ** 40n, 2n ** 40n, 2n ** 40n));
    const nodes = [
      makeNode('ConstantOfShape', ['shape'], ['x']),
      makeNode('Shape', ['x'], ['s']),
      makeNode('Expand', ['x', 's'], ['y']),
    ];
    const model = makeModel(makeGraph({ nodes, inputs: [], outputs: [], initializers: [huge] }));

    expect(inferShapes(model).known.has('x')).toBe(false);
  });
});

describe('a model that asks for what every object has', () => {
  const asked = ['constructor', 'toString', '__proto__'];

  test.each(asked)('the operator, the domain and the input %s', (name) => {
    const nodes = [makeNode(name, [name], ['y'], { domain: name }), makeNode(name, ['y'], ['z'])];
    const inputs = [makeValueInfo(name, tensorType('float', [1]))];
    const graph = makeGraph({ nodes, inputs, outputs: [] });

    const model = makeModel(graph);
    model.opsetImport.push(create(OperatorSetIdProtoSchema, { domain: name, version: 1n }));

    survives(writeModel(model));
    expect(inferShapes(model, { inputShapes: {} }).unsupported).toEqual([`${name}.${name}`, name]);
    expect(newestOpsetOf(name)).toBeUndefined();
    expect(findOperator('', name, 21)).toBeUndefined();
  });
});

describe('a model whose shapes are', () => {
  const none = makeTensor('none', 'int64', [0], new BigInt64Array());
  const wide = makeTensor('wide', 'int64', [2 ** 40, 0], new BigInt64Array());
  const below = makeTensor('below', 'int64', [0], new BigInt64Array());
  below.dims = [-5n];
  const ml = { domain: 'ai.onnx.ml' };

  test.each<[string, NodeProto]>([
    ['open, and joined to a list of known length', makeNode('Concat', ['n', 'm'], ['y'], { attributes: { axis: 0n } })],
    ['wide and empty, and gathered from', makeNode('Gather', ['wide', 'none'], ['y'], { attributes: { axis: 1n } })],
    ['negative', makeNode('Concat', ['below', 'none'], ['y'], { attributes: { axis: 0n } })],
    ['a scalar of text', makeNode('StringNormalizer', ['text'], ['y'])],
    ['a scalar of features', makeNode('ArrayFeatureExtractor', ['scalar', 'n'], ['y'], ml)],
  ])('%s', (_, node) => {
    const inputs = [
      makeValueInfo('n', tensorType('int64', ['N'])),
      makeValueInfo('m', tensorType('int64', ['-1'])),
      makeValueInfo('text', tensorType('string', [])),
      makeValueInfo('scalar', tensorType('float', [])),
    ];
    const outputs = [makeValueInfo('y', tensorType(undefined, node.opType === 'Concat' ? [5] : undefined))];
    const graph = makeGraph({ nodes: [node], inputs, outputs, initializers: [none, wide, below] });
    if (!node.input.includes('below')) graph.initializer.pop();

    const model = makeModel(graph, { opsets: { '': 21, 'ai.onnx.ml': 1 } });

    survives(writeModel(model));
    expect(codeOf(() => inferShapes(model)) ?? 'KINGLET_ONNX_').toMatch(/^KINGLET_ONNX_/);
  });

  test('of more axes than any framework has', () => {
    const axes = Array<number>(65).fill(1);
    const tensor = makeTensor('w', 'float', axes, Float32Array.of(1));
    const inputs = [makeValueInfo('x', tensorType('float', axes))];

    for (const parts of [{ inputs }, { inputs: [], initializers: [tensor] }])
      expect(codeOf(() => inferShapes(makeModel(makeGraph({ nodes: [], outputs: [], ...parts }))))).toBe(
        'KINGLET_ONNX_SHAPE',
      );
  });
});

/** Reads, checks, prints, compares, sorts and writes; an OnnxError may end it at any point. */
function survives(bytes: Uint8Array): void {
  try {
    const model = readModel(bytes);
    expect(Buffer.compare(writeModel(model), bytes)).toBe(0);
    findProblems(model);
    printModel(model);
    diffModels(model, encoderModel());
    const graph = new Graph(model);
    inferShapes(model);
    graph.removeUnused();
    graph.sort();
    readModel(writeModel(model));
  } catch (error) {
    if (!(error instanceof OnnxError)) throw error;
  }
}

/** A loop around a body whose state has another shape after every turn. */
function loopGraph(body: GraphProto, depth: number): GraphProto {
  const [state, grown] = [`s${depth}`, `g${depth}`];
  const [turn, goesOn] = [`i${depth}`, `c${depth}`];
  const condition = makeValueInfo(goesOn, tensorType('bool', []));
  const values = [state, grown].map((name) => makeValueInfo(name, tensorType('float', undefined)));
  const inputs = [makeValueInfo(turn, tensorType('int64', [])), condition, values[0]!];
  const nodes = [
    makeNode('Constant', [], [`k${depth}`], { attributes: { value_floats: [1, 2] } }),
    makeNode('Loop', ['', '', `k${depth}`], [`y${depth}`], { attributes: { body } }),
    makeNode('Concat', [`k${depth}`, `k${depth}`], [grown], { attributes: { axis: 0n } }),
  ];
  return makeGraph({ nodes, inputs, outputs: [condition, values[1]!] });
}

function seedModels(): Uint8Array[] {
  const names =
    /_(loop11|if|scan9_sum|resize_upsample_sizes_nearest|layer_normalization_2d_axis0_expanded|gemm_default)/;
  const chosen = backendIsMissing ? [] : [...backendCases('node')].filter(({ name }) => names.test(name));
  return chosen.map(({ model }) => model);
}

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error instanceof OnnxError ? error.code : String(error);
  }
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.of(...bytes, rest);
    bytes.push((rest % 128) + 128);
  }
}
