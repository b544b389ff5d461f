// What passes make of convolutional graphs: answers stay, and what only looks alike is left alone.
import { type AttributeValue, type ModelProto, makeNode, type NodeProto } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { planArena } from '../src/compile/planArena.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { Model } from '../src/index.ts';
import { absorbPadding } from '../src/passes/absorbPadding.ts';
import { expandSums } from '../src/passes/expandSums.ts';
import { foldScales } from '../src/passes/foldScales.ts';
import { expectNear } from './compareOutputs.ts';
import { operatorsAfter } from './passAnswers.ts';
import { testModel, type Weight } from './testModel.ts';

const random = randomNumbers(5);

function weight(...dims: number[]): Weight {
  const length = dims.reduce((product, count) => product * count, 1);
  return { dims, values: randomWeights(random, length, 1) };
}

/** Above 0, as variances are. */
function positive(length: number): Weight {
  return { dims: [length], values: randomWeights(random, length, 0.2, 1) };
}

function lengths(...values: number[]): Weight {
  return { type: 'int64', dims: [values.length], values: BigInt64Array.from(values, BigInt) };
}

function node(
  opType: string,
  inputs: string,
  output: string,
  attributes: Record<string, AttributeValue> = {},
): NodeProto {
  return makeNode(opType, inputs.split(' '), [output], { attributes });
}

function imageModel(
  shape: readonly number[],
  nodes: readonly NodeProto[],
  weights: Record<string, Weight>,
  opset = 21,
): ModelProto {
  return testModel({ inputs: { x: ['N', ...shape] }, outputs: { y: undefined }, nodes, weights, opset });
}

const normalization = { g: weight(4), b: weight(4), m: weight(4), v: positive(4) };

/** The kernels of the plan, which answers as the reference evaluator does for batches of one and two. */
function kernelsOf(model: ModelProto, shape: readonly number[]): string[] {
  const { file, program } = compile(model);
  const plan = Model.load(file);
  for (const items of [1, 2]) {
    const values = randomWeights(random, items * shape.reduce((product, count) => product * count, 1), 1);
    const expected = evaluate(model, { x: { type: 'float', dims: [items, ...shape], values } }).y!;
    const { shape: dims, data } = plan.run({ x: values }).y!;
    expect(dims).toEqual(expected.dims);
    expectNear(data as Float32Array, expected.values as Float32Array, 1e-5);
  }
  return program.instructions.map(({ kernel }) => kernel);
}

describe('foldScales', () => {
  test('normalisation, a factor and a bias go into the filters before them', () => {
    const nodes = [
      node('Conv', 'x w', 'a'),
      node('BatchNormalization', 'a g b m v', 'n'),
      node('Mul', 'f n', 's'),
      node('Sub', 's c', 'y'),
    ];
    const weights = { w: weight(4, 3, 2, 2), ...normalization, f: weight(4, 1, 1), c: weight(1, 4, 1, 1) };

    expect(operatorsAfter(foldScales, imageModel([3, 5, 5], nodes, weights))).toEqual(['Conv']);
  });

  test('they go into transposed filters of groups and into matrices', () => {
    const transposed = [node('ConvTranspose', 'x w', 'a', { group: 2n }), node('BatchNormalization', 'a g b m v', 'y')];
    const product = [
      node('Gemm', 'x w c', 'a', { beta: 0.5, alpha: 2 }),
      node('BatchNormalization', 'a g b m v', 'n'),
      node('Div', 'n f', 'y'),
    ];

    expect(
      operatorsAfter(foldScales, imageModel([6, 3, 3], transposed, { w: weight(6, 2, 2, 2), ...normalization })),
    ).toEqual(['ConvTranspose']);
    const matrices = { w: weight(5, 4), c: weight(4), ...normalization, f: positive(4) };
    expect(operatorsAfter(foldScales, imageModel([5], product, matrices))).toEqual(['Gemm']);
  });

  test('normalisation without a product before it becomes filters of one tap, which take up what follows', () => {
    const nodes = [node('BatchNormalization', 'x g b m v', 'n'), node('Mul', 'n f', 's'), node('Relu', 's', 'y')];
    const model = imageModel([4, 5, 5], nodes, { ...normalization, f: weight(4, 1, 1) });

    expect(operatorsAfter(foldScales, model)).toEqual(['Conv', 'Relu']);
    expect(kernelsOf(model, [4, 5, 5])).toEqual(['transposeEach', 'depthwiseConv2d', 'transposeEach']);
  });

  test('what differs from pixel to pixel, and what something else reads too, stays', () => {
    const along = [node('Conv', 'x w', 'a'), node('Mul', 'a f', 'y')];
    const shared = [node('Conv', 'x w', 'a'), node('Mul', 'a f', 's'), node('Add', 's a', 'y')];
    const filters = weight(4, 3, 2, 2);

    expect(operatorsAfter(foldScales, imageModel([3, 5, 5], along, { w: filters, f: weight(1, 4) }))).toEqual([
      'Conv',
      'Mul',
    ]);
    expect(operatorsAfter(foldScales, imageModel([3, 5, 5], shared, { w: filters, f: weight(4, 1, 1) }))).toEqual([
      'Conv',
      'Mul',
      'Add',
    ]);
  });
});

