// Chooses an instance for each request and learns from how it ended.
import { BalancerError } from './errors.ts';
import { Fleet } from './fleet.ts';
import type { Instance, InstanceStatistics, Outcome } from './instance.ts';
import { checkWeight, type Member, unknownLatencyMs } from './member.ts';
import { type BalancerOptions, type ResolvedOptions, resolveOptions } from './options.ts';
import { OutlierDetector } from './outlierDetector.ts';
import { createStrategy } from './strategies/createStrategy.ts';
import { firstOpen, type Strategy } from './strategies/strategy.ts';

/** A request under way; `release` when it has ended, once. */
export interface Lease {
  readonly id: string;
  readonly address: string;
  /** Says how it ended; a second call does nothing. */
  release(outcome?: Outcome): void;
}

const none: ReadonlySet<string> = new Set();
/** After which it is searched for one that was not tried. */
const mostDraws = 8;

/** A fleet of no instances is allowed: they may come later. Throws BalancerError KINGLET_BALANCER_OPTION, KINGLET_BALANCER_INSTANCE. */
export function createBalancer(options: BalancerOptions = {}): Balancer {
  return new Balancer(resolveOptions(options), options.instances ?? []);
}

export class Balancer {
  readonly #options: ResolvedOptions;
  readonly #clock: () => number;
  readonly #fleet: Fleet;
  readonly #strategy: Strategy;
  readonly #outliers: OutlierDetector | undefined;
  readonly #drained = new Map<Member, () => void>();
  /** A clock that goes back stands still here until it is past its latest time. */
  #latest = Number.NEGATIVE_INFINITY;

  constructor(options: ResolvedOptions, instances: readonly Instance[]) {
    this.#options = { ...options, now: () => this.now() };
    this.#clock = options.now;
    this.#fleet = new Fleet(this.#options, instances);
    this.#strategy = createStrategy(options.strategy);
    this.#outliers = options.outlier && new OutlierDetector(this.#fleet, options.outlier, this.now());
  }

  /** Milliseconds of the balancer's clock. */
  now(): number {
    this.#latest = Math.max(this.#latest, this.#clock());
    return this.#latest;
  }

  /**
   * An instance for a request; equal keys go to the same one under `ring-hash` and `maglev`. Where it was `tried` already, another one if
   * there is any, an ejected or unhealthy one before none: that is how a fleet finds out that one of those is well again. Throws
   * BalancerError KINGLET_BALANCER_NO_INSTANCE.
   */
  pick(key?: string, tried: ReadonlySet<string> = none): Lease {
    const now = this.now();
    const member = tried.size === 0 ? this.#strategy.pick(this.#fleet, now, key) : this.#pickAnother(now, key, tried);
    if (!member) throw this.#noInstance();
    member.active++;
    return new MemberLease(this, member, now);
  }

  #pickAnother(now: number, key: string | undefined, tried: ReadonlySet<string>): Member | undefined {
    for (let draw = 0; draw < mostDraws; draw++) {
      const next = key === undefined ? key : `${key}\0${tried.size + draw}`;
      const member = this.#strategy.pick(this.#fleet, now, next);
      if (member && !tried.has(member.id)) return member;
    }
    const { random, maxRequestsPerInstance } = this.#options;
    const rest = this.#fleet.placed.filter((member) => !tried.has(member.id));
    const another = firstOpen(rest, Math.floor(random() * rest.length), maxRequestsPerInstance);
    return another ?? this.#strategy.pick(this.#fleet, now, key);
  }

  /** Joins the fleet, by slow start where there is one. */
  add(instance: Instance): void {
    this.#fleet.add(instance);
  }

  /** Leaves at once; what is under way there ends as it may. */
  remove(id: string): void {
    this.#leave(this.#fleet.get(id));
  }

  /** Gets nothing new; resolves when what it has is done and it has left the fleet. */
  async drain(id: string): Promise<void> {
    const member = this.#fleet.get(id);
    if (member.draining)
      throw new BalancerError('KINGLET_BALANCER_INSTANCE', `instance '${id}' is being drained already`);
    member.draining = true;
    this.#fleet.place();
    if (member.active === 0) return this.#leave(member);
    return new Promise((resolve) => this.#drained.set(member, resolve));
  }

  /** Its part of the traffic from now on; 0 takes it out. */
  setWeight(id: string, weight: number): void {
    this.#fleet.get(id).weight = checkWeight(id, weight);
    this.#fleet.place();
  }

  /** What an active check found; one that becomes healthy starts slowly. Whether it was thought otherwise before. */
  setHealth(id: string, healthy: boolean): boolean {
    const member = this.#fleet.get(id);
    if (member.healthy === healthy) return false;
    member.healthy = healthy;
    if (healthy) member.since = this.now();
    this.#fleet.changed();
    return true;
  }

  statistics(): readonly InstanceStatistics[] {
    this.#fleet.candidates(this.now());
    return Array.from(this.#fleet.members, (member) => member.statistics());
  }

  /** Called by a lease. */
  released(member: Member, startedAt: number, outcome: Outcome): void {
    member.active--;
    if (!outcome.cancelled) this.#learn(member, startedAt, outcome);
    if (member.draining && member.active === 0) this.#leave(member);
  }

  #learn(member: Member, startedAt: number, { ok = true, latencyMs }: Outcome): void {
    const now = this.now();
    const latency = latencyMs ?? now - startedAt;
    member.requests++;
    if (!ok) member.failures++;
    // One that fails at once would be the cheapest of all and draw everybody's requests.
    member.observe(ok ? latency : Math.max(latency, unknownLatencyMs), now, this.#options.decayMs);
    this.#outliers?.record(member, ok, startedAt, now);
  }

  #leave(member: Member): void {
    this.#fleet.remove(member);
    this.#drained.get(member)?.();
    this.#drained.delete(member);
  }

  #noInstance(): BalancerError {
    const states = this.statistics().map(
      ({ id, state, active, weight }) => `${id} ${state}, weight ${weight}, ${active} under way`,
    );
    const found =
      states.length === 0 ? 'the fleet is empty: add() instances' : `found ${states.slice(0, 8).join('; ')}`;
    return new BalancerError(
      'KINGLET_BALANCER_NO_INSTANCE',
      `no instance to choose: expected one that is not drained, full or of weight 0, ${found}`,
    );
  }
}

class MemberLease implements Lease {
  readonly #balancer: Balancer;
  readonly #member: Member;
  readonly #startedAt: number;
  #held = true;

  constructor(balancer: Balancer, member: Member, startedAt: number) {
    this.#balancer = balancer;
    this.#member = member;
    this.#startedAt = startedAt;
  }

  get id(): string {
    return this.#member.id;
  }

  get address(): string {
    return this.#member.address;
  }

  release(outcome: Outcome = {}): void {
    if (!this.#held) return;
    this.#held = false;
    this.#balancer.released(this.#member, this.#startedAt, outcome);
  }
}
