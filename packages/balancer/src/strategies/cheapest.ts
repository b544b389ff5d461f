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
  return {
    pick(fleet, now) {
      const members = fleet.candidates(now);
      if (members.length === 0) return undefined;
      const { choices, maxRequestsPerInstance, random } = fleet.options;
      if (members.length <= (choices ?? fullScan)) return cheapestOfAll(fleet, members, now, load);
      const member = cheapestOfSome(fleet, members, now, load, sampler, choices ?? 2);
      if (member.active < maxRequestsPerInstance) return member;
      return firstOpen(members, Math.floor(random() * members.length), maxRequestsPerInstance);
    },
  };
}

/** Of equally cheap ones any by its weight: the k-th of them replaces the one before with its part of their weights. */
function cheapestOfAll(fleet: Fleet, members: readonly Member[], now: number, load: Load): Member | undefined {
  const { decayMs, maxRequestsPerInstance, random } = fleet.options;
  let best: Member | undefined;
  let least = Number.POSITIVE_INFINITY;
  let tied = 0;
  for (let index = 0; index < members.length; index++) {
    const member = members[index] as Member;
    if (member.active >= maxRequestsPerInstance) continue;
    const weight = member.weight * slowStartFactor(member, fleet.options, now);
    const found = load(member, now, decayMs) / weight;
    if (found > least) continue;
    tied = found < least ? weight : tied + weight;
    if (found === least && random() * tied >= weight) continue;
    best = member;
    least = found;
  }
  return best;
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
