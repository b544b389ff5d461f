// The elements of an npy array, put into a model's memory as elements of its own type.
import type { ElementArray } from '@kinglet/inference';
import { type NpyArray, npyElementBytes, npyPlaces } from '@kinglet/inference/npy';
import { halfToNumber, putNumber, rangeOf } from './elements.ts';
import { inputIssue } from './errors.ts';

type Reader = (numbers: DataView, at: number, isLittle: boolean) => number | bigint;

const readers: Readonly<Record<string, Reader>> = {
  bool: (numbers, at) => Number(numbers.getUint8(at) !== 0),
  double: (numbers, at, isLittle) => numbers.getFloat64(at, isLittle),
  float: (numbers, at, isLittle) => numbers.getFloat32(at, isLittle),
  float16: (numbers, at, isLittle) => halfToNumber(numbers.getUint16(at, isLittle)),
  int16: (numbers, at, isLittle) => numbers.getInt16(at, isLittle),
  int32: (numbers, at, isLittle) => numbers.getInt32(at, isLittle),
  int64: (numbers, at, isLittle) => numbers.getBigInt64(at, isLittle),
  int8: (numbers, at) => numbers.getInt8(at),
  uint16: (numbers, at, isLittle) => numbers.getUint16(at, isLittle),
  uint32: (numbers, at, isLittle) => numbers.getUint32(at, isLittle),
  uint64: (numbers, at, isLittle) => numbers.getBigUint64(at, isLittle),
  uint8: (numbers, at) => numbers.getUint8(at),
};

/** What goes where. */
export interface NpyTarget {
  readonly view: ElementArray;
  /** ONNX's name of the view's elements. */
  readonly type: string;
  /** The part of the array's elements, in C order, that is wanted; it fills the view from the start. */
  readonly from: number;
  readonly count: number;
}

/**
 * Copies a part of an array. Numbers of another type are converted by value; ServingError KINGLET_SERVING_INPUT for one that
 * the model's type does not hold.
 */
export function putNpyElements(array: NpyArray, { view, type, from, count }: NpyTarget): void {
  const { data, isBigEndian } = array;
  const elementBytes = npyElementBytes(array.type);
  const place = npyPlaces(array);
  const isSame = array.type === type && (!isBigEndian || elementBytes === 1) && type !== 'bool';
  if (isSame && !place) {
    const bytes = data.subarray(from * elementBytes, (from + count) * elementBytes);
    new Uint8Array(view.buffer, view.byteOffset, bytes.length).set(bytes);
    return;
  }
  const numbers = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const put = putterOf(array.type, type, view);
  for (let i = 0; i < count; i++) put(numbers, (place?.(from + i) ?? from + i) * elementBytes, !isBigEndian, i);
}

function putterOf(
  from: string,
  to: string,
  view: ElementArray,
): (numbers: DataView, at: number, isLittle: boolean, i: number) => void {
  if (from === to && (to === 'float16' || to.endsWith('64'))) {
    const read = to === 'float16' ? readers.uint16! : readers[from]!;
    return (numbers, at, isLittle, i) => {
      (view as (number | bigint)[] | ElementArray)[i] = read(numbers, at, isLittle);
    };
  }
  const range = rangeOf(to);
  if (!range) throw inputIssue('', `elements of ${to}`, from);
  const { minimum, maximum, isWhole } = range;
  const read = readers[from]!;
  return (numbers, at, isLittle, i) => {
    const value = Number(read(numbers, at, isLittle));
    // Floating point has NaN and infinity of its own.
    const isHeld = isWhole ? Number.isInteger(value) && value >= minimum && value <= maximum : isFloat(value, maximum);
    if (!isHeld) throw inputIssue('', `elements that ${to} holds`, `${value} in an array of ${from}`);
    putNumber(view, i, value);
  };
}

function isFloat(value: number, maximum: number): boolean {
  return !Number.isFinite(value) || Math.abs(value) <= maximum;
}
