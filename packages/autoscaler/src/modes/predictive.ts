// Instances for what is to come: by season and trend, chosen by how each forecast did so far.
import type { Constraint } from '../decision.ts';
import { type ForecastOptions, type Forecasts, learn, noForecasts } from '../forecast/forecast.ts';
import { forecastersOf } from '../forecast/forecasters.ts';
import { isFleetWide } from '../metrics.ts';
import type { Resolved } from '../resolvePolicy.ts';
import { ceilCount, held, type Rule, readMetric, rounded, type Situation, whyMissing } from '../situation.ts';

type Policy = Resolved<'predictive'>;

interface Memory {
  /** The bucket of time that is being measured: `bucketMs` times this is when it began. */
  readonly bucket: number;
  readonly sum: number;
  readonly count: number;
  readonly forecasts: Forecasts;
}

interface Plan extends ForecastOptions {
  readonly bucketMs: number;
}

/**
 * The most that is expected from now to `horizonMs` ahead, at the forecast's `quantile`, and never less than the present
 * demands. Demand is averaged over buckets of time, 2,016 to the longest season; the forecasts are those of `forecastersOf`, and
 * the one with the smallest error at the horizon so far is asked. A bucket without a reading counts as what was forecast
 * for it. Without a present reading the fleet may grow by the forecast and does not shrink. A clock that goes back by more than a
 * bucket, or a gap longer than the longest season, starts the history anew.
 */
export const predictive: Rule<Policy> = (policy, situation, memory) => {
  const plan = planOf(policy);
  const demand = demandOf(policy, situation);
  const next = measured(memory as Memory | undefined, demand, plan, situation.now);
  const expected = expectedOf(next, plan, policy, situation.now);
  if (demand === undefined && expected === undefined) return held(policy.metric, situation, next);

  const forecast =
    expected === undefined
      ? ''
      : `; ${plan.forecasters[next.forecasts.best]?.name} expects up to ${rounded(expected)} within ${policy.horizonMs / 1000} s`;
  const foreseen = ceilCount(expected ?? 0);
  if (demand === undefined) {
    const why = `${whyMissing(policy.metric, situation)}${forecast}`;
    const to = Math.max(situation.instances, foreseen);
    const constraints: Constraint[] =
      to === foreseen ? [] : [{ code: 'missing-metric', message: why, from: foreseen, to }];

    return { wanted: to, reason: why, constraints, memory: next };
  }
  const reason = `${policy.metric} needs ${rounded(demand)} instances now${forecast}`;

  return { wanted: Math.max(ceilCount(demand), foreseen), reason, constraints: [], memory: next };
};

const bucketsInSeason = 2016;
const mostSteps = 16;
const plans = new WeakMap<Policy, Plan>();

function planOf(policy: Policy): Plan {
  const known = plans.get(policy);
  if (known !== undefined) return known;

  const longest = Math.max(...policy.seasonsMs, 0);
  const bucketMs = Math.max(policy.periodMs, longest / bucketsInSeason, policy.horizonMs / mostSteps);
  const seasons = policy.seasonsMs.map((season) => Math.max(2, Math.round(season / bucketMs)));
  const steps = Math.ceil(policy.horizonMs / bucketMs) + 1;
  const keep = Math.max(...seasons, 0) + steps + 1;
  const plan = { bucketMs, steps, keep, quantile: policy.quantile, forecasters: forecastersOf(seasons) };
  plans.set(policy, plan);

  return plan;
}

function demandOf({ metric, target }: Policy, situation: Situation): number | undefined {
  const value = readMetric(metric, situation);
  if (value === undefined) return undefined;

  return isFleetWide(metric) ? value / target : (value * situation.ready) / target;
}

function measured(memory: Memory | undefined, demand: number | undefined, plan: Plan, now: number): Memory {
  const bucket = Math.floor(now / plan.bucketMs);
  const known = memory !== undefined && bucket >= memory.bucket - 1 && bucket - memory.bucket < plan.keep;
  const before = known ? closed(memory, bucket, plan) : { bucket, sum: 0, count: 0, forecasts: noForecasts(plan) };
  if (demand === undefined) return before;

  return { ...before, sum: before.sum + demand, count: before.count + 1 };
}

function closed(memory: Memory, bucket: number, plan: Plan): Memory {
  if (bucket <= memory.bucket) return memory;

  let { forecasts } = memory;
  let value: number | undefined = memory.count === 0 ? undefined : memory.sum / memory.count;
  for (let closing = memory.bucket; closing < bucket; closing++) {
    const known = value ?? forecasts.ahead[0];
    if (known !== undefined) forecasts = learn(forecasts, known, plan);
    value = undefined;
  }

  return { bucket, sum: 0, count: 0, forecasts };
}

function expectedOf(
  { bucket, forecasts }: Memory,
  { bucketMs }: Plan,
  { horizonMs }: Policy,
  now: number,
): number | undefined {
  const { ahead, margin } = forecasts;
  const last = Math.floor((now + horizonMs) / bucketMs) - bucket;
  let most: number | undefined;
  for (let i = 0; i <= last && i < ahead.length; i++) most = Math.max(most ?? 0, (ahead[i] as number) + margin);

  return most;
}
