// Images read between their pixels, at places that the model computes: GridSample, and AffineGrid, which makes such places.
import { sampleModes, samplePaddings } from '@kinglet/kernels/plan';
import { fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { multiplyMatrices } from './elementProducts.ts';
import { constantElements, constantNumbers, elementsOf, finish, withShape } from './elements.ts';
import { checkCount, mostElements } from './limits.ts';
import { expandTo } from './moves.ts';

const modeNames: Readonly<Record<string, (typeof sampleModes)[number]>> = { bicubic: 'cubic', bilinear: 'linear' };

/** GridSample: images of one to three axes. */
export function lowerGridSample(node: Lowering): void {
  node.checkFloat(0, 1);
  const [x, grid] = [node.input(0), node.input(1)];
  const [batch, channels, ...image] = x.shape;
  const axes = image.length;
  if (!batch || !channels || axes < 1 || axes > 3)
    throw node.refuse(`expected an image of one to three axes, found an input of ${x.shape.length} axes`);
  const mode = node.text('mode', 'linear');
  const [width, height = fixedExtent(1), depth = fixedExtent(1)] = image.toReversed() as [
    (typeof image)[number],
    ...typeof image,
  ];
  const places = sizeOfExtents(grid.shape.slice(1, -1));
  node.checkSize(sizeOfExtents([batch, places, fixedExtent(axes)]), 1);
  node.emit(
    ...(['samplePoints', node.required(0, 'channelsLast'), batch, depth, height, width, channels] as const),
    ...([undefined, node.required(1), batch, places, axes, undefined, undefined, undefined] as const),
    numberIn(node, 'mode', sampleModes, modeNames[mode] ?? mode),
    numberIn(node, 'padding_mode', samplePaddings, node.text('padding_mode', 'zeros')),
    node.flag('align_corners'),
    ...([0, node.result(0, 'channelsLast')] as const),
  );
}

function numberIn(node: Lowering, what: string, names: readonly string[], name: string): number {
  const number = names.indexOf(name);
  if (number >= 0) return number;
  throw node.refuse(`expected ${what} to be one of ${names.join(', ')}, found ${name}`);
}

/** AffineGrid: the places of all pixels of an image, whose size is a constant, by a matrix for each image. */
export function lowerAffineGrid(node: Lowering): void {
  const theta = elementsOf(node, 0);
  const [, , ...image] = constantNumbers(node, 1) ?? [];
  const [batch, axes, columns] = [theta.shape[0]!, fixedExtent(image.length), fixedExtent(image.length + 1)];
  const area = image.reduce((product, length) => product * length, 1);
  checkCount(node, area * columns.fixed, mostElements, 'coordinates of pixels');
  node.checkSize(sizeOfExtents([batch, axes, columns]), 0);
  const places = constantElements(
    node,
    theta.type,
    [1, area, columns.fixed],
    placesOf(image, node.flag('align_corners') === 1),
  );
  const repeated = theta.type === 'float' ? places : expandTo(node, places, [batch, fixedExtent(area), columns]);
  const made = multiplyMatrices(node, repeated, theta, { turnB: true });
  finish(node, withShape(made, node.output().shape));
}

/** For each pixel its coordinates from -1 to 1, the last axis first, and a 1. */
function placesOf(image: readonly number[], isAligned: boolean): number[] {
  const placeAt = (at: number, length: number): number =>
    isAligned ? -1 + (2 * at) / (length - 1) : -1 + (2 * at + 1) / length;
  let rows: number[][] = [[]];
  for (const length of image)
    rows = rows.flatMap((row) => Array.from({ length }, (_, at) => [placeAt(at, length), ...row]));
  return rows.flatMap((row) => [...row, 1]);
}
