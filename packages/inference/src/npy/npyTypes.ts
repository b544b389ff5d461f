// What NumPy calls the types of elements that models take.
import { InferenceError } from '../errors.ts';
import { NpyFormatError } from './npyFormatError.ts';

const names: Readonly<Record<string, string>> = {
  bool: '|b1',
  double: '<f8',
  float: '<f4',
  float16: '<f2',
  int16: '<i2',
  int32: '<i4',
  int64: '<i8',
  int8: '|i1',
  uint16: '<u2',
  uint32: '<u4',
  uint64: '<u8',
  uint8: '|u1',
};

/** NumPy's name of ONNX's type, little-endian. Throws InferenceError KINGLET_INFERENCE_OPTION for a type that NumPy lacks. */
export function npyNameOf(type: string): string {
  const name = Object.hasOwn(names, type) ? names[type] : undefined;
  if (name) return name;
  const known = Object.keys(names).join(', ');
  throw new InferenceError('KINGLET_INFERENCE_OPTION', `expected elements of ${known}, got ${type}`);
}

/** Bytes of an element of ONNX's type, as NumPy's name of it says. Throws as {@link npyNameOf} does. */
export function npyElementBytes(type: string): number {
  return Number(npyNameOf(type).slice(2));
}

/** ONNX's name of the type that NumPy calls `descr`, whatever its byte order. Throws NpyFormatError for what models do not take. */
export function typeOfNpy(descr: string): string {
  const kind = /^[<>|=](\w+)$/.exec(descr)?.[1];
  const type = Object.keys(names).find((one) => names[one]?.slice(1) === kind);
  if (type) return type;
  throw new NpyFormatError('elements of a type that models take, such as <f4', JSON.stringify(descr));
}
