// In turn, by weight: earliest deadline first, each turn 1 / weight after the last one.
import type { Fleet } from '../fleet.ts';
import { type Member, slowStartFactor } from '../member.ts';
import { firstOpen, type Strategy } from './strategy.ts';

export function roundRobin(): Strategy {
  const turns = new Turns();
  return { pick: (fleet, now) => turns.pick(fleet, now) };
}

/** A binary heap by `turn`: the root is next. */
class Turns {
  #version = -1;
  #heap: Member[] = [];
  #time = 0;

  pick(fleet: Fleet, now: number): Member | undefined {
    const members = fleet.candidates(now);
    if (fleet.version !== this.#version) this.#build(fleet, members);
    const { maxRequestsPerInstance } = fleet.options;
    for (let tries = 0; tries < members.length; tries++) {
      const member = this.#take(fleet, now);
      if (member.active < maxRequestsPerInstance) return member;
    }
    // Heavy ones that are full may have had all those turns.
    return firstOpen(members, 0, maxRequestsPerInstance);
  }

  #take(fleet: Fleet, now: number): Member {
    const member = this.#heap[0] as Member;
    this.#time = member.turn;
    member.turn += 1 / (member.weight * slowStartFactor(member, fleet.options, now));
    this.#sink(0);
    return member;
  }

  /** Those that are new come somewhere in their first turn, so that many clients do not all begin with the same one. */
  #build(fleet: Fleet, members: readonly Member[]): void {
    this.#version = fleet.version;
    for (const member of members) {
      const turn = 1 / member.weight;
      if (member.turn <= this.#time || member.turn > this.#time + turn) {
        member.turn = this.#time + fleet.options.random() * turn;
      }
    }
    this.#heap = [...members].sort((a, b) => a.turn - b.turn);
  }

  #sink(start: number): void {
    const heap = this.#heap;
    const member = heap[start] as Member;
    let place = start;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right && right.turn < (heap[child] as Member).turn) child++;
      if ((heap[child] as Member).turn >= member.turn) break;
      heap[place] = heap[child] as Member;
      place = child;
    }
    heap[place] = member;
  }
}
