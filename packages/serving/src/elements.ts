// The types of tensors' elements: which numbers they hold.
import type { ElementArray } from '@kinglet/inference';

/** What may be put into elements of a type. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly isWhole: boolean;
}

const largestFloat = 3.4028234663852886e38;
const safe = Number.MAX_SAFE_INTEGER;
const whole = (minimum: number, maximum: number): NumberRange => ({ minimum, maximum, isWhole: true });

const ranges: Readonly<Record<string, NumberRange>> = {
  bool: whole(0, 1),
  double: { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE, isWhole: false },
  float: { minimum: -largestFloat, maximum: largestFloat, isWhole: false },
  int16: whole(-(2 ** 15), 2 ** 15 - 1),
  int32: whole(-(2 ** 31), 2 ** 31 - 1),
  int64: whole(-safe, safe),
  int8: whole(-(2 ** 7), 2 ** 7 - 1),
  uint16: whole(0, 2 ** 16 - 1),
  uint32: whole(0, 2 ** 32 - 1),
  uint64: whole(0, safe),
  uint8: whole(0, 2 ** 8 - 1),
};

/** Numbers that elements of ONNX's type `type` hold exactly, or rounded; undefined for half precision, which is bits here. */
export function rangeOf(type: string): NumberRange | undefined {
  return Object.hasOwn(ranges, type) ? ranges[type] : undefined;
}

/** Whether elements are bigints. */
export function isBig(view: ElementArray): view is BigInt64Array<ArrayBuffer> | BigUint64Array<ArrayBuffer> {
  return view instanceof BigInt64Array || view instanceof BigUint64Array;
}

/** Puts a whole or other number into any view. */
export function putNumber(view: ElementArray, at: number, value: number): void {
  if (isBig(view)) view[at] = BigInt(value);
  else view[at] = value;
}

/** The numbers of a view: half precision is decoded, bigints that a number cannot hold stay texts. */
export function numberAt(view: ElementArray, type: string, at: number): number | string {
  const value = view[at]!;
  if (type === 'float16') return halfToNumber(value as number);
  if (typeof value === 'number') return value;
  return value >= -BigInt(safe) && value <= BigInt(safe) ? Number(value) : String(value);
}

/** IEEE 754 binary16. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
