// Weights as the whole numbers that proxies take.
import { cannot } from './cannot.ts';
import type { ProxyName } from './fleetDescription.ts';
import type { ResolvedInstance } from './resolveInstances.ts';

export interface WholeWeights {
  /** In the order of the weights; 0 stays 0. */
  readonly weights: readonly number[];
  /** The largest relative deviation of a weight from what was asked: 0 where the ratios are kept. */
  readonly deviation: number;
}

/** Weights further off than this are others. */
const mostDeviation = 0.1;

/** Throws BalancerError KINGLET_BALANCER_TARGET where a proxy of weights up to `most` has none that are near. */
export function proxyWeights(proxy: ProxyName, instances: readonly ResolvedInstance[], most: number): WholeWeights {
  const whole = wholeWeights(
    instances.map(({ weight }) => weight),
    most,
  );
  if (whole.deviation <= mostDeviation) return whole;
  return cannot(proxy, `weights as far apart as these: it takes whole numbers up to ${most}`, 'createBalancer()');
}

/** Holds where a weight was rounded. */
export function weightNote({ deviation }: WholeWeights): readonly [boolean, string] {
  return [deviation > 0, `weights are whole numbers, here off by up to ${Number((100 * deviation).toPrecision(2))} %`];
}

/** The smallest whole numbers up to `most` in the ratios of `weights`, not all of which are 0; the nearest where there are none. */
function wholeWeights(weights: readonly number[], most: number): WholeWeights {
  const largest = Math.max(...weights);
  for (const scale of [1, 10, 100, 1000, 10_000]) {
    const scaled = weights.map((weight) => Math.round(weight * scale));
    if (!scaled.every((value, at) => isNear(value, (weights[at] as number) * scale))) continue;
    const divisor = scaled.reduce(greatestCommonDivisor);
    if (Math.max(...scaled) / divisor <= most) return { weights: scaled.map((value) => value / divisor), deviation: 0 };
  }
  const nearest = weights.map((weight) => (weight === 0 ? 0 : Math.max(1, Math.round((weight / largest) * most))));
  return { weights: nearest, deviation: largestDeviation(weights, nearest, largest / most) };
}

/** Tenths have no exact form in binary. */
function isNear(value: number, exact: number): boolean {
  return Math.abs(value - exact) <= 1e-9 * exact;
}

function largestDeviation(weights: readonly number[], nearest: readonly number[], unit: number): number {
  const deviations = weights.map((weight, at) =>
    weight === 0 ? 0 : Math.abs(((nearest[at] as number) * unit) / weight - 1),
  );
  return Math.max(...deviations);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
