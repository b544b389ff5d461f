// The instructions of a convolution over one to three axes.
import { type Extent, fixedExtent, multiplyExtents, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { emitCopy, emitFill } from './copies.ts';
import { type Filters, packedDepthwise, packedFilters, rearranged } from './pack.ts';
import type { WindowAxis } from './windows.ts';

/** A convolution of images with their channels last. */
export interface Convolution {
  readonly x: Operand;
  readonly batch: Extent;
  /** Windows along one to three axes; no pad before them is below 0. */
  readonly axes: readonly WindowAxis[];
  readonly groups: number;
  /** Channels and filters of a group. */
  readonly channels: number;
  readonly outputs: number;
  /** Filters of all groups, each channel after channel (OIHW). */
  readonly filters: Filters;
  readonly bias: Operand | undefined;
  readonly residual: Operand | undefined;
  readonly out: Operand;
  /** Limits and activation. */
  readonly end: readonly [low: number, high: number, activation: number];
}

export function emitConvolution(node: Lowering, convolution: Convolution): void {
  const { axes, channels, outputs, residual } = convolution;
  const [first, second, third] = axes as [WindowAxis, WindowAxis?, WindowAxis?];
  if (third) emitPlanes(node, gatherDepth(node, convolution, first), second!, third);
  else {
    const [rows, columns] = second ? [first, second] : [stillAxis(fixedExtent(1)), first];
    if (channels === 1 && outputs === 1 && !residual) emitChannels(node, convolution, rows, columns);
    else emitPlanes(node, convolution, rows, columns);
  }
}

/** No window, but each element. */
export function stillAxis(size: Extent): WindowAxis {
  return { size, out: size, taps: 1, stride: 1, dilation: 1, before: 0, after: 0 };
}

function emitPlanes(node: Lowering, convolution: Convolution, rows: WindowAxis, columns: WindowAxis): void {
  const { x, batch, groups, channels, outputs, filters, bias, residual, out, end } = convolution;
  const kernel = [rows.taps, columns.taps] as const;
  const packed = packedFilters(node, filters, { groups, channels, outputs, kernel });
  node.emit(
    ...(['conv2d', x, batch, rows.size, columns.size, groups, channels, outputs, packed, ...kernel] as const),
    ...([bias, residual, out, rows.out, columns.out, ...movesOf(rows, columns), ...end] as const),
  );
}

/** A filter of its own for each channel. */
function emitChannels(node: Lowering, convolution: Convolution, rows: WindowAxis, columns: WindowAxis): void {
  const { x, batch, groups, filters, bias, out, end } = convolution;
  const kernel = [rows.taps, columns.taps] as const;
  const packed = packedDepthwise(node, filters, groups, kernel);
  node.emit(
    ...(['depthwiseConv2d', x, batch, rows.size, columns.size, groups, packed, ...kernel] as const),
    ...([bias, out, rows.out, columns.out, ...movesOf(rows, columns), ...end] as const),
  );
}

/** Strides, dilations, pads before the image: in the order of the kernels' arguments. */
function movesOf(rows: WindowAxis, columns: WindowAxis) {
  return [rows.stride, columns.stride, rows.dilation, columns.dilation, rows.before, columns.before] as const;
}

/**
 * A convolution of volumes as one of planes: the planes that a window covers along the first axis lie side by side, as more
 * channels, zeros for those outside.
 */
function gatherDepth(node: Lowering, convolution: Convolution, depth: WindowAxis): Convolution {
  const { x, batch, axes, groups, channels, outputs, filters } = convolution;
  const { taps, stride, dilation, before } = depth;
  const [size, out] = [node.fixed(depth.size, 'the depth'), node.fixed(depth.out, 'the depth')];
  const area = node.fixed(multiplyExtents(axes[1]!.size, axes[2]!.size), 'the plane');
  const pixel = groups * channels;
  const planes = node.scratch(4, sizeOfExtents([batch, fixedExtent(out * area * pixel * taps)]));
  emitFill(node, 0, planes);
  for (let tap = 0; tap < taps; tap++) {
    const from = Math.max(0, Math.ceil((before - tap * dilation) / stride));
    const end = Math.min(out, Math.floor((size - 1 + before - tap * dilation) / stride) + 1);
    if (end <= from) continue;
    const first = from * stride + tap * dilation - before;
    emitCopy(
      node,
      [batch, end - from, area, groups, channels],
      x,
      { at: first * area * pixel, steps: [size * area * pixel, stride * area * pixel, pixel, channels, 1] },
      planes,
      {
        at: from * area * pixel * taps + tap * channels,
        steps: [out * area * pixel * taps, area * pixel * taps, pixel * taps, channels * taps, 1],
      },
    );
  }
  const plane = axes[1]!.taps * axes[2]!.taps;
  const lengths = [groups * outputs, taps, channels, plane];
  const steps = [channels * taps * plane, plane, taps * plane, 1];
  return {
    ...convolution,
    ...{ x: planes, batch: multiplyExtents(batch, fixedExtent(out)), channels: channels * taps },
    filters: rearranged(node, filters, lengths, { at: 0, steps }),
  };
}
