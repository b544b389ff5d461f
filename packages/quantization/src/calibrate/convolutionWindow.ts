// Which elements of an image each position of a convolution reads, in any number of axes.
import { intsAttribute, type NodeProto, stringAttribute } from '@kinglet/onnx';
import { productOf } from '../tensor/scaleGroups.ts';

/** By spatial axis. */
export interface ConvolutionWindow {
  readonly input: readonly number[];
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Zeros before the first element. */
  readonly pads: readonly number[];
  readonly output: readonly number[];
}

/** Of a Conv over an image of these lengths: attributes as ONNX's Operators.md has them. */
export function convolutionWindow(
  node: NodeProto,
  kernel: readonly number[],
  input: readonly number[],
): ConvolutionWindow {
  const ones = kernel.map(() => 1);
  const [strides, dilations] = [intsAttribute(node, 'strides') ?? ones, intsAttribute(node, 'dilations') ?? ones];
  const auto = stringAttribute(node, 'auto_pad', 'NOTSET');
  const given = intsAttribute(node, 'pads') ?? [...ones, ...ones].fill(0);
  const axes = input.map((length, axis) => {
    const reach = dilations[axis]! * (kernel[axis]! - 1) + 1;
    const [pad, total] = auto.startsWith('SAME')
      ? samePads(length, strides[axis]!, reach, auto)
      : auto === 'VALID'
        ? [0, 0]
        : [given[axis]!, given[axis]! + given[axis + kernel.length]!];
    return { pad, output: Math.floor((length + total - reach) / strides[axis]!) + 1 };
  });
  const [pads, output] = [axes.map(({ pad }) => pad), axes.map((axis) => axis.output)];
  return { input, kernel, strides, dilations, pads, output };
}

/** For each place of the kernel the element that it meets at a position of the output; -1 in the padding. */
export function placesAt(window: ConvolutionWindow, position: number): Int32Array {
  const { input, kernel, strides, dilations, pads, output } = window;
  const at = coordinatesOf(position, output);
  const places = new Int32Array(productOf(kernel));
  for (let i = 0; i < places.length; i++) {
    let place = 0;
    for (const [axis, tap] of coordinatesOf(i, kernel).entries()) {
      const coordinate = at[axis]! * strides[axis]! + tap * dilations[axis]! - pads[axis]!;
      const isInside = coordinate >= 0 && coordinate < input[axis]!;
      place = isInside && place >= 0 ? place * input[axis]! + coordinate : -1;
    }
    places[i] = place;
  }
  return places;
}

/** As many outputs as strides fit in; an odd zero is after the last element, or with SAME_LOWER before the first. */
function samePads(length: number, stride: number, reach: number, auto: string): readonly [number, number] {
  const total = Math.max((Math.ceil(length / stride) - 1) * stride + reach - length, 0);
  return [auto === 'SAME_LOWER' ? Math.ceil(total / 2) : Math.floor(total / 2), total];
}

function coordinatesOf(index: number, lengths: readonly number[]): readonly number[] {
  const coordinates: number[] = [];
  let rest = index;
  for (const length of lengths.toReversed()) {
    coordinates.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return coordinates;
}
