// GPTQ (Frantar et al., 2022, arXiv 2210.17323): each input's weights are rounded in turn, and what that changes in the
// output is made good by the weights that are still to be rounded.
import { Matrix } from '@kinglet/kernels';
import { QuantizationError } from '../errors.ts';
import type { QuantizedWeights, WeightScheme } from '../recipe.ts';
import { fromRows, toRows } from '../tensor/channelRows.ts';
import { type IntegerArray, integerTypes, makeIntegers } from '../tensor/integerTypes.ts';
import { roundHalfEven } from '../tensor/quantizeValues.ts';
import { quantizeWeights, type ScaleSearch, type WeightTensor } from '../tensor/quantizeWeights.ts';
import { choleskyFactor } from './choleskyFactor.ts';
import { groupMoments } from './outputError.ts';
import { dampedMoment } from './refineRounding.ts';

/** Inputs that are rounded together; what earlier ones changed in the output comes to them by one product of matrices. */
const inputsTogether = 64;

/** Parts of the mean of the diagonal that are added to it, the first that makes the matrix positive definite. */
const dampings = [0.01, 0.1, 1];

/**
 * Weights whose rounding errors make up for one another in the layer's output, over the inputs X whose X^T X is given
 * ([inputs, inputs]; of Conv the inputs are patches; of grouped ones [groups, inputs, inputs]). Scales of a tensor and of channels are those of
 * `quantizeWeights`; those of blocks are found when a block's turn comes, of the weights as they are by then. Inputs
 * that were always 0 are rounded to nearest. What many inputs carry on is summed up by kernels of float32: another
 * instruction set may round what lies between two integers the other way. Time grows as channels * inputs² + inputs³. Throws what `quantizeWeights`
 * throws, and QuantizationError KINGLET_QUANTIZATION_DATA for a second moment of another size.
 */
export function gptq(
  weights: WeightTensor,
  secondMoment: Float64Array,
  scheme: WeightScheme,
  search: ScaleSearch = 'range',
): QuantizedWeights {
  const rows = toRows(weights);
  const nearest = quantizeWeights(rows, scheme, search);
  const [channels, inputs] = rows.dims as [number, number];
  const moments = groupMoments(secondMoment, { channels, inputs });
  const result = { ...nearest, scales: nearest.scales.slice(), zeroPoints: nearest.zeroPoints.slice() };
  const integers = makeIntegers(scheme.type, rows.values.length);
  const count = channels / moments.length;
  for (const [group, moment] of moments.entries()) {
    const factor = dampedFactor(moment, inputs);
    const errors = new Float32Array(inputs * count);
    roundGroup({ values: rows.values, inputs, first: group * count, count, factor, errors, search, result, integers });
  }
  return fromRows({ ...result, integers }, weights);
}

/** The channels of one group. */
interface GroupTask {
  /** [channels of all groups, inputs] */
  readonly values: Float32Array;
  readonly inputs: number;
  /** The first channel. */
  readonly first: number;
  readonly count: number;
  /** V of X^T X = V V^T. */
  readonly factor: Float64Array;
  /** [inputs, count]: what rounding took from each weight. */
  readonly errors: Float32Array;
  readonly search: ScaleSearch;
  readonly result: QuantizedWeights;
  readonly integers: IntegerArray;
}

/**
 * What the errors e of a channel add to its outputs is as long as V^T e, whose element i depends on the inputs up to i
 * alone: the error of each input in turn makes good what those before it carry there. That is what the paper does with
 * the factor of the inverse, without an inverse.
 */
function roundGroup(task: GroupTask): void {
  const { granularity } = task.result.scheme;
  const block = typeof granularity === 'object' ? granularity.block : 1;
  const together = block * Math.max(Math.floor(inputsTogether / block), 1);
  for (let from = 0; from < task.inputs; from += together) {
    const batch = batchOf(task, from, Math.min(from + together, task.inputs));
    for (let input = from; input < batch.to; input++) {
      if (typeof granularity === 'object' && input % block === 0) setBlockScales(task, batch, input, block);
      carryOn(task, batch, input, roundInput(task, batch, input));
    }
  }
}

/** A few inputs, one after another. */
interface Batch {
  readonly from: number;
  readonly to: number;
  /** [inputs, count]: the elements of V^T e, of the errors that are known. */
  readonly carried: Float64Array;
}

