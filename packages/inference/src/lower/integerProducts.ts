// Products of bytes: MatMulInteger, QLinearMatMul, and what passes made of quantized products.
import { typescriptKernels } from '@kinglet/kernels/plan';
import { type Extent, fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { epilogueOf } from './epilogue.ts';
import { columnZeroPoints, scalesOf, signedBytes, zeroPointOf } from './zeroPoints.ts';

/** (a - aZeroPoint) (b - bZeroPoints) in int32. */
export function lowerMatMulInteger(node: Lowering): void {
  const right = rightOf(node, 1, 3);
  const kernel = leftType(node) === 'uint8' ? 'matmulIntegerU8' : 'matmulInteger';
  node.emit(kernel as 'matmulInteger', ...leftOf(node, right, 2), ...right.operands, right.zeroPoints, node.result());
}

/** Bytes in, bytes out; input 8, where a pass made it, is a bias of int32. */
export function lowerQLinearMatMul(node: Lowering): void {
  const right = rightOf(node, 3, 5);
  const type = leftType(node);
  if (node.output().type !== type)
    throw node.refuse(`expected a result of ${type} as a is, found ${node.output().type}`);
  const kernel = type === 'uint8' ? 'matmulRequantizeU8' : 'matmulRequantize';
  const multipliers = scalesOf(node, 1, 4, right.columns, 6);
  node.emit(
    kernel as 'matmulRequantize',
    ...leftOf(node, right, 2),
    ...right.operands,
    ...([right.zeroPoints, node.operand(8), multipliers, zeroPointOf(node, 7), node.result()] as const),
  );
}

/**
 * `DequantizedMatMul` of the domain `kinglet`: a, its scale and zero point, b, its scales and zero points, a bias of float.
 * The product in float, with an epilogue.
 */
export function lowerDequantizedMatMul(node: Lowering): void {
  const right = rightOf(node, 3, 5);
  const kernel = leftType(node) === 'uint8' ? 'matmulDequantizeU8' : 'matmulDequantize';
  const scales = scalesOf(node, 1, 4, right.columns);
  const [rows, inner, ...rest] = leftOf(node, right, 2).slice(1) as [Extent, number, Operand | number];
  node.emit(
    kernel as 'matmulDequantize',
    ...([node.required(0), rows, inner, ...rest, undefined, ...right.operands, scales, right.zeroPoints] as const),
    ...([node.operand(6), node.result(), ...epilogueOf(node)] as const),
  );
}

interface Right {
  readonly inner: number;
  readonly columns: number;
  /** Packed, its sums, its columns: as kernels take them. */
  readonly operands: readonly [packed: Operand, sums: Operand, columns: number];
  readonly zeroPoints: Operand | undefined;
}

const [panel, group] = [16, 4];

/** One matrix of bytes, packed now or in a run. */
function rightOf(node: Lowering, index: number, zeroPoints: number): Right {
  const { shape } = node.input(index);
  const isTurned = node.int('transB', 0);
  const lengths = shape.map((extent) => node.fixed(extent, 'the right matrix'));
  if (lengths.length !== 2) throw node.refuse(`expected input ${index} to be one matrix, found ${lengths.length} axes`);
  const [inner, columns] = (isTurned ? lengths.toReversed() : lengths) as [number, number];
  const { operand, values, less } = signedBytes(node, index);
  const wide = Math.ceil(columns / panel) * panel;
  const length = wide * Math.ceil(inner / group) * group;
  const points = columnZeroPoints(node, zeroPoints, columns, less);
  if (values) {
    const [sums, packed] = [new Int32Array(wide), new Int8Array(length)];
    typescriptKernels.packBytes(values, inner, columns, isTurned, sums, packed);
    return { inner, columns, operands: [node.constant(packed), node.constant(sums), columns], zeroPoints: points };
  }
  const [sums, packed] = [node.scratch(4, fixedExtent(wide)), node.scratch(1, fixedExtent(length))];
  node.emit('packBytes', operand, inner, columns, isTurned, sums, packed);
  return { inner, columns, operands: [packed, sums, columns], zeroPoints: points };
}

/** The left operand, its rows and columns, and its zero point. */
function leftOf(
  node: Lowering,
  { inner }: Right,
  zeroPoint: number,
): readonly [Operand, Extent, number, Operand | number] {
  const rows = sizeOfExtents(node.input(0).shape.slice(0, -1));
  return [node.required(0), rows, inner, zeroPointOf(node, zeroPoint)];
}

function leftType(node: Lowering): 'int8' | 'uint8' {
  const { type } = node.input(0);
  if (type === 'int8' || type === 'uint8') return type;
  throw node.refuse(`expected input 0 to be of int8 or uint8, found ${type}`);
}
