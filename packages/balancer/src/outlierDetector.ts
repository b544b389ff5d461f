// Ejects instances by their own answers, after Envoy's outlier detection: consecutive failures, and success rates far below the fleet's.
import type { Fleet } from './fleet.ts';
import type { Member } from './member.ts';
import type { OutlierOptions } from './options.ts';

export class OutlierDetector {
  readonly #fleet: Fleet;
  readonly #options: Required<OutlierOptions>;
  #intervalEnds: number;

  constructor(fleet: Fleet, options: Required<OutlierOptions>, now: number) {
    this.#fleet = fleet;
    this.#options = options;
    this.#intervalEnds = now + options.intervalMs;
  }

  /**
   * An answer of a member to what it got at `startedAt`; without timers, the interval ends at the first answer after it. One that was
   * ejected when it got it and answers well is taken back.
   */
  record(member: Member, ok: boolean, startedAt: number, now: number): void {
    if (now >= this.#intervalEnds) this.#endInterval(now);
    if (ok && member.ejectedUntil > 0 && startedAt > member.ejectedAt) this.#fleet.takeBack(member, now);
    member.intervalRequests++;
    if (ok) {
      member.intervalSuccesses++;
      member.consecutiveFailures = 0;
      return;
    }
    if (++member.consecutiveFailures >= this.#options.consecutiveFailures) this.#eject(member, now);
  }

  #eject(member: Member, now: number): void {
    const { baseEjectionMs, maxEjectionMs } = this.#options;
    if (member.state !== 'available' || !this.#mayEject()) return;
    member.ejections++;
    member.ejectionStreak++;
    this.#fleet.eject(member, now, now + Math.min(maxEjectionMs, baseEjectionMs * member.ejectionStreak));
  }

  /** One may always be, more up to the part of the fleet. */
  #mayEject(): boolean {
    let ejected = 0;
    for (const member of this.#fleet.members) if (member.state === 'ejected') ejected++;
    return ejected === 0 || ejected + 1 <= this.#options.maxEjected * this.#fleet.size;
  }

  /** Those that were in service throughout the interval come one ejection nearer to a clean record. */
  #endInterval(now: number): void {
    this.#intervalEnds = now + this.#options.intervalMs;
    for (const member of this.#outliers()) this.#eject(member, now);
    for (const member of this.#fleet.members) {
      if (member.state === 'available' && member.ejectionStreak > 0) member.ejectionStreak--;
      member.intervalRequests = 0;
      member.intervalSuccesses = 0;
    }
  }

  #outliers(): Member[] {
    const { successRateVolume, successRateInstances, successRateFactor } = this.#options;
    const judged = [...this.#fleet.members].filter((member) => member.intervalRequests >= successRateVolume);
    if (judged.length < successRateInstances) return [];
    const rates = judged.map((member) => member.intervalSuccesses / member.intervalRequests);
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / rates.length;
    const bound = mean - successRateFactor * Math.sqrt(variance);
    return judged.filter((_, index) => (rates[index] as number) < bound);
  }
}
