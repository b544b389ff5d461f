// RotaryEmbedding of ONNX (opset 23 on).
import { elementTypes } from '@kinglet/kernels/plan';
import {
  describeShape,
  type Extent,
  equalExtents,
  fixedExtent,
  multiplyExtents,
  sizeOfExtents,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { Value } from '../compile/programBuilder.ts';
import { type Columns, copyColumns } from './copyColumns.ts';
import { expand } from './expand.ts';

/** How X lies: token after token its heads, or head after head. */
interface Heads {
  readonly batch: Extent;
  readonly tokens: Extent;
  readonly heads: number;
  /** Of a head. */
  readonly width: number;
  readonly isTokenMajor: boolean;
}

/** Turns all of a head, or what comes first of it. */
export function lowerRotaryEmbedding(node: Lowering): void {
  node.checkFloat(0, 1, 2);
  const of = headsOf(node);
  const turned = node.int('rotary_embedding_dim', 0) || of.width;
  if (turned < 1 || turned % 2 || turned > of.width)
    throw node.refuse(`expected an even width of at most ${of.width}, found ${turned}`);
  const out = node.result();
  const x = node.required(0);
  if (turned === of.width) {
    rotate(node, of, turned, x, out);
    return;
  }
  const rows = sizeOfExtents([of.batch, of.tokens, fixedExtent(of.heads)]);
  const [part, made] = [0, 1].map(() => node.scratch(4, multiplyExtents(rows, fixedExtent(turned)))) as [
    Operand,
    Operand,
  ];
  const [whole, result] = [x, out].map((operand) => ({ operand, width: of.width, at: 0 })) as [Columns, Columns];
  copyColumns(node, rows, whole, { operand: part, width: turned, at: 0 }, turned);
  rotate(node, of, turned, part, made);
  copyColumns(node, rows, { operand: made, width: turned, at: 0 }, result, turned);
  copyColumns(node, rows, { ...whole, at: turned }, { ...result, at: turned }, of.width - turned);
}

function headsOf(node: Lowering): Heads {
  const { shape } = node.input(0);
  const isTokenMajor = shape.length === 3;
  if (!isTokenMajor && shape.length !== 4) throw node.refuse(`expected X of three or four axes, found ${shape.length}`);
  const heads = isTokenMajor ? node.int('num_heads', 0) : node.fixed(shape[1]!, 'the number of heads');
  const width = isTokenMajor
    ? node.fixed(shape[2]!, 'the width of X') / heads
    : node.fixed(shape[3]!, 'the width of heads');
  if (heads < 0 || !Number.isInteger(width))
    throw node.refuse(`expected num_heads to divide the width of X, found ${heads}`);
  return { batch: shape[0]!, tokens: shape[isTokenMajor ? 1 : 2]!, heads, width, isTokenMajor };
}

function rotate(
  node: Lowering,
  { batch, tokens, heads, isTokenMajor }: Heads,
  width: number,
  x: Operand,
  out: Operand,
): void {
  const axes = isTokenMajor ? [batch, tokens] : [batch, fixedExtent(heads), tokens];
  const [cos, sin] = [1, 2].map((index) => spread(node, cacheOf(node, index, width / 2), axes)) as [Operand, Operand];
  const [rows, each] = [sizeOfExtents(axes), isTokenMajor ? heads : 1];
  node.emit('rotaryEmbedding', x, rows, each, width / 2, cos, sin, node.flag('interleaved'), out);
}

/** The cosines or sines of each token: [batch or 1, tokens, half]. */
function cacheOf(node: Lowering, index: number, half: number): Value {
  const cache = node.input(index);
  checkCache(node, index, half);
  if (!node.has(3)) return cache;
  const ids = node.input(3);
  if (ids.shape.length !== 2) throw node.refuse(`expected position_ids of two axes, found ${ids.shape.length}`);
  const shape = [...ids.shape, fixedExtent(half)];
  const rows = cache.shape[0]!;
  const known = node.knownFloats(index);
  if (known && ids.constant) {
    const constant = gathered(node, known, rows.fixed, half, Array.from(ids.constant as Int32Array, Number));
    return { name: '', type: 'float', shape, constant, places: new Map() };
  }
  const positions = node.scratch(4, sizeOfExtents(ids.shape));
  const type = elementTypes.indexOf(ids.type as 'int64');
  node.emit('flattenIndices', node.required(3), positions.length, type, node.numbers('uint32', [rows]), positions);
  const out = node.scratch(4, sizeOfExtents(shape));
  node.emit('gatherRows', node.required(index), 1, rows, 4 * half, positions, 1, positions.length, out);
  return { name: '', type: 'float', shape, places: new Map([['plain', out]]) };
}

/** A row for each position; without positions, for each token of each sequence. */
function checkCache(node: Lowering, index: number, half: number): void {
  const { shape } = node.input(index);
  const axes = node.has(3) ? 2 : 3;
  if (shape.length === axes && equalExtents(shape.at(-1)!, fixedExtent(half))) return;
  throw node.refuse(
    `expected input ${index} to have ${axes} axes, the last of length ${half}, found ${describeShape(shape)}`,
  );
}

function gathered(
  node: Lowering,
  rows: Float32Array,
  count: number,
  half: number,
  ids: readonly number[],
): Float32Array {
  const out = new Float32Array(ids.length * half);
  for (const [i, id] of ids.entries()) {
    const row = id < 0 ? id + count : id;
    if (row < 0 || row >= count) throw node.refuse(`expected positions below ${count}, found ${id}`);
    out.set(rows.subarray(row * half, (row + 1) * half), i * half);
  }
  return out;
}

/** Repeated for batches and heads that share it. */
function spread(node: Lowering, cache: Value, axes: readonly Extent[]): Operand {
  const [batch, tokens, half] = cache.shape as [Extent, Extent, Extent];
  const shape = axes.length === 2 ? [batch, tokens, half] : [batch, fixedExtent(1), tokens, half];
  return expand(node, { ...cache, places: new Map(cache.places), shape }, [...axes, half]);
}