function batchOf({ inputs, count, factor, errors }: GroupTask, from: number, to: number): Batch {
  if (from === 0) return { from, to, carried: new Float64Array(to * count) };
  const columns = new Float32Array(from * (to - from));
  for (let i = 0; i < from; i++) columns.set(factor.subarray(i * inputs + from, i * inputs + to), i * (to - from));
  const left = { data: columns, shape: [from, to - from] };
  const right = { data: errors.subarray(0, from * count), shape: [from, count] };
  const { data } = Matrix.multiplyBatches(left, right, { transposeA: true });
  return { from, to, carried: Float64Array.from(data) };
}

/** Adds the errors of an input, one for each channel, to what is carried into the inputs of its batch after it. */
function carryOn(
  { inputs, count, factor }: GroupTask,
  { from, to, carried }: Batch,
  input: number,
  errors: Float64Array,
): void {
  for (let other = input + 1; other < to; other++) {
    const part = factor[input * inputs + other]!;
    for (let row = 0, at = (other - from) * count; row < count; row++, at++) carried[at]! += part * errors[row]!;
  }
}

/** Rounds the weights of an input: the errors, one for each channel. */
function roundInput(task: GroupTask, { from, carried }: Batch, input: number): Float64Array {
  const { values, inputs, first, count, factor, result, integers } = task;
  const { least, greatest } = integerTypes[result.type];
  const errors = new Float64Array(count);
  const diagonal = factor[input * inputs + input]!;
  for (let row = 0; row < count; row++) {
    const at = (first + row) * inputs + input;
    const group = groupOf(task, first + row, input);
    const [scale, zeroPoint] = [result.scales[group]!, result.zeroPoints[group]!];
    const wanted = values[at]! + carried[(input - from) * count + row]! / diagonal;
    const integer = Math.min(Math.max(roundHalfEven(Math.fround(wanted / scale)) + zeroPoint, least), greatest);
    integers[at] = integer;
    errors[row] = values[at]! - (integer - zeroPoint) * scale;
  }
  task.errors.set(errors, input * count);
  return errors;
}

function groupOf({ inputs, result }: GroupTask, channel: number, input: number): number {
  const { granularity } = result.scheme;
  if (granularity === 'tensor') return 0;
  if (granularity === 'channel') return channel;
  return channel * Math.ceil(inputs / granularity.block) + Math.floor(input / granularity.block);
}

/** The scales of one block of all channels. */
function setBlockScales(task: GroupTask, batch: Batch, input: number, block: number): void {
  const { count, first, search, result } = task;
  const values = wantedWeights(task, batch, input, Math.min(input + block, batch.to));
  const dims = [count, values.length / count];
  const found = quantizeWeights({ name: 'block', values, dims, channelAxis: 0 }, result.scheme, search);
  for (let row = 0; row < count; row++) {
    const group = groupOf(task, first + row, input);
    result.scales[group] = found.scales[row]!;
    result.zeroPoints[group] = found.zeroPoints[row]!;
  }
}

/** What weights would be if none of these was rounded, [count, inputs]: each makes good all that is carried into it. */
function wantedWeights(task: GroupTask, batch: Batch, from: number, to: number): Float32Array<ArrayBuffer> {
  const { values, inputs, first, count, factor } = task;
  const wanted = new Float32Array(count * (to - from));
  const carried = batch.carried.slice((from - batch.from) * count, (to - batch.from) * count);
  for (let input = from; input < to; input++) {
    const diagonal = factor[input * inputs + input]!;
    const errors = carried.subarray((input - from) * count, (input - from + 1) * count).map((own) => -own / diagonal);
    for (let row = 0; row < count; row++)
      wanted[row * (to - from) + input - from] = values[(first + row) * inputs + input]! - errors[row]!;
    carryOn(task, { from, to, carried }, input, errors);
  }
  return wanted;
}

function dampedFactor(secondMoment: Float64Array, inputs: number): Float64Array {
  const normal = normalized(secondMoment, inputs);
  for (const damping of dampings) {
    const factor = dampedMoment(normal, inputs, damping);
    if (choleskyFactor(factor, inputs)) return factor;
  }
  const message = "expected the second moment X^T X of a layer's inputs, found a matrix that is not positive definite";
  throw new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}

/** With a mean of the diagonal near 1: float32 holds all of it then, and weights are the same, since a factor of all rounds to none. */
function normalized(secondMoment: Float64Array, inputs: number): Float64Array {
  let trace = 0;
  for (let i = 0; i < inputs; i++) trace += secondMoment[i * inputs + i]!;
  const power = Math.floor(Math.log2(trace / inputs));
  if (!Number.isFinite(power)) return secondMoment;
  const normal = new Float64Array(secondMoment.length);
  for (let i = 0; i < normal.length; i++) normal[i] = secondMoment[i]! * 2 ** -power;
  return normal;
}
