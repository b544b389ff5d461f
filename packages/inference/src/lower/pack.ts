// Constant matrices and filters in the panels that kernels read, and those that are known only in a run.
import { fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { stridesOf } from '../evaluate/indexing.ts';
import { emitCopy, type Strides } from './copies.ts';
import { wholePanels } from './panels.ts';

/** Filters of float: known now, or where they will lie. */
export type Filters = Float32Array | Operand;

/** The shape of filters, OIHW with outputs of one group. */
export interface FilterShape {
  readonly groups: number;
  readonly channels: number;
  readonly outputs: number;
  readonly kernel: readonly [rows: number, columns: number];
}

/** `length` numbers for each of so many columns, rounded up to whole panels. */
export function panelsLength(columns: number, length: number): number {
  return wholePanels(columns) * length;
}

export function filtersOf(node: Lowering, index: number): Filters {
  return node.knownFloats(index) ?? node.required(index);
}

/** Filters in another order: `lengths` are those of the result, `strides` say where its elements are. */
export function rearranged(
  node: Lowering,
  filters: Filters,
  lengths: readonly number[],
  { at, steps }: Strides & { readonly at: number; readonly steps: readonly number[] },
): Filters {
  const length = lengths.reduce((product, count) => product * count, 1);
  if (!(filters instanceof Float32Array)) {
    const out = node.scratch(4, fixedExtent(length));
    emitCopy(node, lengths, filters, { at, steps }, out, { at: 0, steps: stridesOf(lengths) });
    return out;
  }
  const own = stridesOf(lengths);
  return Float32Array.from({ length }, (_, i) => {
    let place = at;
    for (const [axis, step] of own.entries()) place += (Math.floor(i / step) % lengths[axis]!) * steps[axis]!;
    return filters[place]!;
  });
}

/** Filters as conv2d reads them. */
export function packedFilters(node: Lowering, filters: Filters, shape: FilterShape): Operand {
  const { groups, channels, outputs, kernel } = shape;
  const length = groups * panelsLength(outputs, channels * kernel[0] * kernel[1]);
  const sizes = [groups, channels, outputs, ...kernel] as const;
  if (filters instanceof Float32Array)
    return node.constant(node.packing.packFilters(filters, ...sizes, new Float32Array(length)));
  const packed = node.scratch(4, fixedExtent(length));
  node.emit('packFilters', filters, ...sizes, packed);
  return packed;
}

/** Filters, one for each channel, as depthwiseConv2d reads them. */
export function packedDepthwise(
  node: Lowering,
  filters: Filters,
  channels: number,
  kernel: FilterShape['kernel'],
): Operand {
  const length = panelsLength(channels, kernel[0] * kernel[1]);
  if (filters instanceof Float32Array)
    return node.constant(node.packing.packDepthwise(filters, channels, ...kernel, new Float32Array(length)));
  const packed = node.scratch(4, fixedExtent(length));
  node.emit('packDepthwise', filters, channels, ...kernel, packed);
  return packed;
}

/** A matrix, inner x columns, or if `isTurned` its transpose, as matmulPacked reads it. */
export function packedMatrix(
  node: Lowering,
  b: Float32Array,
  inner: number,
  columns: number,
  isTurned: boolean,
): Operand {
  return node.laidOut(panelsLength(columns, inner), (out) => {
    if (isTurned) node.packing.packRows(b, columns, inner, out);
    else node.packing.packColumns(b, inner, columns, out);
  });
}