describe('absorbPadding', () => {
  const filters = weight(4, 3, 2, 2);

  test('zeros around an image become pads', () => {
    const nodes = [node('Pad', 'x p', 'a'), node('Conv', 'a w', 'y', { pads: [1n, 0n, 0n, 1n] })];
    const model = imageModel([3, 4, 5], nodes, { w: filters, p: lengths(0, 0, 1, 2, 0, 0, 3, 0) });

    expect(operatorsAfter(absorbPadding, model)).toEqual(['Conv']);
  });

  test('axes may be named, and pads of no length go', () => {
    const named = [makeNode('Pad', ['x', 'p', '', 'axes'], ['a']), node('Conv', 'a w', 'y')];
    const empty = [node('Pad', 'x p', 'a'), node('Relu', 'a', 'y')];

    const weights = { w: filters, p: lengths(1, 2), axes: lengths(-1) };
    expect(operatorsAfter(absorbPadding, imageModel([3, 4, 5], named, weights))).toEqual(['Conv']);
    const none = { p: lengths(0, 0, 0, 0, 0, 0, 0, 0) };
    expect(operatorsAfter(absorbPadding, imageModel([3, 4, 5], empty, none))).toEqual(['Identity', 'Relu']);
  });

  test('an image that is its own filter stays padded', () => {
    const nodes = [node('Pad', 'x p', 'a'), node('Conv', 'a a', 'y')];
    const model = testModel({
      inputs: { x: [1, 1, 3, 3] },
      outputs: { y: undefined },
      nodes,
      weights: { p: lengths(0, 0, 1, 1, 0, 0, 1, 1) },
    });

    expect(operatorsAfter(absorbPadding, model)).toEqual(['Pad', 'Conv']);
  });

  test('other numbers than zeros, channels and reflections stay', () => {
    const padded = (attributes: Record<string, AttributeValue>, p: Weight, value = 0) => {
      const nodes = [node('Pad', 'x p value', 'a', attributes), node('Conv', 'a w', 'y')];
      const w = weight(4, p.values[1] === 1n ? 4 : 3, 2, 2);
      return imageModel([3, 4, 5], nodes, { w, p, value: { dims: [], values: Float32Array.of(value) } });
    };
    const around = lengths(0, 0, 1, 1, 0, 0, 1, 1);

    expect(operatorsAfter(absorbPadding, padded({}, around, 1))).toEqual(['Pad', 'Conv']);
    expect(operatorsAfter(absorbPadding, padded({ mode: 'reflect' }, around))).toEqual(['Pad', 'Conv']);
    expect(operatorsAfter(absorbPadding, padded({}, lengths(0, 1, 0, 0, 0, 0, 0, 0)))).toEqual(['Pad', 'Conv']);
  });
});

