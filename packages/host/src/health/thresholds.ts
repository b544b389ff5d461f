// When a value is too high, and when it is well again.
import { HostError } from '../errors.ts';
import { known } from '../reading.ts';
import { type HealthMetric, type HealthSample, healthMetrics } from './healthMetrics.ts';

/** Raised when a value reaches `high`, cleared when it falls to `low`: a value that wavers about one bound is told once. */
export interface Threshold {
  readonly high: number;
  /** @default 0.8 of `high` */
  readonly low?: number;
}

export type Thresholds = Readonly<Partial<Record<HealthMetric, Threshold>>>;

export interface Crossing {
  readonly metric: HealthMetric;
  readonly state: 'cleared' | 'raised';
  readonly value: number;
  /** The bound that was crossed. */
  readonly bound: number;
  readonly sample: HealthSample;
}

const usualLow = 0.8;

/**
 * A function that says which bounds a sample crossed since the one before. An unknown value crosses none.
 *
 * @throws {HostError} KINGLET_HOST_OPTION for a metric that there is not, or bounds that are no numbers in order
 */
export function crossingsOf(thresholds: Thresholds): (sample: HealthSample) => readonly Crossing[] {
  const bounds = Object.entries(thresholds).map(([metric, given]) => checkedBounds(metric, given));
  const raised = new Set<HealthMetric>();
  return (sample) =>
    bounds.flatMap(({ metric, high, low }): Crossing[] => {
      const value = known(sample[metric]);
      if (value === undefined) return [];
      if (!raised.has(metric) && value >= high) {
        raised.add(metric);
        return [{ metric, state: 'raised', value, bound: high, sample }];
      }
      if (!raised.has(metric) || value > low) return [];
      raised.delete(metric);
      return [{ metric, state: 'cleared', value, bound: low, sample }];
    });
}

interface Bounds extends Required<Threshold> {
  readonly metric: HealthMetric;
}

function checkedBounds(metric: string, { high, low = high * usualLow }: Threshold): Bounds {
  const known = healthMetrics.find((each) => each === metric);
  if (known === undefined)
    throw new HostError('KINGLET_HOST_OPTION', `Expected one of ${healthMetrics.join(', ')}, got ${metric}`);
  // A bound of 0 is reached by a value that never was higher.
  if (Number.isFinite(high) && high > 0 && low >= 0 && low <= high) return { metric: known, high, low };
  throw new HostError(
    'KINGLET_HOST_OPTION',
    `Expected thresholds of ${metric} with high above 0 and low from 0 to high, got high ${high}, low ${low}`,
  );
}
