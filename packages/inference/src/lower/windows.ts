// The windows of convolutions and pools, from ONNX's attributes to the kernels' arguments.
import { describeExtent, type Extent, equalExtents, fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';

/** Rows, then columns; an image of one axis has one row. */
type Pair = readonly [number, number];

export interface Windows {
  readonly kernel: Pair;
  /** Strides, dilations, pads before the image: in the order of the kernels' arguments. */
  readonly moves: readonly [number, number, number, number, number, number];
}

/** How windows move along one axis of an image. */
export interface WindowAxis {
  readonly size: Extent;
  /** How many windows there are. */
  readonly out: Extent;
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  /** Pads before the image and after it. */
  readonly before: number;
  readonly after: number;
}

/** Lengths of the image behind batch and channels, as rows and columns. Refuses other than one or two axes. */
export function imageOf(node: Lowering, shape: readonly Extent[]): readonly [Extent, Extent] {
  const [first, second, ...more] = shape.slice(2);
  if (!first || more.length)
    throw node.refuse(`expected one or two axes behind the channels, found ${shape.length - 2}`);
  return second ? [first, second] : [fixedExtent(1), first];
}

/** `kernel` are the lengths of a window: one or two. */
export function windowsOf(node: Lowering, kernel: readonly number[]): Windows {
  const axes = windowAxesOf(node, kernel);
  const [rows, columns] = axes.length === 1 ? [undefined, axes[0]!] : [axes[0]!, axes[1]!];
  return {
    kernel: [rows?.taps ?? 1, columns.taps],
    moves: [
      ...([rows?.stride ?? 1, columns.stride, rows?.dilation ?? 1, columns.dilation] as const),
      ...([rows?.before ?? 0, columns.before] as const),
    ],
  };
}

/** `kernel` are the lengths of a window: one to three. Refuses pads below 0, which would cut the image. */
export function windowAxesOf(node: Lowering, kernel: readonly number[]): readonly WindowAxis[] {
  const axes = kernel.length;
  const [image, out] = [node.input(0).shape, node.output().shape];
  if (axes < 1 || axes > 3 || image.length !== axes + 2)
    throw node.refuse(`expected windows of one to three axes, found ${axes} for ${image.length - 2} of the image`);
  const strides = node.ints('strides', Array(axes).fill(1));
  const dilations = node.ints('dilations', Array(axes).fill(1));
  const pads = padsOf(node, kernel, strides, dilations);
  checkNumbers(node, 'kernel_shape', kernel, axes, 1);
  checkNumbers(node, 'strides', strides, axes, 1);
  checkNumbers(node, 'dilations', dilations, axes, 1);
  checkNumbers(node, 'pads', pads, 2 * axes, 0);
  return kernel.map((taps, i) => ({
    ...{ size: image[i + 2]!, out: out[i + 2]!, taps, stride: strides[i]!, dilation: dilations[i]! },
    ...{ before: pads[i]!, after: pads[i + axes]! },
  }));
}

/** Refuses images of other than so many channels: those of all groups of filters. */
export function checkChannels(node: Lowering, channels: number): void {
  const found = node.input(0).shape[1];
  if (found && equalExtents(found, fixedExtent(channels))) return;
  throw node.refuse(`expected images of ${channels} channels, found ${found ? describeExtent(found) : 'none'}`);
}

/** Kernels take 32 bits. */
function checkNumbers(node: Lowering, name: string, numbers: readonly number[], count: number, least: number): void {
  if (numbers.length === count && numbers.every((number) => number >= least && number < 2 ** 32)) return;
  throw node.refuse(`expected ${count} ${name} from ${least} to ${2 ** 32 - 1}, found [${numbers}]`);
}

/** All pads: before, then behind. `SAME_UPPER` and `SAME_LOWER` are worked out from the image. */
function padsOf(
  node: Lowering,
  kernel: readonly number[],
  strides: readonly number[],
  dilations: readonly number[],
): readonly number[] {
  const mode = node.text('auto_pad', 'NOTSET');
  const axes = kernel.length;
  if (mode === 'NOTSET') return node.ints('pads', Array(2 * axes).fill(0));
  if (mode === 'VALID') return Array(2 * axes).fill(0);
  const { shape } = node.input(0);
  const totals = kernel.map((length, i) => {
    const extent = node.fixed(shape[i + 2]!, `axis ${i + 2}, which ${mode} pads by`);
    const steps = Math.ceil(extent / strides[i]!);
    return Math.max(0, (steps - 1) * strides[i]! + (length - 1) * dilations[i]! + 1 - extent);
  });
  const small = totals.map((total) => Math.floor(total / 2));
  const large = totals.map((total) => Math.ceil(total / 2));
  return mode === 'SAME_UPPER' ? [...small, ...large] : [...large, ...small];
}
