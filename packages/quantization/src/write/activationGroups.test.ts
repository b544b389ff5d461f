import { Graph, makeNode, makeTensor } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { cnnModel, modelOf, samplesOf } from '../../test/testModels.ts';
import { runnerOf } from '../accuracy/modelRunner.ts';
import { prepareModel } from '../prepare/prepareModel.ts';
import { quantizeModel } from '../quantizeModel.ts';
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
      activationGroups(new Graph(model), layers, choices, new Map([[schemeKey(symmetric), given]]))
        .get(value)!
        .get(schemeKey(symmetric))!.scale;

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

describe('a value of which a layer reads a part', () => {
  /** `half` reads the first four of eight elements of `moved`; `node` reads `moved` too. */
  const slicedModel = (node: ReturnType<typeof makeNode>) => {
    const model = modelOf({
      nodes: [
        makeNode('Reshape', ['x', 'shape'], ['moved'], { name: 'move' }),
        makeNode('Slice', ['moved', 'from', 'to', 'axis'], ['part'], { name: 'slice' }),
        makeNode('MatMul', ['part', 'w'], ['product'], { name: 'half' }),
        node,
        makeNode('Concat', ['product', 'other'], ['y'], { name: 'both', attributes: { axis: 1n } }),
      ],
      weights: { w: [4, 4] },
      input: ['N', 8],
      output: ['N', 'M'],
    });
    const integers = { shape: [-1n, 8n], from: [0n], to: [4n], axis: [1n] };
    for (const [name, values] of Object.entries(integers))
      model.graph!.initializer.push(makeTensor(name, 'int64', [values.length], BigInt64Array.from(values)));
    return model;
  };
  /** Elements from 4 on are a hundred times as large. */
  const calibrationData = samplesOf(16, 8).map(({ x }) => ({ x: x.map((value, i) => (i < 4 ? value : 100 * value)) }));

  test.each([
    ['a part that keeps floats', makeNode('Slice', ['moved', 'to', 'last', 'axis'], ['other'], { name: 'rest' })],
    ['an operator of floats', makeNode('Tanh', ['moved'], ['other'], { name: 'tanh' })],
  ])('is not clipped to that for %s', async (_, node) => {
    const model = slicedModel(node);
    model.graph!.initializer.push(makeTensor('last', 'int64', [1], BigInt64Array.of(8n)));
    const { model: made } = await quantizeModel(model, { calibrationData });

    const [sample] = calibrationData as [{ x: Float32Array }];
    const [found, expected] = [made, model].map((each) => Array.from(runnerOf(each)(sample).y!).slice(4));
    expect(found).toEqual(expected);
  });

  test('keeps integers where only layers read it', async () => {
    const { model: made } = await quantizeModel(
      slicedModel(makeNode('Identity', ['product'], ['other'], { name: 'end' })),
      { calibrationData },
    );
    const producer = new Graph(made).producerOf('moved');

    expect(producer?.opType).toBe('DequantizeLinear');
  });
});
