// Ranges from the mean and the standard deviation.
import { extremesOf, type RangeOf, withZero } from './calibrator.ts';
import { leastError } from './mse.ts';

/** In standard deviations: a normal distribution of a million numbers has none beyond 5, heavy tails reach further. */
const [nearest, furthest, step] = [2, 12, 0.25];
const deviations = Array.from({ length: (furthest - nearest) / step + 1 }, (_, i) => furthest - i * step);

/**
 * mean ± k * deviation, no further than the extremes, with the k from 2 to 12 whose squared error over the histogram is
 * least. ONNX Runtime's method of this name spreads the values of float8 over a normal distribution; integers are
 * equally far from each other, so what is left of it is the range, a family of one parameter that few samples suffice for.
 */
export const distribution: RangeOf = (statistics, scheme) => {
  const { mean, standardDeviation } = statistics;
  const { least, greatest } = extremesOf(statistics);
  const ranges = deviations.map((k) => {
    const [low, high] = [
      Math.max(least, mean - k * standardDeviation),
      Math.min(greatest, mean + k * standardDeviation),
    ];
    const magnitude = Math.max(-low, high);
    return scheme.isSymmetric ? withZero(-magnitude, magnitude) : withZero(low, high);
  });
  return leastError(statistics, scheme, ranges);
};
