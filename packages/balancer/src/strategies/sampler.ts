// A member at random, by weight: Walker's alias method in Vose's form, one draw in constant time.
import type { Fleet } from '../fleet.ts';
import { type Member, slowStartFactor } from '../member.ts';

/** Draws of a member in slow start that are refused before one is taken as it is. */
const mostTries = 8;

export class Sampler {
  #version = -1;
  #keep = new Float64Array(0);
  #alias = new Int32Array(0);
  #uniform = true;

  /** Of members that are not empty. */
  draw(fleet: Fleet, members: readonly Member[], now: number): Member {
    if (fleet.version !== this.#version) this.#build(fleet, members);
    const { random, slowStart } = fleet.options;
    let member = this.#draw(members, random());
    if (!slowStart) return member;
    for (let tries = 1; tries < mostTries && random() > slowStartFactor(member, fleet.options, now); tries++) {
      member = this.#draw(members, random());
    }
    return member;
  }

  #draw(members: readonly Member[], random: number): Member {
    const place = random * members.length;
    const index = Math.floor(place);
    if (this.#uniform || place - index < (this.#keep[index] as number)) return members[index] as Member;
    return members[this.#alias[index] as number] as Member;
  }

  #build(fleet: Fleet, members: readonly Member[]): void {
    this.#version = fleet.version;
    this.#uniform = fleet.hasEvenWeights;
    if (!this.#uniform) this.#fillTables(members);
  }

  #fillTables(members: readonly Member[]): void {
    const total = members.reduce((sum, member) => sum + member.weight, 0);
    const scaled = members.map((member) => (member.weight / total) * members.length);
    this.#keep = new Float64Array(members.length).fill(1);
    this.#alias = new Int32Array(members.length);
    const small = indicesOf(scaled, (value) => value < 1);
    const large = indicesOf(scaled, (value) => value >= 1);
    while (small.length > 0 && large.length > 0) {
      const low = small.pop() as number;
      const high = large.at(-1) as number;
      this.#keep[low] = scaled[low] as number;
      this.#alias[low] = high;
      scaled[high] = (scaled[high] as number) + (scaled[low] as number) - 1;
      if ((scaled[high] as number) < 1) small.push(large.pop() as number);
    }
  }
}

function indicesOf(values: readonly number[], wanted: (value: number) => boolean): number[] {
  return values.flatMap((value, index) => (wanted(value) ? [index] : []));
}
