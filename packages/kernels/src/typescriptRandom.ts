// Random numbers by a counter in plain TypeScript: the bits of the native ones (src/c/philox.c says how they are made).
import type { Kernels } from './generated/kernels.ts';

type Random = 'randomExponential' | 'randomIntegers' | 'randomNormal' | 'randomUniform';
type Numbers = [number, number, number, number];

const block = 4;
const [firstMultiplier, secondMultiplier] = [0xd2511f53, 0xcd9e8d57];
const { fround, imul, sqrt } = Math;

export const typescriptRandom: Pick<Kernels, Random> = {
  randomUniform: (seed, stream, offset, out) =>
    fill(seed, stream, offset, out, (numbers) => each(numbers, (x) => (x >>> 8) * 2 ** -24)),
  randomExponential: (seed, stream, offset, out) =>
    fill(seed, stream, offset, out, (numbers) => each(numbers, minusLog)),
  randomIntegers: (seed, stream, offset, low, count, out) =>
    fill(seed, stream, offset, out, (numbers) => each(numbers, (x) => low + highProduct(x, count))),
  randomNormal: (seed, stream, offset, out) =>
    fill(seed, stream, offset, out, (numbers) => {
      toNormal(numbers, 0);
      toNormal(numbers, 2);
    }),
};

/** Elements of the stream from `offset` on; `become` makes of a block's numbers what is asked for. */
function fill<Out extends Float32Array | Int32Array>(
  seed: number,
  stream: number,
  offset: number,
  out: Out,
  become: (numbers: Numbers) => void,
): Out {
  const first = Math.floor(offset / block);
  const numbers: Numbers = [0, 0, 0, 0];
  for (let at = first * block - offset, number = first; at < out.length; at += block, number++) {
    numbers[0] = number;
    numbers[1] = 0;
    numbers[2] = 0;
    numbers[3] = 0;
    philox(numbers, seed, stream);
    become(numbers);
    for (let k = Math.max(0, -at); k < Math.min(block, out.length - at); k++) out[at + k] = numbers[k]!;
  }
  return out;
}

function each(numbers: Numbers, value: (x: number) => number): void {
  for (let k = 0; k < block; k++) numbers[k] = value(numbers[k]!);
}

/** Philox4x32-10 with the key (k, l): of a counter, its numbers. */
export function philox(numbers: Numbers, k: number, l: number): void {
  let [a, b, c, d] = numbers;
  for (let round = 0, first = k, second = l; round < 10; round++, first += 0x9e3779b9, second += 0xbb67ae85) {
    const [high, low] = [highProduct(a, firstMultiplier), imul(a, firstMultiplier)];
    a = highProduct(c, secondMultiplier) ^ b ^ first;
    b = imul(c, secondMultiplier);
    c = high ^ d ^ second;
    d = low;
  }
  numbers[0] = a;
  numbers[1] = b;
  numbers[2] = c;
  numbers[3] = d;
}

/** The upper half of a product of two unsigned numbers of 32 bits. */
function highProduct(a: number, b: number): number {
  const [aLow, aHigh, bLow, bHigh] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16];
  const middle = aHigh * bLow + (((aLow * bLow) / 2 ** 16) >>> 0);
  const other = aLow * bHigh + (middle % 2 ** 16);
  return aHigh * bHigh + Math.floor(middle / 2 ** 16) + Math.floor(other / 2 ** 16);
}

const float = new Float32Array(1);
const bitsOfFloat = new Int32Array(float.buffer);
const firstMantissa = 0x3f2aaaab;

/** A sum of c[k] x^k whose steps round to float32, highest first. */
function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduce((sum, coefficient) => fround(fround(sum * x) + coefficient));
}

const logCoefficients = floats([
  -1.31801575e-1, 1.39437884e-1, -1.21181972e-1, 1.40151381e-1, -1.66852012e-1, 2.00097486e-1, -2.4999696e-1,
  3.333323e-1, -0.5,
]);
const sineCoefficients = floats([-1.95186003e-4, 8.33219104e-3, -1.66666552e-1]);
const cosineCoefficients = floats([2.443021e-5, -1.3887299e-3, 4.16666456e-2, -0.5, 1]);
const [quarterStep, ln2, ln2Low] = floats([1.46291808e-9, 6.93145752e-1, 1.42860677e-6]) as [number, number, number];

function floats(values: readonly number[]): readonly number[] {
  return values.map(fround);
}

function minusLog(x: number): number {
  float[0] = (x >>> 1) | 1;
  const bits = bitsOfFloat[0]! - firstMantissa;
  const k = (bits >> 23) - 31;
  bitsOfFloat[0] = (bits & 0x7fffff) + firstMantissa;
  const f = fround(float[0] - 1);
  const tail = fround(fround(fround(f * f) * polynomial(f, logCoefficients)) + fround(k * ln2Low));
  return 0 - fround(fround(f + tail) + fround(k * ln2));
}

/** Of a pair of numbers, a pair of the normal distribution. */
function toNormal(numbers: Numbers, at: 0 | 2): void {
  const log = minusLog(numbers[at]);
  const radius = fround(sqrt(fround(log + log)));
  const x = numbers[at + 1]! | 0;
  const quarter = (x + 2 ** 29) >>> 30;
  const r = fround(fround((x - (quarter << 30)) | 0) * quarterStep);
  const square = fround(r * r);
  const sine = fround(r + fround(fround(r * square) * polynomial(square, sineCoefficients)));
  const cosine = polynomial(square, cosineCoefficients);
  const [c, s] = quarter & 1 ? [sine, cosine] : [cosine, sine];
  numbers[at] = fround(radius * ((quarter + 1) & 2 ? -c : c));
  numbers[(at + 1) as 1 | 3] = fround(radius * (quarter & 2 ? -s : s));
}
