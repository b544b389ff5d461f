// Queueing for the way up, the price of having been wrong for the way down.
import type { Resolved } from '../resolvePolicy.ts';
import { firstAfter, meanAfter, noSamples, type Samples, samplesAfter, withSample } from '../samples.ts';
import { ceilCount, held, type Rule, readMetric, rounded } from '../situation.ts';

type Policy = Resolved<'kinglet'>;

interface Memory {
  /** The metric, over the slow window. */
  readonly load: Samples;
  /** What was wanted, of which only what no later want exceeds: the first is the most in the window. */
  readonly wants: Samples;
}

/**
 * (load + rise until new instances serve + headroom · √load + spread · σ) / capacity: square-root staffing (Halfin and
 * Whitt 1981) with the measured deviation of arrivals beside the Poisson one. The most wanted in `holdMs` is kept, and a
 * part of the most in `reserveMs`. Without a reading the fleet stays.
 */
export const kinglet: Rule<Policy> = (policy, situation, memory) => {
  const { parameters, metric, capacity } = policy;
  const { now } = situation;
  const before = (memory as Memory | undefined) ?? { load: noSamples, wants: noSamples };
  const value = readMetric(metric, situation);
  if (value === undefined) return held(metric, situation, before);

  const load = withSample(samplesAfter(before.load, now - parameters.slowMs, now), now, value);
  const units = unitsOf(load, policy, now);
  const staffed = ceilCount(units / capacity);
  const wants = withPeak(
    samplesAfter(before.wants, now - Math.max(parameters.holdMs, parameters.reserveMs), now),
    now,
    staffed,
  );
  const kept = wants.values[firstAfter(wants.at, now - parameters.holdMs)] ?? staffed;
  const reserve = ceilCount((wants.values[0] ?? 0) * parameters.reserve);
  const wanted = Math.max(staffed, kept, reserve);
  const reason = `${metric} ${rounded(value)} needs ${staffed} at ${capacity} each; ${kept} were wanted within ${parameters.holdMs / 1000} s, ${reserve} are the reserve`;

  return { wanted, reason, constraints: [], memory: { load, wants } };
};

function unitsOf(load: Samples, { parameters, warmUpMs, periodMs }: Policy, now: number): number {
  const { fastMs, slowMs, headroom, spread, trend } = parameters;
  const fast = meanAfter(load, now - fastMs) ?? 0;
  const slow = meanAfter(load, now - slowMs) ?? fast;
  // The means of two windows lie half the difference of their lengths apart.
  const apart = Math.max(periodMs, (slowMs - fastMs) / 2);
  const rise = Math.max(0, ((fast - slow) / apart) * (warmUpMs + periodMs));

  return fast + trend * rise + headroom * Math.sqrt(fast) + (spread === 0 ? 0 : spread * deviation(load, slow));
}

function deviation({ values }: Samples, mean: number): number {
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;

  return Math.sqrt(squares / Math.max(1, values.length));
}

function withPeak({ at, values }: Samples, now: number, wanted: number): Samples {
  let kept = values.length;
  while (kept > 0 && (values[kept - 1] as number) <= wanted) kept--;

  return withSample({ at: at.slice(0, kept), values: values.slice(0, kept) }, now, wanted);
}
