// The cheapest of all, or of some drawn by weight: join the shortest queue, and the power of two choices.
import type { Fleet } from '../fleet.ts';
import { type Member, slowStartFactor } from '../member.ts';
import { Sampler } from './sampler.ts';
import { firstOpen, type Strategy } from './strategy.ts';

/** Up to so many instances are all looked at. */
const fullScan = 16;
/** Draws after which a choice may be the same one twice. */
const mostDraws = 4;

/** What a member has to do; over its weight it is what the cheapest one is sought by. */
export type Load = (member: Member, now: number, decayMs: number) => number;

export const activeLoad: Load = (member) => member.active;
export const latencyLoad: Load = (member, now, decayMs) => member.latencyLoad(now, decayMs);

export function cheapest(load: Load): Strategy {
  const sampler = new Sampler();
  const loads: number[] = [];
  return {
    pick(fleet, now) {
      const members = fleet.candidates(now);
      if (members.length === 0) return undefined;
      const { choices, maxRequestsPerInstance, random } = fleet.options;
      if (members.length <= (choices ?? fullScan)) return cheapestOfAll(fleet, members, now, load, loads);
      const member = cheapestOfSome(fleet, members, now, load, sampler, choices ?? 2);
      if (member.active < maxRequestsPerInstance) return member;
      return firstOpen(members, Math.floor(random() * members.length), maxRequestsPerInstance);
    },
  };
}

/** Of equally cheap ones any by its weight: their loads are kept, so that one random number chooses among them. */
function cheapestOfAll(
  fleet: Fleet,
  members: readonly Member[],
  now: number,
  load: Load,
  loads: number[],
): Member | undefined {
  const { decayMs, maxRequestsPerInstance, random, slowStart } = fleet.options;
  let least = Number.POSITIVE_INFINITY;
  let tied = 0;
  let best: Member | undefined;
  for (let index = 0; index < members.length; index++) {
    const member = members[index] as Member;
    const isFull = member.active >= maxRequestsPerInstance;
    const factor = slowStart ? slowStartFactor(member, fleet.options, now) : 1;
    const found = isFull ? Number.POSITIVE_INFINITY : load(member, now, decayMs) / (member.weight * factor);
    loads[index] = found;
    if (found > least || isFull) continue;
    if (found < least) tied = 0;
    best = tied === 0 ? member : undefined;
    least = found;
    tied += member.weight * factor;
  }
  if (best || tied === 0) return best;
  return tiedAt(fleet, members, now, loads, least, random() * tied);
}

/** The one of those with the least load in whose part a point of all their weights lies. */
function tiedAt(
  fleet: Fleet,
  members: readonly Member[],
  now: number,
  loads: readonly number[],
  least: number,
  point: number,
): Member | undefined {
  let last: Member | undefined;
  for (let index = 0, rest = point; index < members.length && rest >= 0; index++) {
    if (loads[index] !== least) continue;
    last = members[index] as Member;
    rest -= last.weight * slowStartFactor(last, fleet.options, now);
  }
  return last;
}

function cheapestOfSome(
  fleet: Fleet,
  members: readonly Member[],
  now: number,
  load: Load,
  sampler: Sampler,
  choices: number,
): Member {
  const { decayMs } = fleet.options;
  let best = sampler.draw(fleet, members, now);
  let least = load(best, now, decayMs) / best.weight;
  for (let seen = 1, draws = 0; seen < choices && draws < mostDraws * choices; draws++) {
    const member = sampler.draw(fleet, members, now);
    if (member === best) continue;
    seen++;
    const found = load(member, now, decayMs) / member.weight;
    if (found >= least) continue;
    best = member;
    least = found;
  }
  return best;
}
