// The limits that all modes share, one after the other; each that changes the count leaves a constraint.
import type { Constraint, ConstraintCode } from './decision.ts';
import type { ResolvedLimits } from './resolvePolicy.ts';
import { noSamples, type Samples, samplesAfter, withSample } from './samples.ts';
import type { Situation } from './situation.ts';
import { stabilize } from './stabilize.ts';
import { limitStep } from './stepLimit.ts';

/** What the limits need of the past, as JSON. */
export interface LimitMemory {
  /** Counts that the rule wanted. */
  readonly wants: Samples;
  /** Instances added, or removed below zero. */
  readonly changes: Samples;
  /** Since when nothing is wanted; null while something is. */
  readonly idleSince: number | null;
}

export const noLimitMemory: LimitMemory = { wants: noSamples, changes: noSamples, idleSince: null };

/** What a limit is told: the past is that before this decision, but for the present want. */
export interface LimitContext {
  readonly limits: ResolvedLimits;
  readonly instances: number;
  readonly now: number;
  readonly past: LimitMemory;
}

/** A count and why it is another than before; undefined where the limit does not touch it. */
export type Limit = (
  count: number,
  context: LimitContext,
) => { readonly to: number; readonly message: string } | undefined;

export interface Limited {
  readonly desired: number;
  readonly constraints: readonly Constraint[];
  readonly memory: LimitMemory;
}

/**
 * The count wanted, after: the last instance's grace, stabilization windows, cool-downs, step limits, `min` and `max`.
 * `min` and `max` hold whatever the others say. Without a count wanted (a metric is missing) only they apply, and
 * nothing is remembered of it.
 */
export function applyLimits(
  wanted: number | undefined,
  past: LimitMemory,
  limits: ResolvedLimits,
  situation: Situation,
): Limited {
  const { instances, now } = situation;
  const remembered = remember(wanted, past, limits, now);
  const context: LimitContext = { limits, instances, now, past: remembered };
  const constraints: Constraint[] = [];
  let count = wanted ?? instances;
  for (const [code, limit] of wanted === undefined ? bounds : allLimits) {
    const held = limit(count, context);
    if (held === undefined) continue;
    constraints.push({ code, message: held.message, from: count, to: held.to });
    count = held.to;
  }

  return { desired: count, constraints, memory: withChange(remembered, count - instances, limits, now) };
}

/** How many instances were added in the time that a new one takes until it serves. */
export function startingOf(past: LimitMemory, warmUpMs: number, now: number): number {
  if (warmUpMs === 0) return 0;
  const { at, values } = past.changes;
  let starting = 0;
  for (let i = at.length - 1; i >= 0 && now - (at[i] as number) < warmUpMs; i--)
    starting += Math.max(0, values[i] as number);

  return starting;
}

const toZero: Limit = (count, { limits, instances, now, past }) => {
  if (count > 0 || instances === 0 || limits.min > 0) return undefined;
  const idleMs = now - (past.idleSince ?? now);
  if (idleMs >= limits.scaleToZeroAfterMs) return undefined;

  return { to: 1, message: `nothing to do for ${idleMs / 1000} s, less than ${limits.scaleToZeroAfterMs / 1000} s` };
};

const coolDown: Limit = (count, { limits, instances, now, past }) => {
  if (count === instances) return undefined;
  const { coolDownMs } = count > instances ? limits.up : limits.down;
  const last = lastChange(past.changes, Math.sign(count - instances));
  if (last === undefined || now - last >= coolDownMs) return undefined;

  return {
    to: instances,
    message: `the last change was ${(now - last) / 1000} s ago, less than ${coolDownMs / 1000} s`,
  };
};

function lastChange({ at, values }: Samples, sign: number): number | undefined {
  for (let i = at.length - 1; i >= 0; i--) if (Math.sign(values[i] as number) === sign) return at[i];

  return undefined;
}

const bounds: readonly (readonly [ConstraintCode, Limit])[] = [
  ['min', (count, { limits: { min } }) => (count < min ? { to: min, message: `at least ${min}` } : undefined)],
  ['max', (count, { limits: { max } }) => (count > max ? { to: max, message: `at most ${max}` } : undefined)],
];

const allLimits: readonly (readonly [ConstraintCode, Limit])[] = [
  ['scale-to-zero', toZero],
  ['stabilization', stabilize],
  ['cool-down', coolDown],
  ['step-limit', limitStep],
  ...bounds,
];

function remember(wanted: number | undefined, past: LimitMemory, limits: ResolvedLimits, now: number): LimitMemory {
  const changes = samplesAfter(past.changes, now - changesMs(limits), now);
  if (wanted === undefined) return { ...past, changes };

  const windowMs = Math.max(limits.up.stabilizationMs, limits.down.stabilizationMs);
  const wants = windowMs === 0 ? noSamples : withSample(samplesAfter(past.wants, now - windowMs, now), now, wanted);
  const idleSince = wanted > 0 ? null : Math.min(past.idleSince ?? now, now);

  return { wants, changes, idleSince };
}

function withChange(past: LimitMemory, change: number, limits: ResolvedLimits, now: number): LimitMemory {
  return change === 0 || changesMs(limits) === 0 ? past : { ...past, changes: withSample(past.changes, now, change) };
}

function changesMs({ up, down, warmUpMs }: ResolvedLimits): number {
  let longest = Math.max(warmUpMs, up.coolDownMs, down.coolDownMs);
  for (const { periodMs } of up.steps) longest = Math.max(longest, periodMs);
  for (const { periodMs } of down.steps) longest = Math.max(longest, periodMs);

  return longest;
}
