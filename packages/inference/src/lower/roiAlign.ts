// Regions of images, each in cells: RoiAlign and MaxRoiPool. Where points lie is worked out in steps, of few numbers.
import { sampleModes, samplePaddings, sampleUnits } from '@kinglet/kernels/plan';
import { type Extent, fixedExtent, multiplyExtents, scaleExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { binaryOf, compareOf, selectOf, unaryOf } from './compute.ts';
import { type CopyAxis, emitStrided, startOf, stepsOf } from './copyStrided.ts';
import {
  type BinaryOperation,
  constantElements,
  type Elements,
  elementsOf,
  newElements,
  scalarElement,
} from './elements.ts';
import { placesIn } from './indices.ts';

/** Points of the cells of each region along an axis, each [regions, cells]: those that are inside the image. */
interface Points {
  readonly start: Elements;
  readonly step: Elements;
  readonly count: Elements;
  /** With those that are not. */
  readonly all: Elements;
}

/** RoiAlign: means of points between pixels (He et al., 2017), or the largest weighted pixel around them. */
export function lowerRoiAlign(node: Lowering): void {
  node.checkFloat(0, 1);
  const isMax = modeOf(node) === 'max';
  const rois = regionsOf(node, 4);
  node.checkSize(rois.shape[0]!, 2);
  const image = imageOf(node);
  const cells = [node.int('output_height', 1), node.int('output_width', 1)] as const;
  const down = pointsOf(node, rois, 1, cells[0], image.height);
  const right = pointsOf(node, rois, 0, cells[1], image.width);
  const total = perCell(node, 'mul', down.all, right.all);
  const factors = isMax
    ? leastOf(node, compareOf(node, 'less', perCell(node, 'mul', down.count, right.count), atLeastOne(node, total)))
    : binaryOf(node, 'div', number(node, 1), atLeastOne(node, total), total.shape);
  emitPoints(node, { down, right, images: elementsOf(node, 2), factors, isMax, mode: 'linear' });
}

/** MaxRoiPool: the largest pixel of each cell, whose edges are rounded (Girshick, 2015); 0 in cells without pixels. */
export function lowerMaxRoiPool(node: Lowering): void {
  node.checkFloat(0, 1);
  const rois = regionsOf(node, 5);
  const image = imageOf(node);
  const [rows, columns] = node.ints('pooled_shape', []) as [number, number];
  const down = cellsOf(node, rois, 2, rows, image.height);
  const right = cellsOf(node, rois, 1, columns, image.width);
  const isEmpty = compareOf(node, 'equal', perCell(node, 'mul', down.count, right.count), number(node, 0), [
    ...[rois.shape[0]!, fixedExtent(rows), fixedExtent(columns)],
  ]);
  emitPoints(node, {
    ...{ down, right, images: columnOf(node, rois, 0), factors: leastOf(node, isEmpty) },
    ...{ isMax: true, mode: 'nearest' },
  });
}

function modeOf(node: Lowering): 'avg' | 'max' {
  const mode = node.text('mode', 'avg');
  if (mode === 'avg' || mode === 'max') return mode;
  throw node.refuse(`expected mode to be avg or max, found ${mode}`);
}

/** A row of so many numbers for each region. */
function regionsOf(node: Lowering, width: number): Elements {
  const rois = elementsOf(node, 1);
  node.checkShape(1, [rois.shape[0] ?? fixedExtent(0), fixedExtent(width)]);
  return rois;
}

function imageOf(node: Lowering): { readonly height: number; readonly width: number } {
  const { shape } = node.input(0);
  if (shape.length !== 4) throw node.refuse(`expected an image of two axes, found an input of ${shape.length} axes`);
  const [height, width] = shape.slice(2).map((length) => node.fixed(length, 'the image')) as [number, number];
  return { height, width };
}

/** Of RoiAlign: the corners of regions are in columns `column` and two behind it. */
function pointsOf(node: Lowering, rois: Elements, column: number, cells: number, length: number): Points {
  const halves =
    node.text('coordinate_transformation_mode', node.opset < 16 ? 'output_half_pixel' : 'half_pixel') === 'half_pixel';
  const samples = samplesOf(node, length);
  const compute = computer(node);
  const [from, to] = [column, column + 2].map((at) => {
    const scaled = compute('mul', columnOf(node, rois, at), node.float('spatial_scale', 1));
    return halves ? compute('sub', scaled, 0.5) : scaled;
  }) as [Elements, Elements];
  const whole = compute('sub', to, from);
  const size = halves ? whole : compute('max', whole, 1);
  const each = compute('div', size, cells);
  const count = samples
    ? compute('add', compute('mul', each, 0), samples)
    : compute('max', unaryOf(node, 'ceil', each), 0);
  const step = compute('div', each, compute('max', count, 1));
  const first = compute('add', from, compute('mul', step, 0.5));
  const shape = [rois.shape[0]!, fixedExtent(cells)];
  const offsets = binaryOf(node, 'mul', each, countingTo(node, cells), shape);
  const start = binaryOf(node, 'add', first, offsets, shape);
  return insideOf(node, { start, step, count }, shape, length);
}

/** The points from -1 to the length: no loop goes over others, however large a region is. */
function insideOf(
  node: Lowering,
  { start, step, count }: Pick<Points, 'count' | 'start' | 'step'>,
  shape: readonly Extent[],
  length: number,
): Points {
  const compute = computer(node, shape);
  // Of a region with its corners the wrong way round, the last point is the first.
  const last = compute('add', start, compute('mul', step, compute('sub', count, 1)));
  const [least, size] = [compute('min', start, last), unaryOf(node, 'abs', step)];
  const bounded = (at: Elements): Elements => compute('min', compute('max', at, 0), count);
  const before = compute('div', compute('sub', -1, least), size);
  const behind = compute('div', compute('sub', length, least), size);
  const from = bounded(unaryOf(node, 'ceil', before));
  const to = bounded(compute('add', unaryOf(node, 'floor', behind), 1));
  const inside = compute('max', compute('sub', to, from), 0);
  return {
    start: compute('add', least, compute('mul', size, from)),
    step: compute('add', size, 0),
    count: inside,
    all: compute('add', count, 0),
  };
}

/** The kernel goes over twice a length and 8 points at most. */
function samplesOf(node: Lowering, length: number): number {
  const samples = node.int('sampling_ratio', 0);
  if (samples >= 0 && samples <= 2 * length + 8) return samples;
  throw node.refuse(`expected sampling_ratio from 0 to ${2 * length + 8}, found ${samples}`);
}

/** Of MaxRoiPool: cells that overlap by the pixels that they share. */
function cellsOf(node: Lowering, rois: Elements, column: number, cells: number, length: number): Points {
  const compute = computer(node);
  const [from, to] = [column, column + 2].map((at) => {
    const scaled = compute('mul', columnOf(node, rois, at), node.float('spatial_scale', 1));
    return unaryOf(node, 'floor', compute('add', scaled, 0.5));
  }) as [Elements, Elements];
  const each = compute('div', compute('max', compute('add', compute('sub', to, from), 1), 1), cells);
  const shape = [rois.shape[0]!, fixedExtent(cells)];
  const places = countingTo(node, cells);
  const along = computer(node, shape);
  const edge = (round: 'ceil' | 'floor', cell: Elements): Elements => {
    const at = along('add', unaryOf(node, round, along('mul', each, cell)), from);
    return along('min', along('max', at, 0), length);
  };
  const [start, end] = [edge('floor', places), edge('ceil', compute('add', places, 1))];
  const count = along('max', along('sub', end, start), 0);
  return { start, step: along('add', along('mul', count, 0), 1), count, all: count };
}

/** Steps on floats, numbers among them. */
function computer(node: Lowering, shape?: readonly Extent[]) {
  const elements = (x: Elements | number): Elements => (typeof x === 'number' ? number(node, x) : x);
  return (operation: BinaryOperation, a: Elements | number, b: Elements | number): Elements =>
    binaryOf(node, operation, elements(a), elements(b), shape ?? (typeof a === 'number' ? elements(b) : a).shape);
}

function number(node: Lowering, value: number): Elements {
  return scalarElement(node, 'float', value);
}

/** Of regions: [regions, 1]. */
function columnOf(node: Lowering, { operand, type, shape }: Elements, column: number): Elements {
  const made = newElements(node, type, [shape[0]!, fixedExtent(1)]);
  const axis = { count: shape[0]!, from: shape[1]!, to: fixedExtent(1) };
  emitStrided(node, { operand, at: fixedExtent(column) }, startOf(made.operand), [axis]);
  return made;
}

/** [1, count]: 0, 1, 2, … */
function countingTo(node: Lowering, count: number): Elements {
  return constantElements(
    node,
    'float',
    [1, count],
    Array.from({ length: count }, (_, i) => i),
  );
}

/** [regions, rows, columns] of one for each row and one for each column. */
function perCell(node: Lowering, operation: BinaryOperation, down: Elements, right: Elements): Elements {
  const [regions, rows] = down.shape as [Extent, Extent];
  const columns = right.shape[1]!;
  const one = fixedExtent(1);
  const [a, b] = [
    { ...down, shape: [regions, rows, one] },
    { ...right, shape: [regions, one, columns] },
  ];
  return binaryOf(node, operation, a, b, [regions, rows, columns]);
}

function atLeastOne(node: Lowering, count: Elements): Elements {
  return computer(node)('max', count, 1);
}

/** What the largest begins with: 0 where points lie outside, which are 0, or there are none. */
function leastOf(node: Lowering, hasZero: Elements): Elements {
  return selectOf(node, hasZero, number(node, 0), number(node, Number.NEGATIVE_INFINITY), hasZero.shape);
}

interface Sampled {
  readonly down: Points;
  readonly right: Points;
  readonly images: Elements;
  readonly factors: Elements;
  readonly isMax: boolean;
  readonly mode: (typeof sampleModes)[number];
}

function emitPoints(node: Lowering, { down, right, images, factors, isMax, mode }: Sampled): void {
  const [batch, channels, height, width] = node.input(0).shape as [Extent, Extent, Extent, Extent];
  const [regions, rows] = down.start.shape as [Extent, Extent];
  const columns = right.start.shape[1]!;
  const pairs = (what: 'count' | 'start' | 'step'): Operand => pairsOf(node, right[what], down[what]);
  const places = placesIn(node, images, regions, [node.fixed(batch, 'the number of images')]);
  node.emit(
    ...(['samplePoints', node.required(0, 'channelsLast'), batch, 1, height, width, channels, places] as const),
    ...([pairs('start'), regions, multiplyExtents(rows, columns), 2, pairs('step'), pairs('count')] as const),
    ...([factors.operand, sampleModes.indexOf(mode), samplePaddings.indexOf('border')] as const),
    ...([sampleUnits.indexOf('pixels'), Number(isMax), node.result(0, 'channelsLast')] as const),
  );
}

/** [regions, rows, columns, 2] of [regions, columns] and [regions, rows]. */
function pairsOf(node: Lowering, right: Elements, down: Elements): Operand {
  const [regions, rows] = down.shape as [Extent, Extent];
  const columns = right.shape[1]!;
  const made = newElements(node, 'float', [regions, rows, columns, fixedExtent(2)]);
  const to = stepsOf(made.shape);
  const [zero, one] = [fixedExtent(0), fixedExtent(1)];
  const copy = (x: Elements, at: number, steps: readonly [Extent, Extent]): void => {
    const axes: CopyAxis[] = [
      { count: regions, from: x.shape[1]!, to: to[0]! },
      { count: rows, from: steps[0], to: to[1]! },
      { count: columns, from: steps[1], to: to[2]! },
    ];
    emitStrided(node, startOf(x.operand), { operand: made.operand, at: scaleExtent(one, at) }, axes);
  };
  copy(right, 0, [zero, one]);
  copy(down, 1, [one, zero]);
  return made.operand;
}
