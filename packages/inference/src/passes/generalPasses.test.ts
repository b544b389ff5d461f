// What the passes that know no kernels find, and what they leave alone.
import { type ModelProto, makeNode, type NodeProto } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { scalar, type TestModelParts, testModel } from '../../test/testModel.ts';
import { compile } from '../compile/compile.ts';
import { evaluate, evaluateGraph, type Tensor } from '../evaluate/index.ts';
import { eliminateTransposes } from './eliminateTransposes.ts';
import { foldConstants } from './foldConstants.ts';
import { mergeChains } from './mergeChains.ts';
import { mergeDuplicates } from './mergeDuplicates.ts';
import { ModelGraph } from './modelGraph.ts';
import { removeNoOps } from './removeNoOps.ts';
import { removeUnused } from './removeUnused.ts';
import { type Pass, runPasses } from './runPasses.ts';

const dims = [2, 3, 4];
const x: Tensor = { type: 'float', dims, values: Float32Array.from({ length: 24 }, (_, i) => Math.sin(i * 1.3)) };

/** The operators that are left, after the answers were found to be those of before. */
function operatorsAfter(
  parts: Partial<TestModelParts> & { readonly nodes: readonly NodeProto[] },
  ...passes: Pass[]
): string[] {
  return operatorsOf(testModel({ inputs: { x: dims }, outputs: { y: [] as const }, ...parts }), passes);
}

function operatorsOf(model: ModelProto, passes: readonly Pass[], inputs = { x }): string[] {
  for (const output of model.graph!.output) delete output.type;
  const expected = evaluate(model, inputs);
  const graph = new ModelGraph(model);
  runPasses(graph, [...passes, removeUnused]);
  expect(evaluateGraph(graph.proto, { opsets: graph.opsets, functions: [] }, inputs)).toEqual(expected);
  return graph.nodes.map(({ opType }) => opType);
}

const node = (opType: string, input: string, output: string, attributes = {}): NodeProto =>
  makeNode(opType, input.split(' '), [output], { attributes });
const longs = (...values: number[]) => ({
  type: 'int64' as const,
  dims: [values.length],
  values: BigInt64Array.from(values, BigInt),
});
const filled = (lengths: readonly number[], value: number) => ({
  dims: lengths,
  values: new Float32Array(lengths.reduce((a, b) => a * b, 1)).fill(value),
});

const ramp = (lengths: readonly number[]) => ({
  dims: lengths,
  values: Float32Array.from({ length: lengths.reduce((a, b) => a * b, 1) }, (_, i) => Math.cos(i)),
});

