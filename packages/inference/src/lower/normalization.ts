// Normalisations of rows and softmaxes.
import { reduceOperations } from '@kinglet/kernels/plan';
import { type Extent, equalExtents, equalShapes, fixedExtent, isFixed, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { imagesOf, rowsOf } from '../compile/programBuilder.ts';
import { axisFrom } from './elements.ts';
import { expand } from './expand.ts';
import { expandConstant } from './expandConstant.ts';

/** LayerNormalization of opset 17 on. */
export function lowerLayerNormalization(node: Lowering): void {
  const { rows, columns, axes } = normalized(node);
  const [x, gamma, beta] = [node.required(0), weightOf(node, 1, axes), weightOf(node, 2, axes)];
  node.emit('layerNorm', x, rows, columns, gamma, beta, node.float('epsilon', 1e-5), node.result());
  addStatistics(node, rows, columns);
}

/** Outputs Mean and InvStdDev, which are for training and rarely asked for: in a pass of their own. */
function addStatistics(node: Lowering, rows: Extent, columns: Extent): void {
  const [, hasMean, hasDeviation] = node.proto.output.map(Boolean);
  if (!hasMean && !hasDeviation) return;
  const x = node.required(0);
  const reduce = (from: Operand, operation: (typeof reduceOperations)[number], to: Operand): void =>
    node.emit('reduceAny', from, rows, columns, 1, reduceOperations.indexOf(operation), 0, to);
  const mean = hasMean ? node.result(1) : node.scratch(4, rows);
  reduce(x, 'mean', mean);
  if (!hasDeviation) return;
  const of = {
    name: '',
    type: 'float' as const,
    shape: [rows, fixedExtent(1)],
    places: new Map([['plain' as const, mean]]),
  };
  const centred = node.scratch(4, x.length);
  node.emit('sub', x, expand(node, of, [rows, columns]), centred);
  const variance = node.scratch(4, rows);
  reduce(centred, 'sumSquares', variance);
  node.emit('scale', variance, 1 / node.fixed(columns, 'the axes that are normalised'), variance);
  // (variance - -epsilon) / sqrt(1)
  const [shift, one] = [node.filled(-node.float('epsilon', 1e-5), 1), node.filled(1, 1)];
  node.emit('batchNorm', variance, rows, 1, shift, one, undefined, undefined, 0, variance);
  node.emit('rsqrt', variance, node.result(2));
}

/** RMSNormalization of opset 23 on. */
export function lowerRmsNormalization(node: Lowering): void {
  const { rows, columns, axes } = normalized(node);
  const [x, gamma] = [node.required(0), weightOf(node, 1, axes)];
  node.emit('rmsNorm', x, rows, columns, gamma, node.float('epsilon', 1e-5), node.result());
}

/** Softmax: along one axis since opset 13, before of everything from an axis on. */
export function lowerSoftmax(node: Lowering): void {
  node.checkFloat(0);
  const value = node.input(0);
  const { shape } = value;
  const isCoerced = node.opset < 13;
  const axis = axisFrom(node, node.int('axis', isCoerced ? 1 : -1), shape.length);
  if (axis === 1 && !isCoerced && value.places.has('channelsLast') && !value.places.has('plain')) {
    const { batch, channels, area } = imagesOf(value);
    const [x, out] = [node.required(0, 'channelsLast'), node.result(0, 'channelsLast')];
    node.emit('softmaxRows', x, sizeOfExtents([batch, area]), channels, out);
    return;
  }
  const [outer, length, inner] = isCoerced
    ? [shape.slice(0, axis), shape.slice(axis), []]
    : [shape.slice(0, axis), [shape[axis]!], shape.slice(axis + 1)];
  alongRows(node, sizeOfExtents(outer), sizeOfExtents(length), sizeOfExtents(inner), (x, rows, columns, out) =>
    node.emit('softmaxRows', x, rows, columns, out),
  );
}

/** Calls `emit` with the elements along an axis as rows, and puts them back to where they were. */
function alongRows(
  node: Lowering,
  outer: Extent,
  length: Extent,
  inner: Extent,
  emit: (x: Operand, rows: Extent, columns: Extent, out: Operand) => void,
): void {
  const x = node.required(0);
  if (equalExtents(inner, fixedExtent(1))) {
    emit(x, outer, length, node.result());
    return;
  }
  const [turned, made] = [node.scratch(4, x.length), node.scratch(4, x.length)];
  node.emit('transposeEach', x, outer, length, inner, turned);
  emit(turned, sizeOfExtents([outer, inner]), length, made);
  node.emit('transposeEach', made, outer, inner, length, node.result());
}

function normalized(node: Lowering): {
  readonly rows: Extent;
  readonly columns: Extent;
  readonly axes: readonly Extent[];
} {
  if (node.output().type !== 'float') throw node.refuse(`expected elements of float, found ${node.output().type}`);
  const { shape } = node.input(0);
  const axes = shape.slice(axisFrom(node, node.int('axis', -1), shape.length));
  return { ...rowsOf(shape, axes.length), axes };
}

/** A weight of the shape of what is normalised; a constant of another is broadcast to it. */
function weightOf(node: Lowering, index: number, axes: readonly Extent[]): Operand | undefined {
  if (!node.has(index)) return undefined;
  const { constant, shape } = node.input(index);
  const own = shape.slice(Math.max(0, shape.length - axes.length));
  if (equalShapes(own, axes) && equalExtents(sizeOfExtents(shape), sizeOfExtents(axes))) return node.required(index);
  if (constant instanceof Float32Array && axes.every(isFixed)) {
    const lengths = own.length
      ? [...axes.slice(own.length).map(() => fixedExtent(1)), ...own]
      : axes.map(() => fixedExtent(1));
    const expanded = expandConstant(constant, lengths, axes);
    if (expanded) return node.constant(expanded.values);
  }
  throw node.refuse(`expected input ${index} to have the shape of what is normalised`);
}
