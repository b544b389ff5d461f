// Ensembles of trees: plans beside the reference evaluator and onnxruntime-node.
import { encodeModelFile } from '@kinglet/kernels/plan';
import type { AttributeValue } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { planContents } from '../src/compile/planContents.ts';
import type { Operand } from '../src/compile/program.ts';
import type { InferenceError } from '../src/errors.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { numbersOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { difference } from './difference.ts';
import { hasOnnxRuntime, runOnnxRuntime } from './onnxRuntime.ts';
import { expectPlanAnswers } from './planAnswers.ts';
import { classicModel, randomTrees, uniform } from './treeModels.ts';

const everyMode = ['BRANCH_LEQ', 'BRANCH_LT', 'BRANCH_GTE', 'BRANCH_GT', 'BRANCH_EQ', 'BRANCH_NEQ'];
const transforms = ['NONE', 'SOFTMAX', 'LOGISTIC', 'SOFTMAX_ZERO', 'PROBIT'];

/** Rows of features that thresholds are often equal to, with NaN and infinities among them where they may be. */
function rows(random: () => number, count: number, features: number, hasSpecials = false): Float32Array {
  const specials = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0];
  return Float32Array.from({ length: count * features }, () =>
    hasSpecials && random() < 0.2 ? specials[Math.floor(random() * 4)]! : Math.round(random() * 32) / 32,
  );
}

const regressors: readonly (readonly [string, Parameters<typeof randomTrees>[0], Record<string, AttributeValue>])[] = [
  ['one target', { random: uniform(1), trees: 21, depth: 8, features: 11, targets: [0] }, {}],
  [
    'uneven trees of every mode',
    { random: uniform(2), trees: 13, depth: 9, features: 5, targets: [0], modes: everyMode, isUneven: true },
    { base_values: [0.5] },
  ],
  [
    'missing values and three targets',
    { random: uniform(3), trees: 10, depth: 5, features: 4, targets: [0, 1, 2], modes: everyMode, hasMissing: true },
    { n_targets: 3n, base_values: [0.5, -1, 2] },
  ],
  [
    'an average',
    { random: uniform(4), trees: 9, depth: 3, features: 2, targets: [0] },
    { aggregate_function: 'AVERAGE' },
  ],
  [
    'the least',
    { random: uniform(5), trees: 9, depth: 3, features: 2, targets: [0, 2], least: -1 },
    { aggregate_function: 'MIN', n_targets: 3n, base_values: [1, 2, 3] },
  ],
  [
    'the largest',
    { random: uniform(6), trees: 9, depth: 3, features: 2, targets: [1], least: -1 },
    { aggregate_function: 'MAX', n_targets: 2n },
  ],
  ['trees of one leaf', { random: uniform(7), trees: 3, depth: 0, features: 2, targets: [0] }, {}],
];

describe('regressors', () => {
  test.each(regressors)('%s', async (_, options, attributes) => {
    const { features, random } = options;
    const targets = Number(attributes.n_targets ?? 1);
    const all = { ...randomTrees(options, 'target'), n_targets: 1n, ...attributes };
    const model = classicModel('TreeEnsembleRegressor', all, { shape: ['N', features] }, [{ shape: ['N', targets] }]);
    const x = rows(random, 33, features, true);
    const dims = [33, features];

    expectPlanAnswers(model, [
      { x: { type: 'float', dims, values: x } },
      { x: { type: 'float', dims: [1, features], values: x.subarray(0, features) } },
    ]);
    if (hasOnnxRuntime) {
      const own = numbersOf(evaluate(model, { x: { type: 'float', dims, values: x } }).y!);
      const { y } = await runOnnxRuntime(model, { x: { data: x, dims } });
      expect(difference(own, y!)).toBeLessThan(1e-4);
    }
  });

  test.each(['double', 'int64', 'int32'] as const)('features of %s', (type) => {
    const random = uniform(8);
    const options = { random, trees: 9, depth: 5, features: 3, targets: [0], modes: everyMode, hasMissing: true };
    const input = { type, shape: ['N', 3] };
    const model = classicModel('TreeEnsembleRegressor', randomTrees(options, 'target'), input, [{ shape: ['N', 1] }]);
    const numbers = Array.from({ length: 60 }, () => Math.round(random() * 32) / 32 + (random() < 0.3 ? 1e-12 : 0));
    const values = {
      double: Float64Array.from(numbers, (number, i) => (i % 7 === 0 ? Number.NaN : number)),
      int64: BigInt64Array.from(numbers, (number) => BigInt(Math.round(number * 3) - 1)),
      int32: Int32Array.from(numbers, (number) => Math.round(number * 3) - 1),
    }[type];

    expectPlanAnswers(model, [{ x: { type, dims: [20, 3], values } }]);
  });
});

const binaryBases = [[], [0.125], [0.125, 0.25]];
const forms = [[0], [1], [0, 1]].flatMap((targets) =>
  [0, -1].flatMap((least) =>
    binaryBases.flatMap((base) => transforms.map((transform) => ({ targets, least, base, transform, classes: 2 }))),
  ),
);
const threeClasses = [
  [0, 1, 2],
  [1, 2],
].flatMap((targets) =>
  [[], [0.1, -0.2, 0.3]].flatMap((base) =>
    transforms.map((transform) => ({ targets, least: -1, base, transform, classes: 3 })),
  ),
);

