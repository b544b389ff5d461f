// bf16: the upper half of a float32, as its bits.
const float = new Float32Array(1);
const word = new Uint32Array(float.buffer);

/** The number that the bits of a bf16 are. */
export function bfloatToNumber(bits: number): number {
  word[0] = bits << 16;
  return float[0]!;
}

/** The bits of the bf16 nearest to an f32, ties to even; NaN is always the same one. */
export function numberToBfloat(value: number): number {
  if (Number.isNaN(value)) return 0x7fc0;
  float[0] = value;
  return nearest(word[0]!);
}

/** The same of an f32's bits; NaN keeps its sign and the upper part of its payload. */
export function wordToBfloat(bits: number): number {
  return (bits & 0x7fffffff) > 0x7f800000 ? (bits >>> 16) | 0x40 : nearest(bits);
}

/** To carry or not: what is cut off, and the last bit that stays, decide. */
function nearest(bits: number): number {
  return ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16) & 0xffff;
}

/** The numbers of an array of bf16. */
export function bfloatNumbers(bits: Uint16Array): Float32Array {
  const numbers = new Float32Array(bits.length);
  const words = new Uint32Array(numbers.buffer);
  for (let i = 0; i < bits.length; i++) words[i] = bits[i]! << 16;
  return numbers;
}
