// Which configuration to take, and why.

import { figure } from '../chart/distributionChart.ts';
import { dollars } from '../cost/money.ts';
import type { Recommendation, Strategy, TunePoint } from './tuneResult.ts';

type Measured = Omit<TunePoint, 'isPareto'>;

/** Marks the points that no other equals or beats in both median time and cost while beating it in one. */
export function withPareto(points: readonly Measured[]): TunePoint[] {
  return points.map((point) => ({ ...point, isPareto: !points.some((other) => dominates(other, point)) }));
}

/**
 * The point to take, of at least one. `cost`: the cheapest, of equals the fastest. `speed`: the cheapest of those that cannot be
 * told from the fastest, by the intervals of their medians. `balanced`: the least product of time and cost, which gives both the
 * same weight, whatever their units.
 */
export function recommend(points: readonly Measured[], strategy: Strategy): Recommendation {
  const { arch, memoryMb, ...chosen } = choose(points, strategy);
  const figures = `p50 ${figure(chosen.warm.p50.value)} ms at ${dollars(chosen.perMillion)} per million`;
  return { arch, memoryMb, reason: `${reasons[strategy](points.length)}: ${figures}` };
}

const reasons: Readonly<Record<Strategy, (n: number) => string>> = {
  cost: (n) => `costs least of the ${n} measured`,
  speed: (n) =>
    `the cheapest of those as fast as the fastest of the ${n} measured, within the intervals of the medians`,
  balanced: (n) => `the least product of time and cost of the ${n} measured`,
};

function choose(points: readonly Measured[], strategy: Strategy): Measured {
  const byCost = points.toSorted((a, b) => a.perMillion - b.perMillion || timeOf(a) - timeOf(b));
  const [cheapest] = byCost;
  if (!cheapest) throw new RangeError('Expected at least one point, got none');
  if (strategy === 'cost') return cheapest;
  if (strategy === 'balanced')
    return byCost.reduce((best, one) => (productOf(one) < productOf(best) ? one : best), cheapest);
  const fastest = byCost.reduce((best, one) => (timeOf(one) < timeOf(best) ? one : best), cheapest);
  const slowestEqual = fastest.warm.p50.high ?? timeOf(fastest);
  return byCost.find(({ warm }) => (warm.p50.low ?? warm.p50.value) <= slowestEqual) ?? fastest;
}

function dominates(a: Measured, b: Measured): boolean {
  const isAsGood = timeOf(a) <= timeOf(b) && a.perMillion <= b.perMillion;
  return isAsGood && (timeOf(a) < timeOf(b) || a.perMillion < b.perMillion);
}

function timeOf({ warm }: Measured): number {
  return warm.p50.value;
}

function productOf(point: Measured): number {
  return timeOf(point) * point.perMillion;
}
