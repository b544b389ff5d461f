// Constant matrices and filters in the panels that kernels read, and those that are known only in a run.
import { typescriptKernels } from '@kinglet/kernels/plan';
import { fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';

const panel = 16;

/** The shape of filters, OIHW with outputs of one group. */
export interface FilterShape {
  readonly groups: number;
  readonly channels: number;
  readonly outputs: number;
  readonly kernel: readonly [rows: number, columns: number];
}

/** `length` numbers for each of so many columns, rounded up to whole panels. */
export function panelsLength(columns: number, length: number): number {
  return Math.ceil(columns / panel) * panel * length;
}

/** An input's filters as conv2d reads them. */
export function packedFilters(node: Lowering, index: number, shape: FilterShape): Operand {
  const { groups, channels, outputs, kernel } = shape;
  const length = groups * panelsLength(outputs, channels * kernel[0] * kernel[1]);
  const known = node.knownFloats(index);
  const sizes = [groups, channels, outputs, ...kernel] as const;
  if (known) return node.constant(typescriptKernels.packFilters(known, ...sizes, new Float32Array(length)));
  const packed = node.scratch(4, fixedExtent(length));
  node.emit('packFilters', node.required(index), ...sizes, packed);
  return packed;
}

/** An input's filters as depthwiseConv2d reads them. */
export function packedDepthwise(
  node: Lowering,
  index: number,
  channels: number,
  kernel: FilterShape['kernel'],
): Operand {
  const length = panelsLength(channels, kernel[0] * kernel[1]);
  const known = node.knownFloats(index);
  if (known)
    return node.constant(typescriptKernels.packDepthwise(known, channels, ...kernel, new Float32Array(length)));
  const packed = node.scratch(4, fixedExtent(length));
  node.emit('packDepthwise', node.required(index), channels, ...kernel, packed);
  return packed;
}

/** A matrix, inner x columns, or if `isTurned` its transpose, as matmulPacked reads it. */
export function packedMatrix(b: Float32Array, inner: number, columns: number, isTurned: boolean): Float32Array {
  const out = new Float32Array(panelsLength(columns, inner));
  return isTurned
    ? typescriptKernels.packRows(b, columns, inner, out)
    : typescriptKernels.packColumns(b, inner, columns, out);
}
