// Operators of ai.onnx.ml beside trees: plans beside the reference evaluator and onnxruntime-node.
import { type AttributeValue, type ElementType, makeStringTensor, makeTensor } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { evaluate, type Tensor } from '../src/evaluate/index.ts';
import { numbersOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { textId } from '../src/texts.ts';
import { difference } from './difference.ts';
import { hasOnnxRuntime, runOnnxRuntime } from './onnxRuntime.ts';
import { expectPlanAnswers } from './planAnswers.ts';
import { classicModel, uniform } from './treeModels.ts';

type Attributes = Record<string, AttributeValue>;
const transforms = ['NONE', 'SOFTMAX', 'LOGISTIC', 'SOFTMAX_ZERO', 'PROBIT'];

const random = uniform(11);
const numbers = (length: number): number[] => Array.from({ length }, () => Math.round((random() * 2 - 1) * 64) / 64);
const rows = (count: number, features: number): Tensor => ({
  type: 'float',
  dims: [count, features],
  values: Float32Array.from(numbers(count * features)),
});

/** Of columns: how many of ONNX Runtime's scores are defined. */
async function expectAnswers(
  opType: string,
  attributes: Attributes,
  x: Tensor,
  width: number,
  { label, compared = width }: { readonly label?: ElementType; readonly compared?: number } = {},
): Promise<void> {
  const scores = { shape: ['N', width] };
  const outputs = label ? [{ type: label, shape: ['N'] }, scores] : [scores];
  const model = classicModel(opType, attributes, { type: x.type, shape: ['N', x.dims[1]!] }, outputs, 1);
  // Near the middle PROBIT takes the root of what is left of numbers that are nearly equal: in float that is little.
  const absolute = attributes.post_transform === 'PROBIT' ? 1e-3 : 1e-6;
  expectPlanAnswers(model, [{ x }], {}, absolute);
  if (!hasOnnxRuntime || !(x.values instanceof Float32Array)) return;
  const own = evaluate(model, { x });
  const peer = await runOnnxRuntime(model, { x: { data: x.values, dims: x.dims } });
  const last = label ? 'z' : 'y';
  const column = (all: ArrayLike<number>) => Array.from(all).filter((_, i) => i % width < compared);
  expect(difference(column(numbersOf(own[last]!)), column(peer[last]!))).toBeLessThan(
    // It finds probabilities by iterations that end 0.005 early, of two classes too.
    Math.max(attributes.prob_a ? 5e-3 : 1e-4, absolute),
  );
  if (label === 'int64')
    expect([...(peer.y as unknown as BigInt64Array)]).toEqual([...(own.y!.values as BigInt64Array)]);
}

describe('linear models', () => {
  test.each(transforms)('regressors: %s', async (transform) => {
    for (const targets of [1, 3, 40])
      await expectAnswers(
        'LinearRegressor',
        {
          coefficients: numbers(5 * targets),
          intercepts: numbers(targets),
          targets: BigInt(targets),
          post_transform: transform,
        },
        rows(7, 5),
        targets,
      );
  });

  test.each(transforms)('classifiers: %s', async (transform) => {
    for (const classes of [1, 2, 4])
      await expectAnswers(
        'LinearClassifier',
        {
          coefficients: numbers(5 * classes),
          intercepts: numbers(classes),
          classlabels_ints: [5n, 6n, 7n, 8n].slice(0, Math.max(classes, 2)),
          post_transform: transform,
        },
        rows(7, 5),
        Math.max(classes, 2),
        { label: 'int64', compared: classes === 1 && transform === 'PROBIT' ? 0 : 4 },
      );
  });

  test.each(['int64', 'int32', 'double'] as const)('features of %s', async (type) => {
    const values = {
      int64: BigInt64Array.of(1n, -2n, 3n, 4n),
      int32: Int32Array.of(1, -2, 3, 4),
      double: Float64Array.of(0.5, 2, -1, 4),
    };
    const attributes = { coefficients: [0.5, 2], intercepts: [1] };

    await expectAnswers('LinearRegressor', attributes, { type, dims: [2, 2], values: values[type] }, 1);
  });
});

const kernels: Attributes[] = ['LINEAR', 'POLY', 'RBF', 'SIGMOID'].map((kernel) => ({
  kernel_type: kernel,
  kernel_params: [0.5, 0.25, 3],
}));

describe('support vector machines', () => {
  test.each(kernels)('regressors: $kernel_type', async (kernel) => {
    const attributes = {
      ...kernel,
      coefficients: numbers(6),
      support_vectors: numbers(24),
      n_supports: 6n,
      rho: [0.05],
    };
    for (const oneClass of [0n, 1n])
      await expectAnswers('SVMRegressor', { ...attributes, one_class: oneClass }, rows(9, 4), 1);
    await expectAnswers('SVMRegressor', { ...kernel, coefficients: numbers(4), rho: [0.05] }, rows(9, 4), 1);
  });

  test.each(kernels)('classifiers: $kernel_type', async (kernel) => {
    for (const transform of transforms)
      for (const perClass of [
        [3n, 4n],
        [2n, 3n, 2n],
        [2n, 3n, 1n, 1n],
      ]) {
        const pairs = (perClass.length * (perClass.length - 1)) / 2;
        const attributes = {
          ...kernel,
          vectors_per_class: perClass,
          support_vectors: numbers(28),
          coefficients: numbers(7 * (perClass.length - 1)),
          rho: numbers(pairs),
          classlabels_ints: [5n, 6n, 7n, 8n].slice(0, perClass.length),
          post_transform: transform,
        };
        const isHalf = pairs === 1 && transform === 'PROBIT';
        const options = { label: 'int64' as const, compared: isHalf ? 1 : 6 };
        await expectAnswers('SVMClassifier', attributes, rows(9, 4), Math.max(2, pairs), options);
        if (pairs > 1) continue;
        const withProbabilities = { ...attributes, prob_a: [-1.5], prob_b: [0.25] };
        const all = { label: 'int64' as const, compared: isHalf ? 0 : 2 };
        await expectAnswers('SVMClassifier', withProbabilities, rows(9, 4), 2, all);
      }
  });

  test('linear machines', async () => {
    const attributes = {
      kernel_type: 'LINEAR',
      kernel_params: [0, 0, 0],
      coefficients: numbers(12),
      rho: [0.5],
      classlabels_ints: [5n, 6n, 7n],
    };
    await expectAnswers('SVMClassifier', attributes, rows(9, 4), 3, { label: 'int64' });
  });
});

describe('what prepares features', () => {
  test.each(['MAX', 'L1', 'L2'])('Normalizer: %s', async (norm) => {
    const x = rows(6, 4);
    (x.values as Float32Array).fill(0, 4, 8);
    await expectAnswers('Normalizer', { norm }, x, 4);
  });

  test('Scaler', async () => {
    await expectAnswers('Scaler', { offset: numbers(4), scale: numbers(4) }, rows(6, 4), 4);
    await expectAnswers('Scaler', { offset: [0.5], scale: [3] }, rows(6, 4), 4);
    const far: Tensor = { type: 'double', dims: [1, 2], values: Float64Array.of(1e9 + 0.25, 1e9 + 0.5) };
    await expectAnswers('Scaler', { offset: [1e9, 1e9], scale: [1] }, far, 2);
  });

  test('Imputer', async () => {
    const x = rows(6, 3);
    const values = x.values as Float32Array;
    values.set([Number.NaN, 0.5, Number.NaN, 0.5], 3);
    await expectAnswers('Imputer', { imputed_value_floats: [1, 2, 3], replaced_value_float: Number.NaN }, x, 3);
    await expectAnswers('Imputer', { imputed_value_floats: [7], replaced_value_float: 0.5 }, x, 3);
    const whole: Tensor = { type: 'int64', dims: [2, 2], values: BigInt64Array.of(1n, -1n, 3n, -1n) };
    const model = classicModel(
      'Imputer',
      { imputed_value_int64s: [5n, 6n], replaced_value_int64: -1n },
      { type: 'int64', shape: ['N', 2] },
      [{ type: 'int64', shape: ['N', 2] }],
    );
    expectPlanAnswers(model, [{ x: whole }]);
  });

  test('Binarizer', async () => {
    await expectAnswers('Binarizer', { threshold: 0.25 }, rows(6, 3), 3);
  });

  test('FeatureVectorizer', async () => {
    await expectAnswers('FeatureVectorizer', { inputdimensions: [3n] }, rows(6, 3), 3);
  });
});

const texts = (...values: string[]): Tensor => ({
  type: 'string',
  dims: [values.length],
  values: Int32Array.from(values, textId),
});
const floats = (...values: number[]): Tensor => ({
  type: 'float',
  dims: [values.length],
  values: Float32Array.from(values),
});
const integers = (...values: number[]): Tensor => ({
  type: 'int64',
  dims: [values.length],
  values: BigInt64Array.from(values, BigInt),
});

const encodings: readonly (readonly [string, Attributes, Tensor, ElementType])[] = [
  [
    'texts as integers',
    { keys_strings: ['a', 'b', 'ü'], values_int64s: [4n, 5n, 6n] },
    texts('ü', 'x', 'a', ''),
    'int64',
  ],
  ['texts as texts', { keys_strings: ['a', 'b'], values_strings: ['b', 'c'] }, texts('b', 'a', 'c'), 'string'],
  [
    'texts as floats',
    { keys_strings: ['a', 'b', 'a'], values_floats: [1.5, 2.5, 3], default_float: -7 },
    texts('b', 'x', 'a'),
    'float',
  ],
  [
    'integers as texts',
    { keys_int64s: [5n, -3n, 2n ** 60n, 5n], values_strings: ['a', 'b', 'c', 'd'], default_string: 'none' },
    { type: 'int64', dims: [4], values: BigInt64Array.of(5n, 2n ** 60n, 2n ** 60n + 1n, -3n) },
    'string',
  ],
  ['integers as floats', { keys_int64s: [1n, 2n], values_floats: [1.5, 2.5] }, integers(1, 3, 2), 'float'],
  [
    'floats as integers',
    { keys_floats: [1.5, Number.NaN, -0.5], values_int64s: [1n, 2n, 3n] },
    floats(1.5, Number.NaN, 2, -0.5),
    'int64',
  ],
  [
    'tensors',
    {
      keys_tensor: makeStringTensor('k', [2], ['x', 'y']),
      values_tensor: makeTensor('v', 'int16', [2], Int16Array.of(7, 8)),
      default_tensor: makeTensor('d', 'int16', [1], Int16Array.of(-2)),
    },
    texts('y', 'z', 'x'),
    'int16',
  ],
];

describe('encoders', () => {
  test.each(encodings)('LabelEncoder: %s', (_, attributes, x, type) => {
    const model = classicModel('LabelEncoder', attributes, { type: x.type, shape: ['N'] }, [{ type, shape: ['N'] }], 4);

    expectPlanAnswers(model, [{ x }]);
  });

  test('LabelEncoder of the first opset, and CategoryMapper', () => {
    const old = { classes_strings: ['a', 'b'], default_string: 'none' };
    const both = { cats_strings: ['a', 'b'], cats_int64s: [7n, 8n] };
    for (const [opType, attributes] of [
      ['LabelEncoder', old],
      ['CategoryMapper', both],
    ] as const) {
      const model = (from: ElementType, to: ElementType) =>
        classicModel(opType, attributes, { type: from, shape: ['N'] }, [{ type: to, shape: ['N'] }], 1);

      expectPlanAnswers(model('string', 'int64'), [{ x: texts('b', 'z', 'a') }]);
      expectPlanAnswers(model('int64', 'string'), [{ x: integers(1, 8, 0, 5, 7) }]);
    }
  });

  test.each([
    ['texts', { cats_strings: ['a', 'b', 'c'] }, texts('c', 'x', 'a')],
    ['integers', { cats_int64s: [3n, 1n, 2n] }, integers(1, 2, 9)],
    ['floats, cut off', { cats_int64s: [3n, 1n, -1n] }, floats(1.9, 3, -1.5)],
  ] as const)('OneHotEncoder: %s', (_, attributes, x) => {
    const model = classicModel('OneHotEncoder', attributes, { type: x.type, shape: ['N'] }, [{ shape: ['N', 3] }]);

    expectPlanAnswers(model, [{ x }]);
  });

  test('OneHotEncoder of many categories, and of those that are not known', () => {
    const many = Array.from({ length: 300 }, (_, i) => BigInt(3 * i));
    const model = (cats: readonly bigint[], zeros: bigint) =>
      classicModel('OneHotEncoder', { cats_int64s: cats, zeros }, { type: 'int64', shape: ['N'] }, [
        { shape: ['N', cats.length] },
      ]);

    expectPlanAnswers(model(many, 1n), [{ x: integers(6, 7, 897) }]);
    expectPlanAnswers(model(many, 0n), [{ x: integers(6, 897) }]);
    const plan = Model.load(compile(model([1n, 2n], 0n)).file);
    expect([...plan.run([2]).y!.data]).toEqual([0, 1]);
    expect(() => plan.run([3])).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_INPUT' }));
  });
});
