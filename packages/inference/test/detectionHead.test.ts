// The end of a detector without suppression, as DETR and YOLOv10 have it: boxes of corners and the classes of the best scores.
import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { randomNumbers } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { tensorOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { findDifference } from './backend/compareTensors.ts';
import { hasOnnxRuntime, runOnnxRuntime } from './onnxRuntime.ts';
import { testModel, type Weight } from './testModel.ts';

const [anchors, classes, most] = [400, 7, 25];
const longs = (...values: number[]): Weight => ({
  dims: [values.length],
  values: BigInt64Array.from(values.map(BigInt)),
  type: 'int64',
});
const floats = (dims: readonly number[], ...values: number[]): Weight => ({ dims, values: Float32Array.from(values) });
const head = testModel({
  // Four distances to the edges and a logit for each class, channels first, and the places of the anchors.
  inputs: { raw: ['N', 4 + classes, anchors] },
  outputs: { boxes: ['N', most, 4], scores: ['N', most], labels: ['N', most] },
  types: { labels: 'int64' },
  weights: {
    ...{
      most: longs(most),
      boxes4: longs(0),
      four: longs(4),
      all: longs(4 + classes),
      last: longs(2),
      flat: longs(0, -1),
    },
    ...{ count: { dims: [], values: BigInt64Array.of(BigInt(classes)), type: 'int64' as const } },
    ...{ axis2: longs(2), repeats: longs(1, 1, 4), shift: floats([4], -0.5, -0.5, 0.5, 0.5) },
  },
  nodes: [
    makeNode('Transpose', ['raw'], ['rows'], { attributes: { perm: [0n, 2n, 1n] } }),
    makeNode('Slice', ['rows', 'boxes4', 'four', 'last'], ['distances']),
    makeNode('Slice', ['rows', 'four', 'all', 'last'], ['logits']),
    makeNode('Add', ['distances', 'shift'], ['corners']),
    makeNode('Sigmoid', ['logits'], ['probabilities']),
    makeNode('Reshape', ['probabilities', 'flat'], ['flattened']),
    makeNode('TopK', ['flattened', 'most'], ['scores', 'places']),
    makeNode('Mod', ['places', 'count'], ['labels']),
    makeNode('Div', ['places', 'count'], ['anchorsOf']),
    makeNode('Unsqueeze', ['anchorsOf', 'axis2'], ['column']),
    makeNode('Tile', ['column', 'repeats'], ['corners4']),
    makeNode('GatherElements', ['corners', 'corners4'], ['boxes'], { attributes: { axis: 1n } }),
  ],
});

const random = randomNumbers(23);
const rawOf = (items: number) =>
  tensorOf(
    'float',
    [items, 4 + classes, anchors],
    Array.from({ length: items * (4 + classes) * anchors }, () => (random() - 0.5) * 8),
  );

test('a plan answers as the evaluator does, for a batch of any size', () => {
  const plan = Model.load(compile(head).file);
  const raw = rawOf(2);

  const made = plan.run({ raw: raw.values as Float32Array });

  const found = Object.entries(made).map(
    ([name, { shape, data }]) =>
      [name, { type: name === 'labels' ? ('int64' as const) : ('float' as const), dims: shape, values: data }] as const,
  );
  expect(findDifference(evaluate(head, { raw }), Object.fromEntries(found), 1e-6)).toBeUndefined();
});

test.skipIf(!hasOnnxRuntime)('as ONNX Runtime does', async () => {
  const raw = rawOf(1);

  const theirs = await runOnnxRuntime(head, { raw: { data: raw.values as Float32Array, dims: raw.dims } });

  const { boxes, labels } = Model.load(compile(head).file).run({
    raw: raw.values as Float32Array,
  });
  expect([...labels!.data]).toEqual([...(theirs.labels as unknown as BigInt64Array)]);
  expect([...boxes!.data]).toEqual([...theirs.boxes!]);
});
