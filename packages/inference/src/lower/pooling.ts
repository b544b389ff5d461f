// Pools, on images with their channels last.
import { addExtents, type Extent, fixedExtent, isFixed, multiplyExtents, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { imagesOf } from '../compile/programBuilder.ts';
import { emitCopy, emitFill } from './copies.ts';
import { stepsOf } from './copyStrided.ts';
import { finish } from './elements.ts';
import { stillAxis } from './emitConvolution.ts';
import { placesOfLargest } from './maxUnpool.ts';
import { emitPowers } from './powers.ts';
import { type WindowAxis, windowAxesOf } from './windows.ts';

/** What is made of a window's elements: their largest, their mean, or the same with zeros for those outside the image. */
type PoolKind = 'max' | 'mean' | 'meanWithZeros';

export function lowerMaxPool(node: Lowering): void {
  if (node.proto.output[1]) finish(node, placesOfLargest(node, axesOf(node)), 1);
  const { type } = node.input(0);
  if (type === 'int8' || type === 'uint8') {
    poolBytes(node, type);
    return;
  }
  node.checkFloat(0);
  pool(node, 'max', axesOf(node), node.required(0, 'channelsLast'), node.result(0, 'channelsLast'));
}

/** Of planes; of volumes, floats hold all bytes: with a scale of 1 quantizing is a conversion. */
function poolBytes(node: Lowering, type: 'int8' | 'uint8'): void {
  const { input, result, largest } = poolKernels[type];
  const axes = axesOf(node);
  const x = node.required(0, 'channelsLast');
  const out = node.result(0, 'channelsLast');
  if (axes.length < 3) {
    const [columns, rows = stillAxis(fixedExtent(1))] = axes.toReversed() as [WindowAxis, WindowAxis?];
    const { batch, channels } = imagesOf(node.input(0));
    node.emit(largest as 'maxPool2dInteger', ...planeArguments({ x, batch, channels, rows, columns, out }));
    return;
  }
  const [one, scale] = [fixedExtent(1), node.filled(1, 1)];
  const [floats, pooled] = [node.scratch(4, x.length), node.scratch(4, out.length)];
  node.emit(input as 'dequantizeU8', x, one, one, x.length, scale, undefined, floats);
  pool(node, 'max', axes, floats, pooled);
  node.emit(result as 'quantizeU8', pooled, one, one, out.length, scale, undefined, out);
}

const poolKernels = {
  int8: { input: 'dequantizeI8', result: 'quantizeI8', largest: 'maxPool2dInteger' },
  uint8: { input: 'dequantizeU8', result: 'quantizeU8', largest: 'maxPool2dIntegerU8' },
} as const;

export function lowerAveragePool(node: Lowering): void {
  node.checkFloat(0);
  const [axes, x, out] = [axesOf(node), node.required(0, 'channelsLast'), node.result(0, 'channelsLast')];
  if (node.int('count_include_pad', 0) !== 1) pool(node, 'mean', axes, x, out);
  else if (axes.every((axis) => isInsidePads(node, axis))) pool(node, 'meanWithZeros', axes, x, out);
  else pool(node, 'mean', axes.map(withoutPads), padded(node, axes, x), out);
}

function axesOf(node: Lowering): readonly WindowAxis[] {
  return windowAxesOf(node, node.ints('kernel_shape', []));
}

/** (sum of |x|^p)^(1/p). */
export function lowerLpPool(node: Lowering): void {
  node.checkFloat(0);
  const p = node.int('p', 2);
  const taps = node.ints('kernel_shape', []).reduce((product, length) => product * length, 1);
  const x = node.required(0, 'channelsLast');
  const powers = node.scratch(4, x.length);
  const out = node.result(0, 'channelsLast');
  emitPowers(node, x, p, powers);
  pool(node, 'meanWithZeros', axesOf(node), powers, out);
  node.emit('scale', out, taps, out);
  emitPowers(node, out, 1 / p, out);
}

/** One window, the whole image, of any number of axes. */
export function lowerGlobalAveragePool(node: Lowering): void {
  node.checkFloat(0);
  poolAll(node, 'mean', node.required(0, 'channelsLast'), node.result(0, 'channelsLast'));
}

export function lowerGlobalMaxPool(node: Lowering): void {
  node.checkFloat(0);
  poolAll(node, 'max', node.required(0, 'channelsLast'), node.result(0, 'channelsLast'));
}

export function lowerGlobalLpPool(node: Lowering): void {
  node.checkFloat(0);
  const p = node.int('p', 2);
  const x = node.required(0, 'channelsLast');
  const powers = node.scratch(4, x.length);
  const out = node.result(0, 'channelsLast');
  emitPowers(node, x, p, powers);
  poolAll(node, 'mean', powers, out);
  node.emit('scale', out, areaOf(node), out);
  emitPowers(node, out, 1 / p, out);
}

function areaOf(node: Lowering): number {
  const area = node.fixed(imagesOf(node.input(0)).area, 'the image');
  if (area > 0) return area;
  throw node.refuse('expected images of one pixel or more, found none');
}

/** The window's length may be what a run decides. */
function poolAll(node: Lowering, kind: PoolKind, x: Operand, out: Operand): void {
  const { batch, channels, area } = imagesOf(node.input(0));
  const columns = isFixed(area) ? areaOf(node) : area;
  const taps = [1, columns, 1, 1, 1, 1, 0, 0] as const;
  const shared = [x, batch, fixedExtent(1), area, channels, out, fixedExtent(1), fixedExtent(1), ...taps] as const;
  if (kind === 'max') node.emit('maxPool2d', ...shared);
  else node.emit('averagePool2d', ...shared, kind === 'mean' ? 0 : 1);
}

/** Windows of one to three axes: the third goes over the results of the other two, of which means are means too. */
function pool(node: Lowering, kind: PoolKind, axes: readonly WindowAxis[], x: Operand, out: Operand): void {
  const { batch, channels } = imagesOf(node.input(0));
  const [first, second, third] = axes as [WindowAxis, WindowAxis?, WindowAxis?];
  if (!second) poolPlane(node, kind, { x, batch, channels, rows: stillAxis(fixedExtent(1)), columns: first, out });
  else if (!third) poolPlane(node, kind, { x, batch, channels, rows: first, columns: second, out });
  else poolVolume(node, kind, [first, second, third], x, out);
}

function poolVolume(
  node: Lowering,
  kind: PoolKind,
  [first, second, third]: readonly [WindowAxis, WindowAxis, WindowAxis],
  x: Operand,
  out: Operand,
): void {
  const { batch, channels } = imagesOf(node.input(0));
  const plane = sizeOfExtents([batch, first.size, second.out, third.out, channels]);
  const between = node.scratch(4, plane);
  const planes = multiplyExtents(batch, first.size);
  poolPlane(node, kind, { x, batch: planes, channels, rows: second, columns: third, out: between });
  const columns = stillAxis(multiplyExtents(second.out, third.out));
  poolPlane(node, kind, { x: between, batch, channels, rows: first, columns, out });
}

/** What lies behind the pads, where ceil_mode puts a last window, counts for nothing: the kernel would count it. */
function isInsidePads(node: Lowering, { size, out, taps, stride, dilation, before, after }: WindowAxis): boolean {
  const end = (node.fixed(out, 'the result') - 1) * stride + (taps - 1) * dilation + 1;
  return end <= node.fixed(size, 'the image') + before + after;
}

function withoutPads(axis: WindowAxis): WindowAxis {
  return { ...axis, size: addExtents(axis.size, fixedExtent(axis.before + axis.after)), before: 0, after: 0 };
}

/** Images with zeros in place of their pads, which are then a part of them. */
function padded(node: Lowering, axes: readonly WindowAxis[], x: Operand): Operand {
  const { batch, channels } = imagesOf(node.input(0));
  const [lengths, whole] = [axes, axes.map(withoutPads)].map((each) => [
    batch,
    ...each.map(({ size }) => size),
    channels,
  ]);
  const out = node.scratch(4, sizeOfExtents(whole!));
  const steps = stepsOf(whole!);
  const at = axes.map(({ before }, i) => multiplyExtents(fixedExtent(before), steps[i + 1]!));
  emitFill(node, 0, out);
  const target = { at: at.reduce(addExtents), steps };
  emitCopy(node, lengths!, x, { at: 0, steps: stepsOf(lengths!) }, out, target);
  return out;
}

interface Plane {
  readonly x: Operand;
  readonly batch: Extent;
  readonly channels: Extent;
  readonly rows: WindowAxis;
  readonly columns: WindowAxis;
  readonly out: Operand;
}

function poolPlane(node: Lowering, kind: PoolKind, plane: Plane): void {
  const shared = planeArguments(plane);
  if (kind === 'max') node.emit('maxPool2d', ...shared);
  else node.emit('averagePool2d', ...shared, kind === 'mean' ? 0 : 1);
}

function planeArguments({ x, batch, channels, rows, columns, out }: Plane) {
  return [
    ...([x, batch, rows.size, columns.size, channels, out, rows.out, columns.out, rows.taps, columns.taps] as const),
    ...([rows.stride, columns.stride, rows.dilation, columns.dilation, rows.before, columns.before] as const),
  ] as const;
}
