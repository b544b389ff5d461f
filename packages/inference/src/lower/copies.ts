// Copies of boxes of elements from one place to another, each lying in memory as it may.
import { asExtent, type Extent } from '../compile/extent.ts';
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
    count: asExtent(count),
    from: asExtent(source.steps[axis]!),
    to: asExtent(target.steps[axis]!),
  }));
  emitStrided(node, { operand: from, at: asExtent(source.at) }, { operand: to, at: asExtent(target.at) }, axes);
}

/** Makes every element of memory of floats one number. */
export function emitFill(node: Lowering, value: number, to: Operand): void {
  const steps = { at: 0, steps: [1] };
  emitCopy(node, [to.length], node.filled(value, 1), { at: 0, steps: [0] }, to, steps);
}
