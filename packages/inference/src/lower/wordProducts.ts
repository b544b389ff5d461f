// Products of int16 with constant weights of 8 or 16 bits: what passes made of quantized products.
import { typescriptKernels } from '@kinglet/kernels/plan';
import { sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { epilogueOf } from './epilogue.ts';
import { wholeByteRows, wholePanels } from './panels.ts';
import { columnsOf, scalesOf, zeroPointOf } from './zeroPoints.ts';

/** int16 in, int16 out; input 8 is a bias of float. */
export function requantizeWords(node: Lowering): void {
  if (node.output().type !== 'int16')
    throw node.refuse(`expected a result of int16 as a is, found ${node.output().type}`);
  const columns = columnsOf(node, 3);
  const [bias, multipliers] = [biasInSteps(node, columns), scalesOf(node, 1, 4, columns, 6)];
  node.emit(
    'matmulI16Requantize',
    ...([...leftOf(node), ...rightOf(node, columns), bias, multipliers, zeroPointOf(node, 7), node.result()] as const),
  );
}

/** int16 in, float out; input 6 is a bias of float. */
export function dequantizeWords(node: Lowering): void {
  const columns = columnsOf(node, 3);
  const [scales, bias] = [scalesOf(node, 1, 4, columns), node.operand(6)];
  const [a, rows, inner, zeroPoint] = leftOf(node);
  node.emit(
    'matmulI16Dequantize',
    ...([a, rows, inner, zeroPoint, undefined, ...rightOf(node, columns), scales, bias, node.result()] as const),
    ...epilogueOf(node),
  );
}

function leftOf(node: Lowering) {
  const { shape } = node.input(0);
  const inner = node.fixed(shape.at(-1)!, 'columns of the left matrix');
  return [node.required(0), sizeOfExtents(shape.slice(0, -1)), inner, zeroPointOf(node, 2)] as const;
}

/** Packed, its sums, its columns, bytes of a weight: as kernels take them. */
function rightOf(node: Lowering, columns: number) {
  const weights = node.constantInput(3);
  const isTurned = node.int('transB', 0);
  const axes = node.input(3).shape.length;
  if (axes !== 2) throw node.refuse(`expected input 3 to be one matrix, found ${axes} axes`);
  const wide = wholePanels(columns);
  if (!(weights instanceof Int8Array || weights instanceof Int16Array))
    throw node.refuse('expected weights of int8 or int16');
  const inner = weights.length / columns;
  const bytes = weights.BYTES_PER_ELEMENT;
  const sums = new Int32Array(wide * bytes);
  const packed = new Int8Array(wide * bytes * wholeByteRows(inner));
  if (weights instanceof Int8Array) typescriptKernels.packBytes(weights, inner, columns, isTurned, sums, packed);
  else typescriptKernels.packI16(weights, inner, columns, isTurned, sums, packed);
  return [node.constant(packed), node.constant(sums), columns, bytes] as const;
}

/** The kernel adds it to what is in steps of the result. */
function biasInSteps(node: Lowering, columns: number) {
  const [bias, scale] = [node.knownFloats(8), node.knownFloats(6)];
  if (!node.has(8)) return undefined;
  if (bias?.length !== columns || scale?.length !== 1)
    throw node.refuse('expected a constant bias for each column, and one constant scale of the result');
  return node.constant(bias.map((value) => value / scale[0]!));
}
