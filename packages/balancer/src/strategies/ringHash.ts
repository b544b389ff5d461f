// Consistent hashing on a ring: a key goes to the next point clockwise, past members that are away or full.
import type { Fleet } from '../fleet.ts';
import { hash, rehash } from '../hash.ts';
import type { Member } from '../member.ts';
import type { Strategy } from './strategy.ts';

const circle = 2 ** 32;
/** Owners are below this, so that a point and its owner fit a double's 53 bits. */
const mostMembers = 2 ** 21;

export function ringHash(): Strategy {
  let placement = -1;
  let ring = new Ring([], 1);
  return {
    pick(fleet, now, key) {
      const candidates = fleet.candidates(now);
      if (fleet.placement !== placement) {
        ring = new Ring(fleet.placed, fleet.options.ringPoints);
        placement = fleet.placement;
      }
      const point = key === undefined ? Math.floor(fleet.options.random() * circle) : hash(key, 0);
      return ring.find(point, fleet, candidates.length);
    },
  };
}

/** Members' points in ascending order. */
export class Ring {
  readonly #members: readonly Member[];
  readonly #points: Uint32Array;
  readonly #owners: Int32Array;

  /** A member has `points` times its weight, but one at least. */
  constructor(members: readonly Member[], points: number) {
    this.#members = members;
    const placed = placePoints(members, points).sort();
    this.#points = new Uint32Array(placed.length);
    this.#owners = new Int32Array(placed.length);
    for (let i = 0; i < placed.length; i++) {
      const point = Math.floor((placed[i] as number) / mostMembers);
      this.#points[i] = point;
      this.#owners[i] = (placed[i] as number) - point * mostMembers;
    }
  }

  /** The first from a point on that takes requests; where none is available, any that is not full. */
  find(point: number, fleet: Fleet, available: number): Member | undefined {
    const count = this.#points.length;
    const { maxRequestsPerInstance } = fleet.options;
    const anyState = available === this.#members.length;
    let index = this.#firstFrom(point);
    for (let seen = 0; seen < count; seen++) {
      if (index === count) index = 0;
      const member = this.#members[this.#owners[index++] as number] as Member;
      if (member.active < maxRequestsPerInstance && (anyState || member.state === 'available')) return member;
    }
    return undefined;
  }

  #firstFrom(point: number): number {
    const points = this.#points;
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((points[middle] as number) < point) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A point and its owner in one number, in any order. A member's points are a walk from one hash of its identifier by steps of another. */
function placePoints(members: readonly Member[], points: number): Float64Array {
  const counts = members.map((member) => Math.max(1, Math.round(points * member.weight)));
  const placed = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  let place = 0;
  for (let owner = 0; owner < members.length; owner++) {
    const { id } = members[owner] as Member;
    const step = hash(id, 1);
    const end = place + (counts[owner] as number);
    for (let walked = hash(id, 0); place < end; place++, walked += step) {
      placed[place] = rehash(walked | 0) * mostMembers + owner;
    }
  }
  return placed;
}
