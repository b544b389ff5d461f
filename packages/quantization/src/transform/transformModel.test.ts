// Rewritten models answer as before, and where nothing else reads a value no node is added.
import { encoder } from '@kinglet/inference/compile';
import { type ModelProto, makeNode, makeValueInfo, tensorType, writeModel } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { withOutliers } from '../../test/encoders.ts';
import { mlpModel, modelOf, samplesOf } from '../../test/testModels.ts';
import { runnerOf, type SampleInputs } from '../accuracy/modelRunner.ts';
import { type PreparedModel, prepareModel } from '../prepare/prepareModel.ts';
import type { WeightScheme } from '../recipe.ts';
import { equalizeLayers } from './equalizeLayers.ts';
import { scaleForInputs } from './scaleForInputs.ts';
import { smoothInputs } from './smoothInputs.ts';

const scheme: WeightScheme = { type: 'int4', isSymmetric: true, granularity: { block: 16 } };

const transforms = {
  equalize: (prepared: PreparedModel) => Promise.resolve(equalizeLayers(prepared)),
  smooth: (prepared: PreparedModel, data: readonly SampleInputs[]) =>
    smoothInputs(prepared, () => true, 0.5, { data, samples: 100, runner: {} }),
  awq: (prepared: PreparedModel, data: readonly SampleInputs[]) =>
    scaleForInputs(prepared, () => scheme, { data, samples: 100, runner: {} }),
};

/** Each with a layer whose input something before it can divide. */
const graphs: Readonly<Record<string, { readonly model: () => ModelProto; readonly length: number }>> = {
  'through Relu': { model: mlpModel, length: 8 },
  'grouped and transposed convolutions, through pools and Flatten': {
    model: () =>
      modelOf({
        nodes: [
          makeNode('Conv', ['x', 'f1', 'b1'], ['c1'], { attributes: { group: 2n, pads: [1n, 1n, 1n, 1n] } }),
          makeNode('LeakyRelu', ['c1'], ['r1']),
          makeNode('AveragePool', ['r1'], ['p1'], { attributes: { kernel_shape: [2n, 2n], pads: [0n, 0n, 1n, 1n] } }),
          makeNode('Conv', ['p1', 'f2'], ['c2'], { attributes: { group: 6n } }),
          makeNode('ConvTranspose', ['c2', 'f3', 'b3'], ['c3'], { attributes: { group: 3n } }),
          makeNode('Conv', ['c3', 'f4', 'b4'], ['c4']),
          makeNode('MaxPool', ['c4'], ['p4'], { attributes: { kernel_shape: [2n, 2n], strides: [2n, 2n] } }),
          makeNode('Flatten', ['p4'], ['flat']),
          makeNode('Gemm', ['flat', 'w', 'b5'], ['y'], { attributes: { transB: 1n } }),
        ],
        weights: {
          ...{ f1: [6, 2, 3, 3], b1: [6], f2: [6, 1, 3, 3], f3: [6, 2, 2, 2], b3: [6], f4: [4, 6, 1, 1], b4: [4] },
          ...{ w: [3, 16], b5: [3] },
        },
        input: ['N', 4, 6, 6],
        output: ['N', 3],
      }),
    length: 144,
  },
  'LayerNormalization that two products read, a sum and a Mul of constants': {
    model: () =>
      modelOf({
        nodes: [
          makeNode('LayerNormalization', ['x', 'scale', 'shift'], ['n']),
          makeNode('MatMul', ['n', 'w1'], ['m1']),
          makeNode('MatMul', ['n', 'w2'], ['m2']),
          makeNode('Add', ['b1', 'm1'], ['a1']),
          makeNode('Relu', ['a1'], ['r1']),
          makeNode('MatMul', ['r1', 'w3'], ['m3']),
          makeNode('Tanh', ['m2'], ['t2']),
          makeNode('Mul', ['t2', 'half'], ['u2']),
          makeNode('Add', ['u2', 'b2'], ['a2']),
          makeNode('MatMul', ['a2', 'w4'], ['m4']),
          makeNode('Add', ['m3', 'm4'], ['y']),
        ],
        weights: {
          ...{ scale: [8], shift: [8], w1: [8, 12], w2: [8, 10], b1: [12], w3: [12, 4] },
          ...{ half: [1], b2: [10], w4: [10, 4] },
        },
        input: ['N', 5, 8],
        output: ['N', 5, 4],
      }),
    length: 40,
  },
};