describe('foldConstants', () => {
  test('large matrices are turned while they are packed, others now', () => {
    const nodes = [node('Transpose', 'w', 't', { perm: [1n, 0n] }), makeNode('MatMul', ['x', 't'], ['y'])];
    const weights = (rows: number) => ({ w: { dims: [rows, 4], values: new Float32Array(4 * rows).fill(0.5) } });

    expect(operatorsAfter({ nodes, weights: weights(2 ** 18) }, foldConstants)).toEqual(['Transpose', 'MatMul']);
    expect(operatorsAfter({ nodes, weights: weights(2 ** 18 - 1) }, foldConstants)).toEqual(['MatMul']);
    const model = testModel({ inputs: { x: dims }, outputs: { y: undefined }, nodes, weights: weights(2 ** 18) });
    expect(compile(model).program.instructions.map(({ kernel }) => kernel)).toEqual(['matmulPacked']);
  });

  test('computes what no input changes, through several nodes', () => {
    const nodes = [node('Add', 'two two', 'four'), node('Sqrt', 'four', 'root'), node('Mul', 'x root', 'y')];

    expect(operatorsAfter({ nodes, weights: { two: scalar(2) } }, foldConstants)).toEqual(['Mul']);
  });

  test('knows lengths that the batch does not change', () => {
    const nodes = [
      node('Shape', 'x', 'shape'),
      node('Gather', 'shape last', 'length'),
      node('Cast', 'length', 'factor', { to: 1n }),
      node('Mul', 'x factor', 'y'),
    ];

    expect(operatorsAfter({ inputs: { x: ['N', 3, 4] }, nodes, weights: { last: longs(2) } }, foldConstants)).toEqual([
      'Mul',
    ]);
  });

  test('keeps the digits of the largest integers, which slices end at, and the lengths that follow from them', () => {
    const most = { type: 'int64' as const, dims: [1], values: BigInt64Array.of(2n ** 63n - 1n) };
    const weights = { most, one: longs(1), row: ramp([5]) };
    const end = node('Concat', 'most', 'to', { axis: 0n });
    const ofConstant = [end, node('Slice', 'row one to', 'part'), node('Mul', 'x part', 'y')];
    const ofInput = [
      node('Cast', 'most', 'to', { to: 7n }),
      node('Slice', 'x one to', 'part'),
      node('Tile', 'part times', 'y'),
    ];

    expect(operatorsAfter({ nodes: ofConstant, weights }, foldConstants)).toEqual(['Mul']);
    const model = testModel({
      inputs: { x: dims },
      outputs: { y: undefined },
      nodes: ofInput,
      weights: { most, one: longs(1), times: longs(1, 2, 1) },
    });
    const graph = new ModelGraph(model);
    runPasses(graph, [foldConstants]);
    expect(graph.shapeOf('y')).toEqual([1, 6, 4]);
  });

  test('computes a product of many elements that takes one multiplication for each', () => {
    const outer = node('Einsum', 'a b', 'c', { equation: 'i,j->ij' });
    const nodes = [outer, node('ReduceMax', 'c', 'm', { keepdims: 0n }), node('Mul', 'x m', 'y')];

    expect(operatorsAfter({ nodes, weights: { a: filled([1500], 2), b: filled([8], 3) } }, foldConstants)).toEqual([
      'Mul',
    ]);
  });

  test.each([
    ['a sum of all products', node('Einsum', 'a b', 'c', { equation: 'i,j->' }), { a: [8000], b: [8000] }],
    ['a determinant', node('Det', 'a', 'c'), { a: [1000, 1000] }],
    [
      'a window that is mostly padding',
      node('AveragePool', 'a', 'c', { kernel_shape: [2n ** 25n], pads: [2n ** 25n - 1n, 0n] }),
      { a: [1, 1, 1] },
    ],
  ] as const)('leaves what would take too long: %s', (_, first, shapes) => {
    const weights = Object.fromEntries(Object.entries(shapes).map(([name, lengths]) => [name, filled(lengths, 1)]));
    const nodes = [first, node('Mul', 'x c', 'y')];
    const graph = new ModelGraph(testModel({ inputs: { x: dims }, outputs: { y: undefined }, nodes, weights }));

    expect(foldConstants.run(graph)).toBe(0);
  });

  test('leaves what would make the file much larger', () => {
    const nodes = [node('Expand', 'two shape', 'many'), node('ReduceSum', 'many', 'sum'), node('Mul', 'x sum', 'y')];
    const graph = new ModelGraph(
      testModel({
        inputs: { x: dims },
        outputs: { y: dims },
        nodes,
        weights: { two: scalar(2), shape: longs(2 ** 20) },
      }),
    );

    expect(foldConstants.run(graph)).toBe(0);
  });
});

