// The range whose integers tell most of the distribution.
import type { IntegerScheme, ValueRange } from '../../recipe.ts';
import type { HistogramBins } from '../streamingHistogram.ts';
import type { ValueStatistics } from '../valueStatistics.ts';
import { levelsOf, magnitudeOf, type RangeOf, rangeUpTo } from './calibrator.ts';

const candidates = 256;
/** What takes the place of a probability of 0 in the approximation. */
const smallest = 1e-4;

/**
 * The clipping of the least Kullback-Leibler divergence between the numbers' distribution, with what is clipped at its
 * ends, and that of the integers, spread evenly over the bins of each that are not empty (Migacz, "8-bit inference with
 * TensorRT", 2017). Exact zeros take no part: they are held whatever the range. Ranges of fewer bins than integers are no
 * candidates; so integers of 16 bits clip nothing.
 */
export const entropy: RangeOf = (statistics, scheme) => {
  const bins = statistics.histogram.bins();
  let best: { readonly range: ValueRange; readonly divergence: number } | undefined;
  for (const range of rangesFor(statistics, scheme, bins.width)) {
    const divergence = divergenceOf(clip(bins, range), levelsOf(scheme));
    if (!best || divergence < best.divergence) best = { range, divergence };
  }
  return best?.range ?? rangeUpTo(magnitudeOf(statistics), statistics, scheme);
};

/** From the widest to the narrowest that has a bin for each integer. */
function rangesFor(statistics: ValueStatistics, scheme: IntegerScheme, width: number): ValueRange[] {
  const magnitude = magnitudeOf(statistics);
  const ranges = Array.from({ length: candidates }, (_, i) =>
    rangeUpTo((magnitude * (candidates - i)) / candidates, statistics, scheme),
  );
  return ranges.filter(({ least, greatest }) => greatest - least >= width * levelsOf(scheme));
}

interface Clipped {
  /** Counts of the bins of the range. */
  readonly inside: Float64Array;
  /** What lies outside of it. */
  readonly below: number;
  readonly above: number;
}

function clip({ width, from, counts }: HistogramBins, { least, greatest }: ValueRange): Clipped {
  const [first, end] = [Math.floor(least / width), Math.ceil(greatest / width)];
  const inside = new Float64Array(end - first);
  let [below, above] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    const bin = from + i;
    if (bin < first) below += counts[i]!;
    else if (bin >= end) above += counts[i]!;
    else inside[bin - first] = counts[i]!;
  }
  return { inside, below, above };
}

function divergenceOf({ inside, below, above }: Clipped, levels: number): number {
  const approximation = spread(inside, levels);
  const last = inside.length - 1;
  const known = inside.reduce((total, count) => total + count, 0);
  if (known === 0) return Infinity;
  const all = known + below + above;
  let divergence = 0;
  for (let i = 0; i <= last; i++) {
    const clipped = (i === 0 ? below : 0) + (i === last ? above : 0);
    const probability = (inside[i]! + clipped) / all;
    if (probability === 0) continue;
    divergence += probability * Math.log(probability / Math.max(approximation[i]! / known, smallest / inside.length));
  }
  return divergence;
}

/** The counts of each integer's bins, spread evenly over those that are not empty. */
function spread(counts: Float64Array, levels: number): Float64Array {
  const to = new Float64Array(counts.length);
  for (let level = 0; level < levels; level++) {
    const [from, end] = [edge(level), edge(level + 1)];
    let [total, filled] = [0, 0];
    for (let i = from; i < end; i++) {
      total += counts[i]!;
      if (counts[i]! > 0) filled++;
    }
    for (let i = from; i < end; i++) if (counts[i]! > 0) to[i] = total / filled;
  }
  return to;

  function edge(level: number): number {
    return Math.round((level * counts.length) / levels);
  }
}
