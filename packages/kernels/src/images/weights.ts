// Weights of filters and of new sizes, worked out in float64, as floats and as integers for bytes.

/** Integers whose partial sums are those of `weights` times `unit`, each to the nearest: they add up to what the weights do. */
export function integersOf(weights: readonly number[], unit: number): number[] {
  let sum = 0;
  let before = 0;
  return weights.map((weight) => {
    sum += weight;
    const rounded = Math.round(sum * unit);
    const integer = rounded - before;
    before = rounded;
    return integer;
  });
}

/**
 * A Gaussian's weights from the middle on, exp(-k^2 / (2 sigma^2)) as far as 4 sigma to the nearest, so divided that both
 * sides add up to 1.
 */
export function gaussianWeights(sigma: number): number[] {
  const weights = Array.from({ length: Math.round(4 * sigma) + 1 }, (_, k) => Math.exp(-0.5 * (k / sigma) ** 2));
  const sum = weights.reduce((total, weight) => total + 2 * weight, -1);
  return weights.map((weight) => weight / sum);
}

/** All of them, first to last. */
export function mirrored(weights: readonly number[]): Float32Array<ArrayBuffer> {
  return Float32Array.from([...weights.slice(1).reverse(), ...weights]);
}

/** From the middle on, times 2^15; the middle one is at most 2^15 - 1, which is as good for bytes. */
export function symmetricIntegers(weights: readonly number[]): Int16Array<ArrayBuffer> {
  const [half, ...rest] = integersOf([(weights[0] as number) / 2, ...weights.slice(1)], 2 ** 15);
  return Int16Array.from([Math.min(2 * (half as number), 2 ** 15 - 1), ...rest]);
}

/** By name: how a new pixel is made of old ones. */
export const resizeMethods = ['nearest', 'bilinear', 'antialiased', 'area'] as const;
export type ResizeMethod = (typeof resizeMethods)[number];

/** For each new pixel along an axis the first old one that it reads, and `count` weights. */
export interface Readings {
  readonly firsts: Uint32Array<ArrayBuffer>;
  readonly weights: readonly (readonly number[])[];
  readonly count: number;
}

/** Of `size` pixels that become `outSize`, neither of them 0. Pixel i's centre is (i + 1/2) size / outSize - 1/2 among the old ones. */
export function readingsOf(size: number, outSize: number, method: ResizeMethod): Readings {
  const found = Array.from({ length: outSize }, (_, i) => readingOf(i, size, size / outSize, method));
  const count = found.reduce((most, { weights }) => Math.max(most, weights.length), 0);
  return {
    firsts: Uint32Array.from(found, ({ first }) => first),
    weights: found.map(({ weights }) => [...weights, ...Array(count - weights.length).fill(0)]),
    count,
  };
}

interface Reading {
  readonly first: number;
  readonly weights: readonly number[];
}

function readingOf(i: number, size: number, scale: number, method: ResizeMethod): Reading {
  const centre = (i + 0.5) * scale;
  if (method === 'nearest') return { first: Math.min(Math.floor(centre), size - 1), weights: [1] };
  if (method === 'area') return within(size, i * scale, (i + 1) * scale, (j) => overlap(j, i * scale, (i + 1) * scale));
  const reach = method === 'antialiased' ? Math.max(scale, 1) : 1;
  const at = method === 'antialiased' ? centre : Math.min(Math.max(centre, 0.5), size - 0.5);
  return within(size, at - reach, at + reach, (j) => Math.max(1 - Math.abs(j + 0.5 - at) / reach, 0));
}

function overlap(j: number, from: number, end: number): number {
  return Math.max(Math.min(j + 1, end) - Math.max(j, from), 0);
}

/** Of a weight that is one, not the rounding of a place. */
const least = 1e-12;

/** The weights of pixels that lie between two places, so divided that they add up to 1; those at the ends may be 0. */
function within(size: number, from: number, end: number, weightOf: (pixel: number) => number): Reading {
  const first = Math.min(Math.max(Math.floor(from), 0), size - 1);
  const last = Math.min(Math.max(Math.ceil(end), first + 1), size);
  const weights = Array.from({ length: last - first }, (_, k) => weightOf(first + k));
  const skipped = weights.findIndex((weight) => weight > least);
  const used = weights.slice(skipped, weights.findLastIndex((weight) => weight > least) + 1);
  const sum = used.reduce((total, weight) => total + weight, 0);
  return { first: first + skipped, weights: used.map((weight) => weight / sum) };
}
