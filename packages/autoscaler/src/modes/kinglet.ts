// Queueing theory for how many, and for how long what was needed is kept.
import type { Resolved } from '../resolvePolicy.ts';
import { firstAfter, noSamples, type Samples, samplesAfter, withSample } from '../samples.ts';
import { ceilCount, held, type Rule, readMetric, rounded } from '../situation.ts';
import { isSurge, type Load, nextLoad, serviceSecondsOf } from './load.ts';

type Policy = Resolved<'kinglet'>;

interface Memory {
  readonly load: Load | null;
  /** What the load needed, of which only what no later need exceeds: the first is the most in the window. */
  readonly needs: Samples;
}

/**
 * (load · (1 + share) + headroom · √load) / capacity, rounded up: square-root staffing (Halfin and Whitt 1981). The load is
 * the usual one, or the present one as far as it is above the usual by more than chance. The most needed in `holdMs` is kept,
 * and a part of the most in `reserveMs`; at a rise beyond chance a part of that is wanted at once. What waits is to be worked
 * off within `drainMs` by instances that are not kept for it. Without a reading the fleet stays.
 */
export const kinglet: Rule<Policy> = (policy, situation, memory) => {
  const { parameters, metric, capacity } = policy;
  const { now } = situation;
  const before = (memory as Memory | undefined) ?? { load: null, needs: noSamples };
  const value = readMetric(metric, situation);
  if (value === undefined) return held(metric, situation, before);

  const waiting = readMetric('queueLength', situation) ?? 0;
  const load = nextLoad(before.load, { value, waiting, rate: readMetric('requestsPerSecond', situation), now }, policy);
  const needed = ceilCount(staffing(load, policy) / capacity);
  const longest = Math.max(parameters.holdMs, parameters.reserveMs);
  const needs = withPeak(samplesAfter(before.needs, now - longest, now), now, needed);
  const kept = needs.values[firstAfter(needs.at, now - parameters.holdMs)] ?? needed;
  const most = needs.values[0] ?? needed;
  const reserve = ceilCount(
    most * (isSurge(load, policy) ? Math.max(parameters.leap, parameters.reserve) : parameters.reserve),
  );
  const drain = ceilCount((staffing(load, policy) + drainUnits(load, waiting, policy)) / capacity);
  const reason = `${metric} ${rounded(load.present)}, usually ${rounded(load.usual)}, needs ${needed} at ${capacity} each, ${drain} with ${rounded(waiting)} that wait; ${kept} were needed within ${parameters.holdMs / 1000} s, ${reserve} are the reserve`;

  return { wanted: Math.max(drain, kept, reserve), reason, constraints: [], memory: { load, needs } };
};

function staffing({ usual, present }: Load, { parameters }: Policy): number {
  const { chance, headroom, share } = parameters;
  const load = Math.max(usual, present - chance * Math.sqrt(usual));

  return load * (1 + share) + headroom * Math.sqrt(load);
}

function drainUnits(load: Load, waiting: number, { metric, parameters }: Policy): number {
  const each = metric === 'concurrency' ? (serviceSecondsOf(load) ?? 0) : 1;

  return (waiting * each * 1000) / Math.max(1, parameters.drainMs);
}

function withPeak({ at, values }: Samples, now: number, needed: number): Samples {
  let kept = values.length;
  while (kept > 0 && (values[kept - 1] as number) <= needed) kept--;

  return withSample({ at: at.slice(0, kept), values: values.slice(0, kept) }, now, needed);
}
