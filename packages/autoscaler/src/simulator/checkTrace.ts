// Whether a trace can be replayed.
import { AutoscalerError } from '../errors.ts';
import { foundText } from '../foundText.ts';
import type { Arrivals, Trace } from '../trace.ts';
import { maxAmount } from './resolveFleet.ts';

/** Of a Date: up to here milliseconds are exact. */
export const maxTime = 8.64e15;

/** A replay of more would take hours. */
const maxRequests = 1e11;

/**
 * Throws AutoscalerError KINGLET_AUTOSCALER_TRACE for times that are out of order or beyond the duration, rates or service
 * times that are negative or no numbers, and a trace in which nothing arrives.
 */
export function checkTrace({ name, durationMs, startMs = 0, arrivals }: Trace): void {
  const fail = (what: string) => new AutoscalerError('KINGLET_AUTOSCALER_TRACE', `Trace '${name}': ${what}`);
  if (!(Number.isFinite(durationMs) && durationMs > 0 && durationMs <= maxTime))
    throw fail(`expected \`durationMs\` to be above 0 and up to ${maxTime}; found ${foundText(durationMs)}.`);
  if (!(Number.isFinite(startMs) && Math.abs(startMs) <= maxTime))
    throw fail(`expected \`startMs\` to be a time that a Date can be; found ${foundText(startMs)}.`);
  const found =
    wrongLists(arrivals) ?? (arrivals.kind === 'times' ? wrongTimes(arrivals, durationMs) : wrongRates(arrivals));
  if (found !== undefined) throw fail(found);
}

function wrongLists(arrivals: Arrivals): string | undefined {
  const lists = { times: 'timesMs', rates: 'perSecond' } as const;
  const { kind, ...parts }: Partial<Arrivals> & Record<string, unknown> = arrivals ?? {};
  if (kind !== 'times' && kind !== 'rates')
    return `expected \`arrivals\` of kind 'times' or 'rates'; found ${foundText(kind)}.`;
  const name = lists[kind];
  return parts[name] instanceof Float64Array
    ? undefined
    : `expected \`${name}\` to be a Float64Array; found something else.`;
}

function wrongTimes(
  { timesMs, serviceMs }: Extract<Arrivals, { kind: 'times' }>,
  durationMs: number,
): string | undefined {
  if (timesMs.length === 0) return 'expected at least one request; found none.';
  let before = 0;
  for (let i = 0; i < timesMs.length; i++) {
    const time = timesMs[i]!;
    if (!(time >= before && time < durationMs))
      return `expected times in ascending order from 0 to below ${durationMs} ms; found ${time} after ${before} at index ${i}.`;
    before = time;
  }
  if (serviceMs === undefined) return undefined;
  if (serviceMs.length !== timesMs.length)
    return `expected a service time for each of ${timesMs.length} requests; found ${serviceMs.length}.`;
  const wrong = serviceMs.findIndex((value) => !(value >= 0 && value <= maxAmount));
  return wrong < 0
    ? undefined
    : `expected service times from 0 to ${maxAmount} ms; found ${serviceMs[wrong]} at index ${wrong}.`;
}

function wrongRates({ perSecond, intervalMs }: Extract<Arrivals, { kind: 'rates' }>): string | undefined {
  if (!(Number.isFinite(intervalMs) && intervalMs > 0))
    return `expected \`intervalMs\` above 0; found ${foundText(intervalMs)}.`;
  const wrong = perSecond.findIndex((rate) => !(Number.isFinite(rate) && rate >= 0));
  if (wrong >= 0) return `expected rates from 0 per second; found ${perSecond[wrong]} at index ${wrong}.`;
  const requests = perSecond.reduce((sum, rate) => sum + rate * (intervalMs / 1000), 0);
  if (requests > maxRequests) return `expected at most ${maxRequests} requests; found rates of ${requests}.`;
  return requests > 0 ? undefined : 'expected a rate above 0; found none.';
}
