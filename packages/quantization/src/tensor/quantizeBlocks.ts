// Weights of 4 bits in blocks, from floats to MatMulNBits, without ever having all of their integers in memory.
import type { WeightScheme } from '../recipe.ts';
import { type GroupParameters, roundGroups } from './groupRounding.ts';
import { integerTypes } from './integerTypes.ts';
import { type MatMulNBits, nbitsShape, packMatMulNBits, packParameters } from './packMatMulNBits.ts';
import { isInWords, type NibbleLayout, packNibbles } from './packNibbles.ts';
import {
  checkDims,
  quantizeWeights,
  type ScaleSearch,
  scaleDims,
  type WeightTensor,
  weightParameters,
} from './quantizeWeights.ts';
import { productOf, scaleGroups } from './scaleGroups.ts';

/**
 * What `packMatMulNBits` makes of `quantizeWeights`, the same bits. It goes through the matrix in bands, which the caches hold
 * from their ranges to their packed integers. Throws as both do.
 */
export function quantizeBlocks(
  weights: WeightTensor,
  scheme: WeightScheme,
  search: ScaleSearch = 'range',
): MatMulNBits {
  const shape = nbitsShape(scheme, weights);
  const { K, N, bits, blockSize } = shape;
  if (bits !== 4 || !isInWords({ inputs: K, outputs: N, outputAxis: 1 }))
    return packMatMulNBits(quantizeWeights(weights, scheme, search), weights);
  checkDims(weights);
  const rowBytes = (Math.ceil(K / blockSize) * blockSize) / 2;
  const B = new Uint8Array(N * rowBytes);
  const count = productOf(scaleDims(weights, scheme));
  const parameters = { scales: new Float32Array(count), zeroPoints: new Int32Array(count) };
  const round = bandRounder(scheme, search, parameters);
  for (const { band, layout, at } of bandsOf(weights, blockSize, rowBytes))
    packLifted(round(band), layout, B.subarray(at), rowBytes);
  return { ...shape, B, ...packParameters(parameters, shape, scheme, weights) };
}

/** What lifts the least integer: the greatest, 15 further, is the greatest of a byte, where kernels stop. */
const lifted = 240;

function packLifted(
  integers: Uint8Array<ArrayBuffer>,
  layout: NibbleLayout,
  bytes: Uint8Array,
  rowBytes: number,
): void {
  if (packNibbles(integers, layout, 0, bytes, rowBytes) === 0) return;
  // Searched scales may be too small for what is far below, and those of ranges leave it half a step that ties may fall on.
  for (let i = 0; i < integers.length; i++) integers[i] = Math.max(integers[i]!, lifted);
  packNibbles(integers, layout, 0, bytes, rowBytes);
}

/** Some outputs of all inputs, or some inputs of all outputs. */
interface Band {
  readonly band: WeightTensor;
  readonly layout: NibbleLayout;
  /** Where its first integer is packed. */
  readonly at: number;
}

/** So many weights, or the few more that whole blocks have. */
const bandLength = 2 ** 16;

/** In memory's order, of whole blocks, the first one the longest. */
function* bandsOf(weights: WeightTensor, blockSize: number, rowBytes: number): Generator<Band> {
  const { values, channelAxis } = weights;
  const [lines, width] = weights.dims as readonly [number, number];
  const [unit, bytesOfLine] = channelAxis === 0 ? [1, rowBytes] : [blockSize, 1 / 2];
  const together = unit * Math.ceil(bandLength / (unit * width));
  for (let line = 0; line < lines; line += together) {
    const [start, count] = [line * width, Math.min(together, lines - line)];
    const band = { ...weights, start, values: values.subarray(start, start + count * width), dims: [count, width] };
    const layout =
      channelAxis === 0
        ? ({ inputs: width, outputs: count, outputAxis: 0 } as const)
        : ({ inputs: count, outputs: width, outputAxis: 1 } as const);
    yield { band, layout, at: line * bytesOfLine };
  }
}

/** Gives the lifted integers of one band after the other, in the same memory; puts their parameters behind those of the last. */
function bandRounder(
  scheme: WeightScheme,
  search: ScaleSearch,
  { scales, zeroPoints }: GroupParameters,
): (band: WeightTensor) => Uint8Array<ArrayBuffer> {
  const lift = lifted - integerTypes[scheme.type].least;
  let memory: Uint8Array<ArrayBuffer> | undefined;
  let group = 0;
  return (band) => {
    memory ??= new Uint8Array(band.values.length);
    const groups = scaleGroups(band, scheme.granularity);
    const own = weightParameters(band, groups, scheme, search);
    scales.set(own.scales, group);
    zeroPoints.set(own.zeroPoints, group);
    group += groups.count;
    const integers = memory.subarray(0, band.values.length);
    roundGroups(band.values, groups, liftedBy(lift, own), 'uint8', integers);
    return integers;
  };
}

function liftedBy(lift: number, { scales, zeroPoints }: GroupParameters): GroupParameters {
  const points = zeroPoints.slice();
  for (let i = 0; i < points.length; i++) points[i]! += lift;
  return { scales, zeroPoints: points };
}
