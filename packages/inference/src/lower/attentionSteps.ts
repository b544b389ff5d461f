// Attention step by step, its scores in memory: with a cache of keys and values, softcap, scores as an output, half precision.
import { type AnyElementType, elementTypes } from '@kinglet/kernels/plan';
import {
  addExtents,
  describeExtent,
  divideExtents,
  type Extent,
  equalExtents,
  fixedExtent,
  multiplyExtents,
  sizeOfExtents,
  subtractExtents,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { Value } from '../compile/programBuilder.ts';
import { addMasks } from './attentionMasks.ts';
import { convert } from './compute.ts';
import { copyColumns } from './copyColumns.ts';
import { elementsOf, isFloatType } from './elements.ts';
import { noEpilogue } from './epilogue.ts';
import { expand } from './expand.ts';
import { transpose } from './moves.ts';

/** Floats of [batch, heads, tokens, width]. */
export interface HeadTensor {
  readonly operand: Operand;
  readonly batch: Extent;
  readonly heads: number;
  readonly tokens: Extent;
  readonly width: Extent;
}

/** softmax(softcap(scale q k) + masks) v, as ONNX's function body has it. */
export function lowerAttentionInSteps(node: Lowering): void {
  const [q, newKeys, newValues] = [0, 1, 2].map((i) => headsOf(node, i)) as [HeadTensor, HeadTensor, HeadTensor];
  const [keys, values] = [joined(node, 4, newKeys), joined(node, 5, newValues)];
  if (node.proto.output[1]) give(node, keys.operand, 1);
  if (node.proto.output[2]) give(node, values.operand, 2);
  const [k, v] = [repeated(node, keys, q.heads), repeated(node, values, q.heads)];
  const scores: HeadTensor = { ...q, width: k.tokens, operand: node.scratch(4, lengthOf(q, k.tokens)) };
  const scale = node.float('scale', 1 / Math.sqrt(node.fixed(q.width, 'the width of heads')));
  multiply(node, q, k, scores, { isTurned: true, alpha: scale });
  const show = (mode: number): void => {
    if (node.proto.output[3] && node.int('qk_matmul_output_mode', 0) === mode) give(node, scores.operand, 3);
  };
  show(0);
  softcap(node, scores.operand);
  show(1);
  addMasks(node, scores, subtractExtents(k.tokens, newKeys.tokens));
  show(2);
  node.emit('softmaxRows', scores.operand, lengthOf(q, fixedExtent(1)), k.tokens, scores.operand);
  show(3);
  const answer: HeadTensor = { ...q, width: v.width, operand: node.scratch(4, lengthOf(q, v.width)) };
  multiply(node, scores, v, answer, { isTurned: false, alpha: 1 });
  give(node, node.input(0).shape.length === 3 ? tokensFirst(node, answer) : answer.operand, 0);
}

/** An output, in its type. */
function give(node: Lowering, floats: Operand, index: number): void {
  const target = elementTypes.indexOf(node.output(index).type as AnyElementType);
  node.emit('convertAny', floats, 0, floats.length, target, node.result(index));
}

/** An input as floats, head after head. */
export function headsOf(node: Lowering, index: number): HeadTensor {
  const floats = floatsOf(node, index);
  const { shape } = node.input(index);
  if (shape.length === 4) {
    const [batch, heads, tokens, width] = shape as [Extent, Extent, Extent, Extent];
    return { operand: floats, batch, heads: node.fixed(heads, 'the number of heads'), tokens, width };
  }
  const [batch, tokens, all] = shape as [Extent, Extent, Extent];
  const heads = node.int(index === 0 ? 'q_num_heads' : 'kv_num_heads', 0);
  const width = divideExtents(all, fixedExtent(heads));
  if (!width)
    throw node.refuse(`expected ${heads} heads to divide the width of input ${index}, ${describeExtent(all)}`);
  const operand = node.scratch(4, floats.length);
  move(node, floats, operand, batch, [fixedExtent(heads), tokens, width], [width, all, fixedExtent(1)]);
  return { operand, batch, heads, tokens, width };
}

export function floatsOf(node: Lowering, index: number): Operand {
  const { type } = node.input(index);
  if (isFloatType(type)) return convert(node, elementsOf(node, index), 'float').operand;
  throw node.refuse(`expected input ${index} to be of floats, found ${type}`);
}

function tokensFirst(node: Lowering, { operand, batch, heads, tokens, width }: HeadTensor): Operand {
  const out = node.scratch(4, operand.length);
  const steps = [width, multiplyExtents(tokens, width), fixedExtent(1)] as const;
  move(node, operand, out, batch, [tokens, fixedExtent(heads), width], steps);
  return out;
}

/** A tensor with its axes in another order. */
export function permuted(
  node: Lowering,
  operand: Operand,
  shape: readonly Extent[],
  order: readonly number[],
): Operand {
  return transpose(node, { operand, type: 'float', shape }, order).operand;
}

/** Memory for blocks of scores. */
export function attentionWork(node: Lowering): Operand {
  return node.scratch(4, fixedExtent(workElements));
}

const workElements = 1 << 15;

/** Items of three axes in another order: their lengths as they are written, and the steps to read them with. */
function move(
  node: Lowering,
  from: Operand,
  to: Operand,
  batch: Extent,
  [a, b, c]: readonly [Extent, Extent, Extent],
  steps: readonly [Extent, Extent, Extent],
): void {
  const row = multiplyExtents(b, c);
  const item = multiplyExtents(a, row);
  node.emit(
    'copyStrided',
    ...([from, from.length, 4, batch, a, b, c, 1, 0, item, ...steps, 0] as const),
    ...([to, to.length, 0, item, row, c, 1, 0] as const),
  );
}

/** Keys or values behind those of before. */
export function joined(node: Lowering, past: number, made: HeadTensor): HeadTensor {
  if (!node.has(past)) return made;
  const before = headsOf(node, past);
  const { batch, heads, width } = made;
  if (!equalExtents(before.batch, batch) || before.heads !== heads || !equalExtents(before.width, width))
    throw node.refuse(`expected input ${past} to have the sequences, heads and widths of what goes on behind it`);
  const tokens = addExtents(before.tokens, made.tokens);
  const rows = multiplyExtents(batch, fixedExtent(heads));
  const row = multiplyExtents(tokens, width);
  const operand = node.scratch(4, multiplyExtents(rows, row));
  const to = (at: Extent | number) => ({ operand, width: row, at });
  const [first, second] = [multiplyExtents(before.tokens, width), multiplyExtents(made.tokens, width)];
  copyColumns(node, rows, { operand: before.operand, width: first, at: 0 }, to(0), first);
  copyColumns(node, rows, { operand: made.operand, width: second, at: 0 }, to(first), second);
  return { ...made, operand, tokens };
}

/** Each head as often as there are heads of queries for it. */
function repeated(node: Lowering, of: HeadTensor, heads: number): HeadTensor {
  const sharing = heads / of.heads;
  if (sharing === 1) return of;
  if (!Number.isInteger(sharing)) throw node.refuse(`expected ${of.heads} heads of keys to divide ${heads}`);
  const item = multiplyExtents(of.tokens, of.width);
  const own = [of.batch, fixedExtent(of.heads)];
  const value: Value = {
    ...{ name: '', type: 'float', shape: [...own, fixedExtent(1), item] },
    places: new Map([['plain', of.operand]]),
  };
  return { ...of, heads, operand: expand(node, value, [...own, fixedExtent(sharing), item]) };
}

/** For every head of queries and of a width. */
export function lengthOf({ batch, heads, tokens }: HeadTensor, width: Extent): Extent {
  return sizeOfExtents([batch, fixedExtent(heads), tokens, width]);
}

/** Memory for packing. */
const mostWork = 1 << 14;

function multiply(
  node: Lowering,
  a: HeadTensor,
  b: HeadTensor,
  out: HeadTensor,
  { isTurned, alpha }: { readonly isTurned: boolean; readonly alpha: number },
): void {
  if (!equalExtents(a.batch, b.batch)) throw node.refuse('expected as many sequences of keys as of queries');
  if (!equalExtents(a.width, isTurned ? b.width : b.tokens))
    throw node.refuse('expected as many values as keys, and keys as wide as queries');
  const batches = multiplyExtents(a.batch, fixedExtent(a.heads));
  node.emit(
    ...([
      'matmul',
      a.operand,
      batches,
      a.tokens,
      a.width,
      b.operand,
      batches,
      out.width,
      out.operand,
      batches,
    ] as const),
    ...([0, isTurned ? 1 : 0, alpha, 0, undefined, ...noEpilogue, node.scratch(4, fixedExtent(mostWork))] as const),
  );
}

function softcap(node: Lowering, scores: Operand): void {
  const cap = node.float('softcap', 0);
  if (cap <= 0) return;
  node.emit('scale', scores, 1 / cap, scores);
  node.emit('tanh', scores, scores);
  node.emit('scale', scores, cap, scores);
}
