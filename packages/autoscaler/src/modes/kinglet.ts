// Queueing theory for how many, and for how long what was needed is kept.
import type { Resolved } from '../resolvePolicy.ts';
import { firstAfter, noSamples, type Samples, samplesAfter, withSample } from '../samples.ts';
import { ceilCount, held, type Rule, readMetric, rounded, type Situation } from '../situation.ts';

type Policy = Resolved<'kinglet'>;

/** The load, in units of the policy's metric. */
interface Load {
  readonly at: number;
  readonly usual: number;
  readonly present: number;
  /** Mean time at work at a request, in seconds; null before it was seen. */
  readonly serviceSeconds: number | null;
}

interface Memory {
  readonly load: Load | null;
  /** What was wanted, of which only what no later want exceeds: the first is the most in the window. */
  readonly wants: Samples;
}

/**
 * (load · (1 + share) + headroom · √load + waiting / drain) / capacity, rounded up: square-root staffing (Halfin and Whitt 1981). The load
 * is the usual one, or the present one as far as it is above the usual by more than chance. While requests wait, the fleet's
 * concurrency says no more than what it has; then the load is arrivals · service time (Little 1961). The most wanted in
 * `holdMs` is kept, and a part of the most in `reserveMs`. Without a reading the fleet stays.
 */
export const kinglet: Rule<Policy> = (policy, situation, memory) => {
  const { parameters, metric, capacity } = policy;
  const { now } = situation;
  const before = (memory as Memory | undefined) ?? { load: null, wants: noSamples };
  const value = readMetric(metric, situation);
  if (value === undefined) return held(metric, situation, before);

  const waiting = readMetric('queueLength', situation) ?? 0;
  const load = nextLoad(before.load, value, waiting, policy, situation);
  const most = before.wants.values[0] ?? 0;
  const leap = isSurge(load, policy) ? most * parameters.leap : 0;
  const needed = Math.max(ceilCount(leap), ceilCount(unitsOf(load, waiting, policy) / capacity));
  const longest = Math.max(parameters.holdMs, parameters.reserveMs);
  const wants = withPeak(samplesAfter(before.wants, now - longest, now), now, needed);
  const kept = wants.values[firstAfter(wants.at, now - parameters.holdMs)] ?? needed;
  const reserve = ceilCount((wants.values[0] ?? 0) * parameters.reserve);
  const reason = `${metric} ${rounded(load.present)}, usually ${rounded(load.usual)}, needs ${needed} at ${capacity} each; ${kept} were needed within ${parameters.holdMs / 1000} s, ${reserve} are the reserve`;

  return { wanted: Math.max(needed, kept, reserve), reason, constraints: [], memory: { load, wants } };
};

function nextLoad(before: Load | null, value: number, waiting: number, policy: Policy, situation: Situation): Load {
  const { now } = situation;
  const { usualMs, presentMs } = policy.parameters;
  const elapsedMs = Math.max(0, now - (before?.at ?? now));
  const rate = readMetric('requestsPerSecond', situation);
  const serviceSeconds = nextService(before, value, waiting, rate, elapsedMs, policy);
  const offered = offeredOf(value, waiting, rate, serviceSeconds, policy);
  const usual = smoothed(before?.usual, offered, elapsedMs, usualMs);
  const present = smoothed(before?.present, offered, elapsedMs, presentMs);

  return { at: now, usual, present, serviceSeconds };
}

// Where requests wait, Little's law gives the time in the system, which is not the time at work.
function nextService(
  before: Load | null,
  value: number,
  waiting: number,
  rate: number | undefined,
  elapsedMs: number,
  { metric, parameters }: Policy,
): number | null {
  const known = before?.serviceSeconds ?? null;
  if (metric !== 'concurrency' || rate === undefined || rate === 0 || waiting > value / 50) return known;

  return smoothed(known ?? undefined, value / rate, elapsedMs, Math.max(parameters.usualMs, 60_000));
}

function offeredOf(
  value: number,
  waiting: number,
  rate: number | undefined,
  serviceSeconds: number | null,
  { metric }: Policy,
): number {
  if (metric !== 'concurrency' || waiting === 0 || rate === undefined || serviceSeconds === null) return value;

  return Math.max(value - waiting, rate * serviceSeconds);
}

function unitsOf({ usual, present, serviceSeconds }: Load, waiting: number, { metric, parameters }: Policy): number {
  const { chance, headroom, share, drainMs } = parameters;
  const load = Math.max(usual, present - chance * Math.sqrt(usual));
  const each = metric === 'concurrency' ? (serviceSeconds ?? 0) : 1;

  return load * (1 + share) + headroom * Math.sqrt(load) + (waiting * each * 1000) / Math.max(1, drainMs);
}

function isSurge({ usual, present }: Load, { parameters }: Policy): boolean {
  return present - usual > parameters.chance * Math.sqrt(usual);
}

function smoothed(before: number | undefined, value: number, elapsedMs: number, constantMs: number): number {
  if (before === undefined || constantMs === 0) return value;

  return before + (1 - Math.exp(-elapsedMs / constantMs)) * (value - before);
}

function withPeak({ at, values }: Samples, now: number, wanted: number): Samples {
  let kept = values.length;
  while (kept > 0 && (values[kept - 1] as number) <= wanted) kept--;

  return withSample({ at: at.slice(0, kept), values: values.slice(0, kept) }, now, wanted);
}
