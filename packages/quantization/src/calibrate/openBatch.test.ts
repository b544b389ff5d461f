import { type FunctionProto, inferShapes, type ModelProto, makeNode, type NodeProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { scalar, testModel, type Weight } from '../../../inference/test/testModel.ts';
import { randomNumbers } from '../../test/testModels.ts';
import { batchRunner, type FloatRunner, floatRunner } from './floatRunner.ts';
import { observeRuns } from './observe.ts';
import { openBatch } from './openBatch.ts';

function floats(...dims: readonly number[]): Weight {
  const count = dims.reduce((product, length) => product * length, 1);
  return { dims, values: randomNumbers(count, count) };
}

function integers(...values: readonly number[]): Weight {
  return { dims: [values.length], values: BigInt64Array.from(values, BigInt), type: 'int64' };
}

async function seen(runner: FloatRunner, name: string, samples: readonly Float32Array[]) {
  const found: number[] = [];
  let runs = 0;
  const observer = (_: string, { values }: { readonly values: ArrayLike<number> }): void => {
    found.push(...Array.from(values));
    runs++;
  };
  await observeRuns(runner, [name], samples, observer, { samples: samples.length });
  return { found, runs };
}

const images = testModel({
  inputs: { x: [1, 2, 6, 6] },
  outputs: { y: [1, 3] },
  nodes: [
    makeNode('Conv', ['x', 'filters', 'row4'], ['c'], { attributes: { pads: [1n, 1n, 1n, 1n] } }),
    makeNode('Clip', ['c', 'zero', 'six'], ['r']),
    makeNode('MaxPool', ['r'], ['m'], { attributes: { kernel_shape: [2n, 2n], strides: [2n, 2n] } }),
    makeNode('Mul', ['m', 'planes'], ['s']),
    makeNode('Concat', ['m', 's'], ['j'], { attributes: { axis: 1n } }),
    makeNode('Transpose', ['j'], ['t'], { attributes: { perm: [0n, 2n, 3n, 1n] } }),
    makeNode('Reshape', ['t', 'flat'], ['f']),
    makeNode('MatMul', ['f', 'w'], ['p']),
    makeNode('Tanh', ['p'], ['h']),
    makeNode('Gemm', ['h', 'v', 'row3'], ['g']),
    makeNode('Softmax', ['g'], ['y']),
  ],
  weights: {
    ...{ filters: floats(4, 2, 3, 3), planes: floats(1, 4, 1, 1), w: floats(72, 20), v: floats(20, 3) },
    ...{ row4: floats(4), row3: floats(3), flat: integers(1, -1), zero: scalar(0), six: scalar(6) },
  },
});

test('items of a model that says a batch of one run together, and make what each makes alone, bit for bit', async () => {
  const samples = Array.from({ length: 40 }, (_, i) => randomNumbers(72, i + 1));

  for (const name of ['c', 'j', 'p', 'y']) {
    const [single, batched] = [
      await seen(floatRunner(images, [name]), name, samples),
      await seen(batchRunner(images, [name]), name, samples),
    ];
    expect(batched.found).toEqual(single.found);
    // One alone, two of 16, what is left.
    expect([single.runs, batched.runs]).toEqual([40, 4]);
  }
});

test('a sample may hold several items', async () => {
  const samples = Array.from({ length: 5 }, (_, i) => randomNumbers(3 * 72, i + 1));

  const [single, batched] = [
    await seen(floatRunner(images, ['y']), 'y', samples),
    await seen(batchRunner(images, ['y']), 'y', samples),
  ];

  expect(batched.found).toEqual(single.found);
});

function chain(nodes: readonly NodeProto[], input: readonly (number | string)[] = [1, 3], opset = 21): ModelProto {
  const weights = { w: floats(3, 3), one: floats(1, 3), rows: floats(2, 3), shape: integers(-1, 3), axes: integers(0) };
  return testModel({ inputs: { x: input }, outputs: { y: undefined }, nodes, weights, opset });
}

/** Relu is a mean of all items there. */
function withRelu(model: ModelProto): ModelProto {
  const node = [makeNode('ReduceMean', ['a'], ['b'])];
  model.functions = [{ domain: '', name: 'Relu', input: ['a'], output: ['b'], node } as unknown as FunctionProto];
  return model;
}

const refused: readonly (readonly [string, ModelProto])[] = [
  ['a batch that is open', chain([makeNode('Relu', ['x'], ['y'])], ['N', 3])],
  ['a batch of two', chain([makeNode('Relu', ['x'], ['y'])], [2, 3])],
  ['an axis that is not there', chain([makeNode('Relu', ['x'], ['y'])], [])],
  ['a mean of all items', chain([makeNode('ReduceMean', ['x', 'axes'], ['y'])])],
  ['a part of all items', chain([makeNode('Softmax', ['x'], ['y'], { attributes: { axis: -2n } })])],
  ['items behind each other', chain([makeNode('Concat', ['x', 'one'], ['y'], { attributes: { axis: 0n } })])],
  ['axes that change places', chain([makeNode('Transpose', ['x'], ['y'])], [1, 1])],
  ['a shape that says nothing of items', chain([makeNode('Reshape', ['x', 'shape'], ['y'])])],
  ['a constant for each item', chain([makeNode('Add', ['x', 'rows'], ['y'])])],
  ['products of items', chain([makeNode('MatMul', ['x', 'x'], ['y'])], [1, 1])],
  ['a product turned', chain([makeNode('Gemm', ['x', 'one'], ['y'], { attributes: { transA: 1n } })], [1, 1])],
  ['fewer axes', chain([makeNode('Reshape', ['x', 'axes'], ['h']), makeNode('Add', ['x', 'h'], ['y'])], [1, 1])],
  ['what is made of constants', chain([makeNode('Relu', ['one'], ['h']), makeNode('Add', ['x', 'h'], ['y'])])],
  [
    'a shape that is no input',
    chain([makeNode('Reshape', ['x'], ['y'], { attributes: { shape: [1n, 3n] } })], [1, 3], 1),
  ],
  ['a function with the name of an operator', withRelu(chain([makeNode('Relu', ['x'], ['y'])]))],
  [
    'places in the memory of all items',
    chain([makeNode('MaxPool', ['x'], ['y', 'places'], { attributes: { kernel_shape: [1n] } })], [1, 1, 3]),
  ],
];

test.for(refused)('%s: the batch stays as it is', ([, model]) => {
  expect(openBatch(model, {}, inferShapes(model).types)).toBeUndefined();
});

test('a length that is given is what counts', () => {
  const model = chain([makeNode('Relu', ['x'], ['y'])], ['N', 3]);
  const options = { inputShapes: { x: [1, 3] } };

  const opened = openBatch(model, options, inferShapes(model, options).types);

  expect(opened).toEqual({ inputShapes: { x: ['batch', 3] } });
});
