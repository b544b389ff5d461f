// Convolutions of any number of axes.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { coordinatesOf } from '../indexing.ts';
import { lengthsOf, numbersOf, scalarOf, sizeOf, type Tensor, tensorOf } from '../tensor.ts';
import { concat, window } from './movement.ts';
import { saturated } from './quantization.ts';
import { countsOf, placesOf, type Windows, windowsOf } from './windows.ts';

export const convolutionRules: Readonly<Record<string, EvaluationRule>> = {
  CausalConvWithState: causalConvWithState,
  Col2Im: col2Im,
  Conv: conv,
  ConvInteger: convInteger,
  ConvTranspose: convTranspose,
  DeformConv: deformConv,
  QLinearConv: qLinearConv,
};

interface Convolved {
  readonly dims: readonly number[];
  readonly sums: Float64Array;
}

/** `x` [batch, channels, …] with filters [outputs, channels of a group, …], both as numbers. */
function convolve(
  node: Evaluation,
  x: Float64Array,
  [batch, channels, ...image]: readonly number[],
  filters: Float64Array,
  [outputs, , ...kernel]: readonly number[],
  given?: Windows,
): Convolved {
  const windows = given ?? windowsOf(node, image, kernel);
  const counts = countsOf(windows, image);
  const places = placesOf(windows, image, counts);
  const groups = given ? channels! : node.int('group', 1);
  const [groupChannels, each] = [channels! / groups, outputs! / groups];
  const [area, size] = [sizeOf(image), sizeOf(kernel)];
  const sums = new Float64Array(batch! * outputs! * places.length);
  let i = 0;
  for (let n = 0; n < batch!; n++)
    for (let m = 0; m < outputs!; m++)
      for (const window of places) {
        let sum = 0;
        for (let c = 0; c < groupChannels; c++) {
          const plane = (n * channels! + Math.floor(m / each) * groupChannels + c) * area;
          for (const [k, at] of window.entries())
            if (at >= 0) sum += x[plane + at]! * filters[(m * groupChannels + c) * size + k]!;
        }
        sums[i++] = sum;
      }
  return { dims: [batch!, outputs!, ...counts], sums };
}

/** Adds one number to each channel. */
function withBias({ dims, sums }: Convolved, bias: Tensor | undefined): Float64Array {
  if (!bias) return sums;
  const each = numbersOf(bias);
  const area = sizeOf(dims.slice(2));
  return sums.map((sum, i) => sum + each[Math.floor(i / area) % each.length]!);
}

export function conv(node: Evaluation): Tensor {
  const [x, filters] = [node.input(0), node.input(1)];
  const convolved = convolve(node, numbersOf(x), x.dims, numbersOf(filters), filters.dims);
  return tensorOf(x.type, convolved.dims, withBias(convolved, node.inputs[2]));
}

/** `x` less its zero point, of which there is one or one for each of the first axis. */
function centred(x: Tensor, zeroPoint: Tensor | undefined): Float64Array {
  const zeros = zeroPoint ? numbersOf(zeroPoint) : new Float64Array(1);
  const each = x.values.length / x.dims[0]!;
  return numbersOf(x).map((value, i) => value - (zeros.length === 1 ? zeros[0]! : zeros[Math.floor(i / each)]!));
}

function convInteger(node: Evaluation): Tensor {
  const [x, filters] = [node.input(0), node.input(1)];
  const { dims, sums } = convolve(
    node,
    centred(x, node.inputs[2]),
    x.dims,
    centred(filters, node.inputs[3]),
    filters.dims,
  );
  return tensorOf('int32', dims, sums);
}

function qLinearConv(node: Evaluation): Tensor {
  const [x, filters] = [node.input(0), node.input(3)];
  // Passes leave out zero points that quantizers left out.
  const zero = node.inputs[7] ?? tensorOf(x.type, [], [0]);
  const [xScale, yScale, yZero] = [node.input(1), node.input(6), zero].map(scalarOf) as [number, number, number];
  const scales = numbersOf(node.input(4));
  const convolved = convolve(node, centred(x, node.inputs[2]), x.dims, centred(filters, node.inputs[5]), filters.dims);
  const area = sizeOf(convolved.dims.slice(2));
  const quantized = withBias(convolved, node.inputs[8]).map((sum, i) => {
    const scale = scales.length === 1 ? scales[0]! : scales[Math.floor(i / area) % scales.length]!;
    return saturated(zero.type, Math.fround((sum * xScale * scale) / yScale), yZero);
  });
  return tensorOf(zero.type, convolved.dims, quantized);
}

