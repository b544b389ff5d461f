// Elements of any type, one at a time (src/c/any.h): floats as numbers, integers as bigint of 64 bits.
import { type AnyElementType, elementTypeBytes, elementTypes } from './elementTypes.ts';

export type AnyElement = number | bigint;

export function isFloatType(type: number): boolean {
  return type <= elementTypes.indexOf('bfloat16');
}

export function isSignedType(type: number): boolean {
  return type >= elementTypes.indexOf('int8') && type <= elementTypes.indexOf('int64');
}

/** The type of unsigned integers with the same bits; bool is its own. */
export function bitsTypeOf(type: number): number {
  if (elementTypes[type] === 'bool') return type;
  return elementTypes.indexOf(`uint${8 * elementTypeBytes[type]!}` as AnyElementType);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads the element that begins with byte `at`. */
export function loadAny(view: DataView, at: number, type: number): AnyElement {
  return readers[elementTypes[type]!](view, at);
}

/** Writes one: a float rounded to nearest, ties to even; the low bits of an integer; whether a bool is not 0. */
export function storeAny(view: DataView, at: number, type: number, value: AnyElement): void {
  writers[elementTypes[type]!](view, at, value as never);
}

/** Integers as the type's 64 bits have them: signed or not. */
export function wrap(type: number, value: bigint): bigint {
  return isSignedType(type) ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value);
}

/** The whole part; 0 for NaN, and the nearest that int64, or uint64 beside its negative ones, holds for what it does not. */
export function toInteger(value: number, isSigned = false): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value < 0) return value <= -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(value));
  const bits = isSigned ? 63 : 64;
  return value >= 2 ** bits ? 2n ** BigInt(bits) - 1n : BigInt(Math.trunc(value));
}

const readers: Readonly<Record<AnyElementType, (view: DataView, at: number) => AnyElement>> = {
  float: (view, at) => view.getFloat32(at, true),
  double: (view, at) => view.getFloat64(at, true),
  float16: (view, at) => widen(view.getUint16(at, true), 10, -14),
  bfloat16: (view, at) => widen(view.getUint16(at, true), 7, -126),
  int8: (view, at) => BigInt(view.getInt8(at)),
  int16: (view, at) => BigInt(view.getInt16(at, true)),
  int32: (view, at) => BigInt(view.getInt32(at, true)),
  int64: (view, at) => view.getBigInt64(at, true),
  uint8: (view, at) => BigInt(view.getUint8(at)),
  uint16: (view, at) => BigInt(view.getUint16(at, true)),
  uint32: (view, at) => BigInt(view.getUint32(at, true)),
  uint64: (view, at) => view.getBigUint64(at, true),
  bool: (view, at) => (view.getUint8(at) ? 1n : 0n),
};

// Every NaN is written as the same one, and bigints that views wrap keep their low bits.
const writers: Readonly<Record<AnyElementType, (view: DataView, at: number, value: never) => void>> = {
  float: (view, at, value: number) => {
    if (Number.isNaN(value)) view.setUint32(at, 0x7fc00000, true);
    else view.setFloat32(at, value, true);
  },
  double: (view, at, value: number) => {
    if (Number.isNaN(value)) view.setBigUint64(at, 0x7ff8000000000000n, true);
    else view.setFloat64(at, value, true);
  },
  float16: (view, at, value: number) => view.setUint16(at, narrow(value, 10, -14), true),
  bfloat16: (view, at, value: number) => view.setUint16(at, narrow(value, 7, -126), true),
  int8: (view, at, value: bigint) => view.setInt8(at, Number(value & 0xffn)),
  int16: (view, at, value: bigint) => view.setInt16(at, Number(value & 0xffffn), true),
  int32: (view, at, value: bigint) => view.setInt32(at, Number(value & 0xffffffffn), true),
  int64: (view, at, value: bigint) => view.setBigInt64(at, value, true),
  uint8: (view, at, value: bigint) => view.setUint8(at, Number(value & 0xffn)),
  uint16: (view, at, value: bigint) => view.setUint16(at, Number(value & 0xffffn), true),
  uint32: (view, at, value: bigint) => view.setUint32(at, Number(value & 0xffffffffn), true),
  uint64: (view, at, value: bigint) => view.setBigUint64(at, value, true),
  bool: (view, at, value: bigint) => view.setUint8(at, value === 0n ? 0 : 1),
};

/** A float of 16 bits: `fraction` of them are fraction, 2^least is its smallest normal number. */
function widen(bits: number, fraction: number, least: number): number {
  const [sign, rest] = [bits & 0x8000 ? -1 : 1, bits & 0x7fff];
  const [exponent, part] = [rest >> fraction, rest & (2 ** fraction - 1)];
  if (exponent === 2 ** (15 - fraction) - 1) return part ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  if (exponent === 0) return sign * part * 2 ** (least - fraction);
  return sign * (part + 2 ** fraction) * 2 ** (least - fraction + exponent - 1);
}

function narrow(value: number, fraction: number, least: number): number {
  const infinity = (2 ** (15 - fraction) - 1) * 2 ** fraction;
  if (Number.isNaN(value)) return infinity + 2 ** (fraction - 1);
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const exponent = Math.max(exponentOf(value), least);
  if (exponent > 1 - least) return sign + infinity;
  const units = roundHalfEven(Math.abs(value) / 2 ** (exponent - fraction));
  return sign + Math.min((exponent - least) * 2 ** fraction + units, infinity);
}

/** Of a double, as its bits have it. */
function exponentOf(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  return ((bits.getUint16(0) >> 4) & 0x7ff) - 1023;
}

export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  const up = rest > 0.5 || (rest === 0.5 && below % 2 !== 0);
  const rounded = up ? below + 1 : below;
  return rounded === 0 && (value < 0 || Object.is(value, -0)) ? -0 : rounded;
}
