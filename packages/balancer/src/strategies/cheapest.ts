// The cheapest of all, or of some drawn by weight: join the shortest queue, and the power of two choices.
import type { Fleet } from '../fleet.ts';
import { type Member, slowStartFactor } from '../member.ts';
import { Sampler } from './sampler.ts';
import { firstOpen, type Strategy } from './strategy.ts';

/** Up to so many instances are all looked at. */
const fullScan = 16;
/** Draws after which a choice may be the same one twice. */
const mostDraws = 4;

/** What the cheapest one is sought by, over its weight: requests under way, or latency times those. */
export type Load = 'active' | 'latency';

export function cheapest(load: Load): Strategy {
  const sampler = new Sampler();
  const ties: Member[] = [];
  return {
    pick(fleet, now) {
      const members = fleet.candidates(now);
      if (members.length === 0) return undefined;
      const { choices, maxRequestsPerInstance, random } = fleet.options;
      if (members.length <= (choices ?? fullScan)) return cheapestOfAll(fleet, members, now, load, ties);
      const member = cheapestOfSome(fleet, members, now, load, sampler, choices ?? 2);
      if (member.active < maxRequestsPerInstance) return member;
      return firstOpen(members, Math.floor(random() * members.length), maxRequestsPerInstance);
    },
  };
}

/** Of equally cheap ones any by its weight: `ties` holds them while they are found. */
function cheapestOfAll(
  fleet: Fleet,
  members: readonly Member[],
  now: number,
  load: Load,
  ties: Member[],
): Member | undefined {
  const { decayMs, maxRequestsPerInstance, random, slowStart } = fleet.options;
  const isEven = fleet.hasEvenWeights && !slowStart;
  let least = Number.POSITIVE_INFINITY;
  let count = 0;
  let weights = 0;
  for (let index = 0; index < members.length; index++) {
    const member = members[index] as Member;
    if (member.active >= maxRequestsPerInstance) continue;
    const weight = slowStart ? member.weight * slowStartFactor(member, fleet.options, now) : member.weight;
    const found = loadOf(member, load, now, decayMs) / weight;
    if (found > least) continue;
    if (found < least) {
      count = 0;
      weights = 0;
      least = found;
    }
    ties[count++] = member;
    weights += weight;
  }
  if (count < 2) return count === 0 ? undefined : ties[0];
  if (isEven) return ties[Math.floor(random() * count)];
  return memberAt(ties, count, random() * weights, fleet, now);
}

/** The one in whose part a point of all their weights lies. */
function memberAt(ties: readonly Member[], count: number, point: number, fleet: Fleet, now: number): Member {
  let rest = point;
  for (let index = 0; index < count - 1; index++) {
    const member = ties[index] as Member;
    rest -= member.weight * slowStartFactor(member, fleet.options, now);
    if (rest < 0) return member;
  }
  return ties[count - 1] as Member;
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
  let least = loadOf(best, load, now, decayMs) / best.weight;
  for (let seen = 1, draws = 0; seen < choices && draws < mostDraws * choices; draws++) {
    const member = sampler.draw(fleet, members, now);
    if (member === best) continue;
    seen++;
    const found = loadOf(member, load, now, decayMs) / member.weight;
    if (found >= least) continue;
    best = member;
    least = found;
  }
  return best;
}

/** A branch, since calls by reference would not be inlined where a process uses both. */
function loadOf(member: Member, load: Load, now: number, decayMs: number): number {
  return load === 'active' ? member.active : member.latencyLoad(now, decayMs);
}
