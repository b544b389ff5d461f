// RotaryEmbedding of ONNX (opset 23 on).
import { type Extent, fixedExtent, multiplyExtents, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { Value } from '../compile/programBuilder.ts';
import { expand } from './expand.ts';

/** All of a head is turned; positions are the rows of the caches, or known when the model is compiled. */
export function lowerRotaryEmbedding(node: Lowering): void {
  node.checkFloat(0, 1, 2);
  const { shape } = node.input(0);
  const isTokenMajor = shape.length === 3;
  const heads = isTokenMajor ? node.int('num_heads', 0) : node.fixed(shape[1]!, 'the number of heads');
  const width = isTokenMajor
    ? node.fixed(shape[2]!, 'the width of X') / heads
    : node.fixed(shape[3]!, 'the width of heads');
  if (!Number.isInteger(width) || width % 2) throw node.refuse(`expected heads of an even width, found ${width}`);
  const turned = node.int('rotary_embedding_dim', 0) || width;
  if (turned !== width) throw node.refuse(`expected rotary_embedding_dim to be 0 or the whole head, found ${turned}`);
  const [batch, tokens] = isTokenMajor ? (shape as [Extent, Extent]) : [shape[0]!, shape[2]!];
  const rows = multiplyExtents(batch, tokens);
  const [cos, sin] = [1, 2].map((index) => {
    const cache = cacheOf(node, index, batch, tokens, width / 2);
    return isTokenMajor
      ? spread(node, cache, [batch, tokens])
      : spread(node, cache, [batch, fixedExtent(heads), tokens]);
  }) as [Operand, Operand];
  const each = isTokenMajor ? heads : 1;
  const all = isTokenMajor ? rows : sizeOfExtents([batch, fixedExtent(heads), tokens]);
  node.emit(
    ...(['rotaryEmbedding', node.required(0), all, each, width / 2, cos, sin] as const),
    ...([node.int('interleaved', 0), node.result()] as const),
  );
}

/** The cosines or sines of each token: [batch or 1, tokens, half]. */
function cacheOf(node: Lowering, index: number, batch: Extent, tokens: Extent, half: number): Value {
  const cache = node.input(index);
  if (!node.has(3)) {
    if (cache.shape.length === 3) return cache;
    throw node.refuse(`expected input ${index} to have three axes without position_ids, found ${cache.shape.length}`);
  }
  const [values, ids] = [node.constantInput(index), node.constantInput(3)];
  const [rows] = cache.shape as [Extent];
  const idShape = node.input(3).shape;
  const constant = Float32Array.from({ length: ids!.length * half }, (_, i) => {
    const row = Number(ids![Math.floor(i / half)]);
    if (row < 0 || row >= rows.fixed) throw node.refuse(`expected positions below ${rows.fixed}, found ${row}`);
    return Number(values![row * half + (i % half)]);
  });
  return {
    name: '',
    type: 'float',
    shape: [idShape[0] ?? batch, idShape[1] ?? tokens, fixedExtent(half)],
    constant,
    places: new Map(),
  };
}

/** Repeated for batches and heads that share it. */
function spread(node: Lowering, cache: Value, axes: readonly Extent[]): Operand {
  const [batch, tokens, half] = cache.shape as [Extent, Extent, Extent];
  const shape = axes.length === 2 ? [batch, tokens, half] : [batch, fixedExtent(1), tokens, half];
  return expand(node, { ...cache, shape }, [...axes, half]);
}
