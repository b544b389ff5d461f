// Pools, on images with their channels last.
import { type Extent, fixedExtent, multiplyExtents, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { imagesOf } from '../compile/programBuilder.ts';
import { stillAxis } from './emitConvolution.ts';
import { emitPowers } from './powers.ts';
import { type WindowAxis, windowAxesOf } from './windows.ts';

/** What is made of a window's elements: their largest, their mean, or their mean where those outside the image are 0. */
type PoolKind = 'max' | 'mean' | 'meanWithPads';

export function lowerMaxPool(node: Lowering): void {
  if (node.proto.output[1]) throw node.refuse('expected no second output: indices are not kept');
  node.checkFloat(0);
  pool(node, 'max', node.required(0, 'channelsLast'), node.result(0, 'channelsLast'));
}

export function lowerAveragePool(node: Lowering): void {
  node.checkFloat(0);
  const kind = node.int('count_include_pad', 0) === 1 ? 'meanWithPads' : 'mean';
  pool(node, kind, node.required(0, 'channelsLast'), node.result(0, 'channelsLast'));
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
  pool(node, 'meanWithPads', powers, out);
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
  return node.fixed(imagesOf(node.input(0)).area, 'the image');
}

function poolAll(node: Lowering, kind: PoolKind, x: Operand, out: Operand): void {
  const { batch, channels } = imagesOf(node.input(0));
  const axis = (length: number): WindowAxis => ({
    ...{ size: fixedExtent(length), out: fixedExtent(1), taps: length },
    ...{ stride: 1, dilation: 1, before: 0, after: 0 },
  });
  poolPlane(node, kind, { x, batch, channels, rows: axis(1), columns: axis(areaOf(node)), out });
}

/** Windows of one to three axes: the third goes over the results of the other two, of which means are means too. */
function pool(node: Lowering, kind: PoolKind, x: Operand, out: Operand): void {
  const { batch, channels } = imagesOf(node.input(0));
  const axes = windowAxesOf(node, node.ints('kernel_shape', []));
  for (const axis of axes) if (kind === 'meanWithPads') checkInsidePads(node, axis);
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

/** What lies behind the pads, where ceil_mode puts a last window, counts for nothing: the kernels count it. */
function checkInsidePads(node: Lowering, { size, out, taps, stride, dilation, before, after }: WindowAxis): void {
  const end = (node.fixed(out, 'the result') - 1) * stride + (taps - 1) * dilation + 1;
  if (end <= node.fixed(size, 'the image') + before + after) return;
  throw node.refuse('expected no window beyond the pads where count_include_pad is 1 (ceil_mode)');
}

interface Plane {
  readonly x: Operand;
  readonly batch: Extent;
  readonly channels: Extent;
  readonly rows: WindowAxis;
  readonly columns: WindowAxis;
  readonly out: Operand;
}

function poolPlane(node: Lowering, kind: PoolKind, { x, batch, channels, rows, columns, out }: Plane): void {
  const shared = [
    ...([x, batch, rows.size, columns.size, channels, out, rows.out, columns.out, rows.taps, columns.taps] as const),
    ...([rows.stride, columns.stride, rows.dilation, columns.dilation, rows.before, columns.before] as const),
  ] as const;
  if (kind === 'max') node.emit('maxPool2d', ...shared);
  else node.emit('averagePool2d', ...shared, kind === 'mean' ? 0 : 1);
}
