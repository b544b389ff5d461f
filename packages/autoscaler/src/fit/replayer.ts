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
}

/** Sees nothing of what the trace has after `toMs`. */
export function replayerOf(trace: Trace, fleet: Fleet, { fromMs, toMs, seed, objectiveMs }: Span): Replayer {
  const known = cutTrace(trace, toMs);
  const timelineMs = (toMs - fromMs) / (partCount * pointsInPart);
  const options = { fromMs, seed, timelineMs, objectiveMs };

  return (policy, instances) => {
    const start = instances === undefined ? fleet : { ...fleet, instances };

    return outcomeOf(simulate(known, start, policy, options), fromMs);
  };
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

const partCount = 4;
const pointsInPart = 50;

function outcomeOf({ misses, cost, timeline }: SimulationResult, fromMs: number): Replayed {
  const points = timeline.filter(({ atMs }) => atMs >= fromMs);
  const length = Math.ceil(points.length / partCount);
  const parts = Array.from({ length: partCount }, (_, i) => partOf(points.slice(i * length, (i + 1) * length)));
  const typical = median(points.slice(-length).map(({ instances }) => instances));

  return { misses, cost, parts, most: Math.max(...timeline.map(({ instances }) => instances)), typical };
}

function partOf(points: readonly TimelinePoint[]): Outcome {
  return {
    misses: points.reduce((sum, point) => sum + point.misses, 0),
    // Of no unit: parts are compared with each other alone.
    cost: 1 + points.reduce((sum, { instances }) => sum + instances, 0),
  };
}
