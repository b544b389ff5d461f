// How fast and how large a simulation is.
import { execFileSync } from 'node:child_process';
import { type Fleet, type Policy, simulate, type Trace } from '@kinglet/autoscaler';
import { median } from '../statistics.ts';
import { cpuTime } from './cpuTime.ts';

/** An even load. */
export function steadyTrace(perSecond: number, durationMs: number): Trace {
  const arrivals = { kind: 'rates', intervalMs: durationMs, perSecond: Float64Array.of(perSecond) } as const;
  return { name: `${perSecond} a second`, durationMs, arrivals };
}

/** Requests per second of CPU, decisions included: the median of `rounds`. */
export function measureRate(perSecond: number, requests: number, fleet: Fleet, policy: Policy, rounds: number): number {
  const trace = steadyTrace(perSecond, (requests / perSecond) * 1000);
  const rates = Array.from({ length: rounds }, (_, round) => {
    let served = 0;
    const ms = cpuTime(() => {
      served = simulate(trace, fleet, policy, { seed: round }).requests;
    });
    return (served * 1000) / ms;
  });
  return median(rates);
}

/** Seconds of CPU for a day of 1 000 functions at 5 requests a second, from what `functions` of them take. */
export function measureDay(functions: number): number {
  const trace = steadyTrace(5, 86_400_000);
  const fleet: Fleet = { kind: 'lambda', service: { kind: 'lognormal', medianMs: 100, sigma: 0.6 } };
  const policy: Policy = { mode: 'aws-target-tracking', metric: 'cpu', target: 0.7 };
  const ms = cpuTime(() => {
    for (let seed = 1; seed <= functions; seed++) simulate(trace, fleet, policy, { seed });
  });
  return ms / functions;
}

/** Bytes that a process held at most which simulates 100 000 busy instances. */
export function measureMemory(): number {
  const script = `const { simulate } = await import(${JSON.stringify(import.meta.resolve('@kinglet/autoscaler'))});
    const arrivals = { kind: 'rates', intervalMs: 300_000, perSecond: Float64Array.of(2000) };
    const fleet = { kind: 'containers', service: { kind: 'exponential', meanMs: 60_000 }, instances: 100_000, concurrency: 2 };
    const policy = { mode: 'target-tracking', targets: { cpu: 0.6 }, min: 100_000, max: 100_000 };
    const { timeline } = simulate({ name: 'large', durationMs: 300_000, arrivals }, fleet, policy);
    if (timeline.at(-1).ready !== 100_000) throw new Error('Expected 100 000 instances.');
    console.log(process.resourceUsage().maxRSS * 1024);`;
  const args = ['--conditions=@kinglet/source', '--input-type=module', '-e', script];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}
