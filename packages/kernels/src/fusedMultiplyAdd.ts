// a * b + c of float64, rounded once.
const number = new Float64Array(1);
const bits = new BigInt64Array(number.buffer);

/**
 * The float64 nearest to a * b + c, as the instruction of processors gives it.
 *
 * By exact sums and one addition that rounds to odd (Boldo and Melquiond, "Emulation of FMA and correctly rounded sums: proved
 * algorithms using rounding to odd", 2008) where nothing overflows or gets subnormal on the way; in whole numbers elsewhere.
 */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  const size = Math.abs(product);
  const isNear = size > 2 ** -900 && size < 2 ** 1000 && isModerate(a) && isModerate(b) && Math.abs(c) < 2 ** 1000;
  if (isNear && (c === 0 || Math.abs(c) > 2 ** -900)) return fusedNear(a, b, c, product);
  if (product === 0 ? a === 0 || b === 0 : !Number.isFinite(a) || !Number.isFinite(b)) return product + c;
  return Number.isFinite(c) ? fusedExactly(a, b, c) : c;
}

function isModerate(x: number): boolean {
  return Math.abs(x) < 2 ** 990;
}

function fusedNear(a: number, b: number, c: number, product: number): number {
  const low = productError(a, b, product);
  const first = c + low;
  const firstError = sumError(c, low, first);
  const second = product + first;
  const secondError = sumError(product, first, second);
  const rest = firstError + secondError;
  return second + toOdd(rest, sumError(firstError, secondError, rest));
}

/** Exact: Veltkamp's halves of 26 bits and Dekker's product. */
function productError(a: number, b: number, product: number): number {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function highHalf(x: number): number {
  const scaled = x * 134217729; // 2^27 + 1
  return scaled - (scaled - x);
}

/** What a sum lost. */
function sumError(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

/** Of a sum that lost something the neighbour with an odd last bit. */
function toOdd(sum: number, error: number): number {
  if (error === 0) return sum;
  number[0] = sum;
  if (bits[0]! & 1n) return sum;
  bits[0]! += error > 0 === sum > 0 ? 1n : -1n;
  return number[0]!;
}

/** Of finite numbers. */
function fusedExactly(a: number, b: number, c: number): number {
  const [x, y, z] = [partsOf(a), partsOf(b), partsOf(c)];
  const exponent = x.exponent + y.exponent;
  const least = Math.min(exponent, z.exponent);
  const sum = ((x.whole * y.whole) << BigInt(exponent - least)) + (z.whole << BigInt(z.exponent - least));
  return sum === 0n ? a * b + c : nearest(sum, least);
}

/** A finite number as whole * 2^exponent. */
function partsOf(x: number): { readonly whole: bigint; readonly exponent: number } {
  number[0] = x;
  const field = Number((bits[0]! >> 52n) & 0x7ffn);
  const fraction = bits[0]! & 0xfffffffffffffn;
  const whole = field === 0 ? fraction : fraction | 0x10000000000000n;
  return { whole: x < 0 ? -whole : whole, exponent: Math.max(field, 1) - 1075 };
}

/** The float64 nearest to whole * 2^exponent, ties to even. */
function nearest(whole: bigint, exponent: number): number {
  const size = whole < 0n ? -whole : whole;
  const sign = whole < 0n ? -1 : 1;
  const cut = Math.max(size.toString(2).length - 53, -1074 - exponent);
  if (cut <= 0) return sign * scaled(Number(size), exponent);
  const kept = size >> BigInt(cut);
  const rest = size - (kept << BigInt(cut));
  const half = 1n << BigInt(cut - 1);
  const isUp = rest > half || (rest === half && (kept & 1n) === 1n);
  return sign * scaled(Number(kept + (isUp ? 1n : 0n)), exponent + cut);
}

/** In two steps, since a power alone may overflow or be 0. */
function scaled(x: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return x * 2 ** half * 2 ** (exponent - half);
}
