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

/** Of a scan; kept from one to the next. */
class Scratch {
  readonly loads: Float64Array;
  readonly ties: Int32Array;

  constructor(size: number) {
    this.loads = new Float64Array(size);
    this.ties = new Int32Array(size);
  }
}

export function cheapest(load: Load): Strategy {
  const sampler = new Sampler();
  let scratch = new Scratch(fullScan);
  return {
    pick(fleet, now) {
      const members = fleet.candidates(now);
      if (members.length === 0) return undefined;
      const { choices, maxRequestsPerInstance, random } = fleet.options;
      if (members.length <= (choices ?? fullScan)) {
        if (members.length > scratch.loads.length) scratch = new Scratch(members.length);
        return cheapestOfAll(fleet, members, now, load, scratch);
      }
      const member = cheapestOfSome(fleet, members, now, load, sampler, choices ?? 2);
      if (member.active < maxRequestsPerInstance) return member;
      return firstOpen(members, Math.floor(random() * members.length), maxRequestsPerInstance);
    },
  };
}

/** Of equally cheap ones any by its weight. Two passes of arithmetic: which ones tie is nothing that a processor could predict. */
function cheapestOfAll(
  fleet: Fleet,
  members: readonly Member[],
  now: number,
  load: Load,
  scratch: Scratch,
): Member | undefined {
  const { random, slowStart } = fleet.options;
  const { loads, ties } = scratch;
  const least = fillLoads(fleet, members, now, load, loads);
  if (least === Number.POSITIVE_INFINITY) return undefined;
  let count = 0;
  for (let index = 0; index < members.length; index++) {
    ties[count] = index;
    count += Number((loads[index] as number) === least);
  }
  if (fleet.hasEvenWeights && !slowStart) return members[ties[Math.floor(random() * count)] as number];
  return byWeight(fleet, members, now, ties, count);
}

/** Infinity for those that are full; the least of them. */
function fillLoads(
  { options }: Fleet,
  members: readonly Member[],
  now: number,
  load: Load,
  loads: Float64Array,
): number {
  const { decayMs, maxRequestsPerInstance, slowStart } = options;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < members.length; index++) {
    const member = members[index] as Member;
    const weight = slowStart ? member.weight * slowStartFactor(member, options, now) : member.weight;
    const isFull = member.active >= maxRequestsPerInstance;
    const found = isFull ? Number.POSITIVE_INFINITY : loadOf(member, load, now, decayMs) / weight;
    loads[index] = found;
    least = Math.min(least, found);
  }
  return least;
}

/** One of the first `count` that tie, in whose part a point of all their weights lies. */
function byWeight(fleet: Fleet, members: readonly Member[], now: number, ties: Int32Array, count: number): Member {
  const memberAt = (place: number): Member => members[ties[place] as number] as Member;
  const weightAt = (place: number): number =>
    memberAt(place).weight * slowStartFactor(memberAt(place), fleet.options, now);
  let total = 0;
  for (let place = 0; place < count; place++) total += weightAt(place);
  let place = 0;
  for (let rest = fleet.options.random() * total - weightAt(0); rest >= 0 && place < count - 1; )
    rest -= weightAt(++place);
  return memberAt(place);
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
