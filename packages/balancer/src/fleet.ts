// The instances of a balancer, and which of them may be chosen.
import { BalancerError } from './errors.ts';
import type { Instance } from './instance.ts';
import { Member } from './member.ts';
import type { ResolvedOptions } from './options.ts';

export class Fleet {
  readonly options: ResolvedOptions;
  readonly #members = new Map<string, Member>();
  #placed: readonly Member[] = [];
  #candidates: readonly Member[] = [];
  #hasEvenWeights = true;
  #stale = true;
  #placement = 0;
  #version = 0;
  /** Of the first ejection to end. */
  #nextReturn = Number.POSITIVE_INFINITY;

  constructor(options: ResolvedOptions, instances: readonly Instance[]) {
    this.options = options;
    for (const instance of instances) this.#insert(instance);
    this.place();
  }

  get members(): Iterable<Member> {
    return this.#members.values();
  }

  get size(): number {
    return this.#members.size;
  }

  /** Another one whenever `candidates` changed. */
  get version(): number {
    return this.#version;
  }

  /** Whether all candidates weigh the same, but for slow starts. */
  get hasEvenWeights(): boolean {
    return this.#hasEvenWeights;
  }

  /** Another one whenever `placed` changed. */
  get placement(): number {
    return this.#placement;
  }

  /**
   * Those with a place in a hash table, whatever their health: a key moves only while its instance is away. By identifier, so that
   * clients that learned of them in another order place keys alike.
   */
  get placed(): readonly Member[] {
    return this.#placed;
  }

  /**
   * Those to choose from: available, local where enough are. Where none is available, the ejected and unhealthy ones: an answer
   * that may fail is better than none.
   */
  candidates(now: number): readonly Member[] {
    if (now >= this.#nextReturn) this.#endEjections(now);
    if (this.#stale) this.#refresh();
    return this.#candidates;
  }

  /** Starts slowly, unlike those that were there at the start. */
  add(instance: Instance): void {
    this.#insert(instance).since = this.options.now();
    this.place();
  }

  #insert(instance: Instance): Member {
    if (this.#members.has(instance.id)) {
      throw new BalancerError(
        'KINGLET_BALANCER_INSTANCE',
        `an instance '${instance.id}' is there already: its id must be unique`,
      );
    }
    const member = new Member(instance);
    this.#members.set(instance.id, member);
    return member;
  }

  get(id: string): Member {
    const member = this.#members.get(id);
    if (member) return member;
    throw new BalancerError('KINGLET_BALANCER_INSTANCE', `no instance '${id}': there are ${this.size}`);
  }

  /** Does nothing for one that left before: another one may have its identifier now. */
  remove(member: Member): void {
    if (this.#members.get(member.id) !== member) return;
    this.#members.delete(member.id);
    this.place();
  }

  /** To be called when a member's weight was changed, or it began to drain. */
  place(): void {
    this.#placed = [...this.#members.values()]
      .filter((member) => member.weight > 0 && !member.draining)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#placement++;
    this.changed();
  }

  /** To be called when a member's health was changed. */
  changed(): void {
    this.#stale = true;
  }

  eject(member: Member, now: number, until: number): void {
    member.ejectedAt = now;
    member.ejectedUntil = until;
    this.#nextReturn = Math.min(this.#nextReturn, until);
    this.changed();
  }

  /** Its ejection ends. */
  takeBack(member: Member, now: number): void {
    member.ejectedUntil = 0;
    member.consecutiveFailures = 0;
    member.since = now;
    this.changed();
  }

  #endEjections(now: number): void {
    this.#nextReturn = Number.POSITIVE_INFINITY;
    for (const member of this.#members.values()) {
      if (member.ejectedUntil === 0) continue;
      if (member.ejectedUntil > now) this.#nextReturn = Math.min(this.#nextReturn, member.ejectedUntil);
      else this.takeBack(member, now);
    }
  }

  #refresh(): void {
    const available = this.#placed.filter((member) => member.state === 'available');
    this.#candidates = available.length > 0 ? this.#local(available) : this.#placed;
    const weight = this.#candidates[0]?.weight;
    this.#hasEvenWeights = this.#candidates.every((member) => member.weight === weight);
    this.#version++;
    this.#stale = false;
  }

  #local(available: readonly Member[]): readonly Member[] {
    const { locality, localityThreshold } = this.options;
    if (locality === undefined) return available;
    const local = available.filter((member) => member.locality === locality);
    const all = this.#placed.filter((member) => member.locality === locality);
    return local.length > 0 && local.length >= localityThreshold * all.length ? local : available;
  }
}
