// Each algorithm on real layers, judged on images it has not seen: it is here because it loses less than rounding to
// nearest does.
import { expect, test } from 'vitest';
import { awq } from '../src/algorithms/awq.ts';
import { correctBias } from '../src/algorithms/correctBias.ts';
import { equalize } from '../src/algorithms/equalize.ts';
import { gptq } from '../src/algorithms/gptq.ts';
import { addInputs, type InputMoments, inputMoments, meansOf, secondMoment } from '../src/algorithms/inputMoments.ts';
import { outputError } from '../src/algorithms/outputError.ts';
import { refineRounding } from '../src/algorithms/refineRounding.ts';
import { smoothQuant } from '../src/algorithms/smoothQuant.ts';
import type { QuantizedWeights, WeightScheme } from '../src/recipe.ts';
import { rowsOf, toRows } from '../src/tensor/channelRows.ts';
import { dequantizeValues, quantizeValues } from '../src/tensor/quantizeValues.ts';
import { dequantizeWeights, quantizeWeights, type WeightTensor } from '../src/tensor/quantizeWeights.ts';
import { rangeParameters } from '../src/tensor/rangeParameters.ts';
import { scaleInputs } from '../src/tensor/scaleChannels.ts';
import {
  constantOf,
  dataFolder,
  mnistMatMul,
  mnistOutputs,
  mnistPerceptron,
  type RealLayer,
  readMnist,
} from './mnistLayers.ts';

const real = test.runIf(dataFolder);
const convolved = dataFolder ? await mnistMatMul() : undefined;
const perceptron = dataFolder ? mnistPerceptron() : [];

const blocks: WeightScheme = { type: 'int4', isSymmetric: true, granularity: { block: 32 } };
const channels: WeightScheme = { type: 'int4', isSymmetric: true, granularity: 'channel' };

real('GPTQ loses half or less in blocks and in channels, of every layer', () => {
  for (const layer of [convolved!, ...perceptron])
    for (const scheme of [blocks, channels]) {
      const found = gptq(layer.weights, secondMoment(momentsOf(layer)), scheme);
      expect(lossOf(layer, found)).toBeLessThan(0.55 * lossOf(layer, quantizeWeights(layer.weights, scheme)));
    }
  const found = gptq(convolved!.weights, secondMoment(momentsOf(convolved!)), blocks);
  expect(lossOf(convolved!, found)).toBeLessThan(0.3 * lossOf(convolved!, quantizeWeights(convolved!.weights, blocks)));
});

real('the search loses less of mnist-8, with a scale for all', () => {
  const scheme = { ...channels, granularity: 'tensor' } as const;
  const found = lossOf(convolved!, quantizeWeights(convolved!.weights, scheme, 'mse'));
  expect(found).toBeLessThan(0.5 * lossOf(convolved!, quantizeWeights(convolved!.weights, scheme)));
});

real('refined rounding loses less than half of every layer, and no more of what GPTQ made', () => {
  for (const layer of [convolved!, ...perceptron]) {
    const moment = secondMoment(momentsOf(layer));
    const refine = (quantized: QuantizedWeights) => lossOf(layer, refineRounding(layer.weights, quantized, moment));
    const [nearest, found] = [quantizeWeights(layer.weights, channels), gptq(layer.weights, moment, channels)];
    expect(refine(nearest)).toBeLessThan(0.6 * lossOf(layer, nearest));
    expect(refine(found)).toBeLessThan(1.05 * lossOf(layer, found));
  }
});

real('AWQ loses less of mnist-8', () => {
  const { weights } = convolved!;
  const { quantized, factors } = awq(weights, momentsOf(convolved!), blocks);
  const scaled = { ...weights, values: dequantizeWeights(quantized, weights) };
  const found = outputError(
    weights,
    scaleInputs(
      scaled,
      factors.map((f) => 1 / f),
    ).values,
    heldOutMoment(convolved!),
  );
  expect(found).toBeLessThan(0.9 * lossOf(convolved!, quantizeWeights(weights, blocks)));
});

real('a corrected bias loses less of every layer', () => {
  for (const layer of [convolved!, ...perceptron]) {
    const values = dequantizeWeights(quantizeWeights(layer.weights, channels), layer.weights);
    const bias = correctBias(layer.weights, values, meansOf(momentsOf(layer)));
    const rounded = productOf({ ...layer.weights, values }, layer.heldOut);
    const exact = productOf(layer.weights, layer.heldOut);
    const corrected = rounded.map((value, i) => value + bias[i % bias.length]!);
    expect(relativeError(corrected, exact)).toBeLessThan(0.9 * relativeError(rounded, exact));
  }
});

