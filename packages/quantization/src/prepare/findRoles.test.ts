import { makeGraph, makeModel, makeNode, makeTensor, makeValueInfo, type NodeProto } from '@kinglet/onnx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Layer } from '../recipe.ts';
import { prepareModel } from './prepareModel.ts';
import { selectLayers } from './selectLayers.ts';

test('attention is what projects to and from its products; around residuals only the last product is output', () => {
  const layers = transformerLayers();

  expect(layers.map(({ name, roles }) => [name, roles])).toEqual([
    ['table', ['embedding']],
    ['q', ['attention']],
    ['k', ['attention']],
    ['v', ['attention']],
    ['projection', ['attention']],
    ['up', []],
    ['down', ['output']],
  ]);
});

test('a Conv of one channel a group is depthwise', () => {
  const nodes = [
    makeNode('Conv', ['x', 'w'], ['a'], { name: 'depthwise', attributes: { group: 4n } }),
    makeNode('Conv', ['a', 'p'], ['y'], { name: 'pointwise' }),
  ];

  const layers = layersOf([1, 4, 3, 3], nodes, { w: [4, 1, 3, 3], p: [2, 4, 1, 1] });

  expect(layers.map(({ roles }) => roles)).toEqual([['depthwise'], ['output']]);
});

test('an operator that is attention by itself has projections too, and images are embedded by patches', () => {
  const nodes = [
    makeNode('Conv', ['x', 'p'], ['patches'], { name: 'patch', attributes: { strides: [2n, 2n] } }),
    makeNode('Reshape', ['patches', 'tokens'], ['t']),
    makeNode('MatMul', ['t', 'w'], ['q'], { name: 'q' }),
    makeNode('MultiHeadAttention', ['q', 't', 't'], ['m'], { domain: 'com.microsoft' }),
    makeNode('MatMul', ['m', 'w'], ['o'], { name: 'o' }),
    makeNode('Relu', ['o'], ['r']),
    makeNode('MatMul', ['r', 'w'], ['y'], { name: 'head' }),
  ];

  const layers = layersOf([1, 3, 4, 4], nodes, { p: [4, 3, 2, 2], w: [4, 4] });

  expect(layers.map(({ name, roles }) => [name, roles])).toEqual([
    ['patch', ['attention', 'embedding']],
    ['q', ['attention']],
    ['o', ['attention']],
    ['head', ['output']],
  ]);
});

test('layers are selected by role, operator and glob, in their order', () => {
  const layers = transformerLayers();
  const select = (...entries: string[]): string[] => selectLayers(layers, entries).map(({ name }) => name);

  expect(select('output', 'embedding')).toEqual(['table', 'down']);
  expect(select('Gather')).toEqual(['table']);
  expect(select('?', '*o*n')).toEqual(['q', 'k', 'v', 'projection', 'down']);
  expect(select()).toEqual([]);
});

test('a glob fits what the same regular expression fits', () => {
  const [layer] = transformerLayers();
  const letters = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 8 });
  fc.assert(
    fc.property(letters('ab'), letters('ab*?'), (name, glob) => {
      const pattern = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      const select = () => selectLayers([{ ...layer!, name }], [glob]);
      if (pattern.test(name)) expect(select()).toHaveLength(1);
      else expect(select).toThrow(/fits none/);
    }),
  );
});

test.each([['depthwise'], ['projektion'], ['Conv'], ['x*']])(
  '%s fits no layer: an error with what is near',
  (entry) => {
    expect(() => selectLayers(transformerLayers(), ['up', entry])).toThrow(
      expect.objectContaining({
        code: 'KINGLET_QUANTIZATION_LAYER',
        message: expect.stringContaining('the nearest are "'),
      }),
    );
    expect(() => selectLayers(transformerLayers(), ['projektion'])).toThrow(
      /"projektion".*the nearest are "projection"/,
    );
  },
);

/** One block, whose heads are not apart, without normalization: a table, attention, two layers, residuals around each. */
function transformerLayers(): readonly Layer[] {
  const nodes = [
    makeNode('Cast', ['x'], ['ids'], { attributes: { to: 7n } }),
    makeNode('Gather', ['rows', 'ids'], ['e'], { name: 'table' }),
    ...['q', 'k', 'v'].map((name) => makeNode('MatMul', ['e', 'w'], [name], { name })),
    makeNode('Add', ['q', 'b'], ['qb']),
    makeNode('Transpose', ['k'], ['kt'], { attributes: { perm: [0n, 2n, 1n] } }),
    makeNode('MatMul', ['qb', 'kt'], ['scores']),
    makeNode('Mul', ['scores', 'b'], ['scaled']),
    makeNode('Softmax', ['scaled'], ['p']),
    makeNode('MatMul', ['p', 'v'], ['sums']),
    makeNode('MatMul', ['sums', 'w'], ['o'], { name: 'projection' }),
    makeNode('Add', ['e', 'o'], ['h']),
    makeNode('MatMul', ['h', 'w'], ['u'], { name: 'up' }),
    makeNode('Relu', ['u'], ['r']),
    makeNode('MatMul', ['r', 'w'], ['d'], { name: 'down' }),
    makeNode('Add', ['h', 'd'], ['y']),
  ];
  return layersOf([1, 4], nodes, { rows: [9, 4], w: [4, 4], b: [1] });
}

function layersOf(
  shape: readonly number[],
  nodes: readonly NodeProto[],
  weights: Readonly<Record<string, readonly number[]>>,
): readonly Layer[] {
  const initializers = Object.entries(weights).map(([name, dims]) =>
    makeTensor(name, 'float', dims, new Float32Array(dims.reduce((a, b) => a * b, 1)).fill(0.5)),
  );
  initializers.push(makeTensor('tokens', 'int64', [3], BigInt64Array.of(1n, 4n, 4n)));
  const info = (name: string, dims?: readonly number[]) =>
    makeValueInfo(name, { kind: 'tensor', elementType: 'float', shape: dims });
  const graph = makeGraph({ nodes, inputs: [info('x', shape)], outputs: [info('y')], initializers });
  return prepareModel(makeModel(graph, { opsets: { '': 21, 'com.microsoft': 1 } })).layers;
}
