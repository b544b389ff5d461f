// Chooses the parameters of mode `kinglet` by replay.
import { fail } from '../checkPolicy.ts';
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
  /** Only what arrives from here to `toMs` is judged, in milliseconds from the trace's start. @default a tenth of `toMs` */
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
 * The policy of mode `kinglet` that does best on this part of the trace: fewer misses than each of the rivals at less cost, as far as that can be; or, with a `baseline`, with the fewest misses at its cost. Deterministic.
 *
 * @throws AutoscalerError as `simulate` does
 */
export function fitPolicy(trace: Trace, fleet: Fleet, options: FitOptions = {}): Policy {
  const { baseline, seed = 1, objectiveMs = 1000, evaluations = 150 } = options;
  const { fromMs, toMs } = checkedSpan(trace, options);
  if (!(Number.isSafeInteger(evaluations) && evaluations > 0))
    fail('evaluations', 'a whole number from 1', evaluations);
  const limits = { min: 1, max: 1000, ...options.limits };
  const known = cutTrace(trace, toMs);
  const timelineMs = (known.durationMs - fromMs) / (partCount * pointsInPart);
  const replay = (policy: Policy, instances: number | undefined) =>
    outcomeOf(
      simulate(known, instances === undefined ? fleet : { ...fleet, instances }, policy, {
        fromMs,
        seed,
        objectiveMs: tightness * objectiveMs,
        timelineMs,
      }),
      fromMs,
    );
  const others: readonly Policy[] =
    baseline === undefined ? (options.rivals ?? Object.values(engineDefaults(fleet, limits))) : [baseline];
  if (others.length === 0) fail('rivals', 'at least one policy', others);
  // A fleet that is far too small at first would make the fit one of how fast a policy recovers from that.
  const begin = median(others.map((rival) => replay(rival, undefined).typical));
  const rivals = others.map((rival) => replay(rival, begin));
  // What no fleet can help: the misses with three times the instances that any rival ever had.
  const plenty = 3 * Math.max(...rivals.map(({ most }) => most));
  const least = replay({ mode: 'threshold', min: plenty, max: plenty }, plenty);
  const score = baseline === undefined ? betterThan(rivals, least) : atCostOf(rivals[0] as ReplayOutcome, least);
  const policyOf = (point: Point): KingletPolicy => ({
    mode: 'kinglet',
    metric: 'concurrency',
    capacity: slotsOf(fleet),
    ...limits,
    periodMs: toMs > day ? 10_000 : 2000,
    parameters: { ...defaultParameters, ...point },
  });
  const found = search((tried) => score(replay(policyOf(tried), begin)), {
    ranges,
    start: starts,
    evaluations,
    seed,
  });

  return baseline !== undefined && found.score > 1 ? baseline : policyOf(found.point);
}

function checkedSpan(trace: Trace, { toMs = trace.durationMs, fromMs = toMs / 10 }: FitOptions) {
  if (!(toMs > 0 && toMs <= trace.durationMs)) fail('toMs', `above 0, to the trace's end ${trace.durationMs}`, toMs);
  if (!(fromMs >= 0 && fromMs < toMs)) fail('fromMs', `from 0 to below toMs ${toMs}`, fromMs);

  return { fromMs, toMs };
}

// A longer part is decided on less often, or its replays would take minutes.
const day = 86_400_000;

const ranges: Readonly<Record<string, Range>> = {
  usualMs: { from: 10_000, to: 1_800_000, scale: 'logarithmic' },
  presentMs: { from: 2000, to: 120_000, scale: 'logarithmic' },
  chance: { from: 0, to: 4, scale: 'linear' },
  headroom: { from: 0, to: 3, scale: 'linear' },
  share: { from: 0, to: 0.5, scale: 'linear' },
  drainMs: { from: 1000, to: 600_000, scale: 'logarithmic' },
  holdMs: { from: 5000, to: 1_800_000, scale: 'logarithmic' },
  leap: { from: 0, to: 1, scale: 'linear' },
  reserve: { from: 0, to: 0.9, scale: 'linear' },
};

const searchedDefaults: Point = Object.fromEntries(
  Object.keys(ranges).map((name) => [name, defaultParameters[name as keyof typeof defaultParameters]]),
);

// What did well on traces of different kinds.
const starts: readonly Point[] = [
  {},
  { usualMs: 600_000, presentMs: 3000, chance: 2, drainMs: 10_000, holdMs: 30_000 },
  { usualMs: 1_500_000, presentMs: 20_000, chance: 1, headroom: 1, drainMs: 20_000, holdMs: 300_000 },
  { usualMs: 20_000, presentMs: 60_000, chance: 3, headroom: 1.2, drainMs: 30_000, holdMs: 5000, reserve: 0.2 },
].map((point) => ({ ...searchedDefaults, ...point }));

// Too few are late by the objective itself to tell policies apart: who wins a stricter one wins the other, too.
const tightness = 0.65;

const partCount = 4;
const pointsInPart = 50;

interface Replayed extends ReplayOutcome {
  /** The most instances there were, and their median in the last part. */
  readonly most: number;
  readonly typical: number;
}

function outcomeOf({ misses, cost, timeline }: SimulationResult, fromMs: number): Replayed {
  const points = timeline.filter(({ atMs }) => atMs >= fromMs);
  const length = Math.ceil(points.length / partCount);
  const parts = Array.from({ length: partCount }, (_, i) => partOf(points.slice(i * length, (i + 1) * length)));
  const typical = median(points.slice(-length).map(({ instances }) => instances));

  return { misses, cost, parts, most: Math.max(...timeline.map(({ instances }) => instances)), typical };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

function partOf(points: readonly TimelinePoint[]): Outcome {
  return {
    misses: points.reduce((sum, point) => sum + point.misses, 0),
    // Of no unit: parts are compared with each other alone.
    cost: 1 + points.reduce((sum, { instances }) => sum + instances, 0),
  };
}
