// Products of matrices.
import { typescriptKernels } from '@kinglet/kernels/plan';
import type { Extent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { epilogueOf } from './epilogue.ts';

const panel = 16;

/** Gemm, and what passes made of it. */
export function lowerGemm(node: Lowering): void {
  const right = node.constantInput(1);
  const isTurned = node.int('transB', 0) === 1;
  const lengths = node.input(1).shape.map((extent) => extent.fixed) as [number, number];
  const [inner, columns] = isTurned ? [lengths[1], lengths[0]] : lengths;
  if (
    !(right instanceof Float32Array) ||
    node.int('transA', 0) ||
    node.float('alpha', 1) !== 1 ||
    node.float('beta', 1) !== 1
  )
    throw node.refuse('expected a constant matrix of float, alpha and beta 1');
  const packed = isTurned ? packRows(right, columns, inner) : packColumns(right, inner, columns);
  multiply(node, node.input(0).shape[0]!, inner, packed, columns);
}

function multiply(node: Lowering, rows: Extent, inner: number, packed: Float32Array, columns: number): void {
  node.emit(
    'matmulPacked',
    node.required(0),
    rows,
    inner,
    node.constant(packed),
    columns,
    node.operand(2),
    undefined,
    node.result(),
    ...epilogueOf(node),
  );
}

function packColumns(b: Float32Array, inner: number, columns: number): Float32Array {
  return typescriptKernels.packColumns(b, inner, columns, new Float32Array(Math.ceil(columns / panel) * panel * inner));
}

function packRows(b: Float32Array, rows: number, columns: number): Float32Array {
  return typescriptKernels.packRows(b, rows, columns, new Float32Array(Math.ceil(rows / panel) * panel * columns));
}
