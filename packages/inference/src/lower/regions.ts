// Parts of tensors: cut out, and turned round.
import { addExtents, type Extent, fixedExtent, isFixed, scaleExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { emitCopy, startOf, stepsOf } from './copyStrided.ts';
import { axisFrom, constantNumbers, type Elements, elementsOf, finish, newElements } from './elements.ts';

/** Slice: starts, ends, axes and steps are attributes before opset 10, then constants. */
export function lowerSlice(node: Lowering): void {
  const x = elementsOf(node, 0);
  const { shape } = node.output();
  const given = (index: number, name: string): number[] | undefined =>
    node.opset < 10
      ? node.proto.attribute.some((attribute) => attribute.name === name)
        ? [...node.ints(name, [])]
        : undefined
      : constantNumbers(node, index);
  const starts = given(1, 'starts') ?? [];
  const axes = (given(3, 'axes') ?? starts.map((_, i) => i)).map((axis) => axisFrom(node, axis, x.shape.length));
  const steps = given(4, 'steps') ?? starts.map(() => 1);
  const [from, made] = [stepsOf(x.shape), newElements(node, x.type, shape)];
  const to = stepsOf(shape);
  let at = fixedExtent(0);
  const copied = shape.map((count, i) => ({ count, from: from[i]!, to: to[i]! }));
  for (const [i, axis] of axes.entries()) {
    at = addExtents(at, scaleExtent(from[axis]!, startAt(starts[i]!, steps[i]!, x.shape[axis]!)));
    copied[axis] = { ...copied[axis]!, from: scaleExtent(from[axis]!, steps[i]!) };
  }
  if (shape.some(({ fixed, perItem }) => fixed === 0 && perItem === 0)) at = fixedExtent(0);
  emitCopy(node, { operand: x.operand, at }, startOf(made.operand), copied);
  finish(node, made);
}

/** Where a slice begins, inside; of an axis that grows only the whole has a length that is known. */
function startAt(start: number, step: number, length: Extent): number {
  if (!isFixed(length)) return 0;
  const counted = start < 0 ? start + length.fixed : start;
  return Math.min(Math.max(counted, 0), Math.max(length.fixed + (step > 0 ? 0 : -1), 0));
}

/** The elements at the given places of one axis: runs of places that lie as far apart are one copy. */
export function takeAlong(node: Lowering, x: Elements, axis: number, places: readonly number[]): Elements {
  const shape = x.shape.with(axis, fixedExtent(places.length));
  const made = newElements(node, x.type, shape);
  const [from, to] = [stepsOf(x.shape), stepsOf(shape)];
  for (const { first, at, count, step } of runsOf(places)) {
    const axes = shape.map((length, i) =>
      i === axis
        ? { count: fixedExtent(count), from: scaleExtent(from[i]!, step), to: to[i]! }
        : { count: length, from: from[i]!, to: to[i]! },
    );
    const start = { operand: x.operand, at: scaleExtent(from[axis]!, first) };
    emitCopy(node, start, { operand: made.operand, at: scaleExtent(to[axis]!, at) }, axes);
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
  const lengths = constantNumbers(node, 1) ?? [];
  const [time, batch] = [node.int('time_axis', 0), node.int('batch_axis', 1)];
  const most = node.fixed(x.shape[time]!, 'the length of sequences');
  const made = newElements(node, x.type, x.shape);
  const steps = stepsOf(x.shape);
  const whole = x.shape.map((count, i) => ({ count, from: steps[i]!, to: steps[i]! }));
  emitCopy(node, startOf(x.operand), startOf(made.operand), whole);
  for (const [i, length] of lengths.entries()) {
    if (length < 0 || length > most) throw node.refuse(`expected lengths from 0 to ${most}, found ${length}`);
    if (length < 2) continue;
    const axes = whole.map((axis, k) => {
      if (k === batch) return { ...axis, count: fixedExtent(1) };
      return k === time ? { ...axis, count: fixedExtent(length), from: scaleExtent(axis.from, -1) } : axis;
    });
    const at = scaleExtent(steps[batch]!, i);
    const last = addExtents(at, scaleExtent(steps[time]!, length - 1));
    emitCopy(node, { operand: x.operand, at: last }, { operand: made.operand, at }, axes);
  }
  finish(node, made);
}
