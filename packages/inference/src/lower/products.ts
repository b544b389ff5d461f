// Products of matrices with any number of batches: MatMul, and what passes made of it.
import type { ElementType } from '@kinglet/onnx';
import {
  describeExtent,
  type Extent,
  equalExtents,
  fixedExtent,
  isFixed,
  sizeOfExtents,
  withoutLeadingOnes,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { multiplyMatrices } from './elementProducts.ts';
import { type Elements, finish } from './elements.ts';
import { epilogueOf } from './epilogue.ts';
import { expand } from './expand.ts';
import { leftOf } from './matrices.ts';
import { multiplyConstant } from './multiplyConstant.ts';
import { panelColumns } from './panels.ts';

/** Memory for packing: more makes no product of a model of a few million weights faster. */
const mostWork = 1 << 16;

/** The operands of a product as matrices: what MatMul's rules for vectors and batches make of them. */
interface Factor {
  readonly operand: Operand;
  /** Matrices, one after another; empty for one. */
  readonly batch: readonly Extent[];
  /** As it lies in memory. */
  readonly rows: Extent;
  readonly columns: Extent;
}

/**
 * MatMul, and FusedMatMul of the domain `kinglet`: attributes `transA`, `transB` (the last two axes change places),
 * `alpha`, and an epilogue; input 2 is a bias of a row, input 3 is added to the product.
 */
export function lowerMatMul(node: Lowering): void {
  if (isExact(node.input(0).type)) {
    multiplyExactly(node);
    return;
  }
  node.checkFloat(0, 1, 2, 3);
  const right = node.input(1);
  const isPlain = node.int('transA', 0) === 0 && node.float('alpha', 1) === 1;
  if (isPlain && right.constant instanceof Float32Array && right.shape.length === 2)
    multiplyKnown(node, right.constant);
  else multiply(node);
}

/** Types whose products no kernel of float makes: doubles, and integers, which wrap. */
function isExact(type: ElementType): boolean {
  return ['double', 'int32', 'int64', 'uint32', 'uint64'].includes(type);
}

function multiplyExactly(node: Lowering): void {
  const batch = batchOf(node);
  const matrices = (i: number): Elements => {
    const { operand, rows, columns } = factorOf(node, i, batch, true);
    return { operand, type: node.input(i).type, shape: [sizeOfExtents(batch), rows, columns] };
  };
  const [a, b] = [matrices(0), matrices(1)];
  checkInner(node, a.shape[2]!, b.shape[1]!);
  finish(node, multiplyMatrices(node, a, b));
}

/** Rows of any number of axes by one constant matrix. */
function multiplyKnown(node: Lowering, right: Float32Array): void {
  const lengths = node.input(1).shape.map(({ fixed }) => fixed) as [number, number];
  const isTurned = node.int('transB', 0) === 1;
  const [inner, columns] = isTurned ? [lengths[1], lengths[0]] : lengths;
  checkInner(node, node.input(0).shape.at(-1)!, fixedExtent(inner));
  const left = leftOf(node);
  const rows = sizeOfExtents(node.input(0).shape.slice(0, -1));
  const factors = { values: left.reorder(right, isTurned), inner, columns, isTurned };
  multiplyConstant(node, left.operand, rows, factors, { row: node.operand(2), matrix: node.operand(3) });
}

function multiply(node: Lowering): void {
  if (node.has(3)) throw node.refuse('expected a constant matrix on the right of a product with a residual');
  const [turnA, turnB] = [node.int('transA', 0), node.int('transB', 0)];
  const batch = batchOf(node);
  let a = factorOf(node, 0, batch);
  const b = factorOf(node, 1, batch);
  let batches = sizeOfExtents(batch);
  // One right matrix for all: its batches are rows.
  if (b.batch.length === 0 && turnA === 0 && a.batch.length > 0) {
    a = { ...a, batch: [], rows: sizeOfExtents([...a.batch, a.rows]) };
    batches = fixedExtent(1);
  }
  const [rows, inner] = turnA ? [a.columns, a.rows] : [a.rows, a.columns];
  const [height, columns] = turnB ? [b.columns, b.rows] : [b.rows, b.columns];
  checkInner(node, inner, height);
  const work =
    isFixed(inner) && isFixed(columns) ? Math.min(mostWork, inner.fixed * (columns.fixed + panelColumns)) : mostWork;
  const scratch = node.scratch(4, fixedExtent(work));
  const [left, right] = [sizeOfExtents(a.batch), sizeOfExtents(b.batch)];
  const alpha = node.float('alpha', 1);
  const bias = node.operand(2);
  node.emit(
    ...(['matmul', a.operand, left, rows, inner, b.operand, right, columns, node.result(), batches] as const),
    ...([turnA, turnB, alpha, 0, bias, ...epilogueOf(node), scratch] as const),
  );
}

function checkInner(node: Lowering, columns: Extent, rows: Extent): void {
  if (equalExtents(columns, rows)) return;
  const [left, right] = [columns, rows].map((length) => describeExtent(length));
  throw node.refuse(
    `expected as many columns on the left as rows on the right for every batch, found ${left} and ${right}`,
  );
}

/** The axes before the last two of the product. */
function batchOf(node: Lowering): readonly Extent[] {
  const vectors = [0, 1].filter((i) => node.input(i).shape.length === 1).length;
  const { shape } = node.output();
  return shape.slice(0, Math.max(0, shape.length - 2 + vectors));
}

/**
 * The kernel takes matrix i mod n of n: batches whose leading axes are 1 or not there repeat as they are, unless there is to be a matrix
 * for each item.
 */
function factorOf(node: Lowering, index: number, batch: readonly Extent[], isForEach = false): Factor {
  const value = node.input(index);
  const one = fixedExtent(1);
  if (value.shape.length === 1) {
    const [length] = value.shape as [Extent];
    const isTurned = node.int(index === 0 ? 'transA' : 'transB', 0) === 1;
    const [rows, columns] = (index === 0) !== isTurned ? [one, length] : [length, one];
    if (!isForEach) return { operand: node.required(index), batch: [], rows, columns };
    const matrix = { ...value, shape: [rows, columns] };
    return { operand: expand(node, matrix, [...batch, rows, columns]), batch, rows, columns };
  }
  const [rows, columns] = value.shape.slice(-2) as [Extent, Extent];
  const own = withoutLeadingOnes(value.shape.slice(0, -2));
  const isRepeated = own.every((extent, i) => equalExtents(extent, batch[batch.length - own.length + i]!));
  if (isRepeated && !isForEach) return { operand: node.required(index), batch: own, rows, columns };
  return { operand: expand(node, value, [...batch, rows, columns]), batch, rows, columns };
}
