// Elements of tensors: ONNX's names of their types, and the arrays that hold them.

/** What holds elements: half precision as its bits, booleans as 0 and 1. */
export type Elements =
  | BigInt64Array<ArrayBuffer>
  | BigUint64Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

type ElementsOf = new (buffer: ArrayBuffer) => Elements;

interface ElementKind {
  readonly array: ElementsOf;
  readonly bytes: number;
}

const kinds: Readonly<Record<string, ElementKind>> = {
  bool: { array: Uint8Array, bytes: 1 },
  double: { array: Float64Array, bytes: 8 },
  float: { array: Float32Array, bytes: 4 },
  float16: { array: Uint16Array, bytes: 2 },
  int16: { array: Int16Array, bytes: 2 },
  int32: { array: Int32Array, bytes: 4 },
  int64: { array: BigInt64Array, bytes: 8 },
  int8: { array: Int8Array, bytes: 1 },
  uint16: { array: Uint16Array, bytes: 2 },
  uint32: { array: Uint32Array, bytes: 4 },
  uint64: { array: BigUint64Array, bytes: 8 },
  uint8: { array: Uint8Array, bytes: 1 },
};

/** A tensor as a file holds it. */
export interface TensorData {
  /** ONNX's name of the elements' type; undefined where the file does not say. */
  readonly type: string | undefined;
  /** Undefined where the file does not say. */
  readonly shape: readonly number[] | undefined;
  readonly data: Elements;
}

/** How elements of a type of a plan are held. */
export function elementKind(type: string): ElementKind {
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind) return kind;
  throw new RangeError(`expected one of ${Object.keys(kinds).join(', ')}, got ${type}`);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
