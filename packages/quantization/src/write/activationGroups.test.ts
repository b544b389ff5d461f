import { Graph, makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { cnnModel, modelOf } from '../../test/testModels.ts';
import { prepareModel } from '../prepare/prepareModel.ts';
import type { LayerChoice, ValueRanges } from '../recipe.ts';
import { activationGroups, schemeKey } from './activationGroups.ts';
import { valuesToCalibrate } from './writeQuantized.ts';

const weights = { type: 'int8', isSymmetric: true, granularity: 'channel' } as const;
const symmetric = { type: 'int8', isSymmetric: true } as const;

describe('a convolution behind which Relu leaves a part', () => {
  const { model, layers } = prepareModel(cnnModel());
  const choices = new Map(
    layers.map(({ name }): [string, LayerChoice] => [
      name,
      { layer: name, kind: 'static', weights, activations: symmetric },
    ]),
  );

  test('has the scale of that part, and what is before Relu is not calibrated', () => {
    const values = valuesToCalibrate(model, layers);
    const ranges: ValueRanges = new Map(values.map((value) => [value, { least: 0, greatest: 12.7 }]));
    const wide: ValueRanges = new Map([...ranges, ['n1', { least: -99, greatest: 12.7 }]]);

    const scaleOf = (given: ValueRanges, value: string) =>
      activationGroups(new Graph(model), layers, choices, given).get(value)!.get(schemeKey(symmetric))!.scale;

    expect(values).toEqual(['x', 'r1', 'p1', 'r2', 'flat']);
    expect(['n1', 'r1', 'p1'].map((value) => scaleOf(wide, value))).toEqual(Array(3).fill(Math.fround(0.1)));
  });
});

test('a convolution that others read too has its own range', () => {
  const { model, layers } = prepareModel(
    modelOf({
      nodes: [
        makeNode('Conv', ['x', 'f'], ['c'], { name: 'conv' }),
        makeNode('Relu', ['c'], ['r'], { name: 'relu' }),
        makeNode('Add', ['c', 'r'], ['y'], { name: 'sum' }),
      ],
      weights: { f: [4, 2, 3, 3] },
      input: ['N', 2, 8, 8],
      output: ['N', 4, 6, 6],
    }),
  );

  expect(valuesToCalibrate(model, layers)).toEqual(['x', 'c']);
});
