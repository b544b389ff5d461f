// Copies of boxes of elements from one place to another, each lying in memory as it may.
import { type Extent, fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';

type Length = Extent | number;

/** Where the elements of a box lie: the first one, and from one to the next along each axis of the box. */
export interface Strides {
  readonly at: Length;
  readonly steps: readonly Length[];
}

/** The axes that the kernel counts. */
const rank = 5;

/** Copies a box of the given lengths; what lies around it in `to` stays. Boxes of more than five axes are cut. */
export function emitCopy(
  node: Lowering,
  lengths: readonly Length[],
  from: Operand,
  source: Strides,
  to: Operand,
  target: Strides,
): void {
  const isLong = (_: unknown, axis: number): boolean => !isOne(lengths[axis]!);
  const kept = lengths.filter(isLong);
  const [fromSteps, toSteps] = [source.steps.filter(isLong), target.steps.filter(isLong)];
  if (kept.length > rank) {
    emitSlices(node, kept, from, { at: source.at, steps: fromSteps }, to, { at: target.at, steps: toSteps });
    return;
  }
  const width = from.buffer.elementBytes;
  node.emit(
    ...(['copyStrided', from, from.length, width, ...padded(kept, 1), source.at, ...padded(fromSteps, 0)] as const),
    ...([to, to.length, target.at, ...padded(toSteps, 0)] as const),
  );
}

/** A copy for each place along the first axis. */
function emitSlices(
  node: Lowering,
  [first, ...lengths]: readonly Length[],
  from: Operand,
  source: Strides,
  to: Operand,
  target: Strides,
): void {
  const count = node.fixed(extentOf(first!), 'an axis of a box of six');
  const sliceOf = ({ at, steps: [step, ...steps] }: Strides, i: number): Strides => ({
    at: plus(at, node.fixed(extentOf(step!), 'its step') * i),
    steps,
  });
  for (let i = 0; i < count; i++) emitCopy(node, lengths, from, sliceOf(source, i), to, sliceOf(target, i));
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

function padded(values: readonly Length[], filler: number): [Length, Length, Length, Length, Length] {
  return [...Array<number>(rank - values.length).fill(filler), ...values] as ReturnType<typeof padded>;
}

function isOne(length: Length): boolean {
  const { fixed, perItem } = extentOf(length);
  return fixed === 1 && perItem === 0;
}

function extentOf(length: Length): Extent {
  return typeof length === 'number' ? fixedExtent(length) : length;
}

function plus(a: Length, b: number): Extent {
  const { fixed, perItem } = extentOf(a);
  return { fixed: fixed + b, perItem };
}

/** One of both is fixed: the batch is the first axis of what grows. */
function times(a: Length, b: Length): Length {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  const [x, y] = [extentOf(a), extentOf(b)];
  return x.perItem === 0
    ? { fixed: x.fixed * y.fixed, perItem: x.fixed * y.perItem }
    : { fixed: x.fixed * y.fixed, perItem: x.perItem * y.fixed };
}
