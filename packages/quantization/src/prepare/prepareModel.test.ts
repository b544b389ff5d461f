import { evaluate, type Tensor } from '@kinglet/inference/compile';
import {
  type ModelProto,
  makeGraph,
  makeModel,
  makeNode,
  makeTensor,
  makeValueInfo,
  type NodeProto,
  type TensorProto,
  tensorValues,
  writeModel,
} from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { prepareModel } from './prepareModel.ts';

test('constants become initializers, integers with all 64 bits', () => {
  const large = 2n ** 53n + 1n;
  const model = modelOf(
    [2, 2],
    [
      makeNode('Constant', [], ['length'], { attributes: { value_ints: [large, -large] } }),
      makeNode('MatMul', ['x', 'w'], ['y']),
      makeNode('Identity', ['length'], ['unread']),
    ],
    [floats('w', [2, 2])],
  );
  model.graph!.output.push(makeValueInfo('unread', { kind: 'tensor', elementType: 'int64', shape: [2] }));

  const { initializer } = prepareModel(model).model.graph!;

  const values = initializer.map((tensor) => tensorValues(tensor)).find((found) => found instanceof BigInt64Array);
  expect(values).toEqual(BigInt64Array.of(large, -large));
});

const statistics = ['scale', 'shift', 'mean', 'variance'];

test.each([
  ['Conv', [6, 2, 3, 3], { group: 2n }, 6],
  ['ConvTranspose', [4, 3, 3, 3], { group: 2n }, 6],
] as const)(
  'BatchNormalization and a sum go into %s, whose groups are kept apart',
  (opType, dims, attributes, channels) => {
    const model = modelOf(
      [1, 4, 5, 5],
      [
        makeNode(opType, ['x', 'w', 'b'], ['c'], { attributes }),
        makeNode('Add', ['c', 'more'], ['a']),
        makeNode('BatchNormalization', ['a', ...statistics], ['y']),
      ],
      [floats('w', dims), floats('b', [channels]), floats('more', [channels, 1, 1]), ...statisticsOf(channels)],
    );

    const prepared = prepareModel(model);

    expect(operatorsOf(prepared.model)).toEqual([opType]);
    expectSameAnswers(model, prepared.model);
  },
);

test('MatMul with a bias, alpha and beta of Gemm, and what normalizes them become Gemm with weights and a bias', () => {
  const attributes = { alpha: 0.5, beta: 3, transB: 1n };
  const model = modelOf(
    [2, 5],
    [
      makeNode('MatMul', ['x', 'w'], ['m']),
      makeNode('Add', ['more', 'm'], ['a']),
      makeNode('Relu', ['a'], ['r']),
      makeNode('Gemm', ['r', 'v', 'c'], ['g'], { attributes }),
      makeNode('BatchNormalization', ['g', ...statistics], ['y']),
    ],
    [floats('w', [5, 4]), floats('more', [1, 4]), floats('v', [3, 4]), floats('c', []), ...statisticsOf(3)],
  );

  const prepared = prepareModel(model);

  expect(operatorsOf(prepared.model)).toEqual(['Gemm', 'Relu', 'Gemm']);
  expect(
    prepared.layers.map(({ weightDims, channelAxis, bias }) => [weightDims, channelAxis, bias !== undefined]),
  ).toEqual([
    [[5, 4], 1, true],
    [[3, 4], 0, true],
  ]);
  expectSameAnswers(model, prepared.model);
});

test.each([
  ['a sum along the rows', [makeNode('Conv', ['x', 'w'], ['c']), makeNode('Add', ['c', 'more'], ['y'])]],
  [
    'what another reads',
    [makeNode('Conv', ['x', 'w'], ['c']), makeNode('Add', ['c', 'one'], ['a']), makeNode('Mul', ['a', 'c'], ['y'])],
  ],
])('%s stays', (_, nodes) => {
  const model = modelOf([1, 2, 3, 3], nodes, [floats('w', [2, 2, 1, 1]), floats('more', [3]), floats('one', [1])]);

  const prepared = prepareModel(model);

  expect(operatorsOf(prepared.model)).toEqual(operatorsOf(model));
  expectSameAnswers(model, prepared.model);
});

test('weights that are computed from constants become initializers; the model given stays as it is', () => {
  const model = modelOf(
    [2, 3],
    [
      makeNode('Constant', [], ['k'], { attributes: { value: floats('', [4, 3]) } }),
      makeNode('Transpose', ['k'], ['t']),
      makeNode('MatMul', ['x', 't'], ['m']),
      makeNode('Identity', ['m'], ['i']),
      makeNode('Dropout', ['i'], ['y']),
    ],
    [],
  );
  const before = writeModel(model);

  const prepared = prepareModel(model);

  expect(operatorsOf(prepared.model)).toEqual(['MatMul']);
  expect(prepared.layers[0]!.weightDims).toEqual([3, 4]);
  expect(writeModel(model)).toEqual(before);
  expectSameAnswers(model, prepared.model);
});