/** Each channel alone over a sequence that begins with what came before; the end of it is kept for the next call. */
function causalConvWithState(node: Evaluation): readonly Tensor[] {
  const [x, filters] = [node.input(0), node.input(1)];
  const [batch, channels] = x.dims as [number, number, number];
  const kernel = filters.dims[2]!;
  const past =
    node.inputs[3] ?? tensorOf(x.type, [batch, channels, kernel - 1], Array(batch * channels * (kernel - 1)).fill(0));
  const whole = concat([past, x], 2);
  const windows = { kernel: [kernel], strides: [1], dilations: [1], before: [0], behind: [0] };
  const convolved = convolve(node, numbersOf(whole), whole.dims, numbersOf(filters), filters.dims, windows);
  const sums = withBias(convolved, node.inputs[2]);
  const activation = node.text('activation', 'none');
  const isSilu = activation === 'silu' || activation === 'swish';
  const y = isSilu ? sums.map((value) => value / (1 + Math.exp(-value))) : sums;
  const state = window(whole, [0, 0, whole.dims[2]! - (kernel - 1)], [batch, channels, kernel - 1]);
  return [tensorOf(x.type, convolved.dims, y), state];
}

/** The windows of the convolution whose gradient this is, and the lengths of the image that it makes. */
function transposedWindows(
  node: Evaluation,
  lengths: readonly number[],
  kernel: readonly number[],
): { readonly windows: Windows; readonly image: readonly number[] } {
  const ones = kernel.map(() => 1);
  const [strides, dilations] = [node.ints('strides') ?? ones, node.ints('dilations') ?? ones];
  const more = node.ints('output_padding') ?? ones.map(() => 0);
  const whole = lengths.map(
    (length, i) => strides[i]! * (length - 1) + more[i]! + (kernel[i]! - 1) * dilations[i]! + 1,
  );
  const mode = node.text('auto_pad', 'NOTSET');
  const isSame = mode.startsWith('SAME');
  const asked = node.ints('output_shape') ?? (isSame ? lengths.map((length, i) => length * strides[i]!) : undefined);
  const pads = node.ints('pads') ?? [...ones, ...ones].fill(0);
  const axes = kernel.length;
  const totals = whole.map((length, i) => (asked ? length - asked[i]! : pads[i]! + pads[i + axes]!));
  const before = asked
    ? totals.map((total) => (mode === 'SAME_UPPER' ? Math.floor(total / 2) : total - Math.floor(total / 2)))
    : pads.slice(0, axes);
  const behind = totals.map((total, i) => total - before[i]!);
  return {
    windows: { kernel, strides, dilations, before, behind },
    image: whole.map((length, i) => length - totals[i]!),
  };
}

function convTranspose(node: Evaluation): Tensor {
  const [x, filters] = [node.input(0), node.input(1)];
  const [batch, channels, ...lengths] = x.dims as [number, number, ...number[]];
  const [, each, ...kernel] = filters.dims as [number, number, ...number[]];
  const { windows, image } = transposedWindows(node, lengths, kernel);
  const places = placesOf(windows, image, lengths);
  const groups = node.int('group', 1);
  const [from, weights] = [numbersOf(x), numbersOf(filters)];
  const [area, size] = [sizeOf(image), sizeOf(kernel)];
  const outputs = each * groups;
  const sums = new Float64Array(batch * outputs * area);
  for (let n = 0; n < batch; n++)
    for (let c = 0; c < channels; c++)
      for (let m = 0; m < each; m++) {
        const plane = (n * outputs + Math.floor(c / (channels / groups)) * each + m) * area;
        for (const [i, window] of places.entries())
          for (const [k, at] of window.entries())
            if (at >= 0)
              sums[plane + at]! += from[(n * channels + c) * places.length + i]! * weights[(c * each + m) * size + k]!;
      }
  const dims = [batch, outputs, ...image];
  return tensorOf(x.type, dims, withBias({ dims, sums }, node.inputs[2]));
}

