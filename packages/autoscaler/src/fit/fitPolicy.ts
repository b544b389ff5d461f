// Chooses the parameters of mode `kinglet` by replay.
import { checkNumbers, fail } from '../checkPolicy.ts';
import type { Fleet } from '../fleet.ts';
import { defaultParameters } from '../modes/kingletParameters.ts';
import type { KingletPolicy, Limits, Policy } from '../policy.ts';
import type { Trace } from '../trace.ts';
import { engineDefaults, slotsOf } from './engineDefaults.ts';
import { median, type Replayer, replayerOf } from './replayer.ts';
import { atCostOf, betterThan, type Score } from './scores.ts';
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
 * The policy of mode `kinglet` that does best on this part of the trace: fewer misses than each of the rivals at less cost,
 * as far as that can be; or, with a `baseline`, with the fewest misses at its cost, which is the baseline itself where no
 * other is found. Deterministic: about `evaluations` replays of the part.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_POLICY` for options out of their range, and as `simulate` does
 */
export function fitPolicy(trace: Trace, fleet: Fleet, options: FitOptions = {}): Policy {
  const { baseline, seed = 1, objectiveMs = 1000, evaluations = 150 } = options;
  const { fromMs, toMs } = checkedSpan(trace, options);
  checkNumbers({ evaluations }, ['evaluations'], 'whole, from 1');
  const limits = { min: 1, max: Math.min(1000, mostOf(fleet)), ...options.limits };
  const { rivals = Object.values(engineDefaults(fleet, limits)) } = options;
  const replay = replayerOf(trace, fleet, { fromMs, toMs, seed, objectiveMs, tightness });
  const { score, instances } = target(replay, rivals, baseline, mostOf(fleet));
  const policyOf = (point: Point): KingletPolicy => ({
    mode: 'kinglet',
    metric: 'concurrency',
    capacity: slotsOf(fleet),
    ...limits,
    periodMs: toMs > day ? 10_000 : 2000,
    parameters: { ...defaultParameters, ...point },
  });
  const tried = (point: Point) => score(replay(policyOf(point), instances));
  const found = search(tried, { ranges, start: starts, evaluations, seed });

  return baseline !== undefined && found.score > 1 ? baseline : policyOf(found.point);
}

function checkedSpan(trace: Trace, { toMs = trace.durationMs, fromMs = toMs / 10 }: FitOptions) {
  if (!(toMs > 0 && toMs <= trace.durationMs)) fail('toMs', `above 0, to the trace's end ${trace.durationMs}`, toMs);
  if (!(fromMs >= 0 && fromMs < toMs)) fail('fromMs', `from 0 to below toMs ${toMs}`, fromMs);

  return { fromMs, toMs };
}

// An account's limit is one of all environments, provisioned or not.
function mostOf(fleet: Fleet): number {
  return fleet.kind === 'lambda' ? (fleet.concurrencyLimit ?? 1000) : 100_000;
}

interface Target {
  readonly score: Score;
  /** At the start of each replay. */
  readonly instances: number;
}

// A fleet that is far too small at first would make the fit one of how fast a policy recovers from that.
function target(replay: Replayer, rivals: readonly Policy[], baseline: Policy | undefined, limit: number): Target {
  const others = baseline === undefined ? rivals : [baseline];
  if (others.length === 0) fail('rivals', 'at least one policy', others);
  const instances = median(others.map((other) => replay(other, undefined).typical));
  const outcomes = others.map((other) => replay(other, instances));
  if (outcomes.some(({ cost }) => cost === 0)) fail('fleet', 'one that costs something, to be fitted to', 0);
  // What no fleet can help: the misses with three times the instances that any of them ever had.
  const plenty = Math.min(limit, 3 * Math.max(1, ...outcomes.map(({ most }) => most)));
  const least = replay({ mode: 'threshold', min: plenty, max: plenty }, plenty);
  const [first] = outcomes;
  if (baseline === undefined || first === undefined) return { score: betterThan(outcomes, least), instances };

  return { score: atCostOf(first, least), instances };
}

// A longer part is decided on less often, or its replays would take minutes.
const day = 86_400_000;

// Too few are late by the objective itself to tell policies apart: who wins a stricter one wins the other, too.
const tightness = 0.65;

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
