// Attention of ONNX (opset 23 on), whose scores are never all in memory.
import {
  addExtents,
  type Extent,
  equalExtents,
  fixedExtent,
  multiplyExtents,
  sizeOfExtents,
  withoutLeadingOnes,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { Value } from '../compile/programBuilder.ts';
import { additive } from './attentionMasks.ts';
import { attentionWork, lowerAttentionInSteps } from './attentionSteps.ts';
import { expand } from './expand.ts';
import { lowerGroupedAttention } from './groupedAttention.ts';

/** The lengths of an attention, and where its operands lie. */
interface Heads {
  readonly q: Operand;
  readonly k: Operand;
  readonly v: Operand;
  /** Sequences as the kernel sees them: head-major operands are a sequence for each head. */
  readonly batch: Extent;
  readonly queries: Extent;
  readonly keys: Extent;
  readonly kvHeads: number;
  readonly sharing: number;
  readonly width: number;
  readonly valueWidth: number;
  /** Axes before queries and keys that masks are broadcast to. */
  readonly maskAxes: readonly Extent[];
}

/**
 * Attention of Q, K, V of three axes (token after token its heads) or four (head after head). What the kernel has not is done
 * step by step.
 */
export function lowerAttention(node: Lowering): void {
  checkAxes(node);
  if (!isForKernel(node)) {
    if (isForGroups(node)) lowerGroupedAttention(node);
    else lowerAttentionInSteps(node);
    return;
  }
  const heads = node.input(0).shape.length === 3 ? tokenMajor(node) : headMajor(node);
  const { batch, queries, keys, kvHeads, sharing, width, valueWidth } = heads;
  const { operand: mask, count, isCausal } = maskOf(node, heads);
  const scale = node.float('scale', 1 / Math.sqrt(width));
  const work = attentionWork(node);
  node.emit(
    ...(['attention', heads.q, batch, queries, kvHeads, sharing, width, heads.k, keys, heads.v, valueWidth] as const),
    ...([mask, count, scale, isCausal ? 1 : 0, node.result(), work] as const),
  );
}

/** Q, K and V are written alike, caches head after head; masks are broadcast to batch, heads, queries and keys. */
function checkAxes(node: Lowering): void {
  const axes = node.input(0).shape.length;
  if (axes !== 3 && axes !== 4) throw node.refuse(`expected Q of three or four axes, found ${axes}`);
  const check = (index: number, least: number, most = least): void => {
    const found = node.has(index) ? node.input(index).shape.length : least;
    const wanted = least === most ? least : `${least} to ${most}`;
    if (found < least || found > most) throw node.refuse(`expected ${wanted} axes of input ${index}, found ${found}`);
  };
  for (const index of [1, 2]) check(index, axes);
  for (const index of [4, 5]) check(index, 4);
  check(3, 1, 4);
}

/**
 * Floats without a cache, softcap, scores as an output, or a mask for each head where heads lie beside each other; head after head, as many of
 * keys as of queries.
 */
function isForKernel(node: Lowering): boolean {
  if (node.input(0).shape.length === 4 && sharesKeys(node)) return false;
  const isFloat = [0, 1, 2].every((i) => node.input(i).type === 'float');
  const isPlain = !node.proto.output.slice(1).some(Boolean) && ![4, 5, 6].some((i) => node.has(i));
  const [queries, keys] = [node.input(0).shape.at(-2)!, node.input(1).shape.at(-2)!];
  // The kernel lets the last query see all keys; ONNX the first query the first key.
  const isSquare = node.int('is_causal', 0) === 0 || equalExtents(queries, keys);
  return (
    isFloat && isPlain && isSquare && node.float('softcap', 0) <= 0 && (!node.has(3) || isMaskForKernel(node, keys))
  );
}

/** Floats, with a cache or without, and masks that the kernel can be given. */
function isForGroups(node: Lowering): boolean {
  const hasCache = node.has(4);
  const isFloat = [0, 1, 2, ...(hasCache ? [4, 5] : [])].every((i) => node.has(i) && node.input(i).type === 'float');
  if (!isFloat || node.has(5) !== hasCache || node.has(6)) return false;
  if (node.proto.output[3] || node.float('softcap', 0) > 0) return false;
  const [queries, keys] = [node.input(0).shape.at(-2)!, node.input(1).shape.at(-2)!];
  if (node.int('is_causal', 0) === 1 && !equalExtents(queries, keys)) return false;
  return !node.has(3) || isMaskForGroups(node);
}

/** As long as the keys; of its own for each head only where no heads share keys. */
function isMaskForGroups(node: Lowering): boolean {
  const { shape, type } = node.input(3);
  const before = node.has(4) ? node.input(4).shape.at(-2)! : fixedExtent(0);
  const total = addExtents(node.input(1).shape.at(-2)!, before);
  const isWide = isOne(shape.at(-1)!) || equalExtents(shape.at(-1)!, total);
  const isForHeads = shape.length < 3 || isOne(shape.at(-3)!) || !sharesKeys(node);
  return isWide && isForHeads && (type === 'float' || type === 'bool');
}

function sharesKeys(node: Lowering): boolean {
  const [q, k] = [node.input(0).shape, node.input(1).shape];
  if (q.length === 3) return node.int('q_num_heads', 0) !== node.int('kv_num_heads', 0);
  return !equalExtents(q[1]!, k[1]!);
}

function isMaskForKernel(node: Lowering, keys: Extent): boolean {
  const { shape, type, constant } = node.input(3);
  const isByHead = node.input(0).shape.length === 4;
  const isWide = isOne(shape.at(-1)!) || equalExtents(shape.at(-1)!, keys);
  const isForAll = isByHead || shape.length < 3 || isOne(shape.at(-3)!);
  return isWide && isForAll && (type === 'float' || (type === 'bool' && constant !== undefined));
}

/** The kernel takes lengths from Q and K alone. */
function checkSequences(node: Lowering, q: Value, k: Value, v: Value): void {
  const isAlike = (a: Value, b: Value, axis: number): boolean => equalExtents(a.shape.at(axis)!, b.shape.at(axis)!);
  if (![k, v].every((value) => isAlike(value, q, 0)))
    throw node.refuse('expected as many sequences of keys and values as of queries');
  if (!isAlike(k, v, -2)) throw node.refuse('expected as many values as keys');
  if (q.shape.length === 4 && !isAlike(k, v, 1)) throw node.refuse('expected as many heads of values as of keys');
}

/** [batch, tokens, heads * width] */
function tokenMajor(node: Lowering): Heads {
  const [q, k, v] = [node.input(0), node.input(1), node.input(2)];
  checkSequences(node, q, k, v);
  const heads = node.int('q_num_heads', 0);
  const kvHeads = node.int('kv_num_heads', 0);
  const [batch, queries, hidden] = q.shape as [Extent, Extent, Extent];
  const sharing = heads / kvHeads;
  const width = node.fixed(hidden, 'the width of Q') / heads;
  const valueWidth = node.fixed(v.shape[2]!, 'the width of V') / kvHeads;
  if (![sharing, width, valueWidth].every((count) => Number.isInteger(count) && count > 0))
    throw node.refuse(`expected widths that ${heads} heads of queries and ${kvHeads} of keys divide`);
  if (node.fixed(k.shape[2]!, 'the width of K') !== kvHeads * width)
    throw node.refuse(`expected K to have ${kvHeads} heads of width ${width}`);
  return {
    ...{ q: node.required(0), k: node.required(1), v: node.required(2), batch, queries, keys: k.shape[1]! },
    ...{ kvHeads, sharing, width, valueWidth, maskAxes: [batch] },
  };
}

/** [batch, heads, tokens, width] */
function headMajor(node: Lowering): Heads {
  const [q, k, v] = [node.input(0), node.input(1), node.input(2)];
  checkSequences(node, q, k, v);
  const [batch, heads, queries, width] = q.shape as [Extent, Extent, Extent, Extent];
  const [, , keys, keyWidth] = k.shape as [Extent, Extent, Extent, Extent];
  const valueWidth = v.shape[3] as Extent;
  if (!equalExtents(width, keyWidth)) throw node.refuse('expected heads of Q and K of one width');
  return {
    ...{ q: node.required(0), k: node.required(1), v: node.required(2), batch: multiplyExtents(batch, heads) },
    ...{ queries, keys, kvHeads: 1, sharing: 1, maskAxes: [batch, heads] },
    width: node.fixed(width, 'the width of heads'),
    valueWidth: node.fixed(valueWidth, 'the width of values'),
  };
}

interface Mask {
  readonly operand: Operand | undefined;
  readonly count: Extent;
  /** Whether the kernel is to leave out later keys itself. */
  readonly isCausal: boolean;
}

/** What is added to the scores: axes that masks do not have are repeated where the kernel cannot. */
function maskOf(node: Lowering, { queries, keys, maskAxes }: Heads): Mask {
  const isCausal = node.int('is_causal', 0) === 1;
  if (!node.has(3)) return { operand: undefined, count: fixedExtent(1), isCausal };
  const value = additive(node, 3);
  const own = value.shape.slice(0, -2);
  // Token after token, the heads of a sequence share its mask.
  const leading = withoutLeadingOnes(maskAxes.length === 2 ? own : own.slice(0, -1));
  const axes = maskAxes.slice(maskAxes.length - leading.length);
  const needed = leading.map((extent, i) => (isOne(extent) ? axes[i]! : extent));
  const kept = [...leading, ...value.shape.slice(-2)];
  const operand = expand(node, { ...value, shape: kept }, [...needed, queries, keys]);
  return { operand, count: sizeOfExtents(needed), isCausal };
}

function isOne(extent: Extent): boolean {
  return equalExtents(extent, fixedExtent(1));
}
