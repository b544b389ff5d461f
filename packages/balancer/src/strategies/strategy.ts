// What a strategy is.
import type { Fleet } from '../fleet.ts';
import type { Member } from '../member.ts';

export interface Strategy {
  /**
   * One of the fleet's candidates that is not full; undefined where there is none. Strategies that hash send equal keys to
   * the same member and take a random key without one.
   */
  pick(fleet: Fleet, now: number, key: string | undefined): Member | undefined;
}

/** The first that is not full from a place on, around once. */
export function firstOpen(members: readonly Member[], start: number, most: number): Member | undefined {
  for (let i = 0; i < members.length; i++) {
    const member = members[(start + i) % members.length] as Member;
    if (member.active < most) return member;
  }
  return undefined;
}
