// What algorithms ask of a layer's inputs, summed up over calibration data in bounded memory.
import { QuantizationError } from '../errors.ts';

/** Of the `features` inputs of a layer, over `count` rows of them. */
export interface InputStatistics {
  readonly features: number;
  count: number;
  /** [features] */
  readonly sums: Float64Array;
  /** [features]: of absolute values. */
  readonly magnitudes: Float64Array;
  /** [features]: the greatest absolute values. */
  readonly maxima: Float64Array;
}

export interface InputMoments extends InputStatistics {
  /** [features, features]: X^T X, of which only the part on and above the diagonal is kept up to date. */
  readonly products: Float64Array;
}

/** Of no rows yet. */
export function inputStatistics(features: number): InputStatistics {
  const ofEach = () => new Float64Array(features);
  return { features, count: 0, sums: ofEach(), magnitudes: ofEach(), maxima: ofEach() };
}

/** Of no rows yet. */
export function inputMoments(features: number): InputMoments {
  return { ...inputStatistics(features), products: new Float64Array(features * features) };
}

/**
 * Adds rows of inputs, [rows, features]. Throws QuantizationError KINGLET_QUANTIZATION_DATA for another length, NaN and
 * infinities, before anything is added.
 */
export function addInputs(moments: InputMoments, inputs: Float32Array): void {
  const { features, products } = moments;
  addStatistics(moments, inputs);
  for (let i = 0; i < features; i++)
    for (let at = 0; at < inputs.length; at += features) {
      const factor = inputs[at + i]!;
      if (factor === 0) continue;
      for (let j = i, to = i * features + i; j < features; j++, to++) products[to]! += factor * inputs[at + j]!;
    }
}

/** The same without products: memory grows as the features do. */
export function addStatistics(statistics: InputStatistics, inputs: Float32Array): void {
  const { features } = statistics;
  checkInputs(inputs, features);
  for (let at = 0; at < inputs.length; at += features) addRow(statistics, inputs, at);
}

/** X^T X, [features, features], both halves; of several groups [groups, features, features]. */
export function secondMoment(moments: InputMoments | readonly InputMoments[]): Float64Array<ArrayBuffer> {
  const groups = 'features' in moments ? [moments] : moments;
  const { features } = groups[0]!;
  const full = new Float64Array(groups.length * features ** 2);
  for (const [group, { products }] of groups.entries()) {
    const own = full.subarray(group * features ** 2, (group + 1) * features ** 2);
    own.set(products);
    for (let i = 0; i < features; i++) for (let j = 0; j < i; j++) own[i * features + j] = products[j * features + i]!;
  }
  return full;
}

/** The mean of each input, [features]. */
export function meansOf({ sums, count }: InputStatistics): Float64Array<ArrayBuffer> {
  return Float64Array.from(sums, (sum) => sum / Math.max(count, 1));
}

function addRow(statistics: InputStatistics, inputs: Float32Array, at: number): void {
  const { features, sums, magnitudes, maxima } = statistics;
  for (let i = 0; i < features; i++) {
    const value = inputs[at + i]!;
    const magnitude = Math.abs(value);
    sums[i]! += value;
    magnitudes[i]! += magnitude;
    if (magnitude > maxima[i]!) maxima[i] = magnitude;
  }
  statistics.count++;
}

function checkInputs(inputs: Float32Array, features: number): void {
  if (features === 0 || inputs.length % features !== 0)
    throw dataError(`rows of ${features} inputs, found ${inputs.length} values`);
  const at = inputs.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) throw dataError(`finite inputs, found ${inputs[at]} in row ${Math.floor(at / features)}`);
}

function dataError(expected: string): QuantizationError {
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', `expected ${expected}`);
}