test('every node has a name of its own, and the same model makes the same bytes', () => {
  const nodes = ['a', 'b', 'y'].map((name, i) =>
    makeNode('MatMul', [['x', 'a', 'b'][i]!, 'w'], [name], i ? { name: 'n' } : {}),
  );
  const model = modelOf([1, 3], nodes, [floats('w', [3, 3])]);

  const [first, second] = [prepareModel(model), prepareModel(model)];

  expect(first.layers.map(({ name }) => name)).toEqual(['a', 'n', 'n_1']);
  expect(writeModel(first.model)).toEqual(writeModel(second.model));
});

test("products inside other nodes are named in the notes, and ONNX's domain may be written out", () => {
  const info = makeValueInfo('z', { kind: 'tensor', elementType: 'float', shape: undefined });
  const nodes = [makeNode('MatMul', ['m', 'w'], ['z'], { name: 'inner', domain: 'ai.onnx' })];
  const branch = makeGraph({ nodes, inputs: [], outputs: [info] });
  const model = modelOf(
    [3, 3],
    [
      makeNode('MatMul', ['x', 'w'], ['m'], { name: 'outer' }),
      makeNode('If', ['condition'], ['y'], { attributes: { then_branch: branch, else_branch: branch } }),
    ],
    [floats('w', [3, 3]), makeTensor('condition', 'bool', [], Uint8Array.of(1))],
  );
  model.graph!.node[0]!.domain = 'ai.onnx';

  const { layers, notes } = prepareModel(model);

  expect(layers.map(({ name }) => name)).toEqual(['outer']);
  expect(notes).toContain('"inner" (MatMul): stays float, since it is in a graph inside another node');
});

test('products without constant weights are no layers, and a model of those alone is refused with the reason', () => {
  const model = modelOf([3, 3], [makeNode('MatMul', ['x', 'x'], ['y'], { name: 'square' })], []);

  expect(() => prepareModel(model)).toThrow(
    expect.objectContaining({
      code: 'KINGLET_QUANTIZATION_MODEL',
      message: expect.stringContaining('"square" (MatMul): stays float, since its weights are not constant'),
    }),
  );
});

function modelOf(
  shape: readonly number[],
  nodes: readonly NodeProto[],
  initializers: readonly TensorProto[],
): ModelProto {
  const infoOf = (name: string, dims: readonly number[] | undefined) =>
    makeValueInfo(name, { kind: 'tensor', elementType: 'float', shape: dims });
  // Nodes are the model's own: cases share them.
  const own = nodes.map(({ opType, input, output, name, attribute }) => {
    const node = makeNode(opType, input, output, { name });
    node.attribute.push(...attribute);
    return node;
  });
  return makeModel(
    makeGraph({ nodes: own, inputs: [infoOf('x', shape)], outputs: [infoOf('y', undefined)], initializers }),
  );
}

function statisticsOf(channels: number): TensorProto[] {
  return statistics.map((name) => floats(name, [channels], name === 'variance' ? 1.5 : 0));
}

/** Numbers between -1 and 1, moved. */
function floats(name: string, dims: readonly number[], offset = 0): TensorProto {
  return makeTensor(name, 'float', dims, wave(dims, name.length + 1, offset));
}

function wave(dims: readonly number[], seed: number, offset = 0): Float32Array {
  const length = dims.reduce((product, count) => product * count, 1);
  return Float32Array.from({ length }, (_, i) => Math.sin(seed * (i + 1)) + offset);
}

function expectSameAnswers(before: ModelProto, after: ModelProto): void {
  const { type } = before.graph!.input[0]!;
  const dims =
    type?.value.case === 'tensorType' ? type.value.value.shape!.dim.map(({ value }) => Number(value.value)) : [];
  const x: Tensor = { type: 'float', dims, values: wave(dims, 0.7) };
  const [expected, found] = [before, after].map((model) => evaluate(model, { x }).y!) as [Tensor, Tensor];
  expect(found.dims).toEqual(expected.dims);
  for (const [i, value] of Array.from(expected.values, Number).entries())
    expect(Math.abs(Number(found.values[i]) - value)).toBeLessThan(1e-5 * (1 + Math.abs(value)));
}

function operatorsOf({ graph }: ModelProto): string[] {
  return graph!.node.map(({ opType }) => opType);
}