describe('removeNoOps', () => {
  const cases: Record<string, NodeProto> = {
    Identity: node('Identity', 'x', 'a'),
    Dropout: node('Dropout', 'x', 'a'),
    'x + 0': node('Add', 'x zero', 'a'),
    '0 + x': node('Add', 'zero x', 'a'),
    'x - 0': node('Sub', 'x zero', 'a'),
    'x * 1': node('Mul', 'x one', 'a'),
    'x / 1': node('Div', 'x one', 'a'),
    'x ^ 1': node('Pow', 'x one', 'a'),
    'Cast to float': node('Cast', 'x', 'a', { to: 1n }),
    'Reshape to the same shape': node('Reshape', 'x same', 'a'),
    'Transpose of nothing': node('Transpose', 'x', 'a', { perm: [0n, 1n, 2n] }),
    'Concat of one': node('Concat', 'x', 'a', { axis: 0n }),
    'Pad by nothing': node('Pad', 'x pads', 'a'),
  };
  const weights = { zero: scalar(0), one: filled([4], 1), same: longs(2, -1, 4), pads: longs(0, 0, 0, 0, 0, 0) };

  test.each(Object.entries(cases))('%s goes', (_, first) => {
    expect(operatorsAfter({ nodes: [first, node('Neg', 'a', 'y')], weights }, removeNoOps)).toEqual(['Neg']);
  });

  test('an output of the model keeps its name', () => {
    expect(operatorsAfter({ nodes: [node('Neg', 'x', 'a'), node('Identity', 'a', 'y')] }, removeNoOps)).toEqual([
      'Neg',
    ]);
  });

  test('an output that is an input keeps its node', () => {
    expect(operatorsAfter({ nodes: [node('Identity', 'x', 'y')] }, removeNoOps)).toEqual(['Identity']);
  });

  test('a constant that spreads a value is no neutral one', () => {
    const nodes = [node('Add', 'x zeros', 'y')];

    expect(operatorsAfter({ nodes, weights: { zeros: filled([2, 2, 3, 4], 0) } }, removeNoOps)).toEqual(['Add']);
  });

  test.each([
    ['0 - x', node('Sub', 'zero x', 'y')],
    ['1 / x', node('Div', 'one x', 'y')],
    ['a reversed axis', node('Slice', 'x from to axes steps', 'y')],
    ['Cast to another type', node('Cast', 'x', 'y', { to: 11n })],
  ])('%s stays', (_, only) => {
    const steps = { from: longs(-1), to: longs(-99), axes: longs(1), steps: longs(-1) };

    expect(operatorsAfter({ nodes: [only], weights: { ...weights, ...steps } }, removeNoOps)).toEqual([only.opType]);
  });

  test('Cast to a wider type and back goes, to a narrower one stays', () => {
    const wide = [node('Cast', 'x', 'a', { to: 11n }), node('Cast', 'a', 'b', { to: 1n }), node('Neg', 'b', 'y')];
    const narrow = [node('Cast', 'x', 'a', { to: 10n }), node('Cast', 'a', 'b', { to: 1n }), node('Neg', 'b', 'y')];

    expect(operatorsAfter({ nodes: wide }, removeNoOps)).toEqual(['Neg']);
    expect(operatorsAfter({ nodes: narrow }, removeNoOps)).toEqual(['Cast', 'Cast', 'Neg']);
  });
});

describe('mergeDuplicates', () => {
  test('merges equal nodes and equal constants, chains of them too', () => {
    const nodes = [
      node('Mul', 'x two', 'a'),
      node('Mul', 'x other', 'b'),
      node('Exp', 'a', 'c'),
      node('Exp', 'b', 'd'),
      node('Sub', 'c d', 'e'),
      node('Add', 'e x', 'y'),
    ];

    expect(operatorsAfter({ nodes, weights: { two: scalar(2), other: scalar(2) } }, mergeDuplicates)).toEqual([
      'Mul',
      'Exp',
      'Sub',
      'Add',
    ]);
  });

  test('other attributes make other nodes', () => {
    const nodes = [
      node('Elu', 'x', 'a', { alpha: 0.5 }),
      node('Elu', 'x', 'b', { alpha: 0.25 }),
      node('Sub', 'a b', 'y'),
    ];

    expect(operatorsAfter({ nodes }, mergeDuplicates)).toEqual(['Elu', 'Elu', 'Sub']);
  });
});

