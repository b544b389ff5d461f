// Normalisations of rows: of layers and by root mean squares.
import { type Extent, equalExtents, fixedExtent, isFixed, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { rowsOf } from '../compile/programBuilder.ts';
import { isAlike } from './broadcast.ts';
import { expandConstant } from './expandConstant.ts';

/** LayerNormalization of opset 17 on, without its optional outputs. */
export function lowerLayerNormalization(node: Lowering): void {
  if (node.proto.output.slice(1).some(Boolean)) throw node.refuse('expected no outputs Mean and InvStdDev');
  const { rows, columns, axes } = normalized(node);
  const [x, gamma, beta] = [node.required(0), weightOf(node, 1, axes), weightOf(node, 2, axes)];
  node.emit('layerNorm', x, rows, columns, gamma, beta, node.float('epsilon', 1e-5), node.result());
}

/** RMSNormalization of opset 23 on. */
export function lowerRmsNormalization(node: Lowering): void {
  const { rows, columns, axes } = normalized(node);
  const [x, gamma] = [node.required(0), weightOf(node, 1, axes)];
  node.emit('rmsNorm', x, rows, columns, gamma, node.float('epsilon', 1e-5), node.result());
}

/** An axis counted from the first. */
function axisOf(node: Lowering, otherwise: number): number {
  const rank = node.input(0).shape.length;
  const axis = node.int('axis', otherwise);
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  throw node.refuse(`expected an axis from ${-rank} to ${rank - 1}, found ${axis}`);
}

function normalized(node: Lowering): {
  readonly rows: Extent;
  readonly columns: Extent;
  readonly axes: readonly Extent[];
} {
  node.checkFloat(0, 1, 2);
  const { shape } = node.input(0);
  const axes = shape.slice(axisOf(node, -1));
  return { ...rowsOf(shape, axes.length), axes };
}

/** A weight of the shape of what is normalised; a constant of another is broadcast to it. */
function weightOf(node: Lowering, index: number, axes: readonly Extent[]): Operand | undefined {
  if (!node.has(index)) return undefined;
  const { constant, shape } = node.input(index);
  const own = shape.slice(Math.max(0, shape.length - axes.length));
  if (isAlike(own, axes) && equalExtents(sizeOfExtents(shape), sizeOfExtents(axes))) return node.required(index);
  if (constant instanceof Float32Array && axes.every(isFixed)) {
    const lengths = own.length
      ? [...axes.slice(own.length).map(() => fixedExtent(1)), ...own]
      : axes.map(() => fixedExtent(1));
    const expanded = expandConstant(constant, lengths, axes);
    if (expanded) return node.constant(expanded.values);
  }
  throw node.refuse(`expected input ${index} to have the shape of what is normalised`);
}
