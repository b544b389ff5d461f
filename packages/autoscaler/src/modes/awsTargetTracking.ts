// Target tracking of AWS Application Auto Scaling, as its user guide describes it.
import type { Constraint } from '../decision.ts';
import { isFleetWide } from '../metrics.ts';
import type { Resolved } from '../resolvePolicy.ts';
import { ceilCount, type Rule, readMetric, rounded, type Situation, type Wish, whyMissing } from '../situation.ts';
import { type Minutes, noMinutes, withReading } from './minutes.ts';

type Policy = Resolved<'aws-target-tracking'>;

interface Memory {
  /** What an instance carried of the target, a point a minute. */
  readonly minutes: Minutes;
  /** The last scaling out, and the instances there were before it. */
  readonly outAt: number | null;
  readonly outFrom: number;
  /** The last scaling in; null after a scaling out, which ends its cool-down. */
  readonly inAt: number | null;
}

const nothingYet: Memory = { minutes: noMinutes, outAt: null, outFrom: 0, inAt: null };

/**
 * Once a minute, on CloudWatch's points of a minute. Out when the last `outPeriods` points are above the target, in when
 * the last `inPeriods` are below 0.9 of it: the alarms that the service makes (AlarmHigh of 3 points of 1 minute, AlarmLow
 * of 15; in AWS's blogs and in every account). To instances · metric / target: "calculates the scaling adjustment based on
 * the metric and the target value" (How target tracking scaling works). Out takes the newest point; in, of which the
 * guide says only that it is the more conservative, takes the highest of its points, our reading of it.
 * A minute without data is INSUFFICIENT_DATA, which neither adds nor removes (Considerations). Cool-downs are those of
 * "Define cooldown periods": after scaling out only a larger one counts, what was added being part of it; after scaling in no
 * other, but scaling out ends that at once.
 */
export const awsTargetTracking: Rule<Policy> = (policy, situation, memory) => {
  const before = untilNow((memory as Memory | undefined) ?? nothingYet, situation.now);
  const keep = Math.max(policy.outPeriods, policy.inPeriods);
  const minutes = withReading(before.minutes, situation.now, shareOf(policy, situation), policy.statistic, keep);
  const next = { ...before, minutes };
  if (before.minutes.open === null || minutes.open === before.minutes.open)
    return stay(situation, next, 'the minute is not over');

  const outs = alarm(minutes.points, policy.outPeriods, (point) => point > 1);
  if (outs !== undefined) return scaleOut(outs.at(-1) as number, policy, situation, next);
  const ins = alarm(minutes.points, policy.inPeriods, (point) => point < 0.9);
  if (ins !== undefined && !policy.disableScaleIn) return scaleIn(Math.max(...ins), policy, situation, next);

  return quiet(policy, situation, next);
};

function shareOf({ metric, target }: Policy, situation: Situation): number | undefined {
  const value = readMetric(metric, situation);
  if (value === undefined || situation.ready === 0) return undefined;

  return isFleetWide(metric) ? value / (target * situation.ready) : value / target;
}

function alarm(
  points: readonly (number | null)[],
  count: number,
  breaches: (point: number) => boolean,
): number[] | undefined {
  const last = points.slice(-count);
  if (last.length < count || !last.every((point): point is number => point !== null && breaches(point)))
    return undefined;

  return last as number[];
}

function scaleOut(share: number, policy: Policy, situation: Situation, memory: Memory): Wish {
  const { instances, now } = situation;
  const cooling = memory.outAt !== null && now - memory.outAt < policy.outCoolDownMs;
  const base = cooling ? Math.min(memory.outFrom, instances) : instances;
  const wanted = ceilCount(base * share);
  const reason = `${policy.metric} was above its target for ${policy.outPeriods} minutes, ${rounded(share)} of it at last: ${base} instances · ${rounded(share)} = ${wanted}`;
  if (cooling && wanted <= instances) return coolDown(reason, wanted, situation, memory);
  if (Math.min(wanted, policy.max) <= instances)
    return { wanted: Math.max(instances, wanted), reason, constraints: [], memory };

  return { wanted, reason, constraints: [], memory: { ...memory, outAt: now, outFrom: base, inAt: null } };
}

function scaleIn(share: number, policy: Policy, situation: Situation, memory: Memory): Wish {
  const { instances, now } = situation;
  const wanted = Math.min(instances, ceilCount(instances * share));
  const reason = `${policy.metric} was below 0.9 of its target for ${policy.inPeriods} minutes, at most ${rounded(share)} of it: ${instances} instances · ${rounded(share)} = ${wanted}`;
  const cooling = memory.inAt !== null && now - memory.inAt < policy.inCoolDownMs;
  if (cooling) return coolDown(reason, wanted, situation, memory);
  if (Math.max(wanted, policy.min) >= instances) return { wanted, reason, constraints: [], memory };

  return { wanted, reason, constraints: [], memory: { ...memory, inAt: now } };
}

// Where the clock went back, a cool-down lasts its length once more, never longer.
function untilNow(memory: Memory, now: number): Memory {
  const { outAt, inAt } = memory;

  return { ...memory, outAt: outAt && Math.min(outAt, now), inAt: inAt && Math.min(inAt, now) };
}

function coolDown(reason: string, wanted: number, { instances }: Situation, memory: Memory): Wish {
  const message = `the last scaling is not over its cool-down: ${instances} instead of ${wanted}`;

  return {
    wanted: instances,
    reason,
    constraints: [{ code: 'cool-down', message, from: wanted, to: instances }],
    memory,
  };
}

function quiet(policy: Policy, situation: Situation, memory: Memory): Wish {
  const { points } = memory.minutes;
  if (points.length >= policy.outPeriods && points.slice(-policy.outPeriods).every((point) => point !== null)) {
    return stay(
      situation,
      memory,
      `neither ${policy.outPeriods} minutes above the target nor ${policy.inPeriods} below 0.9 of it`,
    );
  }
  const { instances } = situation;
  const why = readMetric(policy.metric, situation) === undefined ? `: ${whyMissing(policy.metric, situation)}` : '';
  const reason = `INSUFFICIENT_DATA${why}; the fleet stays at ${instances}`;
  const constraints: Constraint[] = [{ code: 'missing-metric', message: reason, from: instances, to: instances }];

  return { wanted: undefined, reason, constraints, memory };
}

function stay({ instances }: Situation, memory: Memory, reason: string): Wish {
  return { wanted: instances, reason, constraints: [], memory };
}
