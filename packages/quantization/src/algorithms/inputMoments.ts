// What algorithms ask of a layer's inputs, summed up over calibration data in bounded memory.
import { QuantizationError } from '../errors.ts';
import { transpose } from '../tensor/transpose.ts';
import { addRowProducts } from './addRowProducts.ts';

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

/** `secondMoment` has X^T X of it. */
export interface InputMoments extends InputStatistics {
  /** [features, features]: X^T X of the rows that are not waiting, on and above the diagonal. */
  readonly products: Float64Array;
  /** [rows, features]: the last rows, which are multiplied together, so that no bit depends on how they come. */
  readonly waiting: Float32Array;
}

/** Rows that wait to be multiplied together: sums of so many are of float32. */
const rowsTogether = 256;

/** Of no rows yet. */
export function inputStatistics(features: number): InputStatistics {
  const ofEach = () => new Float64Array(features);
  return { features, count: 0, sums: ofEach(), magnitudes: ofEach(), maxima: ofEach() };
}

/** Of no rows yet. */
export function inputMoments(features: number): InputMoments {
  const [products, waiting] = [new Float64Array(features ** 2), new Float32Array(rowsTogether * features)];
  return { ...inputStatistics(features), products, waiting };
}

/**
 * Adds rows of inputs, [rows, features]. Throws QuantizationError KINGLET_QUANTIZATION_DATA for another length, NaN and
 * infinities, before anything is added.
 */
export function addInputs(moments: InputMoments, inputs: Float32Array): void {
  const { features, products, waiting } = moments;
  let rows = moments.count % rowsTogether;
  addStatistics(moments, inputs);
  for (let at = 0; at < inputs.length; ) {
    const end = Math.min(at + (rowsTogether - rows) * features, inputs.length);
    waiting.set(inputs.subarray(at, end), rows * features);
    rows = (rows + (end - at) / features) % rowsTogether;
    if (rows === 0) addProducts(products, waiting, features);
    at = end;
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
  for (const [group, { products, waiting, count }] of groups.entries()) {
    const own = full.subarray(group * features ** 2, (group + 1) * features ** 2);
    own.set(products);
    addProducts(own, waiting.subarray(0, (count % rowsTogether) * features), features);
    for (let i = 0; i < features; i++) for (let j = 0; j < i; j++) own[i * features + j] = own[j * features + i]!;
  }
  return full;
}

/** Adds X^T X of rows X, on and above the diagonal. */
function addProducts(products: Float64Array, rows: Float32Array, features: number): void {
  const greatest = rows.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (greatest === 0) return;
  // Squares of what is very large or small are no numbers of float32; a power of two changes no bit.
  const power = Math.floor(Math.log2(greatest));
  const length = rows.length / features;
  const values = new Float32Array(rows.length);
  transpose(rows, values, length, features);
  for (let i = 0; i < values.length; i++) values[i]! *= 2 ** -power;
  addRowProducts(products, features, { values, count: features, length }, 4 ** power);
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
