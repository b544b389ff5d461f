// The integers that numbers become, and their ranges.

/** ONNX's names of them. */
export type IntegerType = 'int4' | 'uint4' | 'int8' | 'uint8' | 'int16' | 'uint16';

/** The least and the greatest integer that is used. */
export interface IntegerRange {
  readonly least: number;
  readonly greatest: number;
}

interface IntegerFormat extends IntegerRange {
  readonly bits: 4 | 8 | 16;
  /** What symmetric quantization uses of it: as many steps below its centre as above. */
  readonly symmetric: IntegerRange;
  /** One bit less, for processors whose products of bytes saturate at 16 bits. */
  readonly reduced: IntegerRange;
}

/** The ranges are those of ONNX Runtime's tools, so that both make the same integers. */
export const integerTypes: Readonly<Record<IntegerType, IntegerFormat>> = {
  int4: format(4, -8, 7, [-7, 7], [-4, 3]),
  uint4: format(4, 0, 15, [0, 14], [0, 7]),
  int8: format(8, -128, 127, [-127, 127], [-64, 64]),
  uint8: format(8, 0, 255, [0, 254], [0, 127]),
  int16: format(16, -32768, 32767, [-32767, 32767], [-16384, 16384]),
  uint16: format(16, 0, 65535, [0, 65534], [0, 32767]),
};

function format(
  bits: 4 | 8 | 16,
  least: number,
  greatest: number,
  symmetric: readonly [number, number],
  reduced: readonly [number, number],
): IntegerFormat {
  return { bits, least, greatest, symmetric: range(symmetric), reduced: range(reduced) };
}

function range([least, greatest]: readonly [number, number]): IntegerRange {
  return { least, greatest };
}
