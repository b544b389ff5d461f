// One axis of a tensor in another length: each new element is a weighted sum of some old ones, and reads no others.
import {
  type Extent,
  equalExtents,
  fixedExtent,
  multiplyExtents,
  scaleExtent,
  sizeOfExtents,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { noEpilogue } from './epilogue.ts';
import { checkCount, mostParts } from './limits.ts';
import type { AxisWeights } from './resizeWeights.ts';

/** Floats of [outer, length, inner] that become [outer, weights, inner]. */
export interface AxisOperands {
  readonly x: Operand;
  readonly outer: Extent;
  readonly length: number;
  readonly inner: Extent;
  /** None of them without elements. */
  readonly weights: AxisWeights;
  readonly out: Operand;
}

/** Kernels gather rows: an axis of single elements is turned for them, and turned back. */
export function resizeAxis(node: Lowering, operands: AxisOperands): void {
  const { x, outer, length, inner, weights, out } = operands;
  const one = fixedExtent(1);
  if (!equalExtents(inner, one)) {
    mixRows(node, operands);
    return;
  }
  const [turned, made] = [node.scratch(4, x.length), node.scratch(4, out.length)];
  node.emit('transposeEach', x, 1, outer, length, turned);
  mixRows(node, { x: turned, outer: one, length, inner: outer, weights, out: made });
  node.emit('transposeEach', made, 1, weights.length, outer, out);
}

/** Elements of a sum that are gathered at a time: more would need more memory. */
const mostTaps = 4;

/** Some taps of each row side by side are a product of a row of weights by a matrix; others are added to it. */
function mixRows(node: Lowering, { x, outer, length, inner, weights, out }: AxisOperands): void {
  const taps = Math.max(...weights.map((row) => row.length));
  checkCount(node, taps / mostTaps, mostParts, 'parts of sums along an axis that is resized');
  const rows = weights.map((row) => padded(row, taps));
  const products = multiplyExtents(outer, fixedExtent(rows.length));
  for (let at = 0; at < taps; at += mostTaps) {
    const part = rows.flatMap((row) => row.slice(at, at + mostTaps));
    const each = part.length / rows.length;
    const gathered = node.scratch(4, sizeOfExtents([products, fixedExtent(each), inner]));
    const indices = node.constant(Uint32Array.from(part, ({ from }) => from));
    node.emit('gatherRows', x, outer, length, scaleExtent(inner, 4), indices, 1, part.length, gathered);
    const left = node.constant(Float32Array.from(part, ({ weight }) => weight));
    node.emit(
      ...(['matmul', left, rows.length, 1, each, gathered, products, inner, out, products] as const),
      ...([0, 0, 1, at === 0 ? 0 : 1, undefined, ...noEpilogue, undefined] as const),
    );
  }
}

/** So many taps with the same sum: zeros would make NaN of infinities, halves of the last one are exact. */
function padded(row: AxisWeights[number], taps: number): AxisWeights[number] {
  const made = [...row];
  while (made.length < taps) {
    const last = made.pop()!;
    const half = { ...last, weight: last.weight / 2 };
    made.push(half, half);
  }
  return made;
}
