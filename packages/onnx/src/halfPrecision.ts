// 16-bit floats, as numbers. @kinglet/kernels has the same; this package does without its native code.

/** The number that the bits of an IEEE 754 half stand for. */
export function decodeFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  // Without an exponent there is no leading one.
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** The number that the bits of a bfloat16 stand for: the upper half of a float's. */
export function decodeBfloat16(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, bits << 16);
  return view.getFloat32(0);
}

/**
 * The bits of the IEEE 754 halves nearest to floats, ties to even. What is beyond 65504 and does not round to it becomes
 * an infinity, what is below 2^-14 a subnormal; NaN stays NaN.
 */
export function toFloat16Bits(values: Float32Array): Uint16Array<ArrayBuffer> {
  const floats = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < floats.length; i++) halves[i] = float16Bits(floats[i]!, values[i]!);
  return halves;
}

/** The bits of the bfloat16 nearest to floats, ties to even; NaN stays NaN. */
export function toBfloat16Bits(values: Float32Array): Uint16Array<ArrayBuffer> {
  const floats = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < floats.length; i++) halves[i] = bfloat16Bits(floats[i]!);
  return halves;
}

function float16Bits(bits: number, value: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x47800000) return sign | 0x7c00;
  // A subnormal's fraction counts 2^-24; adding 2^52 rounds it to a whole number as every addition rounds.
  if (magnitude < 0x38800000) return sign | (Math.abs(value) * 2 ** 24 + 2 ** 52 - 2 ** 52);
  // The exponent's bias is 112 less; a carry out of the fraction makes it one more, up to an infinity's.
  return sign | ((magnitude - 0x38000000 + roundingOf(magnitude, 13)) >>> 13);
}

function bfloat16Bits(bits: number): number {
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return ((bits >>> 16) & 0x8000) | 0x7fc0;
  return (bits + roundingOf(bits, 16)) >>> 16;
}

/** What to add before the lowest bits are cut off: less than half, and half where the bit above them is odd. */
function roundingOf(bits: number, count: number): number {
  return (1 << (count - 1)) - 1 + ((bits >>> count) & 1);
}