describe('classifiers', () => {
  test.each([...forms, ...threeClasses])(
    '$classes classes, $targets scored, from $least, $base, $transform',
    async (form) => {
      const { targets, least, base, transform, classes } = form;
      const options = { random: uniform(9), trees: 3, depth: 3, features: 4, targets, least, isUneven: true };
      const attributes = {
        ...randomTrees(options, 'class'),
        classlabels_int64s: [10n, 11n, 12n].slice(0, classes),
        post_transform: transform,
        ...(base.length > 0 && { base_values: base }),
      };
      const outputs = [{ type: 'int64' as const, shape: ['N'] }, { shape: ['N', classes] }];
      const model = classicModel('TreeEnsembleClassifier', attributes, { shape: ['N', 4] }, outputs);
      const x = rows(options.random, 17, 4);
      const feed = { x: { type: 'float' as const, dims: [17, 4], values: x } };

      expectPlanAnswers(model, [feed]);
      if (hasOnnxRuntime) {
        const own = evaluate(model, feed);
        const peer = await runOnnxRuntime(model, { x: { data: x, dims: [17, 4] } });
        expect([...(peer.y as unknown as BigInt64Array)]).toEqual([...(own.y!.values as BigInt64Array)]);
        // Of one score as a probit ONNX Runtime leaves the second as its memory was.
        const isHalf = transform === 'PROBIT' && classes === 2;
        const column = (numbers: ArrayLike<number>) => Array.from(numbers).filter((_, i) => !isHalf || i % 2 === 0);
        expect(difference(column(numbersOf(own.z!)), column(peer.z!))).toBeLessThan(1e-4);
      }
    },
  );
});

describe('models that are refused', () => {
  const options = { random: uniform(12), trees: 1, depth: 1, features: 2, targets: [0] };
  const changed = (changes: Record<string, AttributeValue>) =>
    classicModel(
      'TreeEnsembleRegressor',
      { ...randomTrees(options, 'target'), n_targets: 1n, ...changes },
      { shape: ['N', 2] },
      [{ shape: ['N', 1] }],
    );

  test.each<[string, Record<string, AttributeValue>, string]>([
    ['a cycle', { nodes_truenodeids: [0n, 0n, 0n] }, 'tree 0, node 0: expected no way back to a node before it'],
    [
      'a child that is not there',
      { nodes_falsenodeids: [7n, 0n, 0n] },
      'tree 0, node 0: expected its child 7 to be a node of the tree',
    ],
    ['an unknown mode', { nodes_modes: ['BRANCH_X', 'LEAF', 'LEAF'] }, 'tree 0, node 0: expected a mode of BRANCH_EQ'],
    [
      'a feature that is not there',
      { nodes_featureids: [2n, 0n, 0n] },
      'tree 0, node 0: expected a feature below 2, found 2',
    ],
    [
      'a feature below 0',
      { nodes_featureids: [-1n, 0n, 0n] },
      'tree 0, node 0: expected a feature from 0 on, found -1',
    ],
    ['two nodes of one number', { nodes_nodeids: [0n, 1n, 1n] }, 'tree 0, node 1: expected one node of this number'],
    ['a target that is not there', { target_ids: [0n, 1n] }, 'expected leaves to add to targets 0 to 0, found 1'],
    ['a leaf that is not there', { target_nodeids: [1n, 9n] }, 'tree 0, node 9: expected a leaf of target_nodeids'],
    ['lists of other lengths', { nodes_values: [1] }, 'expected 3 entries of nodes: values, found 1'],
    ['an unknown aggregate', { aggregate_function: 'MEDIAN' }, 'expected aggregate_function to be one of AVERAGE'],
    ['an unknown transform', { post_transform: 'LOG' }, 'expected post_transform to be one of NONE'],
  ])('%s', (_, changes, message) => {
    const model = changed(changes);
    const x = { type: 'float' as const, dims: [1, 2], values: new Float32Array(2) };

    for (const act of [() => compile(model), () => evaluate(model, { x })])
      expect(act).toThrow(
        expect.objectContaining({ code: 'KINGLET_INFERENCE_OPERATOR', message: expect.stringContaining(message) }),
      );
  });
});

test('plans whose trees were damaged read nothing outside', () => {
  const random = uniform(13);
  const options = { random, trees: 9, depth: 4, features: 3, targets: [0, 1], modes: everyMode };
  const attributes = { ...randomTrees(options, 'target'), n_targets: 2n };
  const model = classicModel('TreeEnsembleRegressor', attributes, { shape: ['N', 3] }, [{ shape: ['N', 2] }]);
  const { program } = compile(model);
  const walk = program.instructions.find(({ kernel }) => kernel === 'treeEnsemble')!;
  const x = { x: rows(random, 5, 3) };
  const metadata = {
    name: 'm',
    batch: 'N',
    inputs: [{ name: 'x', type: 'float' }],
    outputs: [{ name: 'y', type: 'float' }],
  };
  const kernels = program.instructions.map(({ kernel }) => kernel);
  const names = { ...metadata, instructions: kernels.map(() => 0), nodes: ['trees'], kernels };
  let refused = 0;

  // Nodes, roots, columns, depths, leaves: the checksum is that of the damage, which addresses under a sanitizer would show.
  for (const place of [3, 6, 7, 8, 10])
    for (let i = 0; i < 20; i++) {
      const { buffer } = walk.args[place] as Operand;
      const bytes = buffer.constant as Uint8Array;
      const saved = bytes.slice();
      for (let k = 0; k < 8; k++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const plan = Model.load(encodeModelFile(planContents(program, names)), { maxBatch: 5 });
      try {
        expect(plan.run(x).y!.data.length).toBe(10);
      } catch (error) {
        expect((error as InferenceError).code).toBe('KINGLET_INFERENCE_INPUT');
        refused++;
      }
      bytes.set(saved);
    }

  expect(refused).toBeGreaterThan(20);
});
