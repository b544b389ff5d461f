// GPTQ (Frantar et al., 2022, arXiv 2210.17323): each input's weights are rounded in turn, and what that changes in the
// output is made good by the weights that are still to be rounded.
import { QuantizationError } from '../errors.ts';
import type { QuantizedWeights, WeightScheme } from '../recipe.ts';
import { fromRows, toRows } from '../tensor/channelRows.ts';
import { type IntegerArray, integerTypes, makeIntegers } from '../tensor/integerTypes.ts';
import { roundHalfEven } from '../tensor/quantizeValues.ts';
import { quantizeWeights, type ScaleSearch, type WeightTensor } from '../tensor/quantizeWeights.ts';
import { choleskyInverse } from './choleskyInverse.ts';
import { groupMoments } from './outputError.ts';
import { dampedMoment } from './refineRounding.ts';

/** Rows that are rounded together, so that a row of the factor is read once for all of them. */
const rowsTogether = 16;

/** Parts of the mean of the diagonal that are added to it, the first that makes the matrix positive definite. */
const dampings = [0.01, 0.1, 1];

/**
 * Weights whose rounding errors make up for one another in the layer's output, over the inputs X whose X^T X is given
 * ([inputs, inputs]; of Conv the inputs are patches; of grouped ones [groups, inputs, inputs]). Scales of a tensor and of channels are those of
 * `quantizeWeights`; those of blocks are found when a block's turn comes, of the weights as they are by then. Inputs
 * that were always 0 are rounded to nearest. Time grows as channels * inputs² + inputs³. Throws what `quantizeWeights`
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
  const perGroup = channels / moments.length;
  for (const [group, moment] of moments.entries()) {
    const factor = dampedFactor(moment, inputs);
    const end = (group + 1) * perGroup;
    for (let first = group * perGroup; first < end; first += rowsTogether) {
      const count = Math.min(rowsTogether, end - first);
      const values = Float64Array.from(rows.values.subarray(first * inputs, (first + count) * inputs));
      roundRows({ values, count, inputs, first, factor, search, result, integers });
    }
  }
  return fromRows({ ...result, integers }, weights);
}

interface RowsTask {
  /** [count, inputs]: weights, which change until they are rounded. */
  readonly values: Float64Array;
  readonly count: number;
  readonly inputs: number;
  /** The first channel. */
  readonly first: number;
  readonly factor: Float64Array;
  readonly search: ScaleSearch;
  readonly result: QuantizedWeights;
  readonly integers: IntegerArray;
}

function roundRows(task: RowsTask): void {
  const { inputs, count, result } = task;
  const { granularity } = result.scheme;
  const block = typeof granularity === 'object' ? granularity.block : inputs;
  const blocks = Math.ceil(inputs / block);
  for (let input = 0; input < inputs; input++) {
    if (typeof granularity === 'object' && input % block === 0) setBlockScales(task, input, block, blocks);
    for (let row = 0; row < count; row++) {
      const channel = task.first + row;
      const group = granularity === 'tensor' ? 0 : channel * blocks + Math.floor(input / block);
      roundWeight(task, row, input, group);
    }
  }
}

/** Rounds one weight, and shares its error out among those after it in its row. */
function roundWeight(
  { values, inputs, first, factor, result, integers }: RowsTask,
  row: number,
  input: number,
  group: number,
): void {
  const { least, greatest } = integerTypes[result.type];
  const [scale, zeroPoint] = [result.scales[group]!, result.zeroPoints[group]!];
  const at = row * inputs + input;
  const weight = values[at]!;
  const integer = Math.min(Math.max(roundHalfEven(Math.fround(weight / scale)) + zeroPoint, least), greatest);
  integers[(first + row) * inputs + input] = integer;
  const diagonal = input * inputs + input;
  const error = (weight - (integer - zeroPoint) * scale) / factor[diagonal]!;
  for (let i = 1; i < inputs - input; i++) values[at + i]! -= error * factor[diagonal + i]!;
}

/** The scales of one block of all rows. */
function setBlockScales(
  { values, count, inputs, first, search, result }: RowsTask,
  from: number,
  block: number,
  blocks: number,
): void {
  const length = Math.min(block, inputs - from);
  const part = new Float32Array(count * length);
  for (let row = 0; row < count; row++)
    part.set(values.subarray(row * inputs + from, row * inputs + from + length), row * length);
  const found = quantizeWeights(
    { name: 'block', values: part, dims: [count, length], channelAxis: 0 },
    result.scheme,
    search,
  );
  for (let row = 0; row < count; row++) {
    const group = (first + row) * blocks + from / block;
    result.scales[group] = found.scales[row]!;
    result.zeroPoints[group] = found.zeroPoints[row]!;
  }
}

function dampedFactor(secondMoment: Float64Array, inputs: number): Float64Array {
  for (const damping of dampings) {
    const factor = choleskyInverse(dampedMoment(secondMoment, inputs, damping), inputs);
    if (factor) return factor;
  }
  const message = "expected the second moment X^T X of a layer's inputs, found a matrix that is not positive definite";
  throw new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
