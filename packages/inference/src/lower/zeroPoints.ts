// Scales, zero points and weights of quantized operators, known when the model is compiled or only in a run.
import { fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { integersOf, type Operand } from '../compile/program.ts';
import { binaryOf, convert } from './compute.ts';
import { emitCopy } from './copies.ts';
import { elementsOf, scalarElement } from './elements.ts';
import { expand } from './expand.ts';
import { expandTo } from './moves.ts';

/** An input of zero points as int32; undefined for one that is left out. */
export function zeroPointsOf(node: Lowering, index: number): Operand | undefined {
  if (!node.has(index)) return undefined;
  const { constant } = node.input(index);
  if (constant) return node.constant(Int32Array.from(constant as Int8Array, Number));
  return convert(node, elementsOf(node, index), 'int32').operand;
}

/** Zero points of so many columns, `less` what was taken away from their bytes; undefined where all are 0. */
export function columnZeroPoints(node: Lowering, index: number, columns: number, less: number): Operand | undefined {
  if (node.has(index)) checkScales(node, index, columns);
  const constant = node.has(index) ? node.input(index).constant : Int8Array.of(0);
  if (constant) {
    const points = Int32Array.from(
      { length: columns },
      (_, i) => Number(constant[constant.length === 1 ? 0 : i]) - less,
    );
    return points.every((point) => point === 0) ? undefined : node.constant(points);
  }
  const points = zeroPointsOf(node, index)!;
  const each = expandTo(node, { operand: points, type: 'int32', shape: [points.length] }, [
    fixedExtent(columns),
  ]).operand;
  return less ? combined(node, 'sub', 'int32', each, less) : each;
}

/** A row of 4-byte elements so many times. */
export function repeatedRow<Row extends Operand | undefined>(node: Lowering, row: Row, times: number): Row {
  if (!row || times === 1) return row;
  const length = row.length.fixed;
  if (row.buffer.constant) {
    const words = integersOf(row);
    return node.constant(Int32Array.from({ length: times * length }, (_, i) => words[i % length]!)) as Row;
  }
  const out = node.scratch(4, fixedExtent(times * length));
  emitCopy(node, [times, length], row, { at: 0, steps: [0, 1] }, out, { at: 0, steps: [length, 1] });
  return out as Row;
}

/** An input of one zero point, as a scalar of a kernel. */
export function zeroPointOf(node: Lowering, index: number): Operand | number {
  if (!node.has(index)) return 0;
  const { constant } = node.input(index);
  const count = constant?.length ?? node.required(index).length.fixed;
  if (count !== 1) throw node.refuse(`expected one zero point at input ${index}, found ${count}`);
  return constant ? Number(constant[0]) : convert(node, elementsOf(node, index), 'double').operand;
}

/**
 * Scales multiplied: those of the left side and the columns, by that of the result if there is one. One for each of so many
 * columns.
 */
export function scalesOf(node: Lowering, left: number, right: number, columns: number, result?: number): Operand {
  const of = [left, right, ...(result === undefined ? [] : [result])];
  for (const index of of) checkScales(node, index, index === right ? columns : 1);
  const known = of.map((index) => node.knownFloats(index));
  if (known.every((values) => values !== undefined)) {
    const [a, b, y] = known as [Float32Array, Float32Array, Float32Array?];
    const scale = (i: number): number => Math.fround(a[0]! * b[b.length === 1 ? 0 : i]!) / (y?.[0] ?? 1);
    return node.constant(Float32Array.from({ length: columns }, (_, i) => scale(i)));
  }
  const row = [fixedExtent(columns)];
  const [a, b, y] = of.map((index) => expand(node, oneAxis(node, index), row)) as [Operand, Operand, Operand?];
  const product = node.scratch(4, fixedExtent(columns));
  node.emit('mul', a, b, product);
  if (!y) return product;
  const quotient = node.scratch(4, fixedExtent(columns));
  node.emit('div', product, y, quotient);
  return quotient;
}

/** Refuses other than one, or one for each of so many columns. */
function checkScales(node: Lowering, index: number, columns: number): void {
  const count = node.fixed(sizeOfExtents(node.input(index).shape), `input ${index}`);
  if (count === 1 || count === columns) return;
  const wanted = columns === 1 ? 'one element' : `one element, or one for each of ${columns} columns,`;
  throw node.refuse(`expected ${wanted} of input ${index}, found ${count}`);
}

function oneAxis(node: Lowering, index: number) {
  const value = node.input(index);
  const count = value.shape.reduce((product, extent) => product * node.fixed(extent, 'scales'), 1);
  const shape = [fixedExtent(count)];
  if (value.type === 'float') return { ...value, shape };
  if (value.type !== 'float16') throw node.refuse(`expected input ${index} to be of float, found ${value.type}`);
  const floats = convert(node, elementsOf(node, index), 'float').operand;
  return { name: value.name, type: 'float' as const, shape, places: new Map([['plain' as const, floats]]) };
}

/** Columns of a matrix of weights, or of each of several; attribute `transB` says that they are its rows. */
export function columnsOf(node: Lowering, index: number): number {
  const { shape } = node.input(index);
  if (shape.length < 2) throw node.refuse(`expected input ${index} to be a matrix, found ${shape.length} axes`);
  return node.fixed(shape.at(node.int('transB', 0) ? -2 : -1)!, 'columns');
}

/** Bytes with a sign, and what was taken away from them: 128 from those without one. */
export interface SignedBytes {
  readonly operand: Operand;
  /** Where they are known. */
  readonly values: Int8Array | undefined;
  readonly less: number;
}

export function signedBytes(node: Lowering, index: number): SignedBytes {
  const { constant, type } = node.input(index);
  if (type === 'int8')
    return { operand: node.required(index), values: constant instanceof Int8Array ? constant : undefined, less: 0 };
  if (type !== 'uint8') throw node.refuse(`expected input ${index} to be of int8 or uint8, found ${type}`);
  if (constant instanceof Uint8Array) {
    const values = Int8Array.from(constant, (byte) => byte - signBit);
    return { operand: node.constant(values), values, less: signBit };
  }
  const flipped = combined(node, 'xor', 'uint8', node.required(index), signBit);
  return { operand: flipped, values: undefined, less: signBit };
}

const signBit = 128;

/** Each element with a constant one. */
function combined(node: Lowering, operation: 'sub' | 'xor', type: 'int32' | 'uint8', a: Operand, by: number): Operand {
  return binaryOf(node, operation, { operand: a, type, shape: [a.length] }, scalarElement(node, type, by)).operand;
}
