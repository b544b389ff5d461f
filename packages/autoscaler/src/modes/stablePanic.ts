// The law of Knative's pod autoscaler: knative/serving pkg/autoscaler/scaling/autoscaler.go.
import type { Constraint } from '../decision.ts';
import type { Resolved } from '../resolvePolicy.ts';
import { meanAfter, noSamples, type Samples, samplesAfter, withSample } from '../samples.ts';
import { ceilCount, held, type Rule, readMetric, rounded, type Situation } from '../situation.ts';

type Policy = Resolved<'stable-panic'>;

interface Memory {
  readonly samples: Samples;
  /** When the panic threshold was last breached; null outside of panic. */
  readonly panicAt: number | null;
  /** The most wanted in this panic. */
  readonly panicCount: number;
}

/**
 * ceil(mean over the stable window / target), each step at most `maxScaleUpRate` times and at least 1 / `maxScaleDownRate`
 * of the ready instances. Panic begins where the panic window wants `panicThreshold` times the ready ones, and then only the
 * largest count wanted in it holds; it ends a stable window after the last breach. A fleet of more than one that
 * begins without a memory begins in panic, as Knative's does: it stays until there is a history. A missing
 * reading leaves the windows as they are; with a stable window without any the fleet stays.
 */
export const stablePanic: Rule<Policy> = (policy, situation, memory) => {
  const { now } = situation;
  const before = (memory as Memory | undefined) ?? firstMemory(situation);
  const value = readMetric(policy.metric, situation);
  const kept = samplesAfter(before.samples, now - policy.stableWindowMs, now);
  const samples = value === undefined ? kept : withSample(kept, now, value);
  const stable = meanAfter(samples, now - policy.stableWindowMs);
  if (stable === undefined) return held(policy.metric, situation, { ...before, samples });

  const panic = meanAfter(samples, now - policy.stableWindowMs * policy.panicWindow) ?? stable;
  const counts = countsOf(stable, panic, policy, situation);
  const panicAt = nextPanic(before.panicAt, counts.breach, policy, now);
  const reason = `${policy.metric} ${rounded(stable)} over ${policy.stableWindowMs / 1000} s wants ${counts.stable} and ${rounded(panic)} over ${(policy.stableWindowMs * policy.panicWindow) / 1000} s ${counts.panic} at ${rounded(policy.capacity * policy.utilization)} each`;
  if (panicAt === null)
    return { wanted: counts.stable, reason, constraints: [], memory: { samples, panicAt, panicCount: 0 } };

  const wish = Math.max(counts.stable, counts.panic);
  const panicCount = Math.max(wish, before.panicCount);

  return {
    wanted: panicCount,
    reason,
    constraints: inPanic(wish, panicCount),
    memory: { samples, panicAt, panicCount },
  };
};

function firstMemory({ ready, now }: Situation): Memory {
  return { samples: noSamples, panicAt: ready > 1 ? now : null, panicCount: ready > 1 ? ready : 0 };
}

function countsOf(stable: number, panic: number, policy: Policy, { ready }: Situation) {
  const serving = Math.max(1, ready);
  const most = ceilCount(policy.maxScaleUpRate * serving);
  const least = Math.floor(serving / policy.maxScaleDownRate);
  const target = policy.capacity * policy.utilization;
  const wanted = ceilCount(panic / target);
  const clamp = (count: number) => Math.min(Math.max(count, least), most);

  return {
    stable: clamp(ceilCount(stable / target)),
    panic: clamp(wanted),
    breach: wanted / serving >= policy.panicThreshold,
  };
}

function nextPanic(panicAt: number | null, breach: boolean, { stableWindowMs }: Policy, now: number): number | null {
  if (breach) return now;
  if (panicAt === null || now - panicAt > stableWindowMs) return null;

  return Math.min(panicAt, now);
}

function inPanic(wish: number, panicCount: number): Constraint[] {
  if (panicCount === wish) return [];

  return [
    {
      code: 'panic',
      message: `in panic the fleet only grows: ${panicCount} instead of ${wish}`,
      from: wish,
      to: panicCount,
    },
  ];
}
