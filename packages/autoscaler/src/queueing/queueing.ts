// What queueing theory says of a fleet of a fixed size: the oracle of the simulator, and a first guess for a policy.
import { AutoscalerError } from '../errors.ts';

/** Poisson arrivals at a number of servers. */
export interface Station {
  /** Whole, from 1. */
  readonly servers: number;
  readonly arrivalsPerSecond: number;
  /** Mean service time in milliseconds. */
  readonly serviceMs: number;
}

/**
 * The part of requests that are lost where none can wait: Erlang's B formula, by the recursion over servers
 * (Cooper, Introduction to Queueing Theory, section 3.3). `load` is in erlangs: arrivals times service time.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_STATE` for a count of servers that is not whole and from 1, or a load that is not from 0.
 */
export function erlangB(servers: number, load: number): number {
  check('servers', servers, Number.isInteger(servers) && servers >= 1, 'a whole number from 1');
  check('load', load, Number.isFinite(load) && load >= 0, 'a finite number from 0');
  let lost = 1;
  for (let count = 1; count <= servers; count++) lost = (load * lost) / (count + load * lost);
  return lost;
}

/**
 * The part of requests that must wait at M/M/c: Erlang's C formula, from B (Cooper, section 3.4). 1 where the load is not
 * below the servers: the queue grows for ever.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_STATE` as `erlangB`.
 */
export function erlangC(servers: number, load: number): number {
  const lost = erlangB(servers, load);
  return load >= servers ? 1 : (servers * lost) / (servers - load * (1 - lost));
}

/** Mean wait at M/M/c in milliseconds, Infinity where the queue grows for ever. Throws as `erlangB`. */
export function meanWaitMs({ servers, arrivalsPerSecond, serviceMs }: Station): number {
  const load = (arrivalsPerSecond * serviceMs) / 1000;
  const waiting = erlangC(servers, load);
  return load >= servers ? Number.POSITIVE_INFINITY : (waiting * serviceMs) / (servers - load);
}

/**
 * Mean wait at M/G/1 in milliseconds: the formula of Pollaczek and Khinchine. `variation` is the standard deviation of the
 * service time over its mean: 0 for M/D/1, 1 for M/M/1.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_STATE` for a variation or a load that is not from 0.
 */
export function pollaczekKhinchineMs(station: Omit<Station, 'servers'>, variation: number): number {
  const load = (station.arrivalsPerSecond * station.serviceMs) / 1000;
  check('load', load, Number.isFinite(load) && load >= 0, 'a finite number from 0');
  check('variation', variation, Number.isFinite(variation) && variation >= 0, 'a finite number from 0');
  if (load >= 1) return Number.POSITIVE_INFINITY;
  return ((load * station.serviceMs) / (1 - load)) * ((1 + variation ** 2) / 2);
}

function check(name: string, value: number, isRight: boolean, expected: string): void {
  if (isRight) return;
  throw new AutoscalerError('KINGLET_AUTOSCALER_STATE', `Expected \`${name}\` to be ${expected}; found ${value}.`);
}
