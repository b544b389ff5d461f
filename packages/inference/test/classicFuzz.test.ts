// Whatever the attributes of ai.onnx.ml say, a model is compiled to a plan that runs, or refused with a typed error.
import { type ModelProto, OnnxError } from '@kinglet/onnx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { compile } from '../src/compile/index.ts';
import { InferenceError } from '../src/errors.ts';
import { Model } from '../src/index.ts';
import { checkInstructions } from './checkInstructions.ts';
import { mutateModel } from './mutateModel.ts';
import { classicModel, randomTrees, uniform } from './treeModels.ts';

const scores = [{ type: 'int64' as const, shape: ['N'] }, { shape: ['N', 3] }];
const options = { random: uniform(21), trees: 3, depth: 3, features: 2, isUneven: true, hasMissing: true };
const numbers = (length: number): number[] => Array.from({ length }, (_, i) => (i % 5) / 4 - 0.5);

const makers: (() => ModelProto)[] = [
  () =>
    classicModel(
      'TreeEnsembleClassifier',
      { ...randomTrees({ ...options, targets: [0, 1, 2] }, 'class'), classlabels_int64s: [1n, 2n, 3n] },
      { shape: ['N', 2] },
      scores,
    ),
  () =>
    classicModel(
      'TreeEnsembleRegressor',
      { ...randomTrees({ ...options, targets: [0] }, 'target'), n_targets: 1n, aggregate_function: 'MIN' },
      { type: 'double', shape: ['N', 2] },
      [{ shape: ['N', 1] }],
    ),
  () =>
    classicModel(
      'SVMClassifier',
      {
        ...{ vectors_per_class: [1n, 2n, 1n], support_vectors: numbers(8), coefficients: numbers(8), rho: numbers(3) },
        ...{ kernel_type: 'RBF', kernel_params: [0.5, 0, 3], classlabels_ints: [1n, 2n, 3n] },
      },
      { shape: ['N', 2] },
      scores,
    ),
  () =>
    classicModel(
      'LinearClassifier',
      { coefficients: numbers(6), intercepts: numbers(3), classlabels_ints: [1n, 2n, 3n] },
      { shape: ['N', 2] },
      scores,
    ),
  () =>
    classicModel(
      'LabelEncoder',
      { keys_int64s: [1n, 2n, 3n], values_strings: ['a', 'b', 'c'] },
      { type: 'int64', shape: ['N'] },
      [{ type: 'string', shape: ['N'] }],
    ),
  () =>
    classicModel('OneHotEncoder', { cats_strings: ['a', 'b', 'c'] }, { type: 'string', shape: ['N'] }, [
      { shape: ['N', 3] },
    ]),
];

test('models with changed attributes are compiled and run, or refused', () => {
  let ran = 0;

  fc.assert(
    fc.property(
      fc.constantFrom(...makers),
      fc.array(fc.nat({ max: 10 ** 6 }), { minLength: 2, maxLength: 6 }),
      (make, choices) => {
        const model = make();
        for (let i = 0; i + 1 < choices.length; i += 2) mutateModel(model, choices[i]!, choices[i + 1]!);
        if (runs(model)) ran++;
      },
    ),
    { numRuns: isNightly ? 20_000 : 600 },
  );

  expect(ran).toBeGreaterThan(50);
});

/** Whether a plan was made and ran; any error but a typed one is thrown on. */
function runs(model: ModelProto): boolean {
  try {
    const { file, program } = compile(model);
    checkInstructions(program);
    const plan = Model.load(file);
    const [{ type, shape } = { type: 'none', shape: [] }] = plan.inputs;
    const length = shape.reduce<number>((size, extent) => size * (typeof extent === 'number' ? extent : 1), 1);
    plan.run(type === 'string' ? Array<string>(length).fill('a') : Array<number>(length).fill(1));
    return true;
  } catch (error) {
    if (error instanceof InferenceError || error instanceof OnnxError) return false;
    throw error;
  }
}
