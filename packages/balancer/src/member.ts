// An instance with what is known of it; the balancer alone changes it.
import { BalancerError } from './errors.ts';
import type { Instance, InstanceState, InstanceStatistics } from './instance.ts';
import type { ResolvedOptions } from './options.ts';

/** What a first answer is thought to take while it is waited for, in milliseconds: nothing more goes there before it is known; a failure took as long at least. */
export const unknownLatencyMs = 1000;

export class Member {
  readonly id: string;
  readonly address: string;
  readonly locality: string | undefined;
  weight: number;
  active = 0;
  requests = 0;
  failures = 0;
  draining = false;
  healthy = true;
  /** Milliseconds until which it is ejected; 0 when it is not. */
  ejectedUntil = 0;
  ejectedAt = 0;
  ejections = 0;
  /** Ejections not yet made good by intervals in service. */
  ejectionStreak = 0;
  consecutiveFailures = 0;
  /** Answers and good ones in the interval of the success rate. */
  intervalRequests = 0;
  intervalSuccesses = 0;
  /** When its slow start began. */
  since: number = Number.NEGATIVE_INFINITY;
  /** When its turn comes in round robin, in virtual time. */
  turn = 0;
  #latencyMs = 0;
  #measuredAt = 0;
  /** The latency as it was decayed at a time not long ago. */
  #decayedMs = 0;
  #decayedAt = 0;
  #measured = false;

  constructor(instance: Instance) {
    this.id = instance.id;
    this.address = instance.address ?? instance.id;
    this.locality = instance.locality;
    this.weight = checkWeight(instance.id, instance.weight ?? 1);
  }

  get state(): InstanceState {
    if (this.draining) return 'draining';
    if (this.ejectedUntil > 0) return 'ejected';
    return this.healthy ? 'available' : 'unhealthy';
  }

  /** The peak jumps up at once and is forgotten by the time constant, as Finagle's peak EWMA. */
  observe(latencyMs: number, now: number, decayMs: number): void {
    const kept = Math.exp((this.#measuredAt - now) / decayMs);
    const falls = this.#measured && latencyMs < this.#latencyMs;
    this.#latencyMs = falls ? this.#latencyMs * kept + latencyMs * (1 - kept) : latencyMs;
    this.#measuredAt = now;
    this.#measured = true;
    this.#decayedMs = this.#latencyMs;
    this.#decayedAt = now;
  }

  /** Latency times the requests it would have. One that is not known is free while nothing is under way there. */
  latencyLoad(now: number, decayMs: number): number {
    if (!this.#measured) return this.active * unknownLatencyMs;
    return this.#decayed(now, decayMs) * (this.active + 1);
  }

  statistics(): InstanceStatistics {
    const { id, address, weight, locality, state, active, requests, failures, ejections } = this;
    const latencyMs = this.#measured ? this.#latencyMs : undefined;
    return { id, address, weight, locality, state, active, requests, failures, latencyMs, ejections };
  }

  /** An exponential for each instance of each choice would take most of its time: it is as old as a thousandth of the time constant. */
  #decayed(now: number, decayMs: number): number {
    if ((now - this.#decayedAt) * 1000 <= decayMs) return this.#decayedMs;
    this.#decayedMs = this.#latencyMs * Math.exp((this.#measuredAt - now) / decayMs);
    this.#decayedAt = now;
    return this.#decayedMs;
  }
}

/** The part of its weight that a member has while it starts slowly, above 0 to 1; Envoy's formula. */
export function slowStartFactor(member: Member, { slowStart }: ResolvedOptions, now: number): number {
  if (!slowStart) return 1;
  const part = (now - member.since) / slowStart.windowMs;
  return part >= 1 ? 1 : Math.max(slowStart.minimum, part ** (1 / slowStart.aggression));
}

export function checkWeight(id: string, weight: number): number {
  if (Number.isFinite(weight) && weight >= 0) return weight;
  throw new BalancerError('KINGLET_BALANCER_INSTANCE', `weight of ${id}: expected a number from 0, found ${weight}`);
}
