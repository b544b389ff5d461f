// The integers that numbers become, and their ranges.

/** ONNX's names of them. */
export type IntegerType = 'int4' | 'uint4' | 'int8' | 'uint8' | 'int16' | 'uint16';

/** One element each, 4-bit ones too. */
export type IntegerArray =
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>;

/** The least and the greatest integer that is used. */
export interface IntegerRange {
  readonly least: number;
  readonly greatest: number;
}

interface IntegerFormat extends IntegerRange {
  readonly bits: 4 | 8 | 16;
  /**
   * What symmetric quantization spreads its range over, whose centre (halves up) is the zero point: of bytes and 16 bits with a sign
   * as many steps below 0 as above.
   */
  readonly symmetric: IntegerRange;
}

/** The ranges are those of ONNX Runtime's tools, so that both make the same integers. */
export const integerTypes: Readonly<Record<IntegerType, IntegerFormat>> = {
  int4: format(4, -8, 7, -8),
  uint4: format(4, 0, 15, 0),
  int8: format(8, -128, 127, -127),
  uint8: format(8, 0, 255, 0),
  int16: format(16, -32768, 32767, -32767),
  uint16: format(16, 0, 65535, 0),
};

const arrays = {
  int4: Int8Array,
  uint4: Uint8Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
} as const;

/** Zeros of a type, an element each. */
export function makeIntegers(type: IntegerType, length: number): IntegerArray {
  return new arrays[type](length);
}

function format(bits: 4 | 8 | 16, least: number, greatest: number, leastSymmetric: number): IntegerFormat {
  return { bits, least, greatest, symmetric: { least: leastSymmetric, greatest } };
}