/** Sums of overlapping blocks: the way back from windows to an image. */
function col2Im(node: Evaluation): Tensor {
  const x = node.input(0);
  const [image, kernel] = [lengthsOf(node.input(1)), lengthsOf(node.input(2))];
  const windows = windowsOf(node, image, kernel);
  const places = placesOf(windows, image, countsOf(windows, image));
  const [area, size] = [sizeOf(image), sizeOf(kernel)];
  const [batch, columns] = x.dims as [number, number];
  const channels = columns / size;
  const from = numbersOf(x);
  const sums = new Float64Array(batch * channels * area);
  for (let plane = 0; plane < batch * channels; plane++)
    for (const [i, window] of places.entries())
      for (const [k, at] of window.entries())
        if (at >= 0) sums[plane * area + at]! += from[(plane * size + k) * places.length + i]!;
  return tensorOf(x.type, [batch, channels, ...image], sums);
}

/** Windows whose places move, each by its own offset: Dai et al., 2017; masks: Zhu et al., 2019. Two axes. */
function deformConv(node: Evaluation): Tensor {
  const [x, filters, offset, mask] = [node.input(0), node.input(1), node.input(2), node.inputs[4]];
  const [batch, channels, height, width] = x.dims as [number, number, number, number];
  if (x.dims.length !== 4) throw node.refuse(`expected an image of two axes, found ${x.dims.length - 2}`);
  const [outputs, groupChannels, ...kernel] = filters.dims as [number, number, number, number];
  const windows = windowsOf(node, [height, width], kernel);
  const counts = countsOf(windows, [height, width]);
  const [groups, offsetGroups] = [node.int('group', 1), node.int('offset_group', 1)];
  const [from, weights, moves] = [numbersOf(x), numbersOf(filters), numbersOf(offset)];
  const masks = mask && numbersOf(mask);
  const [size, area] = [sizeOf(kernel), sizeOf(counts)];
  const inner = [...coordinatesOf(kernel)] as [number, number][];
  const sampleAt = (n: number, c: number, k: number, [row, column]: readonly number[], i: number): number => {
    const group = n * offsetGroups + Math.floor(c / (channels / offsetGroups));
    const move = (axis: number): number => moves[((group * size + k) * 2 + axis) * area + i]!;
    const at = [row!, column!].map(
      (w, axis) =>
        w * windows.strides[axis]! - windows.before[axis]! + inner[k]![axis]! * windows.dilations[axis]! + move(axis),
    ) as [number, number];
    const value = bilinear(from, (n * channels + c) * height * width, height, width, at);
    return masks ? value * masks[(group * size + k) * area + i]! : value;
  };
  const sums = new Float64Array(batch * outputs * area);
  for (let n = 0; n < batch; n++)
    for (let m = 0; m < outputs; m++)
      for (const [i, place] of [...coordinatesOf(counts)].entries())
        for (let c = 0; c < groupChannels; c++)
          for (let k = 0; k < size; k++) {
            const channel = Math.floor(m / (outputs / groups)) * groupChannels + c;
            sums[(n * outputs + m) * area + i]! +=
              weights[(m * groupChannels + c) * size + k]! * sampleAt(n, channel, k, place, i);
          }
  const dims = [batch, outputs, ...counts];
  return tensorOf(x.type, dims, withBias({ dims, sums }, node.inputs[3]));
}

/** Between the four pixels around a place; outside the image all is 0. */
function bilinear(
  image: Float64Array,
  start: number,
  height: number,
  width: number,
  [y, x]: readonly [number, number],
): number {
  const [top, left] = [Math.floor(y), Math.floor(x)];
  let sum = 0;
  for (const row of [top, top + 1])
    for (const column of [left, left + 1])
      if (row >= 0 && row < height && column >= 0 && column < width)
        sum += image[start + row * width + column]! * (1 - Math.abs(y - row)) * (1 - Math.abs(x - column));
  return sum;
}
