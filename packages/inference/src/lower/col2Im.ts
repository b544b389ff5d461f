// Col2Im: what windows hold, added up where they lie in images of any number of axes.
import { type Extent, fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { type CopyAxis, emitStrided, startOf, stepsOf } from './copyStrided.ts';
import {
  constantElements,
  constantNumbers,
  elementsOf,
  finish,
  newElements,
  scalarElement,
  typeNumber,
  withShape,
} from './elements.ts';
import { copyOf } from './indices.ts';
import { checkCount, mostElements } from './limits.ts';
import { expandTo, transpose } from './moves.ts';

interface Axis {
  readonly size: number;
  /** With its pads. */
  readonly whole: number;
  readonly before: number;
  /** For each tap of a window the places of all windows. */
  readonly places: readonly (readonly number[])[];
}

export function lowerCol2Im(node: Lowering): void {
  const x = elementsOf(node, 0);
  const axes = axesOf(node);
  const taps = axes.reduce((product, { places }) => product * places.length, 1);
  const places = placesOf(node, axes);
  const [batch, rows] = x.shape as [Extent, Extent];
  const channels = fixedExtent(node.fixed(rows, 'channels of windows') / taps);
  const [count, whole] = [places.length / taps, axes.reduce((product, axis) => product * axis.whole, 1)];
  node.checkSize(sizeOfExtents([batch, channels, fixedExtent(places.length)]), 0);
  const columns = withShape(x, [batch, channels, fixedExtent(taps), fixedExtent(count)]);
  const rowsLast = transpose(node, columns, [0, 2, 3, 1]);
  const indices = expandTo(node, constantElements(node, 'uint32', [1, places.length], places), [
    batch,
    fixedExtent(places.length),
  ]);
  const image = copyOf(node, expandTo(node, scalarElement(node, x.type, 0), [batch, fixedExtent(whole), channels]));
  const sizes = [batch, places.length, whole, channels, 1] as const;
  node.emit('scatterRows', rowsLast.operand, indices.operand, ...sizes, typeNumber(node, x.type), image.operand);
  const made = newElements(node, x.type, node.output().shape);
  const from = stepsOf([batch, ...axes.map((axis) => fixedExtent(axis.whole)), channels]);
  const [first, second, ...inner] = stepsOf(made.shape);
  const copied: CopyAxis[] = [
    { count: batch, from: from[0]!, to: first! },
    { count: channels, from: fixedExtent(1), to: second! },
    ...axes.map(({ size }, i) => ({ count: fixedExtent(size), from: from[i + 1]!, to: inner[i]! })),
  ];
  const at = axes.reduce((sum, { before }, i) => sum + before * from[i + 1]!.fixed, 0);
  emitStrided(node, { operand: image.operand, at: fixedExtent(at) }, startOf(made.operand), copied);
  finish(node, made);
}

function axesOf(node: Lowering): Axis[] {
  const [image, kernel] = [constantNumbers(node, 1) ?? [], constantNumbers(node, 2) ?? []];
  const rank = image.length;
  const [strides, dilations] = ['strides', 'dilations'].map((name) => node.ints(name, Array(rank).fill(1)));
  const pads = node.ints('pads', Array(2 * rank).fill(0));
  return image.map((size, i) => {
    const whole = size + pads[i]! + pads[i + rank]!;
    const [stride, dilation, taps] = [strides![i]!, dilations![i]!, kernel[i]!];
    const count = Math.floor((whole - (taps - 1) * dilation - 1) / stride) + 1;
    if (![stride, dilation, taps, count].every((each) => Number.isInteger(each) && each > 0) || pads[i]! < 0)
      throw node.refuse(`expected windows that fit axis ${i} of the image, found ${taps} of ${whole}`);
    checkCount(node, taps * count, mostElements, 'places of windows');
    const places = Array.from({ length: taps }, (_, k) =>
      Array.from({ length: count }, (_window, at) => k * dilation + at * stride),
    );
    return { size, whole, before: pads[i]!, places };
  });
}

/** In the padded image: tap after tap, of each all windows. */
function placesOf(node: Lowering, axes: readonly Axis[]): number[] {
  const total = axes.reduce((product, { places }) => product * places.length * places[0]!.length, 1);
  checkCount(node, total, mostElements, 'places of windows');
  let taps: number[][] = [[0]];
  for (const { whole, places } of axes)
    taps = taps.flatMap((all) => places.map((own) => all.flatMap((at) => own.map((place) => at * whole + place))));
  return taps.flat();
}
