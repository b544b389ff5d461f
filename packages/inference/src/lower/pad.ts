// Elements around tensors, and tensors cut to a size.
import { addExtents, type Extent, fixedExtent, isFixed, multiplyExtents, subtractExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { emitStrided, stepsOf } from './copyStrided.ts';
import { axisFrom, constantNumbers, type Elements, elementsOf, finish, scalarElement } from './elements.ts';
import { copyOf } from './indices.ts';
import { checkCount, mostElements } from './limits.ts';
import { expandTo } from './moves.ts';
import { takeAlong } from './regions.ts';

/** Elements before the first and behind the last of an axis; negative ones are cut off. */
interface Padding {
  readonly before: number;
  readonly after: number;
}

/** Pad in every mode; pads are constants, the value that a constant pad is of may be known only in a run. */
export function lowerPad(node: Lowering): void {
  const x = elementsOf(node, 0);
  const pads = paddingOf(node, x.shape.length);
  const mode = node.text('mode', 'constant');
  if (mode === 'constant') {
    finish(node, surround(node, x, pads, paddedWith(node, x)));
    return;
  }
  const place = placers[mode];
  if (!place) throw node.refuse(`expected mode to be constant, ${Object.keys(placers).join(', ')}, found ${mode}`);
  const result = pads.reduce((made, { before, after }, axis) => {
    if (before === 0 && after === 0) return made;
    const length = node.fixed(x.shape[axis]!, 'the length of an axis that is padded');
    const [from, to] = [Math.max(-before, 0), length - Math.max(-after, 0)];
    if (to - from < 1) throw node.refuse(`expected elements along axis ${axis} to pad with, found none`);
    const padded = checkCount(node, before + length + after, mostElements, 'elements along an axis with pads');
    const places = Array.from({ length: padded }, (_, i) => from + place(i - before - from, to - from));
    return takeAlong(node, made, axis, places);
  }, x);
  finish(node, result);
}

/** Which of `length` elements is at place `i` of an axis that goes on in both directions. */
const placers: Readonly<Record<string, (i: number, length: number) => number>> = {
  edge: (i, length) => Math.min(Math.max(i, 0), length - 1),
  reflect: (i, length) => {
    const period = Math.max(2 * (length - 1), 1);
    const at = ((i % period) + period) % period;
    return at < length ? at : period - at;
  },
  wrap: (i, length) => ((i % length) + length) % length,
};

function paddingOf(node: Lowering, rank: number): Padding[] {
  const given = node.opset < 11 ? node.ints('pads', []) : (constantNumbers(node, 1) ?? []);
  const chosen = node.opset < 11 ? undefined : constantNumbers(node, 3);
  const axes = chosen?.map((axis) => axisFrom(node, axis, rank)) ?? Array.from({ length: rank }, (_, axis) => axis);
  const pads: Padding[] = Array.from({ length: rank }, () => ({ before: 0, after: 0 }));
  if (given.length !== 2 * axes.length) throw node.refuse(`expected ${2 * axes.length} pads, found ${given.length}`);
  for (const [i, axis] of axes.entries()) pads[axis] = { before: given[i]!, after: given[i + axes.length]! };
  return pads;
}

function paddedWith(node: Lowering, x: Elements): Elements {
  if (node.opset >= 11 && node.has(2)) return elementsOf(node, 2);
  return scalarElement(node, x.type, node.opset < 11 ? node.float('value', 0) : 0);
}

/** CenterCropPad: cut, or with zeros around, to constant lengths; of an odd difference the smaller half is in front. */
export function lowerCenterCropPad(node: Lowering): void {
  const x = elementsOf(node, 0);
  const { shape } = node.output();
  const pads = shape.map((length, axis): Padding => {
    const more = subtractExtents(length, x.shape[axis]!);
    const added = node.fixed(more, 'what is added to an axis');
    const before = added >= 0 ? Math.floor(added / 2) : -Math.floor(-added / 2);
    return { before, after: added - before };
  });
  finish(node, surround(node, x, pads, scalarElement(node, x.type, 0)));
}

/** The elements, less those that are cut off, in the middle of others that are all the same. */
function surround(node: Lowering, x: Elements, pads: readonly Padding[], value: Elements): Elements {
  const grown = (axis: number, by: number): Extent => addExtents(x.shape[axis]!, fixedExtent(by));
  const shape = pads.map(({ before, after }, axis) => grown(axis, before + after));
  const kept = pads.map(({ before, after }, axis) => grown(axis, Math.min(before, 0) + Math.min(after, 0)));
  const made = expandTo(node, { ...value, shape: [] }, shape);
  const [from, to] = [stepsOf(x.shape), stepsOf(shape)];
  const start = (steps: readonly Extent[], sign: number): Extent =>
    pads.reduce(
      (at, { before }, axis) => addExtents(at, multiplyExtents(fixedExtent(Math.max(sign * before, 0)), steps[axis]!)),
      fixedExtent(0),
    );
  const isEmpty = kept.some((extent) => isFixed(extent) && extent.fixed <= 0);
  const result = shape.length === 0 || made.operand === value.operand ? copyOf(node, made) : made;
  const axes = kept.map((count, axis) => ({ count, from: from[axis]!, to: to[axis]! }));
  if (!isEmpty)
    emitStrided(node, { operand: x.operand, at: start(from, -1) }, { operand: result.operand, at: start(to, 1) }, axes);
  return result;
}
