// Scales, zero points and weights of quantized operators, known when the model is compiled or only in a run.
import { type AnyElementType, binaryOperations, elementTypeBytes, elementTypes } from '@kinglet/kernels/plan';
import { equalExtents, fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { emitCopy } from './copies.ts';
import { expand } from './expand.ts';

/** Elements of another type. */
export function converted(node: Lowering, a: Operand, from: AnyElementType, to: AnyElementType): Operand {
  const [code, target] = [elementTypes.indexOf(from), elementTypes.indexOf(to)];
  const out = node.scratch(elementTypeBytes[target]!, a.length);
  node.emit('convertAny', a, code, a.length, target, out);
  return out;
}

/** An input of zero points as int32; undefined for one that is left out. */
export function zeroPointsOf(node: Lowering, index: number): Operand | undefined {
  if (!node.has(index)) return undefined;
  const { constant, type } = node.input(index);
  if (constant) return node.constant(Int32Array.from(constant as Int8Array, Number));
  return type === 'int32' ? node.required(index) : converted(node, node.required(index), typeOf(node, index), 'int32');
}

/** Zero points of so many columns, `less` what was taken away from their bytes; undefined where all are 0. */
export function columnZeroPoints(node: Lowering, index: number, columns: number, less: number): Operand | undefined {
  const constant = node.has(index) ? node.input(index).constant : Int8Array.of(0);
  if (constant) {
    const points = Int32Array.from(
      { length: columns },
      (_, i) => Number(constant[constant.length === 1 ? 0 : i]) - less,
    );
    return points.every((point) => point === 0) ? undefined : node.constant(points);
  }
  const points = zeroPointsOf(node, index)!;
  const each = equalExtents(points.length, fixedExtent(columns)) ? points : repeated(node, points, columns);
  return less ? combined(node, 'sub', 'int32', each, Int32Array.of(less)) : each;
}

/** A row of 4-byte elements so many times. */
export function repeatedRow<Row extends Operand | undefined>(node: Lowering, row: Row, times: number): Row {
  if (!row || times === 1) return row;
  const length = row.length.fixed;
  if (row.buffer.constant) {
    const { buffer, byteOffset } = row.buffer.constant;
    const words = new Int32Array(buffer, byteOffset + 4 * row.at.fixed, length);
    return node.constant(Int32Array.from({ length: times * length }, (_, i) => words[i % length]!)) as Row;
  }
  const out = node.scratch(4, fixedExtent(times * length));
  emitCopy(node, [times, length], row, { at: 0, steps: [0, 1] }, out, { at: 0, steps: [length, 1] });
  return out as Row;
}

function repeated(node: Lowering, point: Operand, columns: number): Operand {
  const out = node.scratch(4, fixedExtent(columns));
  node.emit(
    'copyStrided',
    ...([point, 1, 4, columns, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0] as const),
    ...([out, columns, 0, 1, 0, 0, 0, 0] as const),
  );
  return out;
}

/** An input of one zero point, as a scalar of a kernel. */
export function zeroPointOf(node: Lowering, index: number): Operand | number {
  if (!node.has(index)) return 0;
  const { constant } = node.input(index);
  const count = constant?.length ?? node.required(index).length.fixed;
  if (count !== 1) throw node.refuse(`expected one zero point at input ${index}, found ${count}`);
  return constant ? Number(constant[0]) : converted(node, node.required(index), typeOf(node, index), 'double');
}

/**
 * Scales multiplied: those of the left side and the columns, by that of the result if there is one. One for each of so many
 * columns.
 */
export function scalesOf(node: Lowering, left: number, right: number, columns: number, result?: number): Operand {
  const of = [left, right, ...(result === undefined ? [] : [result])];
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

function oneAxis(node: Lowering, index: number) {
  const value = node.input(index);
  const count = value.shape.reduce((product, extent) => product * node.fixed(extent, 'scales'), 1);
  const shape = [fixedExtent(count)];
  if (value.type === 'float') return { ...value, shape };
  if (value.type !== 'float16') throw node.refuse(`expected input ${index} to be of float, found ${value.type}`);
  const floats = converted(node, node.required(index), 'float16', 'float');
  return { name: value.name, type: 'float' as const, shape, places: new Map([['plain' as const, floats]]) };
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
  const flipped = combined(node, 'xor', 'uint8', node.required(index), Uint8Array.of(signBit));
  return { operand: flipped, values: undefined, less: signBit };
}

const signBit = 128;

/** Each element with a constant one. */
function combined(
  node: Lowering,
  operation: (typeof binaryOperations)[number],
  type: AnyElementType,
  a: Operand,
  [by]: Int32Array | Uint8Array,
): Operand {
  const code = elementTypes.indexOf(type);
  const count = node.fixed(a.length, 'weights and zero points');
  const b = node.constant((type === 'int32' ? new Int32Array(count) : new Uint8Array(count)).fill(by!));
  const out = node.scratch(elementTypeBytes[code]!, a.length);
  node.emit('binaryAny', a, b, binaryOperations.indexOf(operation), code, a.length, out);
  return out;
}

function typeOf(node: Lowering, index: number): AnyElementType {
  const { type } = node.input(index);
  const found = elementTypes.find((name) => name === type);
  if (found) return found;
  throw node.refuse(`expected input ${index} to be of integers, found ${type}`);
}
