// What a mode is told, and what it wishes.
import type { Constraint } from './decision.ts';
import type { MetricName, Metrics, Reading } from './metrics.ts';

/** The fleet now, checked. */
export interface Situation {
  /** Asked for. */
  readonly instances: number;
  /** Of them those that serve. */
  readonly ready: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly metrics: Metrics;
  readonly staleAfterMs: number;
}

/** What a mode's rule wants before the limits that all modes share. */
export interface Wish {
  /** Instances; undefined where too little is known: the fleet stays as it is. */
  readonly wanted: number | undefined;
  readonly reason: string;
  /** What the rule itself held back. */
  readonly constraints: readonly Constraint[];
  /** What the mode needs the next time, as JSON. */
  readonly memory: unknown;
}

/** A mode: its policy and what it kept, undefined the first time, to what it wishes. Pure. */
export type Rule<P> = (policy: P, situation: Situation, memory: unknown) => Wish;

/** A metric's value; a reading that failed, is not there or is stale is undefined, never a zero. */
export function readMetric(name: MetricName, { metrics, now, staleAfterMs }: Situation): number | undefined {
  const reading = metrics[name];
  if (reading === undefined || typeof reading === 'number') return reading;
  if (reading.at !== undefined && now - reading.at > staleAfterMs) return undefined;

  return reading.value;
}

/** Why a metric has no value, as a sentence goes on. */
export function whyMissing(name: MetricName, { metrics, now, staleAfterMs }: Situation): string {
  const reading = metrics[name] as Reading | undefined;
  if (reading === undefined) return `${name} is not measured`;
  if (reading.value !== undefined)
    return `${name} is ${(now - (reading.at ?? now)) / 1000} s old, more than ${staleAfterMs / 1000} s`;

  return `${name} is missing${reading.missing === undefined ? '' : `: ${reading.missing}`}`;
}

/** A wish to stay because a metric is missing. */
export function held(name: MetricName, situation: Situation, memory: unknown): Wish {
  const { instances } = situation;
  const reason = `${whyMissing(name, situation)}; without it the fleet stays at ${instances}`;
  const constraint: Constraint = { code: 'missing-metric', message: reason, from: instances, to: instances };

  return { wanted: undefined, reason, constraints: [constraint], memory };
}

/** The smallest whole number not below; what a float's rounding adds does not cost an instance. */
export function ceilCount(count: number): number {
  return Math.ceil(count * (1 - 1e-12));
}

/** Three decimals at most, for sentences. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
