// How windows move over images: the options of convolution and pooling, checked and complete.
import { rangeError } from './errors.ts';

export interface WindowOptions {
  /**
   * Where channels are: last (`nhwc`, which kernels work on) or before the pixels (`nchw`, which is transposed before and
   * after). In one dimension the same without rows.
   *
   * @default 'nhwc'
   */
  readonly layout?: 'nchw' | 'nhwc';
  /**
   * Steps from one window to the next: of rows and of columns, or one number for both.
   *
   * @default 1
   */
  readonly strides?: number | readonly number[];
  /**
   * Steps from one tap to the next.
   *
   * @default 1
   */
  readonly dilations?: number | readonly number[];
  /**
   * Pixels around the image that windows may reach: top, left, bottom, right (in one dimension left and right), or one
   * number for all. They count as nothing.
   *
   * @default 0
   */
  readonly pads?: number | readonly number[];
}

/** Rows, then columns. */
type Pair = readonly [number, number];

export interface Windows {
  readonly kernel: Pair;
  /** Strides, dilations, and pads before the image: the order of the kernels' arguments. */
  readonly moves: readonly [number, number, number, number, number, number];
  readonly out: Pair;
}

/** Of the dimensions of a window and an image: rows and columns, or columns alone. */
export function windowsOf(
  operation: string,
  kernel: readonly number[],
  image: readonly number[],
  { strides = 1, dilations = 1, pads = 0 }: WindowOptions,
): Windows {
  const count = kernel.length;
  const [strideY, strideX] = pairOf(numbersOf(operation, 'strides', strides, count, 1), 1);
  const [dilationY, dilationX] = pairOf(numbersOf(operation, 'dilations', dilations, count, 1), 1);
  const around = numbersOf(operation, 'pads', pads, 2 * count, 0);
  const [padTop, padLeft] = pairOf(around.slice(0, count), 0);
  const [padBottom, padRight] = pairOf(around.slice(count), 0);
  const [kernelHeight, kernelWidth] = pairOf(kernel, 1);
  const [height, width] = pairOf(image, 1);
  return {
    kernel: [kernelHeight, kernelWidth],
    moves: [strideY, strideX, dilationY, dilationX, padTop, padLeft],
    out: [
      placesOf(operation, 'rows', kernelHeight, dilationY, height + padTop + padBottom, strideY),
      placesOf(operation, 'columns', kernelWidth, dilationX, width + padLeft + padRight, strideX),
    ],
  };
}

/** One number for all, or `count` of them; whole, and none below `least`. */
export function numbersOf(
  operation: string,
  name: string,
  given: number | readonly number[],
  count: number,
  least: number,
): readonly number[] {
  const numbers = typeof given === 'number' ? Array.from({ length: count }, () => given) : given;
  if (numbers.length !== count)
    throw rangeError(
      'KINGLET_KERNELS_LENGTH',
      `${operation}: expected ${name} to be a number or ${count} of them, got ${numbers.length}`,
    );
  for (const number of numbers)
    if (!Number.isSafeInteger(number) || number < least)
      throw rangeError(
        'KINGLET_KERNELS_RANGE',
        `${operation}: expected ${name} to be whole numbers from ${least} on, got ${number}`,
      );
  return numbers;
}

/** Of a single dimension the columns: it has one row. */
function pairOf(numbers: readonly number[], rows: number): Pair {
  const [first, second] = numbers as [number, number?];
  return second === undefined ? [rows, first] : [first, second];
}

function placesOf(
  operation: string,
  what: string,
  taps: number,
  dilation: number,
  size: number,
  stride: number,
): number {
  const span = (taps - 1) * dilation + 1;
  if (taps > 0 && span <= size) return Math.floor((size - span) / stride) + 1;
  throw rangeError(
    'KINGLET_KERNELS_LENGTH',
    `${operation}: expected a window of ${span} ${what} to fit into the image and its pads, got ${size} ${what}`,
  );
}