test('expandSums makes additions of sums of one shape', () => {
  const nodes = [node('Relu', 'x', 'a'), node('Neg', 'x', 'b'), node('Sum', 'x a b', 'y')];

  expect(operatorsAfter(expandSums, imageModel([3, 4], nodes, {}))).toEqual(['Relu', 'Neg', 'Add', 'Add']);
  const one = [node('Sum', 'x', 'y')];
  expect(operatorsAfter(expandSums, imageModel([3, 4], one, {}))).toEqual(['Identity']);
});

describe('a plan', () => {
  test('adds what came in and limits the sum within the convolution', () => {
    const nodes = [node('Conv', 'x w b', 'a'), node('Add', 'x a', 's'), node('Clip', 's low high', 'y')];
    const weights = {
      w: weight(17, 17, 1, 1),
      b: weight(17),
      low: weight(),
      high: { dims: [], values: Float32Array.of(2) },
    };

    expect(kernelsOf(imageModel([17, 3, 3], nodes, weights), [17, 3, 3])).toEqual([
      'transposeEach',
      'conv2d',
      'transposeEach',
    ]);
  });

  test('shuffles channels without turning images', () => {
    const nodes = [
      node('Conv', 'x w', 'a'),
      node('Reshape', 'a split', 'b'),
      node('Transpose', 'b', 'c', { perm: [0n, 2n, 1n, 3n, 4n] }),
      node('Reshape', 'c whole', 'd'),
      node('GlobalAveragePool', 'd', 'y'),
    ];
    const weights = { w: weight(18, 2, 1, 1), split: lengths(0, 3, 6, 4, 4), whole: lengths(0, 18, 4, 4) };

    const kernels = kernelsOf(imageModel([2, 4, 4], nodes, weights), [2, 4, 4]);

    expect(kernels).toEqual(['transposeEach', 'conv2d', 'transposeEach', 'averagePool2d']);
  });

  test('turns the matrix behind flattened images, not the images', () => {
    const nodes = [node('Conv', 'x w', 'a'), node('Flatten', 'a', 'b'), node('Gemm', 'b m', 'y', { transB: 1n })];
    const weights = { w: weight(18, 1, 2, 2), m: weight(40, 18 * 9) };

    expect(kernelsOf(imageModel([1, 4, 4], nodes, weights), [1, 4, 4])).toEqual(['conv2d', 'matmulPacked']);
  });

  test('puts channels together where they lie', () => {
    const nodes = [
      node('Conv', 'x v', 'a'),
      node('Conv', 'x w', 'b'),
      node('Concat', 'a b', 'c', { axis: 1n }),
      node('GlobalMaxPool', 'c', 'y'),
    ];
    const weights = { v: weight(9, 3, 1, 1), w: weight(20, 3, 1, 1) };

    const kernels = kernelsOf(imageModel([3, 3, 4], nodes, weights), [3, 3, 4]);

    expect(kernels).toEqual(['transposeEach', 'conv2d', 'conv2d', 'copyStrided', 'copyStrided', 'maxPool2d']);
  });

  test('lets activations lie where their operands lie', () => {
    const chain = (count: number): ModelProto => {
      const names = ['x', ...Array.from({ length: count - 1 }, (_, i) => `a${i}`), 'y'];
      return imageModel(
        [1000],
        names.slice(1).map((name, i) => node(i % 2 ? 'Tanh' : 'Sigmoid', names[i]!, name)),
        {},
      );
    };

    expect(kernelsOf(chain(6), [1000])).toHaveLength(6);
    expect(planArena(compile(chain(6)).program)).toMatchObject({ bytes: planArena(compile(chain(2)).program).bytes });
  });

  test('refuses a shape that fits one batch only, and names the node', () => {
    const nodes = [node('Relu', 'x', 'a'), node('Reshape', 'a shape', 'y')];
    const model = imageModel([3, 4], nodes, { shape: lengths(1, 12) });

    expect(() => compile(model)).toThrow(/Reshape.*as many elements/);
  });
});