describe.each(Object.entries(graphs))('%s', (_, { model, length }) => {
  test.each(['equalize', 'smooth'] as const)('%s changes weights and no answer, and adds no node', async (name) => {
    const prepared = prepareModel(model());
    const before = writeModel(prepared.model);
    const samples = samplesOf(16, length);

    const made = await transforms[name](prepared, samples);

    expect(writeModel(prepared.model)).toEqual(before);
    expect(writeModel(made.model)).not.toEqual(before);
    expect(made.model.graph!.node.map(({ opType }) => opType)).toEqual(
      prepared.model.graph!.node.map(({ opType }) => opType),
    );
    expect(made.layers.map(({ name: layer, roles }) => [layer, roles])).toEqual(
      prepared.layers.map(({ name: layer, roles }) => [layer, roles]),
    );
    expectSameAnswers(prepared.model, made.model, samples);
  });
});

test('equalized neighbours have the same greatest weights for each channel', () => {
  const { model } = equalizeLayers(prepareModel(mlpModel()));
  const [first, second] = model.graph!.node.filter(({ opType }) => opType !== 'Relu').map(({ input }) => input[1]!);
  const valuesOf = (name: string) =>
    new Float32Array(model.graph!.initializer.find((tensor) => tensor.name === name)!.rawData.slice().buffer);
  for (let channel = 0; channel < 32; channel++) {
    const [rows, columns] = [
      valuesOf(first!).subarray(channel * 8, channel * 8 + 8),
      valuesOf(second!).subarray(channel * 4, channel * 4 + 4),
    ];
    expect(Math.max(...rows.map(Math.abs)) / Math.max(...columns.map(Math.abs))).toBeCloseTo(1, 4);
  }
});

describe.each(['operators', 'primitives'] as const)('an encoder of %s', (form) => {
  test.each(['smooth', 'awq'] as const)(
    '%s puts a Mul where the sum around a layer reads the same value',
    async (name) => {
      const prepared = prepareModel(
        withOutliers(encoder({ form, width: 32, heads: 2, layers: 1, tokens: 6, batch: 1 })),
      );
      const samples = samplesOf(8, 6 * 32);

      const made = await transforms[name](prepared, samples);

      expect(made.model.graph!.node.length).toBeGreaterThan(prepared.model.graph!.node.length);
      expectSameAnswers(prepared.model, made.model, samples);
    },
  );
});

test('what is an output of the model, or read by another node too, is divided by nothing before it', () => {
  const given = mlpModel();
  given.graph!.output.push(makeValueInfo('r', tensorType('float', ['N', 32])));
  const readTwice = modelOf({
    nodes: [
      makeNode('MatMul', ['x', 'w1'], ['h']),
      makeNode('MatMul', ['h', 'w2'], ['m']),
      makeNode('Add', ['m', 'h'], ['y']),
    ],
    weights: { w1: [8, 8], w2: [8, 8] },
    input: ['N', 8],
    output: ['N', 8],
  });

  for (const model of [given, readTwice]) expect(equalizeLayers(prepareModel(model)).notes).toEqual([]);
});

/** To within a hundred-thousandth of the greatest. */
function expectSameAnswers(before: ModelProto, after: ModelProto, samples: readonly SampleInputs[]): void {
  const [expected, found] = [runnerOf(before), runnerOf(after)];
  for (const sample of samples) {
    const [exact, own] = [expected(sample).y!, found(sample).y!];
    const most = Array.from(exact).reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0);
    expect(most).toBeGreaterThan(0);
    for (let i = 0; i < exact.length; i++) expect(Math.abs(own[i]! - exact[i]!)).toBeLessThan(1e-5 * most);
  }
}
