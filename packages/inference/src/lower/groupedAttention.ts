// Attention of heads that share keys, and over keys and values of before, by the kernel that never has all scores in memory.
import { type Extent, equalExtents, fixedExtent, multiplyExtents, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { additive } from './attentionMasks.ts';
import { attentionWork, type HeadTensor, headsOf, joined, permuted } from './attentionSteps.ts';
import { expand } from './expand.ts';

/**
 * What is new is put behind the cache, if there is one, which becomes an output of the model without another copy. Heads of queries that share
 * keys lie beside each other, so that keys are not repeated.
 */
export function lowerGroupedAttention(node: Lowering): void {
  const [newKeys, newValues] = [headsOf(node, 1), headsOf(node, 2)];
  const [keys, values] = [joined(node, 4, newKeys), joined(node, 5, newValues)];
  if (node.proto.output[1]) node.alias(keys.operand, 1);
  if (node.proto.output[2]) node.alias(values.operand, 2);
  const queries = queriesOf(node, keys.heads);
  checkHeads(node, queries, keys, values);
  const { batch, heads, sharing, tokens, width } = queries;
  const groups = multiplyExtents(batch, fixedExtent(heads));
  const { operand: mask, count, isCausal } = maskOf(node, queries, keys.tokens);
  const answer = { ...queries, width: values.width };
  const out = node.scratch(4, sizeOfExtents([groups, tokens, fixedExtent(sharing), values.width]));
  const scale = node.float('scale', 1 / Math.sqrt(node.fixed(width, 'the width of heads')));
  node.emit(
    ...(['attention', queries.operand, groups, tokens, 1, sharing, width, keys.operand, keys.tokens] as const),
    ...([values.operand, values.width, mask, count, scale, isCausal ? 1 : 0, out, attentionWork(node)] as const),
  );
  giveAnswer(node, { ...answer, operand: out });
}

/** [batch, heads of keys, tokens, heads that share them, width] */
interface Queries extends HeadTensor {
  readonly sharing: number;
}

function queriesOf(node: Lowering, kvHeads: number): Queries {
  const isByToken = node.input(0).shape.length === 3;
  const { batch, tokens, width, heads } = isByToken ? shapeByToken(node) : headsOf(node, 0);
  const sharing = heads / kvHeads;
  if (!Number.isInteger(sharing) || sharing < 1)
    throw node.refuse(`expected ${kvHeads} heads of keys to divide ${heads}`);
  const [groups, each] = [fixedExtent(kvHeads), fixedExtent(sharing)];
  const given = isByToken ? [batch, tokens, groups, each, width] : [batch, groups, each, tokens, width];
  const operand = permuted(node, node.required(0), given, isByToken ? [0, 2, 1, 3, 4] : [0, 1, 3, 2, 4]);
  return { operand, batch, heads: kvHeads, sharing, tokens, width };
}

function shapeByToken(node: Lowering): Omit<HeadTensor, 'operand'> {
  const [batch, tokens, hidden] = node.input(0).shape as [Extent, Extent, Extent];
  const heads = node.int('q_num_heads', 0);
  const width = fixedExtent(node.fixed(hidden, 'the width of Q') / heads);
  if (!Number.isInteger(width.fixed)) throw node.refuse(`expected ${heads} heads to divide the width of Q`);
  return { batch, heads, tokens, width };
}

/** The kernel takes sequences, heads and widths from the queries, and how many values there are from the keys. */
function checkHeads(node: Lowering, queries: Queries, keys: HeadTensor, values: HeadTensor): void {
  if (![keys, values].every(({ batch }) => equalExtents(batch, queries.batch)))
    throw node.refuse('expected as many sequences of keys and values as of queries');
  if (!equalExtents(keys.width, queries.width)) throw node.refuse('expected heads of Q and K of one width');
  if (keys.heads !== values.heads || !equalExtents(keys.tokens, values.tokens))
    throw node.refuse('expected as many values as keys, and as many heads of them');
}

function giveAnswer(node: Lowering, { operand, batch, heads, sharing, tokens, width }: Queries): void {
  const shape = [batch, fixedExtent(heads), tokens, fixedExtent(sharing), width];
  const isByToken = node.input(0).shape.length === 3;
  node.alias(permuted(node, operand, shape, isByToken ? [0, 2, 1, 3, 4] : [0, 1, 3, 2, 4]), 0);
}

/** Masks that all heads share; the last query sees all keys, as the kernel has it. */
function maskOf(
  node: Lowering,
  { batch, heads, sharing, tokens }: Queries,
  keys: Extent,
): { readonly operand: Operand | undefined; readonly count: Extent; readonly isCausal: boolean } {
  const isCausal = node.int('is_causal', 0) === 1;
  if (!node.has(3)) return { operand: undefined, count: fixedExtent(1), isCausal };
  const value = additive(node, 3);
  const own = [...Array<Extent>(4 - value.shape.length).fill(fixedExtent(1)), ...value.shape];
  const isOfHeads = !equalExtents(own[1]!, fixedExtent(1));
  const isForAll = !isOfHeads && equalExtents(own[0]!, fixedExtent(1));
  const axes = isForAll ? [] : [batch, fixedExtent(isOfHeads ? heads * sharing : heads)];
  const shape = isForAll ? own.slice(2) : own;
  const operand = expand(node, { ...value, places: new Map(value.places), shape }, [...axes, tokens, keys]);
  return { operand, count: sizeOfExtents(axes), isCausal };
}
