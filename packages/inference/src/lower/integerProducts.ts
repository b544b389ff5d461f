// Products of bytes: MatMulInteger, QLinearMatMul, and what passes made of quantized products.
import { typescriptKernels } from '@kinglet/kernels/plan';
import { type Extent, fixedExtent, partOfExtent, scaleExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { partOf } from '../compile/programBuilder.ts';
import { broadcastShapes, spread } from '../evaluate/indexing.ts';
import { sizeOf } from '../evaluate/tensor.ts';
import { epilogueOf } from './epilogue.ts';
import { checkCount, mostParts } from './limits.ts';
import { wholeByteRows, wholePanels } from './panels.ts';
import { dequantizeWords, requantizeWords } from './wordProducts.ts';
import { columnsOf, columnZeroPoints, scalesOf, signedBytes, zeroPointOf } from './zeroPoints.ts';

/** (a - aZeroPoint) (b - bZeroPoints) in int32. */
export function lowerMatMulInteger(node: Lowering): void {
  const kernel = leftType(node) === 'uint8' ? 'matmulIntegerU8' : 'matmulInteger';
  const out = node.result();
  for (const { left, right, result } of productsOf(node, 1, { left: 2, right: 3 }, out))
    node.emit(kernel as 'matmulInteger', ...left, ...right.operands, right.zeroPoints, result);
}

/** Bytes in, bytes out; input 8, where a pass made it, is a bias of int32. */
export function lowerQLinearMatMul(node: Lowering): void {
  if (node.input(0).type === 'int16') {
    requantizeWords(node);
    return;
  }
  const type = leftType(node);
  if (node.output().type !== type)
    throw node.refuse(`expected a result of ${type} as a is, found ${node.output().type}`);
  const kernel = type === 'uint8' ? 'matmulRequantizeU8' : 'matmulRequantize';
  const out = node.result();
  const [bias, zeroPoint] = [node.operand(8), zeroPointOf(node, 7)];
  const multipliers = scalesOf(node, 1, 4, columnsOf(node, 3), 6);
  for (const { left, right, result } of productsOf(node, 3, { left: 2, right: 5 }, out))
    node.emit(
      kernel as 'matmulRequantize',
      ...([...left, ...right.operands, right.zeroPoints, bias, multipliers, zeroPoint, result] as const),
    );
}

/**
 * `DequantizedMatMul` of the domain `kinglet`: a, its scale and zero point, b, its scales and zero points, a bias of float.
 * The product in float, with an epilogue.
 */
export function lowerDequantizedMatMul(node: Lowering): void {
  if (node.input(0).type === 'int16') {
    dequantizeWords(node);
    return;
  }
  const kernel = leftType(node) === 'uint8' ? 'matmulDequantizeU8' : 'matmulDequantize';
  const out = node.result();
  const scales = scalesOf(node, 1, 4, columnsOf(node, 3));
  for (const { left, right, result } of productsOf(node, 3, { left: 2, right: 5 }, out))
    node.emit(
      kernel as 'matmulDequantize',
      ...([...left, undefined, ...right.operands, scales, right.zeroPoints, node.operand(6), result] as const),
      ...epilogueOf(node),
    );
}

type Left = readonly [a: Operand, rows: Extent, inner: number, zeroPoint: Operand | number];

interface Right {
  /** Packed, its sums, its columns: as kernels take them. */
  readonly operands: readonly [packed: Operand, sums: Operand, columns: number];
  readonly zeroPoints: Operand | undefined;
}

interface Product {
  readonly left: Left;
  readonly right: Right;
  readonly result: Operand;
}

/** One product for each matrix of the result. Rows of any number of axes are multiplied by one right matrix at once. */
function productsOf(
  node: Lowering,
  b: number,
  zeroPoints: { readonly left: number; readonly right: number },
  out: Operand,
): Product[] {
  const { shape } = node.input(0);
  const rights = rightsOf(node, b, zeroPoints.right);
  const zeroPoint = zeroPointOf(node, zeroPoints.left);
  const inner = node.fixed(shape.at(-1) ?? fixedExtent(1), 'columns of the left matrix');
  const left = (count: number, i: number): Left => {
    const rows = sizeOfExtents(shape.slice(rights.length === 1 ? 0 : -2, -1));
    return [nth(node.required(0), i, count), rows, inner, zeroPoint];
  };
  if (rights.length === 1) return [{ left: left(1, 0), right: rights[0]!, result: out }];
  const { numbers, lefts } = pairsOf(node, b);
  return numbers.map(([a, right], i) => ({
    left: left(lefts, a),
    right: rights[right]!,
    result: nth(out, i, numbers.length),
  }));
}

/** For each matrix of the result the number of the left and of the right one, as NumPy broadcasts stacks of matrices. */
function pairsOf(node: Lowering, b: number) {
  const [left, right] = [0, b].map((index) =>
    node
      .input(index)
      .shape.slice(0, -2)
      .map((extent) =>
        node.fixed(extent, `the number of matrices of input ${index}, where there are several right ones`),
      ),
  ) as [number[], number[]];
  const batch = broadcastShapes(left, right);
  checkCount(node, sizeOf(batch), mostParts, 'products');
  const [lefts, rights] = [spread(left, batch), spread(right, batch)];
  return { lefts: sizeOf(left), numbers: Array.from(lefts, (number, i) => [number, rights[i]!] as const) };
}

/** The i-th of so many equal parts. */
function nth(operand: Operand, i: number, count: number): Operand {
  if (count === 1) return operand;
  const length = partOfExtent(operand.length, count);
  return partOf(operand, scaleExtent(length, i), length);
}

/** Matrices of bytes, packed now or in a run. */
function rightsOf(node: Lowering, index: number, zeroPoints: number): Right[] {
  const isTurned = node.int('transB', 0);
  const columns = columnsOf(node, index);
  const { operand, values, less } = signedBytes(node, index);
  const lengths = node.input(index).shape.map((extent) => node.fixed(extent, `input ${index}`));
  const [count, inner] = [sizeOf(lengths.slice(0, -2)), lengths.at(isTurned ? -1 : -2)!];
  const wide = wholePanels(columns);
  const length = wide * wholeByteRows(inner);
  const points = columnZeroPoints(node, zeroPoints, columns, less);
  return Array.from({ length: count }, (_, i) => {
    if (values) {
      const matrix = values.subarray(i * inner * columns, (i + 1) * inner * columns);
      const [sums, packed] = [new Int32Array(wide), new Int8Array(length)];
      typescriptKernels.packBytes(matrix, inner, columns, isTurned, sums, packed);
      return { operands: [node.constant(packed), node.constant(sums), columns], zeroPoints: points };
    }
    const [sums, packed] = [node.scratch(4, fixedExtent(wide)), node.scratch(1, fixedExtent(length))];
    node.emit('packBytes', nth(operand, i, count), inner, columns, isTurned, sums, packed);
    return { operands: [packed, sums, columns], zeroPoints: points };
  });
}

function leftType(node: Lowering): 'int8' | 'uint8' {
  const { type } = node.input(0);
  if (type === 'int8' || type === 'uint8') return type;
  throw node.refuse(`expected input 0 to be of int8 or uint8, found ${type}`);
}
