import { type ModelProto, makeGraph, makeModel, makeNode, makeValueInfo, tensorType } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { expectPlanAnswers } from '../../test/planAnswers.ts';
import { testModel } from '../../test/testModel.ts';
import { tensorOf } from '../evaluate/tensor.ts';
import { Model } from '../index.ts';
import { compile } from './compile.ts';
import { inspectPlan } from './inspectPlan.ts';
import { reopenShapes } from './reopenShapes.ts';

const value = (name: string, length: number | string) => makeValueInfo(name, tensorType('float', [length, 2]));

function doubled(length: number | string): ModelProto {
  const graph = makeGraph({
    nodes: [makeNode('Add', ['x', 'x'], ['y'])],
    inputs: [value('x', length)],
    outputs: [value('y', length)],
  });
  return makeModel(graph);
}

test('a batch that the model fixes to 1 is opened by a shape', () => {
  const model = doubled(1);

  const { file } = compile(model, { inputShapes: { x: ['N', 2] } });

  expect(inspectPlan(file)).toMatchObject({ batch: 'N', outputs: [{ name: 'y', shape: ['N', 2] }] });
  expect(Model.load(file).run(Float32Array.of(1, 2, 3, 4)).y).toEqual({
    shape: [2, 2],
    data: Float32Array.of(2, 4, 6, 8),
  });
  expect(model).toEqual(doubled(1));
});

test.for([1, 5])('outputs and values that are said to have the length %i follow the batch', (length) => {
  const model = testModel({
    inputs: { x: ['N', 2] },
    outputs: { y: [length, 2] },
    nodes: [makeNode('Neg', ['x'], ['m']), makeNode('Add', ['m', 'm'], ['y'])],
  });
  model.graph!.valueInfo.push(value('m', length));

  expectPlanAnswers(
    model,
    [1, 3].map((items) => ({ x: tensorOf('float', [items, 2], Array(2 * items).fill(3)) })),
  );
});

test('a model is as it was where shapes fix what it leaves open, or say the same', () => {
  const model = doubled('N');

  expect(reopenShapes(model, { inputShapes: { x: [4, 2] } })).toBe(model);
  expect(reopenShapes(model, {})).toBe(model);
  expect(reopenShapes(model, { inputShapes: { z: [1] } })).toBe(model);
});
