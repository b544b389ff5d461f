// What one decision takes, with the memory that a policy has after days.
import { decide, type FleetState, generateTrace, type Metrics, type Policy, simulate } from '@kinglet/autoscaler';
import { median } from '../statistics.ts';
import { cpuTime } from './cpuTime.ts';

/** A policy of each mode. */
export const policies: readonly Policy[] = [
  { mode: 'threshold' },
  { mode: 'target-tracking', targets: { cpu: 0.7 } },
  { mode: 'stable-panic', capacity: 1 },
  { mode: 'aws-target-tracking', metric: 'cpu', target: 0.7 },
  { mode: 'predictive', metric: 'concurrency', target: 0.7 },
  { mode: 'kinglet', metric: 'concurrency', capacity: 1 },
];

/** Decisions in a row whose time is taken. */
const recorded = 2000;

/** Microseconds of CPU: the mean of 2 000 decisions in a row at the end of a replay of `days`, the median of `rounds` of them. */
export function measureDecide(policy: Policy, days: number, rounds: number): number {
  const situations = record(policy, days * 86_400_000).slice(-recorded);
  const times = Array.from({ length: rounds }, () =>
    cpuTime(() => {
      for (const { state, metrics, now } of situations) decide(state, metrics, policy, now);
    }),
  );
  return (median(times) * 1000) / situations.length;
}

interface Recorded {
  readonly state: FleetState;
  readonly metrics: Metrics;
  readonly now: number;
}

function record(policy: Policy, durationMs: number): Recorded[] {
  const situations: Recorded[] = [];
  const trace = generateTrace('diurnal', { durationMs, meanPerSecond: 0.5, intervalMs: 60_000 });
  simulate(
    trace,
    {
      kind: 'containers',
      service: { kind: 'lognormal', medianMs: 10_000, sigma: 0.5 },
      memory: { idle: 0.3, busy: 0.7 },
    },
    policy,
    {
      decide: (state, metrics, given, now) => {
        situations.push({ state, metrics, now });
        // What lies in the memories of a replay of days would fill the machine's.
        if (situations.length > 2 * recorded) situations.splice(0, recorded);
        return decide(state, metrics, given, now);
      },
    },
  );
  return situations;
}
