// Any, by weight.
import { Sampler } from './sampler.ts';
import { firstOpen, type Strategy } from './strategy.ts';

export function random(): Strategy {
  const sampler = new Sampler();
  return {
    pick(fleet, now) {
      const members = fleet.candidates(now);
      if (members.length === 0) return undefined;
      const { maxRequestsPerInstance, random: draw } = fleet.options;
      const member = sampler.draw(fleet, members, now);
      if (member.active < maxRequestsPerInstance) return member;
      return firstOpen(members, Math.floor(draw() * members.length), maxRequestsPerInstance);
    },
  };
}
