// Chooses the parameters of mode `kinglet` by replay.
import type { Fleet } from '../fleet.ts';
import { defaultParameters } from '../modes/kingletParameters.ts';
import type { KingletPolicy, Limits, Policy } from '../policy.ts';
import type { SimulationResult, TimelinePoint } from '../simulation.ts';
import { simulate } from '../simulator/simulate.ts';
import type { Trace } from '../trace.ts';
import { cutTrace } from './cutTrace.ts';
import { engineDefaults, slotsOf } from './engineDefaults.ts';
import { atCostOf, betterThan, type Outcome, type ReplayOutcome } from './scores.ts';
import { type Point, type Range, search } from './search.ts';

export interface FitOptions {
  /** A policy whose cost is to be met, within 2 %, with as few misses as can be. @default none: better than all `rivals` */
  readonly baseline?: Policy;
  /** The policies to be better than. @default the three engines at their defaults */
  readonly rivals?: readonly Policy[];
  /** Only what arrives from here to `toMs` is looked at, in milliseconds from the trace's start. @default 0 */
  readonly fromMs?: number;
  /** @default the trace's end */
  readonly toMs?: number;
  /** Of the search and the traffic. @default 1 */
  readonly seed?: number;
  /** A request that takes longer is a miss. @default 1000 */
  readonly objectiveMs?: number;
  /** Of the policy and of the rivals that are not given. @default min 1, max 1000 */
  readonly limits?: Pick<Limits, 'max' | 'min'>;
  /** How many policies are tried. @default 150 */
  readonly evaluations?: number;
}

/**
 * The policy of mode `kinglet` that does best on this part of the trace: with fewer misses than each of the rivals at less
 * cost, as far as that can be; or, with a `baseline`, with the fewest misses at its cost. Deterministic.
 *
 * @throws AutoscalerError as `simulate` does
 */
export function fitPolicy(trace: Trace, fleet: Fleet, options: FitOptions = {}): KingletPolicy {
  const { baseline, fromMs = 0, toMs = trace.durationMs, seed = 1, objectiveMs = 1000, evaluations = 150 } = options;
  const limits = { min: 1, max: 1000, ...options.limits };
  const known = cutTrace(trace, toMs);
  const timelineMs = (known.durationMs - fromMs) / (partCount * pointsInPart);
  const replay = (policy: Policy, replayed: Fleet = fleet) =>
    outcomeOf(simulate(known, replayed, policy, { fromMs, seed, objectiveMs, timelineMs }), fromMs);
  const others = baseline === undefined ? (options.rivals ?? Object.values(engineDefaults(fleet, limits))) : [baseline];
  const rivals = others.map((rival) => replay(rival));
  const most = Math.max(...rivals.map((rival) => rival.most));
  // What no fleet can help: the misses with three times the instances that any rival ever had.
  const plenty = { mode: 'threshold', min: 3 * most, max: 3 * most } as const;
  const least = replay(plenty, { ...fleet, instances: plenty.min });
  const score = baseline === undefined ? betterThan(rivals, least) : atCostOf(rivals[0] as ReplayOutcome, least);
  const policyOf = (point: Point): KingletPolicy => ({
    mode: 'kinglet',
    metric: 'concurrency',
    capacity: slotsOf(fleet),
    ...limits,
    parameters: { ...defaultParameters, ...point },
  });
  const { point } = search((tried) => score(replay(policyOf(tried))), {
    ranges,
    start: [defaultParameters],
    evaluations,
    seed,
  });

  return policyOf(point);
}

const ranges: Readonly<Record<string, Range>> = {
  usualMs: { from: 10_000, to: 1_800_000, scale: 'logarithmic' },
  presentMs: { from: 2000, to: 120_000, scale: 'logarithmic' },
  chance: { from: 0, to: 4, scale: 'linear' },
  headroom: { from: 0, to: 3, scale: 'linear' },
  drainMs: { from: 1000, to: 600_000, scale: 'logarithmic' },
  holdMs: { from: 5000, to: 1_800_000, scale: 'logarithmic' },
  reserve: { from: 0, to: 0.9, scale: 'linear' },
};

const partCount = 4;
const pointsInPart = 50;

function outcomeOf(
  { misses, cost, meanWaitMs, timeline }: SimulationResult,
  fromMs: number,
): ReplayOutcome & { most: number } {
  const points = timeline.filter(({ atMs }) => atMs >= fromMs);
  const length = Math.ceil(points.length / partCount);
  const parts = Array.from({ length: partCount }, (_, i) => partOf(points.slice(i * length, (i + 1) * length)));

  return { misses, cost, meanWaitMs, parts, most: Math.max(...timeline.map(({ instances }) => instances)) };
}

function partOf(points: readonly TimelinePoint[]): Outcome {
  return {
    misses: points.reduce((sum, point) => sum + point.misses, 0),
    // Of no unit: parts are compared with each other alone.
    cost: 1 + points.reduce((sum, { instances }) => sum + instances, 0),
  };
}