real('SmoothQuant loses less of mnist-8, with bytes for inputs and weights', () => {
  const { maxima } = momentsOf(convolved!);
  const { weights, factors } = smoothQuant(convolved!.weights, maxima);
  const found = staticLoss(convolved!, weights, factors);
  expect(found).toBeLessThan(
    0.8 *
      staticLoss(
        convolved!,
        convolved!.weights,
        maxima.map(() => 1),
      ),
  );
});

real('equalized convolutions of mnist-8 mean the same, and lose less with a scale for each', async () => {
  const model = await readMnist();
  const weights = (name: string, dims: readonly number[], channelAxis = 0): WeightTensor => ({
    name,
    values: constantOf(model, name),
    dims,
    channelAxis,
  });
  const [first, second, last] = [
    weights('Parameter5', [8, 1, 5, 5]),
    weights('Parameter87', [16, 8, 5, 5]),
    weights('Parameter193', [256, 10], 1),
  ];
  const start = equalize({ first, bias: constantOf(model, 'Parameter6'), second });
  const end = equalize({ first: start.second, bias: constantOf(model, 'Parameter88'), second: last });
  const biases = { Parameter6: start.bias!, Parameter88: end.bias! };
  const equal = [start.first, end.first, end.second];
  const exact = await mnistOutputs({});

  expect(relativeError(await mnistOutputs({ ...byName(equal), ...biases }), exact)).toBeLessThan(1e-10);
  const found = relativeError(await mnistOutputs({ ...byName(equal.map(rounded)), ...biases }), exact);
  const plain = relativeError(await mnistOutputs(byName([first, second, last].map(rounded))), exact);
  expect(found).toBeLessThan(0.8 * plain);
});

function momentsOf({ weights, inputs }: RealLayer): InputMoments {
  const moments = inputMoments(rowsOf(weights).inputs);
  addInputs(moments, inputs);
  return moments;
}

function heldOutMoment({ weights, heldOut }: RealLayer): Float64Array {
  return secondMoment(momentsOf({ weights, inputs: heldOut, heldOut }));
}

function lossOf(layer: RealLayer, quantized: QuantizedWeights): number {
  return outputError(layer.weights, dequantizeWeights(quantized, layer.weights), heldOutMoment(layer));
}

/** Of inputs that are divided by factors, in bytes, and weights in bytes. */
function staticLoss(layer: RealLayer, weights: WeightTensor, factors: Float64Array): number {
  const divided = (values: Float32Array) => values.map((value, i) => value / factors[i % factors.length]!);
  const calibration = divided(layer.inputs);
  const range = calibration.reduce(
    ({ least, greatest }, v) => ({ least: Math.min(least, v), greatest: Math.max(greatest, v) }),
    { least: 0, greatest: 0 },
  );
  const parameters = rangeParameters(range, { type: 'uint8', isSymmetric: false });
  const inputs = dequantizeValues(quantizeValues(divided(layer.heldOut), parameters, 'uint8'), parameters);
  const values = dequantizeWeights(quantizeWeights(weights, { ...channels, type: 'int8' }), weights);
  return relativeError(productOf({ ...weights, values }, inputs), productOf(layer.weights, layer.heldOut));
}

function rounded(weights: WeightTensor): WeightTensor {
  const quantized = quantizeWeights(weights, { type: 'int8', isSymmetric: true, granularity: 'tensor' });
  return { ...weights, values: dequantizeWeights(quantized, weights) };
}

function byName(weights: readonly WeightTensor[]): Record<string, Float32Array> {
  return Object.fromEntries(weights.map(({ name, values }) => [name, values]));
}

/** [rows, channels] */
function productOf(weights: WeightTensor, values: Float32Array): Float64Array {
  const rows = toRows(weights);
  const [outputs, inputs] = rows.dims as [number, number];
  return Float64Array.from({ length: (values.length / inputs) * outputs }, (_, index) => {
    const [value, weight] = [Math.floor(index / outputs) * inputs, (index % outputs) * inputs];
    let sum = 0;
    for (let i = 0; i < inputs; i++) sum += values[value + i]! * rows.values[weight + i]!;
    return sum;
  });
}

function relativeError(found: Float64Array, exact: Float64Array): number {
  const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
  return squares(found.map((value, i) => value - exact[i]!)) / squares(exact);
}
