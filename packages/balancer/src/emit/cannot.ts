// What a proxy cannot do, and what it does nearly.
import { BalancerError } from '../errors.ts';
import type { ProxyName } from './fleetDescription.ts';

/** Throws that `proxy` cannot carry out `part`, naming who can. */
export function cannot(proxy: ProxyName, part: string, who: string): never {
  throw new BalancerError('KINGLET_BALANCER_TARGET', `${proxy} cannot carry out ${part}; ${who} can`);
}

/** The sentences whose condition holds. */
export function notesOf(...notes: readonly (readonly [holds: unknown, note: string])[]): string[] {
  return notes.filter(([holds]) => holds).map(([, note]) => note);
}
