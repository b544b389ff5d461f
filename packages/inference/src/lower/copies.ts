// Copies of boxes of elements from one place to another, each lying in memory as it may.
import { type Extent, fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { emitStrided } from './copyStrided.ts';

type Length = Extent | number;

/** Where the elements of a box lie: the first one, and from one to the next along each axis of the box. */
export interface Strides {
  readonly at: Length;
  readonly steps: readonly Length[];
}

/** Copies a box of the given lengths; what lies around it in `to` stays. */
export function emitCopy(
  node: Lowering,
  lengths: readonly Length[],
  from: Operand,
  source: Strides,
  to: Operand,
  target: Strides,
): void {
  const axes = lengths.map((count, axis) => ({
    count: extentOf(count),
    from: extentOf(source.steps[axis]!),
    to: extentOf(target.steps[axis]!),
  }));
  emitStrided(node, { operand: from, at: extentOf(source.at) }, { operand: to, at: extentOf(target.at) }, axes);
}

/** Makes every element of memory of floats one number. */
export function emitFill(node: Lowering, value: number, to: Operand): void {
  const steps = { at: 0, steps: [1] };
  emitCopy(node, [to.length], node.filled(value, 1), { at: 0, steps: [0] }, to, steps);
}

/** Steps of a box that lies row by row. */
export function rowSteps(lengths: readonly number[]): number[];
export function rowSteps(lengths: readonly Length[]): Length[];
export function rowSteps(lengths: readonly Length[]): Length[] {
  const steps: Length[] = Array(lengths.length).fill(1);
  for (let axis = lengths.length - 2; axis >= 0; axis--) steps[axis] = times(steps[axis + 1]!, lengths[axis + 1]!);
  return steps;
}

function extentOf(length: Length): Extent {
  return typeof length === 'number' ? fixedExtent(length) : length;
}

/** One of both is fixed: the batch is the first axis of what grows. */
function times(a: Length, b: Length): Length {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  const [x, y] = [extentOf(a), extentOf(b)];
  return x.perItem === 0
    ? { fixed: x.fixed * y.fixed, perItem: x.fixed * y.perItem }
    : { fixed: x.fixed * y.fixed, perItem: x.perItem * y.fixed };
}
