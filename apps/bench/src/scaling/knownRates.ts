// What could be done if the rates of a trace were known in advance: how much there is to be won by knowing more.
import { type Decide, type Policy, simulate } from '@kinglet/autoscaler';
import { limits, type Scenario } from './scenarios.ts';

/** With `policy` these go into `simulate`. */
export interface KnownRates {
  readonly policy: Policy;
  readonly decide: Decide;
}

/**
 * Square-root staffing (Halfin and Whitt 1981) by the rates of the trace at the time when an instance that is asked for now will
 * serve, with the headroom that costs just not more than `cost` from `fromMs` on. Undefined for a trace of requests, which has no
 * rates, and where even no headroom costs more.
 */
export function knownRatesAtCost(scenario: Scenario, fromMs: number, cost: number): KnownRates | undefined {
  const { trace, fleet } = scenario;
  const loadAt = loadOf(scenario);
  if (loadAt === undefined) return undefined;
  const policy: Policy = { mode: 'threshold', ...limits };
  const staffing = (headroom: number) => staff(loadAt, headroom, trace.startMs ?? 0, fleet.startMs ?? 0);
  const isAfforded = (headroom: number) =>
    simulate(trace, fleet, policy, { seed, fromMs, decide: staffing(headroom) }).cost <= cost;
  if (!isAfforded(0)) return undefined;
  let [afforded, tooDear] = [0, most];
  for (let step = 0; step < steps; step++) {
    const middle = (afforded + tooDear) / 2;
    if (isAfforded(middle)) afforded = middle;
    else tooDear = middle;
  }
  return { policy, decide: staffing(afforded) };
}

/** Of the traffic that costs are compared on, which is not judged. */
const seed = 101;

/** Roots of the load: with so many nothing waits. */
const most = 4;

const steps = 7;

const periodMs = 10_000;

function staff(loadAt: (atMs: number) => number, headroom: number, traceStartMs: number, leadMs: number): Decide {
  return ({ instances }, _metrics, { mode }, now) => {
    const load = loadAt(now - traceStartMs + leadMs);
    const wanted = Math.round(load + headroom * Math.sqrt(load));
    const desired = Math.min(limits.max, Math.max(limits.min, wanted));
    const action = desired === instances ? 'hold' : desired > instances ? 'scale-up' : 'scale-down';
    return {
      desired,
      action,
      reason: 'the rate is known',
      constraints: [],
      nextEvaluation: now + periodMs,
      memory: { mode },
    };
  };
}

/** Requests at work at a time, were there enough instances. */
function loadOf({ trace: { arrivals }, fleet: { service } }: Scenario): ((atMs: number) => number) | undefined {
  if (arrivals.kind === 'times') return undefined;
  const { perSecond, intervalMs } = arrivals;
  const seconds = meanMsOf(service) / 1000;
  return (atMs) => (perSecond[Math.min(perSecond.length - 1, Math.floor(atMs / intervalMs))] ?? 0) * seconds;
}

/** Of a log-normal: the median times e^(σ²/2). */
export function meanMsOf(service: Scenario['fleet']['service']): number {
  return service.kind === 'lognormal' ? service.medianMs * Math.exp(service.sigma ** 2 / 2) : service.meanMs;
}
