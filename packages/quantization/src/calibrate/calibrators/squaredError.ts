// The squared error that a range makes of a histogram's numbers.
import type { ValueRange } from '../../recipe.ts';
import type { HistogramBins } from '../streamingHistogram.ts';

/**
 * Of numbers in the middle of their bins, quantized to so many levels and made numbers again. Steps narrower than a bin
 * count as errors spread evenly over them, width^2 / 12.
 */
export function squaredError({ width, from, counts }: HistogramBins, range: ValueRange, levels: number): number {
  const { least, greatest } = range;
  const step = (greatest - least) / (levels - 1);
  if (!(step > 0)) return Infinity;
  const zero = Math.round(least / step) * step;
  const [lowest, highest] = [zero, zero + (levels - 1) * step];
  const spread = step < width ? (step * step) / 12 : undefined;
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] === 0) continue;
    const value = (from + i + 0.5) * width;
    const held = Math.min(Math.max(Math.round(value / step) * step, lowest), highest);
    const isClipped = value < lowest || value > highest;
    total += counts[i]! * (spread !== undefined && !isClipped ? spread : (value - held) ** 2);
  }
  return total;
}
