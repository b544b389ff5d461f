// QuantizeLinear, DequantizeLinear and DynamicQuantizeLinear.
import type { Kernels } from '@kinglet/kernels/plan';
import { type Extent, equalExtents, fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { partOf } from '../compile/programBuilder.ts';
import { convert } from './compute.ts';
import { axisFrom, finish } from './elements.ts';
import { layoutOf } from './elementwise.ts';
import { dequantizeAny, quantizeAny } from './quantizeAny.ts';
import { zeroPointsOf } from './zeroPoints.ts';

const quantizers: Readonly<Record<string, keyof Kernels>> = {
  int8: 'quantizeI8',
  uint8: 'quantizeU8',
  int16: 'quantizeI16',
};
const dequantizers: Readonly<Record<string, keyof Kernels>> = {
  int8: 'dequantizeI8',
  uint8: 'dequantizeU8',
  int16: 'dequantizeI16',
  int32: 'dequantizeI32',
};

/** Floats to integers of 8 or 16 bits, with one scale or one for each length of an axis. */
export function lowerQuantizeLinear(node: Lowering): void {
  node.checkFloat(0, 1);
  const kernel = kernelOf(node, quantizers, node.output().type);
  if (kernel) convertElements(node, kernel as 'quantizeI8');
  else quantizeAny(node);
}

export function lowerDequantizeLinear(node: Lowering): void {
  node.checkFloat(1);
  const kernel = kernelOf(node, dequantizers, node.input(0).type);
  if (!kernel) dequantizeAny(node);
  else if (node.output().type === 'float') convertElements(node, kernel as 'dequantizeI8');
  else throw node.refuse(`expected an output of float, found ${node.output().type}`);
}

/** With one scale for all, elements stay in the layout that they have. */
function convertElements(node: Lowering, kernel: 'dequantizeI8' | 'quantizeI8'): void {
  const { outer, channels, inner } = axesOf(node);
  const layout = equalExtents(channels, fixedExtent(1)) ? layoutOf([node.input(0)]) : 'plain';
  const zeroPoints = zeroPointsOf(node, 2);
  node.emit(
    kernel as 'quantizeI8',
    ...([node.required(0, layout), outer, channels, inner, node.required(1), zeroPoints] as const),
    node.result(0, layout),
  );
}

/** The scale and the zero point come out beside each other as floats. */
export function lowerDynamicQuantizeLinear(node: Lowering): void {
  node.checkFloat(0);
  const parameters = node.scratch(4, fixedExtent(2));
  const layout = layoutOf([node.input(0)]);
  node.emit('dynamicQuantizeU8', node.required(0, layout), parameters, 2, node.result(0, layout));
  const one = fixedExtent(1);
  const [scale, zeroPoint] = [0, 1].map((at) => partOf(parameters, fixedExtent(at), one)) as [Operand, Operand];
  if (node.proto.output[1]) node.alias(scale, 1);
  if (node.proto.output[2]) finish(node, convert(node, { operand: zeroPoint, type: 'float', shape: [] }, 'uint8'), 2);
}

/** Forms of other types and of blocks have none. */
function kernelOf(
  node: Lowering,
  kernels: Readonly<Record<string, keyof Kernels>>,
  type: string,
): keyof Kernels | undefined {
  return Object.hasOwn(kernels, type) && node.int('block_size', 0) === 0 ? kernels[type] : undefined;
}

/** What lies before and behind the axis whose lengths have scales of their own. */
function axesOf(node: Lowering): { readonly outer: Extent; readonly channels: Extent; readonly inner: Extent } {
  const { shape } = node.input(0);
  const one = fixedExtent(1);
  const scales = sizeOfExtents(node.input(1).shape);
  if (node.has(2) && !equalExtents(sizeOfExtents(node.input(2).shape), scales))
    throw node.refuse('expected as many zero points as scales');
  if (equalExtents(scales, one)) return { outer: one, channels: one, inner: sizeOfExtents(shape) };
  const axis = axisFrom(node, node.int('axis', 1), shape.length);
  const channels = shape[axis]!;
  if (!equalExtents(channels, scales) || node.input(1).shape.length > 1)
    throw node.refuse('expected one scale, or one for each length of an axis');
  return { outer: sizeOfExtents(shape.slice(0, axis)), channels, inner: sizeOfExtents(shape.slice(axis + 1)) };
}
