// Parts of tensors: cut out, and turned round.
import {
  addExtents,
  describeExtent,
  type Extent,
  equalExtents,
  fixedExtent,
  isFixed,
  multiplyExtents,
  scaleExtent,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { emitStrided, startOf, stepsOf } from './copyStrided.ts';
import { axisFrom, constantNumbers, type Elements, elementsOf, finish, newElements } from './elements.ts';
import { copyOf } from './indices.ts';
import { checkCount, mostParts } from './limits.ts';

/** Slice: starts, ends, axes and steps are attributes before opset 10, then constants. */
export function lowerSlice(node: Lowering): void {
  const x = elementsOf(node, 0);
  const made = newElements(node, x.type, node.output().shape);
  const [from, to] = [stepsOf(x.shape), stepsOf(made.shape)];
  const axes = made.shape.map((count, i) => ({ count, from: from[i]!, to: to[i]! }));
  let at = fixedExtent(0);
  for (const slice of slicesOf(node, x.shape.length)) {
    const { axis, start, step } = slice;
    checkCounted(node, slice, x.shape[axis]!, made.shape[axis]!);
    at = addExtents(at, multiplyExtents(from[axis]!, startAt(start, step, x.shape[axis]!)));
    axes[axis] = { ...axes[axis]!, from: scaleExtent(from[axis]!, step) };
  }
  if (made.shape.some((length) => equalExtents(length, fixedExtent(0)))) at = fixedExtent(0);
  emitStrided(node, { operand: x.operand, at }, startOf(made.operand), axes);
  finish(node, made);
}

interface SliceAxis {
  readonly axis: number;
  readonly start: Extent;
  readonly end: Extent;
  readonly step: number;
}

function slicesOf(node: Lowering, rank: number): SliceAxis[] {
  const isOld = node.opset < 10;
  const starts = (isOld ? node.ints('starts', []).map(fixedExtent) : node.numbersInput(1)) ?? [];
  const ends = (isOld ? node.ints('ends', []).map(fixedExtent) : node.numbersInput(2)) ?? [];
  const all = starts.map((_, i) => i);
  const axes = isOld ? node.ints('axes', all) : (constantNumbers(node, 3) ?? all);
  const steps = isOld ? undefined : constantNumbers(node, 4);
  return starts.map((start, i) => ({
    axis: axisFrom(node, axes[i]!, rank),
    start,
    end: ends[i]!,
    step: steps?.[i] ?? 1,
  }));
}

/** Of what a model says of a result, lengths need not be those that constants say. */
function checkCounted(node: Lowering, { start, end, step }: SliceAxis, length: Extent, made: Extent): void {
  if (!isFixed(length) || !isFixed(start) || !isFixed(end)) return;
  const least = step > 0 ? 0 : -1;
  const counted = end.fixed < 0 ? end.fixed + length.fixed : end.fixed;
  const last = Math.min(Math.max(counted, least), length.fixed + least);
  const count = Math.max(0, Math.ceil((last - startAt(start, step, length).fixed) / step));
  if (!equalExtents(made, fixedExtent(count)))
    throw node.refuse(`expected a result of ${count} along an axis, and the model says ${describeExtent(made)}`);
}

/** Where a slice begins: inside, where lengths that only a run knows are in it, or its shape would not be known. */
function startAt(start: Extent, step: number, length: Extent): Extent {
  if (!isFixed(start)) return start;
  if (!isFixed(length)) return start.fixed < 0 ? addExtents(length, start) : start;
  const counted = start.fixed < 0 ? start.fixed + length.fixed : start.fixed;
  return fixedExtent(Math.min(Math.max(counted, 0), Math.max(length.fixed + (step > 0 ? 0 : -1), 0)));
}

/** The elements at the given places of one axis: runs of places that lie as far apart are one copy. */
export function takeAlong(node: Lowering, x: Elements, axis: number, places: readonly number[]): Elements {
  const shape = x.shape.with(axis, fixedExtent(places.length));
  const made = newElements(node, x.type, shape);
  const [from, to] = [stepsOf(x.shape), stepsOf(shape)];
  const runs = runsOf(places);
  checkCount(node, runs.length, mostParts, 'runs of elements that are copied');
  for (const { first, at, count, step } of runs) {
    const axes = shape.map((length, i) =>
      i === axis
        ? { count: fixedExtent(count), from: scaleExtent(from[i]!, step), to: to[i]! }
        : { count: length, from: from[i]!, to: to[i]! },
    );
    const start = { operand: x.operand, at: scaleExtent(from[axis]!, first) };
    emitStrided(node, start, { operand: made.operand, at: scaleExtent(to[axis]!, at) }, axes);
  }
  return made;
}

interface Run {
  readonly first: number;
  readonly at: number;
  readonly count: number;
  readonly step: number;
}

function runsOf(places: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < places.length; ) {
    const first = places[at]!;
    const step = at + 1 < places.length ? places[at + 1]! - first : 0;
    let count = 1;
    while (at + count < places.length && places[at + count] === first + count * step) count++;
    runs.push({ first, at, count, step });
    at += count;
  }
  return runs;
}

/** ReverseSequence: the first elements of each sequence turned round, as many as the constant lengths say. */
export function lowerReverseSequence(node: Lowering): void {
  const x = elementsOf(node, 0);
  const time = node.int('time_axis', 0);
  const most = node.fixed(x.shape[time]!, 'the length of sequences');
  const made = copyOf(node, x);
  for (const [i, length] of (constantNumbers(node, 1) ?? []).entries()) {
    if (length < 0 || length > most) throw node.refuse(`expected lengths from 0 to ${most}, found ${length}`);
    if (length > 1) reverse(node, x, made, i, length);
  }
  finish(node, made);
}

/** The first `length` elements of one sequence of the batch. */
function reverse(node: Lowering, x: Elements, made: Elements, sequence: number, length: number): void {
  const [time, batch] = [node.int('time_axis', 0), node.int('batch_axis', 1)];
  const steps = stepsOf(x.shape);
  const axes = x.shape.map((count, axis) => {
    const step = steps[axis]!;
    if (axis === time) return { count: fixedExtent(length), from: scaleExtent(step, -1), to: step };
    return { count: axis === batch ? fixedExtent(1) : count, from: step, to: step };
  });
  const at = scaleExtent(steps[batch]!, sequence);
  const last = addExtents(at, scaleExtent(steps[time]!, length - 1));
  emitStrided(node, { operand: x.operand, at: last }, { operand: made.operand, at }, axes);
}
