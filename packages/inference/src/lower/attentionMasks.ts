// What hides keys from queries, added to scores: masks, causality, the ends of sequences.
import { compareOperations, elementTypes } from '@kinglet/kernels/plan';
import { type Extent, fixedExtent, isFixed, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { Value } from '../compile/programBuilder.ts';
import { floatsOf, type HeadTensor } from './attentionSteps.ts';
import { copyColumns } from './copyColumns.ts';
import { expand } from './expand.ts';
import { checkCount, mostElements } from './limits.ts';

const hidden = Number.NEGATIVE_INFINITY;

/** `past` keys come before the first query. */
export function addMasks(node: Lowering, scores: HeadTensor, past: number): void {
  const { batch, heads, tokens, width, operand } = scores;
  const shape = [batch, fixedExtent(heads), fixedExtent(tokens), fixedExtent(width)];
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
  return floatsAt(mask.shape, chosen(node, node.required(index), sizeOfExtents(mask.shape)));
}

/** 0 where a byte is not 0, else -Infinity. */
function chosen(node: Lowering, seen: Operand, count: Extent): Operand {
  const length = checkCount(node, node.fixed(count, 'a mask of bool'), mostElements, 'elements of a mask');
  const out = node.scratch(4, count);
  node.emit('selectAny', seen, node.filled(0, length), node.filled(hidden, length), 4, out);
  return out;
}

function floatsAt(shape: readonly Extent[], operand: Operand): Value {
  return { name: '', type: 'float', shape, places: new Map([['plain', operand]]) };
}

/** A mask that is too short hides the keys behind it. */
function widened(node: Lowering, mask: Value, width: number): Value {
  const own = mask.shape.at(-1)!;
  if (!isFixed(own) || own.fixed === 1 || own.fixed >= width) return mask;
  const rows = sizeOfExtents(mask.shape.slice(0, -1));
  const out = node.scratch(4, sizeOfExtents([rows, fixedExtent(width)]));
  node.emit(
    'copyStrided',
    ...([node.filled(hidden, 1), 1, 4, out.length, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0] as const),
    ...([out, out.length, 0, 1, 0, 0, 0, 0] as const),
  );
  const from = { operand: node.place(mask), width: own.fixed, at: 0 };
  copyColumns(node, rows, from, { operand: out, width, at: 0 }, own.fixed);
  return floatsAt([...mask.shape.slice(0, -1), fixedExtent(width)], out);
}

function causalMask(node: Lowering, tokens: number, width: number, past: number): Value {
  const length = checkCount(node, tokens * width, mostElements, 'elements of a mask');
  const constant = Float32Array.from({ length }, (_, i) => (i % width > Math.floor(i / width) + past ? hidden : 0));
  return { name: '', type: 'float', shape: [fixedExtent(tokens), fixedExtent(width)], constant, places: new Map() };
}

/** Keys from a sequence's end on, which input 6 says. */
function endsMask(node: Lowering, batch: Extent, width: number): Value {
  node.checkSize(batch, 6);
  const items = node.fixed(batch, 'the batch, where sequences have ends');
  const count = fixedExtent(checkCount(node, items * width, mostElements, 'elements of a mask'));
  const columns = BigInt64Array.from({ length: count.fixed }, (_, i) => BigInt(i % width));
  const ends = node.scratch(8, count);
  node.emit(
    'copyStrided',
    ...([node.required(6), items, 8, items, width, 1, 1, 1, 0, 1, 0, 0, 0, 0] as const),
    ...([ends, count, 0, width, 1, 0, 0, 0] as const),
  );
  const seen = node.scratch(1, count);
  const [less, type] = [compareOperations.indexOf('less'), elementTypes.indexOf('int64')];
  node.emit('compareAny', node.constant(columns), ends, less, type, count, seen);
  return floatsAt([batch, fixedExtent(1), fixedExtent(1), fixedExtent(width)], chosen(node, seen, count));
}
