// The decision: how many instances a fleet needs now.

import { checkMetrics, checkState } from './checkSituation.ts';
import type { Decision, DecisionMemory, FleetState } from './decision.ts';
import { AutoscalerError } from './errors.ts';
import { applyLimits, type LimitMemory, noLimitMemory, startingOf } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { awsTargetTracking } from './modes/awsTargetTracking.ts';
import { kinglet } from './modes/kinglet.ts';
import { predictive } from './modes/predictive.ts';
import { stablePanic } from './modes/stablePanic.ts';
import { targetTracking } from './modes/targetTracking.ts';
import { threshold } from './modes/threshold.ts';
import type { Policy, PolicyMode } from './policy.ts';
import { type Resolved, type ResolvedPolicy, resolvePolicy } from './resolvePolicy.ts';
import type { Rule, Situation, Wish } from './situation.ts';

/** What lies in a decision's memory: plain JSON. */
interface Kept extends DecisionMemory {
  readonly at: number;
  readonly limits: LimitMemory;
  readonly rule: unknown;
}

/**
 * How many instances the fleet is to have. Pure: the same arguments give the same decision, and none of them is changed;
 * what was is in `state.memory`, the last decision's `memory`, plain JSON.
 *
 * A metric that is missing, failed or older than `staleAfterMs` is never a zero: each mode says what it does without it,
 * at the least it does not shrink the fleet. Where the clock went back, what was remembered counts as of now: windows
 * last their length once more, never longer.
 *
 * @param now milliseconds since the epoch
 * @throws AutoscalerError `KINGLET_AUTOSCALER_POLICY` for a policy that contradicts itself; `KINGLET_AUTOSCALER_METRIC` for
 * a metric that is NaN, infinite, negative, unknown or measured after `now`; `KINGLET_AUTOSCALER_STATE` for counts that
 * are no whole numbers from 0, more ready than there are, a memory of another mode or a `now` that is no time.
 */
export function decide(state: FleetState, metrics: Metrics, policy: Policy, now: number): Decision {
  const resolved = resolvePolicy(policy);
  checkState(state, resolved.mode, now);
  checkMetrics(metrics, now);
  if (state.memory === undefined) return decideAfter(undefined, state, metrics, resolved, now);

  return orForeignMemory(() => decideAfter(state.memory as Kept, state, metrics, resolved, now));
}

function decideAfter(
  memory: Kept | undefined,
  state: FleetState,
  metrics: Metrics,
  policy: ResolvedPolicy,
  now: number,
): Decision {
  const past = memory === undefined ? noLimitMemory : memory.limits;
  const { instances } = state;
  const ready = state.ready ?? Math.max(0, instances - startingOf(past, policy.warmUpMs, now));
  const situation = { instances, ready, now, metrics, staleAfterMs: policy.staleAfterMs };
  const wish = wishOf(policy, situation, memory?.rule);
  const limited = applyLimits(wish.wanted, past, policy, situation);

  return {
    desired: limited.desired,
    action: actionOf(limited.desired - instances),
    reason: wish.reason,
    constraints: wish.constraints.length === 0 ? limited.constraints : [...wish.constraints, ...limited.constraints],
    nextEvaluation: now + policy.periodMs,
    memory: { mode: policy.mode, at: now, limits: limited.memory, rule: wish.memory ?? null },
  };
}

/** All but the memory has been checked: what fails with one, or is no number, comes of a memory that no decision gave. */
function orForeignMemory(decided: () => Decision): Decision {
  try {
    const decision = decided();
    if (Number.isSafeInteger(decision.desired)) return decision;
  } catch (cause) {
    throw foreignMemory(cause);
  }
  throw foreignMemory();
}

function foreignMemory(cause?: unknown): AutoscalerError {
  const message = 'Expected `memory` to be what a decision of this version gave, got something else; leave it out';

  return new AutoscalerError('KINGLET_AUTOSCALER_STATE', message, { cause });
}

const rules: { readonly [Mode in PolicyMode]: Rule<Resolved<Mode>> } = {
  'aws-target-tracking': awsTargetTracking,
  kinglet,
  predictive,
  'stable-panic': stablePanic,
  'target-tracking': targetTracking,
  threshold,
};

function wishOf(policy: ResolvedPolicy, situation: Situation, memory: unknown): Wish {
  const rule = rules[policy.mode] as Rule<ResolvedPolicy>;

  return rule(policy, situation, memory ?? undefined);
}

function actionOf(change: number): Decision['action'] {
  if (change === 0) return 'hold';

  return change > 0 ? 'scale-up' : 'scale-down';
}
