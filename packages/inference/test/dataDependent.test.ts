// Operators whose results are as long as data says, beside the evaluator and ONNX Runtime.
import { type AttributeValue, type ModelProto, makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { type Tensor, tensorOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { findDifference } from './backend/compareTensors.ts';
import { hasOnnxRuntime, runOnnxRuntime } from './onnxRuntime.ts';
import { testModel } from './testModel.ts';

type Tensors = Readonly<Record<string, Tensor>>;

/** Whether a plan of the model gives what is wanted. */
function expectRight(model: ModelProto, inputs: Tensors, wanted: Tensors): void {
  const given = Object.entries(inputs).map(([name, { values }]) => [name, values] as const);
  const made = Model.load(compile(model).file).run(Object.fromEntries(given));
  const found = Object.entries(made).map(
    ([name, { shape: dims, data }]) => [name, { type: wanted[name]!.type, dims, values: data }] as const,
  );
  expect(findDifference(wanted, Object.fromEntries(found))).toBeUndefined();
}

const random = randomNumbers(17);
const floats = (dims: readonly number[], of: () => number): Tensor =>
  tensorOf('float', dims, Array.from({ length: dims.reduce((size, length) => size * length, 1) }, of));
const few = (): number => Math.floor(random() * 3) - 1;

describe.each<[string, readonly number[], Readonly<Record<string, AttributeValue>>]>([
  ['NonZero', [3, 4, 5], {}],
  ['Unique', [40], {}],
  ['Unique', [5, 7], { sorted: 0n }],
  ['Unique', [9, 2, 2], { axis: 0n }],
  ['Unique', [2, 30], { axis: 1n, sorted: 0n }],
  ['Unique', [1, 3], { axis: 0n }],
])('%s of %j %o', (opType, dims, attributes) => {
  test('finds what the evaluator finds', () => {
    const outputs = opType === 'Unique' ? ['y', 'indices', 'inverse', 'counts'] : ['y'];
    const node = makeNode(opType, ['x'], outputs, { attributes });
    const x = floats(dims, few);
    const types = {
      y: opType === 'Unique' ? 'float' : 'int64',
      indices: 'int64',
      inverse: 'int64',
      counts: 'int64',
    } as const;
    const model = testModel({
      inputs: { x: dims },
      outputs: Object.fromEntries(outputs.map((name) => [name, undefined])),
      nodes: [node],
      types,
    });

    expectRight(model, { x }, evaluate(model, { x }));
  });
});

test.skipIf(!hasOnnxRuntime)(
  'NonMaxSuppression chooses the boxes that ONNX Runtime chooses, in its order',
  async () => {
    for (const [isCentred, least] of [
      [0n, 0.2],
      [1n, undefined],
    ] as const) {
      const [batch, classes, n] = [2, 3, 200];
      const names = ['boxes', 'scores', 'most', 'overlap', ...(least === undefined ? [] : ['least'])];
      const node = makeNode('NonMaxSuppression', names, ['y'], { attributes: { center_point_box: isCentred } });
      const scalars = {
        most: tensorOf('int64', [1], [20]),
        overlap: tensorOf('float', [1], [0.3]),
        ...(least === undefined ? {} : { least: tensorOf('float', [1], [least]) }),
      };
      const model = testModel({
        inputs: { boxes: [batch, n, 4], scores: [batch, classes, n] },
        outputs: { y: ['count', 3] },
        types: { y: 'int64' },
        nodes: [node],
        weights: Object.fromEntries(
          Object.entries(scalars).map(([name, { dims, values, type }]) => [
            name,
            { dims, values, type: type as 'float' },
          ]),
        ),
      });
      const boxes = floats([batch, n, 4], () => Math.round(random() * 40) / 4);
      // Many scores are equal.
      const scores = floats([batch, classes, n], () => Math.round(random() * 50) / 50);
      const feeds = {
        boxes: { data: boxes.values as Float32Array, dims: boxes.dims },
        scores: { data: scores.values as Float32Array, dims: scores.dims },
      };

      const { y } = await runOnnxRuntime(model, feeds);

      const values = y as unknown as BigInt64Array;
      expect(values.length).toBeGreaterThan(100);
      expectRight(model, { boxes, scores }, { y: { type: 'int64', dims: [values.length / 3, 3], values } });
    }
  },
);
