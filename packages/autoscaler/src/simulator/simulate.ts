// Replays a trace against a fleet that a policy scales.
import type { Fleet } from '../fleet.ts';
import type { Policy } from '../policy.ts';
import { resolvePolicy } from '../resolvePolicy.ts';
import type { SimulationOptions, SimulationResult } from '../simulation.ts';
import type { Trace } from '../trace.ts';
import { checkTrace } from './checkTrace.ts';
import { Containers } from './containers.ts';
import type { Engine } from './engine.ts';
import { Lambda } from './lambda.ts';
import { Recorder } from './recorder.ts';
import { resolveFleet } from './resolveFleet.ts';
import { resolveOptions } from './resolveOptions.ts';
import { Scaler } from './scaler.ts';
import { Timeline } from './timeline.ts';
import { Traffic } from './traffic.ts';

/**
 * Serves the trace's requests one by one by a fleet that `policy` scales: a discrete-event simulation. The policy is asked at
 * its period, with averages since it was last asked. Traffic and service times depend on the seed alone, not on the policy.
 * At the trace's end there are no more decisions and no more costs; what is in the fleet is worked off, and what no instance
 * will ever take up counts as refused.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_TRACE` for a trace that cannot be replayed, `KINGLET_AUTOSCALER_STATE` for a
 * fleet that cannot be, `KINGLET_AUTOSCALER_POLICY` for a policy or an option out of its range, or a decision that is none.
 */
export function simulate(
  trace: Trace,
  fleet: Fleet,
  policy: Policy,
  options: SimulationOptions = {},
): SimulationResult {
  checkTrace(trace);
  const { durationMs } = trace;
  const { engine, recorder, scaler, timeline, traffic, clocks } = assemble(trace, fleet, policy, options);
  runClocks(engine, traffic, clocks, durationMs);
  timeline.tick();
  const { cost, instanceMs, coldStarts } = engine.account(durationMs);
  run(engine, traffic, Number.POSITIVE_INFINITY);
  engine.abandon();
  timeline.close();
  return {
    ...recorder.totals(),
    coldStarts,
    cost,
    instanceHours: instanceMs / 3_600_000,
    flaps: scaler.flaps,
    decisions: scaler.decisions,
    timeline: timeline.points,
  };
}

function assemble(trace: Trace, fleet: Fleet, policy: Policy, options: SimulationOptions) {
  const { durationMs, startMs = 0 } = trace;
  const { min, periodMs: firstMs } = resolvePolicy(policy);
  const resolved = resolveFleet(fleet, min);
  const { seed, objectiveMs, fromMs, timelineMs, decide } = resolveOptions(options, durationMs);
  const recorder = new Recorder(objectiveMs, fromMs);
  const engine = resolved.kind === 'lambda' ? new Lambda(resolved, recorder) : new Containers(resolved, recorder);
  const traffic = new Traffic(trace, resolved.service, seed);
  const timeline = new Timeline({ durationMs, stepMs: timelineMs, engine, recorder });
  const scaler = new Scaler({ policy, decide, engine, recorder, startMs, firstMs, fromMs });
  return { engine, recorder, scaler, timeline, traffic, clocks: [accountFrom(engine, fromMs), timeline, scaler] };
}

/** What happens at times of its own, between requests. */
interface Clock {
  readonly nextMs: number;
  tick(atMs: number): void;
}

/** Of clocks due at the same time the first is first. Nothing is due at the end. */
function runClocks(engine: Engine, traffic: Traffic, clocks: readonly Clock[], endMs: number): void {
  while (true) {
    const untilMs = clocks.reduce((least, { nextMs }) => Math.min(least, nextMs), endMs);
    run(engine, traffic, untilMs);
    if (untilMs === endMs) return;
    for (const clock of clocks) if (clock.nextMs === untilMs) clock.tick(untilMs);
  }
}

function accountFrom(engine: Engine, fromMs: number): Clock {
  const clock = {
    nextMs: fromMs,
    tick(atMs: number) {
      engine.startAccount(atMs);
      clock.nextMs = Number.POSITIVE_INFINITY;
    },
  };
  return clock;
}

/**
 * Serves what arrives before `untilMs` and ends what is due by then. Of what comes at the same time, the departure is first: its
 * slot is free for the arrival.
 */
function run(engine: Engine, traffic: Traffic, untilMs: number): void {
  while (true) {
    const { nextMs } = engine;
    const arrivalMs = traffic.nextMs;
    if (nextMs <= arrivalMs) {
      if (nextMs > untilMs || nextMs === Number.POSITIVE_INFINITY) return;
      engine.step();
    } else {
      if (arrivalMs >= untilMs) return;
      engine.arrive(arrivalMs, traffic.serviceMs);
      traffic.advance();
    }
  }
}
