// What hides keys from queries, added to scores: masks, causality, the ends of sequences.
import {
  describeExtent,
  type Extent,
  equalExtents,
  fixedExtent,
  isFixed,
  multiplyExtents,
  sizeOfExtents,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { Value } from '../compile/programBuilder.ts';
import { floatsOf, type HeadTensor } from './attentionSteps.ts';
import { compareOf, convert, selectOf } from './compute.ts';
import { emitFill } from './copies.ts';
import { copyColumns } from './copyColumns.ts';
import { type Elements, elementsOf, scalarElement, withShape } from './elements.ts';
import { expand } from './expand.ts';
import { checkCount, mostElements } from './limits.ts';

const hidden = Number.NEGATIVE_INFINITY;

/** `past` keys come before the first query. */
export function addMasks(node: Lowering, scores: HeadTensor, past: Extent): void {
  const { batch, heads, tokens, width, operand } = scores;
  const shape = [batch, fixedExtent(heads), tokens, width];
  const add = (mask: Value): void => node.emit('add', operand, expand(node, mask, shape), operand);
  if (node.has(3)) add(widened(node, additive(node, 3), width));
  if (node.int('is_causal', 0) === 1) add(causalMask(node, tokens, width, past));
  if (node.has(6)) add(endsMask(node, batch, width));
}

/** Numbers that are added; booleans say what is seen. */
export function additive(node: Lowering, index: number): Value {
  const mask = node.input(index);
  if (mask.type === 'float') return mask;
  if (mask.type !== 'bool') return floatsAt(mask.shape, floatsOf(node, index));
  if (mask.constant) {
    const constant = Float32Array.from(mask.constant as Uint8Array, (seen) => (seen ? 0 : hidden));
    return { ...mask, type: 'float', constant, places: new Map() };
  }
  return chosen(node, elementsOf(node, index));
}

/** 0 where a byte is not 0, else -Infinity. */
function chosen(node: Lowering, seen: Elements): Value {
  const [shown, never] = [scalarElement(node, 'float', 0), scalarElement(node, 'float', hidden)];
  return floatsAt(seen.shape, selectOf(node, seen, shown, never, seen.shape).operand);
}

function floatsAt(shape: readonly Extent[], operand: Operand): Value {
  return { name: '', type: 'float', shape, places: new Map([['plain', operand]]) };
}

/** A mask that is too short hides the keys behind it. */
function widened(node: Lowering, mask: Value, width: Extent): Value {
  const own = mask.shape.at(-1)!;
  if (equalExtents(own, width) || !isFixed(own) || own.fixed === 1) return mask;
  if (isFixed(width) && own.fixed >= width.fixed) return mask;
  if (!isFixed(width) && !isLeast(own.fixed, width))
    throw node.refuse(`expected a mask of ${describeExtent(width)} keys for every batch, found ${own.fixed}`);
  const rows = sizeOfExtents(mask.shape.slice(0, -1));
  const out = node.scratch(4, multiplyExtents(rows, width));
  emitFill(node, hidden, out);
  const from = { operand: node.place(mask), width: own, at: 0 };
  copyColumns(node, rows, from, { operand: out, width, at: 0 }, own);
  return floatsAt([...mask.shape.slice(0, -1), width], out);
}

/** Whether a length is as much whatever decides it: a batch has one item or more. */
function isLeast(least: number, { fixed, perItem, terms }: Extent): boolean {
  return !terms && perItem >= 0 && fixed + perItem >= least;
}

/** Query i sees the keys up to that of its own place, and the past. */
export function causalMask(node: Lowering, tokens: Extent, width: Extent, past: Extent): Value {
  const known = knownCausalMask(node, tokens, width, past);
  if (known) return known;
  const keys = counting(node, fixedExtent(0), [fixedExtent(1), width]);
  const last = counting(node, past, [tokens, fixedExtent(1)]);
  return chosen(node, compareOf(node, 'lessEqual', keys, last, [tokens, width]));
}

function knownCausalMask(node: Lowering, tokens: Extent, width: Extent, past: Extent): Value | undefined {
  if (![tokens, width, past].every(isFixed)) return undefined;
  const [columns, before] = [width.fixed, past.fixed];
  const length = checkCount(node, tokens.fixed * columns, mostElements, 'elements of a mask');
  const constant = Float32Array.from({ length }, (_, i) =>
    i % columns > Math.floor(i / columns) + before ? hidden : 0,
  );
  return { name: '', type: 'float', shape: [tokens, width], constant, places: new Map() };
}

/** Keys from a sequence's end on, which input 6 says. */
function endsMask(node: Lowering, batch: Extent, width: Extent): Value {
  node.checkSize(batch, 6);
  const keys = counting(node, fixedExtent(0), [fixedExtent(1), fixedExtent(1), fixedExtent(1), width]);
  const one = fixedExtent(1);
  const ends = withShape(convert(node, elementsOf(node, 6), 'int32'), [batch, one, one, one]);
  return chosen(node, compareOf(node, 'less', keys, ends, [batch, one, one, width]));
}

/** Numbers from `start` on. */
function counting(node: Lowering, start: Extent, shape: readonly Extent[]): Elements {
  const count = sizeOfExtents(shape);
  return { operand: node.numbers('int32', { start, step: fixedExtent(1), count }), type: 'int32', shape };
}
