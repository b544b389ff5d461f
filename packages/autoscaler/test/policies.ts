// Policies that tests know the outcome of.
import type { Policy } from '../src/policy.ts';
import type { Decide } from '../src/simulation.ts';

/** Asked every second; what it says is of no account where `decide` is given. */
export const everySecond: Policy = { mode: 'threshold', periodMs: 1000, min: 0 };

/** Wants what `wanted` says, every period. */
export function wants(wanted: (nowMs: number) => number): Decide {
  return (state, _metrics, { mode, periodMs = 1000 }, now) => ({
    desired: wanted(now),
    action: wanted(now) > state.instances ? 'scale-up' : wanted(now) < state.instances ? 'scale-down' : 'hold',
    reason: 'A test wants it.',
    constraints: [],
    nextEvaluation: now + periodMs,
    memory: { mode },
  });
}

/** Leaves the fleet as it is. */
export const hold: Decide = (state, metrics, policy, now) => wants(() => state.instances)(state, metrics, policy, now);
