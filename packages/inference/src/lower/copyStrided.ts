// Copies between tensors that lie in any order: what moves elements is made of them.
import {
  addExtents,
  type Extent,
  equalExtents,
  fixedExtent,
  isFixed,
  multiplyExtents,
  scaleExtent,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';

/** Elements along an axis, and how far apart neighbours lie in both tensors: 0 repeats one, negative goes backwards. */
export interface CopyAxis {
  readonly count: Extent;
  readonly from: Extent;
  readonly to: Extent;
}

/** A place in a tensor, in elements from its first. */
export interface CopyEnd {
  readonly operand: Operand;
  readonly at: Extent;
}

/** Of the kernel. */
const mostAxes = 5;
/** Copies that one node may need where it has more axes than that. */
const mostCopies = 1024;
const zero = fixedExtent(0);
const one = fixedExtent(1);

/** Copies along axes, outer ones first; in as many instructions as take its axes, once those that can be are joined. */
export function emitStrided(node: Lowering, from: CopyEnd, to: CopyEnd, axes: readonly CopyAxis[]): void {
  const joined = joinAxes(axes);
  if (joined.length <= mostAxes) {
    emitOne(node, from, to, joined);
    return;
  }
  const outer = joined[0]!;
  const count = node.fixed(outer.count, 'the first of more than five axes that are copied');
  if (count > mostCopies) throw node.refuse(`expected copies of at most ${mostAxes} axes, found ${joined.length}`);
  for (let i = 0; i < count; i++)
    emitStrided(
      node,
      { operand: from.operand, at: addExtents(from.at, scaleExtent(outer.from, i)) },
      { operand: to.operand, at: addExtents(to.at, scaleExtent(outer.to, i)) },
      joined.slice(1),
    );
}

/** How far apart neighbours along each axis of a tensor lie. */
export function stepsOf(shape: readonly Extent[]): Extent[] {
  const steps: Extent[] = [];
  let step = one;
  for (const length of shape.toReversed()) {
    steps.unshift(step);
    step = multiplyExtents(step, length);
  }
  return steps;
}

/** The start of a tensor. */
export function startOf(operand: Operand): CopyEnd {
  return { operand, at: zero };
}

function emitOne(node: Lowering, from: CopyEnd, to: CopyEnd, axes: readonly CopyAxis[]): void {
  const five = [...Array<CopyAxis>(mostAxes - axes.length).fill({ count: one, from: zero, to: zero }), ...axes];
  const [a, b, c, d, e] = five as [CopyAxis, CopyAxis, CopyAxis, CopyAxis, CopyAxis];
  const width = from.operand.buffer.elementBytes;
  node.emit(
    ...(['copyStrided', from.operand, from.operand.length, width] as const),
    ...([a.count, b.count, c.count, d.count, e.count] as const),
    ...([from.at, a.from, b.from, c.from, d.from, e.from] as const),
    ...([to.operand, to.operand.length, to.at, a.to, b.to, c.to, d.to, e.to] as const),
  );
}

/** Axes of one element go, and those of which one goes on where the next ends are one. */
function joinAxes(axes: readonly CopyAxis[]): CopyAxis[] {
  const joined: CopyAxis[] = [];
  for (const axis of axes) {
    if (equalExtents(axis.count, one)) continue;
    const outer = joined.at(-1);
    if (outer && goesOn(outer, axis))
      joined[joined.length - 1] = { ...axis, count: multiplyExtents(outer.count, axis.count) };
    else joined.push(axis);
  }
  return joined;
}

function goesOn(outer: CopyAxis, inner: CopyAxis): boolean {
  if (!isFixed(outer.count) && !isFixed(inner.count)) return false;
  const reaches = (step: Extent, before: Extent): boolean =>
    (isFixed(step) || isFixed(inner.count)) && equalExtents(multiplyExtents(step, inner.count), before);
  return reaches(inner.from, outer.from) && reaches(inner.to, outer.to);
}
