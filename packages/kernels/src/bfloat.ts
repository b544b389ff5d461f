// bf16: the upper half of a float32, as its bits.
const float = new Float32Array(1);
const word = new Uint32Array(float.buffer);

/** The number that the bits of a bf16 are. */
export function bfloatToNumber(bits: number): number {
  word[0] = bits << 16;
  return float[0]!;
}

/** The bits of the bf16 nearest to an f32, ties to even; NaN stays NaN. */
export function numberToBfloat(value: number): number {
  float[0] = value;
  const bits = word[0]!;
  if (Number.isNaN(value)) return (bits >>> 16) | 0x40;
  return ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16) & 0xffff;
}

/** The numbers of an array of bf16. */
export function bfloatNumbers(bits: Uint16Array): Float32Array {
  const numbers = new Float32Array(bits.length);
  const words = new Uint32Array(numbers.buffer);
  for (let i = 0; i < bits.length; i++) words[i] = bits[i]! << 16;
  return numbers;
}
