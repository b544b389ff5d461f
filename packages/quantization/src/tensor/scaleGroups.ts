// Which weights share a scale, and where in memory they are.
import { QuantizationError } from '../errors.ts';
import type { Granularity, WeightScheme } from '../recipe.ts';
import { integerTypes } from './integerTypes.ts';

/** How weights are laid out. */
export interface WeightShape {
  readonly dims: readonly number[];
  /** Of the outputs: 0 of Conv and of Gemm's B with transB, the last of MatMul's, 1 of ConvTranspose. */
  readonly channelAxis: number;
  /** Of convolutions: outputs of each read inputs of their own. @default 1 */
  readonly groups?: number;
}

/**
 * Memory as [outer, length, inner], cut into runs whose elements share a scale (`step` 0), or of which each has the
 * next scale (`step` 1).
 */
export interface ScaleGroups {
  /** How many scales there are. */
  readonly count: number;
  /** The axes of the scales. */
  readonly dims: readonly number[];
  readonly step: 0 | 1;
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
  /** So many along `length` share a scale. */
  readonly block: number;
  /** From one scale to the next along `outer` and along `length`. */
  readonly strides: readonly [outer: number, block: number];
}

/** Blocks there are kernels and formats for. */
const blockSizes: readonly number[] = [16, 32, 64, 128, 256];

/**
 * The groups of weights that share a scale. Blocks are cut from the inner axis, the inputs: axis 0 of MatMul's B [K, N],
 * axis 1 of Gemm's [N, K] with transB; of Conv's [outputs, …] all axes but the first as if they were one. Throws
 * QuantizationError KINGLET_QUANTIZATION_OPTION for a block of another size than 16, 32, 64, 128 or 256, and for blocks
 * of weights whose outputs are in the middle (ConvTranspose).
 */
export function scaleGroups({ dims, channelAxis }: WeightShape, granularity: Granularity): ScaleGroups {
  const total = productOf(dims);
  if (granularity === 'tensor') return grouped([1, total, 1], { block: total, dims: [], step: 0, strides: [0, 0] });
  const channels = dims[channelAxis];
  if (channels === undefined) throw optionError(`a channel axis of [${dims.join(', ')}], found ${channelAxis}`);
  const [before, after] = [productOf(dims.slice(0, channelAxis)), productOf(dims.slice(channelAxis + 1))];
  if (granularity !== 'channel') return blockGroups({ dims, channelAxis }, after, granularity.block);
  if (channelAxis === dims.length - 1)
    return grouped([1, before, channels], { block: before, dims: [channels], step: 1, strides: [0, 0] });
  return grouped([before, channels, after], { block: 1, dims: [channels], step: 0, strides: [0, 1] });
}

/** Whether weights are of 4 bits in blocks, which have formats and scales of their own. */
export function isBlockwise4Bit({ type, granularity }: WeightScheme): boolean {
  return typeof granularity === 'object' && integerTypes[type].bits === 4;
}

/** Calls with the bounds of each run, in memory's order, and with the scale of its first element. */
export function forEachRun(groups: ScaleGroups, visit: (start: number, end: number, group: number) => void): void {
  const { outer, length, inner, block, strides, step } = groups;
  const together = step === 0 ? block : 1;
  for (let o = 0; o < outer; o++)
    for (let l = 0; l < length; l += together) {
      const start = (o * length + l) * inner;
      const end = start + Math.min(together, length - l) * inner;
      visit(start, end, o * strides[0] + Math.floor(l / block) * strides[1]);
    }
}

/** Memory as [outer, channels, inner], each channel with a scale of its own. */
export interface Slab {
  readonly start: number;
  readonly outer: number;
  readonly channels: number;
  readonly inner: number;
  /** The scale of the first channel; those of the others follow. */
  readonly group: number;
}

/** What kernels that know scales of channels take at once, in memory's order: the fewest slabs that hold everything. */
export function* slabsOf(groups: ScaleGroups): Generator<Slab> {
  const { outer, length, inner, block, strides, step, count } = groups;
  if (step === 0 && strides[0] === 0)
    yield { start: 0, outer, channels: count, inner: (inner * length) / count, group: 0 };
  else if (step === 0 && length % block === 0) yield { start: 0, outer: 1, channels: count, inner: block, group: 0 };
  else
    for (let o = 0; o < outer; o++)
      for (let l = 0; l < length; l += block) {
        const [start, together] = [(o * length + l) * inner, Math.min(block, length - l)];
        const group = o * strides[0] + (l / block) * strides[1];
        yield step === 0
          ? { start, outer: 1, channels: 1, inner: together, group }
          : { start, outer: together, channels: inner, inner: 1, group };
      }
}

export function productOf(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

function blockGroups({ dims, channelAxis }: WeightShape, after: number, block: number): ScaleGroups {
  if (!blockSizes.includes(block)) throw optionError(`blocks of 16, 32, 64, 128 or 256 weights, found ${block}`);
  const channels = dims[channelAxis]!;
  if (channelAxis === 0) {
    const count = Math.ceil(after / block);
    return grouped([channels, after, 1], { block, dims: [channels, count], step: 0, strides: [count, 1] });
  }
  if (channelAxis < dims.length - 1)
    throw optionError(
      `blocks of weights whose outputs are the first or the last axis, found axis ${channelAxis} of [${dims.join(', ')}]: take a scale per channel`,
    );
  const [inputs, outer] = [dims[channelAxis - 1]!, productOf(dims.slice(0, channelAxis - 1))];
  const count = Math.ceil(inputs / block);
  const scaleDims = [...dims.slice(0, channelAxis - 1), count, channels];
  return grouped([outer, inputs, channels], {
    block,
    dims: scaleDims,
    step: 1,
    strides: [count * channels, channels],
  });
}

function grouped(
  [outer, length, inner]: readonly [number, number, number],
  rest: Pick<ScaleGroups, 'block' | 'dims' | 'step' | 'strides'>,
): ScaleGroups {
  return { ...rest, outer, length, inner, block: Math.max(rest.block, 1), count: productOf(rest.dims) };
}

function optionError(expected: string): QuantizationError {
  return new QuantizationError('KINGLET_QUANTIZATION_OPTION', `expected ${expected}`);
}
