// Replays of a part of a trace, as the fit looks at them.
import type { Fleet } from '../fleet.ts';
import type { Policy } from '../policy.ts';
import type { SimulationResult, TimelinePoint } from '../simulation.ts';
import { simulate } from '../simulator/simulate.ts';
import type { Trace } from '../trace.ts';
import { cutTrace } from './cutTrace.ts';
import type { Outcome, ReplayOutcome } from './scores.ts';

export interface Replayed extends ReplayOutcome {
  /** The most instances there were, and their median in the last part. */
  readonly most: number;
  readonly typical: number;
}

/** Of a policy; `instances` are those at the start, the fleet's own where they are undefined. */
export type Replayer = (policy: Policy, instances: number | undefined) => Replayed;

export interface Span {
  /** Judged from here, in milliseconds from the trace's start; what comes before is replayed, too. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly seed: number;
  readonly objectiveMs: number;
  /** Part of the objective by which misses are counted: too few miss the objective itself to tell policies apart. */
  readonly tightness: number;
}

/** Sees nothing of what the trace has after `toMs`. */
export function replayerOf(trace: Trace, fleet: Fleet, span: Span): Replayer {
  const { fromMs, toMs, seed } = span;
  const known = cutTrace(trace, toMs);
  const timelineMs = (toMs - fromMs) / (partCount * pointsInPart);
  const options = { fromMs, seed, timelineMs, objectiveMs: span.tightness * span.objectiveMs };

  return (policy, instances) => {
    const start = instances === undefined ? fleet : { ...fleet, instances };

    return outcomeOf(simulate(known, start, policy, options), span);
  };
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

const partCount = 4;
const pointsInPart = 50;

function outcomeOf(
  { latency, refused, cost, timeline, ...result }: SimulationResult,
  { fromMs, objectiveMs }: Span,
): Replayed {
  const points = timeline.filter(({ atMs }) => atMs >= fromMs);
  const length = Math.ceil(points.length / partCount);
  // Where all keep the objective, being stricter with it is of no use.
  const isKept = refused === 0 && latency.max <= objectiveMs;
  const misses = isKept ? 0 : result.misses;
  const parts = Array.from({ length: partCount }, (_, i) => partOf(points.slice(i * length, (i + 1) * length), isKept));
  const typical = median(points.slice(-length).map(({ instances }) => instances));

  return { misses, cost, parts, most: Math.max(...timeline.map(({ instances }) => instances)), typical };
}

function partOf(points: readonly TimelinePoint[], isKept: boolean): Outcome {
  return {
    misses: isKept ? 0 : points.reduce((sum, point) => sum + point.misses, 0),
    // Of no unit: parts are compared with each other alone.
    cost: 1 + points.reduce((sum, { instances }) => sum + instances, 0),
  };
}
