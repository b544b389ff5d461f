// Maglev hashing (Eisenbud et al., NSDI 2016, section 3.4): a table that members fill in turns, each by its own permutation.
import type { Fleet } from '../fleet.ts';
import { hash, rehash } from '../hash.ts';
import type { Member } from '../member.ts';
import { firstOpen, type Strategy } from './strategy.ts';

/** Tries of a key whose members are away or full, before any is taken. */
const mostTries = 16;

export function maglev(): Strategy {
  let placement = -1;
  let table = new Int32Array(0);
  return {
    pick(fleet, now, key) {
      const candidates = fleet.candidates(now);
      if (fleet.placed.length === 0) return undefined;
      if (fleet.placement !== placement) {
        table = fillTable(fleet.placed, fleet.options.tableSize);
        placement = fleet.placement;
      }
      const point = key === undefined ? Math.floor(fleet.options.random() * 2 ** 32) : hash(key, 0);
      return lookUp(table, point, fleet, candidates);
    },
  };
}

/** Index of a member for each entry; a member has entries by its weight, one turn in the heaviest's for each of its own. */
export function fillTable(members: readonly Member[], size: number): Int32Array<ArrayBuffer> {
  const table = new Int32Array(size).fill(-1);
  const heaviest = Math.max(...members.map((member) => member.weight));
  const seekers = members.map((member) => new Seeker(member, size));
  for (let filled = 0, round = 1; ; round++) {
    for (let owner = 0; owner < members.length; owner++) {
      const seeker = seekers[owner] as Seeker;
      if (!seeker.hasTurn(round, heaviest)) continue;
      table[seeker.nextFree(table)] = owner;
      if (++filled === size) return table;
    }
  }
}

/** One member's walk over the table. */
class Seeker {
  readonly #weight: number;
  readonly #skip: number;
  readonly #size: number;
  #place: number;
  #turns = 0;

  constructor(member: Member, size: number) {
    this.#weight = member.weight;
    this.#size = size;
    this.#place = hash(member.id, 1) % size;
    this.#skip = (hash(member.id, 2) % (size - 1)) + 1;
  }

  hasTurn(round: number, heaviest: number): boolean {
    if (round * this.#weight < (this.#turns + 1) * heaviest) return false;
    this.#turns++;
    return true;
  }

  nextFree(table: Int32Array): number {
    let place = this.#place;
    while ((table[place] as number) >= 0) place = (place + this.#skip) % this.#size;
    this.#place = (place + this.#skip) % this.#size;
    return place;
  }
}

function lookUp(table: Int32Array, point: number, fleet: Fleet, candidates: readonly Member[]): Member | undefined {
  const { placed, options } = fleet;
  const anyState = candidates.length === placed.length;
  let place = point;
  for (let tries = 0; tries < mostTries; tries++) {
    const member = placed[table[place % table.length] as number] as Member;
    if (member.active < options.maxRequestsPerInstance && (anyState || member.state === 'available')) return member;
    place = rehash(place);
  }
  return firstOpen(candidates, point % candidates.length, options.maxRequestsPerInstance);
}