describe('mergeChains', () => {
  test('merges shapes, and transposes that undo each other', () => {
    const shapes = [node('Flatten', 'x', 'a'), node('Reshape', 'a to', 'b'), node('Neg', 'b', 'y')];
    const turns = [
      node('Transpose', 'x', 'a', { perm: [2n, 0n, 1n] }),
      node('Transpose', 'a', 'b', { perm: [1n, 2n, 0n] }),
      node('Neg', 'b', 'y'),
    ];

    expect(operatorsAfter({ nodes: shapes, weights: { to: longs(6, 4) } }, mergeChains)).toEqual(['Reshape', 'Neg']);
    expect(operatorsAfter({ nodes: turns }, mergeChains, removeNoOps)).toEqual(['Neg']);
  });

  test('a Transpose that moves only an axis of length 1 is a Reshape', () => {
    const nodes = [node('Unsqueeze', 'x axes', 'a'), node('Transpose', 'a', 'y', { perm: [1n, 0n, 2n, 3n] })];

    expect(operatorsAfter({ nodes, weights: { axes: longs(0) } }, mergeChains)).toEqual(['Reshape']);
  });

  test('a shape that is computed, but for the batch, is a constant', () => {
    const nodes = [
      node('Shape', 'x', 'shape'),
      node('Gather', 'shape first', 'batch'),
      node('Concat', 'batch rest', 'to', { axis: 0n }),
      node('Reshape', 'x to', 'y'),
    ];
    const parts = { inputs: { x: ['N', 3, 4] }, nodes, weights: { first: longs(0), rest: longs(12) } };

    expect(operatorsAfter(parts, mergeChains)).toEqual(['Reshape']);
  });
});

describe('eliminateTransposes', () => {
  const turn = (input: string, output: string, ...perm: bigint[]): NodeProto =>
    node('Transpose', input, output, { perm });

  test('a transpose that is undone behind operations on elements goes with the one that undoes it', () => {
    const nodes = [
      turn('x', 'a', 1n, 2n, 0n),
      node('Relu', 'a', 'b'),
      node('Mul', 'b two', 'c'),
      turn('c', 'd', 2n, 0n, 1n),
      node('Neg', 'd', 'y'),
    ];

    expect(operatorsAfter({ nodes, weights: { two: scalar(2) } }, eliminateTransposes)).toEqual(['Relu', 'Mul', 'Neg']);
  });

  test('two operands that are transposed alike are transposed once', () => {
    const nodes = [
      node('Neg', 'x', 'm'),
      turn('x', 'a', 0n, 2n, 1n),
      turn('m', 'b', 0n, 2n, 1n),
      node('Add', 'a b', 'y'),
    ];

    expect(operatorsAfter({ nodes }, eliminateTransposes)).toEqual(['Neg', 'Add', 'Transpose']);
  });

  test('the third operand of Max is looked at too', () => {
    const weights = { two: scalar(0.5), third: ramp([2, 4, 3]) };
    const undone = [turn('x', 'a', 0n, 2n, 1n), node('Max', 'a two third', 'b'), turn('b', 'y', 0n, 2n, 1n)];
    const alike = [turn('x', 'a', 0n, 2n, 1n), node('Neg', 'x', 'm'), turn('m', 'b', 0n, 2n, 1n)];

    expect(operatorsAfter({ nodes: undone, weights }, eliminateTransposes)).toEqual(['Transpose', 'Max', 'Transpose']);
    expect(operatorsAfter({ nodes: [...alike, node('Max', 'a b third', 'y')], weights }, eliminateTransposes)).toEqual([
      'Transpose',
      'Neg',
      'Transpose',
      'Max',
    ]);
  });

  test('what is made before the transpose has the type of what was made behind it', () => {
    const nodes = [node('Cast', 'x', 'm', { to: 7n }), turn('m', 'a', 0n, 2n, 1n), turn('x', 'b', 0n, 2n, 1n)];
    const model = testModel({
      inputs: { x: dims },
      outputs: { y: undefined },
      nodes: [...nodes, node('Pow', 'b a', 'y')],
    });
    const graph = new ModelGraph(model);

    runPasses(graph, [eliminateTransposes]);

    expect(graph.types.get('y_turned')).toMatchObject({ elementType: 'float', shape: dims });
  });

  test('an operation along an axis is no operation on elements', () => {
    const nodes = [turn('x', 'a', 0n, 2n, 1n), node('Softmax', 'a', 'b'), turn('b', 'y', 0n, 2n, 1n)];

    expect(operatorsAfter({ nodes }, eliminateTransposes)).toEqual(['Transpose', 'Softmax', 'Transpose']);
  });
});
