// Images between their pixels, in plain TypeScript.
import { sampleModes, samplePaddings, sampleUnits } from './elementTypes.ts';
import type { Kernels } from './generated/kernels.ts';

export const typescriptSample: Pick<Kernels, 'samplePoints'> = {
  samplePoints(
    ...[a, batch, depth, height, width, channels, images, places, n, m, axes, steps, counts, factors, ...rest]
  ) {
    const [mode, padding, units, isMax, out] = rest;
    const lengths = [depth, height, width];
    const skipped = lengths.length - axes;
    const how = { mode: sampleModes[mode]!, padding: samplePaddings[padding]!, units: sampleUnits[units]! };
    for (let i = 0; i < n * m; i++) {
      const image = images.length ? images[Math.floor(i / m)]! : Math.floor(i / m);
      const factor = factors.length ? factors[i]! : isMax ? Number.NEGATIVE_INFINITY : 1;
      const row = out.subarray(i * channels, (i + 1) * channels).fill(isMax ? factor : 0);
      const along = lengths.map((length, d) => {
        if (d < skipped) return [tapsOf(0, length, { ...how, mode: 'nearest', units: 'pixels' })];
        const at = i * axes + lengths.length - 1 - d;
        return Array.from({ length: image < batch ? countOf(counts[at], length) : 0 }, (_, point) =>
          tapsOf(places[at]! + (steps.length ? point * steps[at]! : 0), length, how),
        );
      }) as [Tap[][], Tap[][], Tap[][]];
      for (const taps of eachOf(along))
        for (const [z, y, x] of eachOf(taps)) {
          const pixel = ((image * depth + z.at) * height + y.at) * width + x.at;
          const weight = Math.fround(z.weight * y.weight * x.weight * (isMax ? 1 : factor));
          for (let c = 0; c < channels; c++) {
            const more = Math.fround(weight * a[pixel * channels + c]!);
            row[c] = isMax ? Math.max(row[c]!, more) : row[c]! + more;
          }
        }
    }
    return out;
  },
};

interface Tap {
  readonly at: number;
  readonly weight: number;
}

interface How {
  readonly mode: (typeof sampleModes)[number];
  readonly padding: (typeof samplePaddings)[number];
  readonly units: (typeof sampleUnits)[number];
}

/** All that take one of each, the last running first. */
function* eachOf<T>([outer, middle, inner]: readonly [readonly T[], readonly T[], readonly T[]]): Generator<[T, T, T]> {
  for (const z of outer) for (const y of middle) for (const x of inner) yield [z, y, x];
}

/** What is left out is one point. */
function countOf(count: number | undefined, length: number): number {
  if (count === undefined) return 1;
  return count > 0 ? Math.floor(Math.min(count, 2 * length + 8)) : 0;
}

/** The pixels of an axis around a place, and their weights. */
function tapsOf(place: number, length: number, { mode, padding, units }: How): Tap[] {
  if (length === 0) return [];
  const [least, most] = units === 'edges' ? [-0.5, length - 0.5] : [0, length - 1];
  const bring = (at: number): number => {
    if (padding === 'border') return Math.min(Math.max(at, 0), length - 1);
    return padding === 'reflection' ? reflected(at, least, most) : at;
  };
  const exact = pixelOf(place, length, units);
  const pixel = Math.fround(exact < least || exact > most ? bring(exact) : exact);
  if (Number.isNaN(pixel)) return [{ at: 0, weight: Number.NaN }];
  if (!(pixel > -4 && pixel < length + 4)) return [];
  return weightsOf(pixel, mode).flatMap(({ at, weight }) => {
    const brought = at >= 0 && at < length ? at : Math.trunc(bring(at));
    return brought >= 0 && brought < length ? [{ at: brought, weight }] : [];
  });
}

function pixelOf(place: number, length: number, units: How['units']): number {
  if (units === 'pixels') return place;
  return units === 'centres' ? ((place + 1) / 2) * (length - 1) : ((place + 1) * length - 1) / 2;
}

function weightsOf(pixel: number, mode: How['mode']): Tap[] {
  const first = Math.floor(pixel);
  const rest = pixel - first;
  if (mode === 'nearest') {
    const isUp = rest > 0.5 || (rest === 0.5 && first % 2 !== 0);
    return [{ at: first + Number(isUp), weight: 1 }];
  }
  const offsets = mode === 'cubic' ? [-1, 0, 1, 2] : [0, 1];
  return offsets.map((offset) => {
    const away = Math.abs(offset - rest);
    return { at: first + offset, weight: mode === 'cubic' ? cubic(away) : 1 - away };
  });
}

/** Keys, "Cubic convolution interpolation", 1981. */
function cubic(x: number): number {
  const a = -0.75;
  return x <= 1 ? ((a + 2) * x - (a + 3)) * x * x + 1 : ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
}

/** A place mirrored at both ends, as often as it takes, 2^31 times at most. */
function reflected(at: number, least: number, most: number): number {
  const range = most - least;
  if (at >= least && at <= most) return at;
  if (range === 0) return least;
  const isBelow = at < least;
  const from = isBelow ? least - at : at - most;
  const turns = Math.floor(Math.min(from / range, 2 ** 31));
  const rest = from - turns * range;
  return isBelow === (turns % 2 === 0) ? least + rest : most - rest;
}
