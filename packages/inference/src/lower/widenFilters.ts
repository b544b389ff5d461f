// Convolutions with few filters: results of neighbouring pixels computed together, where a panel would be half empty.
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { Convolution } from './emitConvolution.ts';
import type { WindowAxis } from './windows.ts';

/** Filters that kernels compute at a time, wanted or not. */
const panel = 16;

/**
 * The same convolution with each filter once for each of some neighbours: a pixel of its results is those neighbours of the
 * old ones, which lie side by side. Filters become longer by zeros; there must be more to win than those cost.
 */
export function widenFilters(
  node: Lowering,
  convolution: Convolution,
  columns: WindowAxis,
): { readonly convolution: Convolution; readonly columns: WindowAxis } {
  const { filters, bias, groups, outputs } = convolution;
  const times = neighboursTogether(outputs, columns);
  const biases = bias && floatsOf(bias);
  const isKnown = filters instanceof Float32Array && filters.every(Number.isFinite) && (!bias || biases);
  if (times === 1 || groups !== 1 || columns.dilation !== 1 || !isKnown) return { convolution, columns };
  const length = columns.taps + (times - 1) * columns.stride;
  const repeated =
    biases && node.constant(Float32Array.from({ length: times * outputs }, (_, i) => biases[i % outputs]!));
  return {
    convolution: {
      ...convolution,
      ...{ outputs: times * outputs, bias: repeated },
      filters: repeatFilters(filters, times, columns, length),
    },
    columns: {
      ...columns,
      ...{ taps: length, stride: columns.stride * times, out: { fixed: columns.out.fixed / times, perItem: 0 } },
    },
  };
}

/** How many make the work per pixel least: 1 where that is not less than it was. */
function neighboursTogether(outputs: number, { taps, stride, out }: WindowAxis): number {
  let [best, least] = [1, taps];
  for (let times = 2; times * outputs <= panel; times++) {
    const work = (taps + (times - 1) * stride) / times;
    if (out.perItem === 0 && out.fixed % times === 0 && work < least) [best, least] = [times, work];
  }
  return best;
}

/** Each row of taps moved by a stride for each neighbour. */
function repeatFilters(
  filters: Float32Array,
  times: number,
  { taps, stride }: WindowAxis,
  length: number,
): Float32Array {
  const rows = filters.length / taps;
  const out = new Float32Array(times * rows * length);
  for (let i = 0; i < times; i++)
    for (let row = 0; row < rows; row++)
      out.set(filters.subarray(row * taps, (row + 1) * taps), (i * rows + row) * length + i * stride);
  return out;
}

/** The numbers of a constant. */
function floatsOf({ buffer, at, length }: Operand): Float32Array | undefined {
  const { constant } = buffer;
  if (!constant) return undefined;
  return new Float32Array(constant.buffer, constant.byteOffset + 4 * at.fixed, length.fixed);
}
