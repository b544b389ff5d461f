// Adds up what AWS Lambda bills.
import { lambdaPrices, provisionedRoundingMs } from './lambdaPrices.ts';
import type { ResolvedLambda } from './resolveFleet.ts';
import { Ring } from './ring.ts';

/** Requests and provisioned environments of one function; what is before `start` costs nothing. */
export class LambdaBill {
  readonly #fleet: ResolvedLambda;
  /** When each provisioned environment was enabled: the last enabled is the first disabled. */
  readonly #enabledMs = new Ring();
  #fromMs = 0;
  #onDemandMs = 0;
  #workMs = 0;
  #requests = 0;
  #provisionedMs = 0;
  #billedProvisionedMs = 0;

  constructor(fleet: ResolvedLambda) {
    this.#fleet = fleet;
  }

  /** Requests count from here on; provisioned environments cost as if they were enabled now. */
  start(atMs: number): void {
    this.#fromMs = atMs;
    this.#onDemandMs = 0;
    this.#workMs = 0;
    this.#requests = 0;
    this.#provisionedMs = 0;
    this.#billedProvisionedMs = 0;
  }

  /** Billed to the millisecond, rounded up; a cold start is part of it. */
  addOnDemand(durationMs: number): void {
    this.#requests++;
    this.#onDemandMs += Math.ceil(durationMs);
  }

  addProvisioned(durationMs: number): void {
    this.#requests++;
    this.#workMs += Math.ceil(durationMs);
  }

  enable(atMs: number): void {
    this.#enabledMs.push(atMs);
  }

  disable(atMs: number): void {
    const usedMs = atMs - Math.max(this.#enabledMs.pop(), this.#fromMs);
    this.#provisionedMs += usedMs;
    this.#billedProvisionedMs += Math.ceil(usedMs / provisionedRoundingMs) * provisionedRoundingMs;
  }

  /** Disables what is provisioned. */
  close(atMs: number): { readonly cost: number; readonly provisionedMs: number } {
    while (this.#enabledMs.size > 0) this.disable(atMs);
    const prices = lambdaPrices[this.#fleet.architecture];
    const gibSeconds = this.#fleet.memoryMiB / 1024 / 1000;
    const cost =
      this.#requests * prices.perRequest +
      this.#onDemandMs * gibSeconds * prices.perGibSecond +
      this.#workMs * gibSeconds * prices.perProvisionedWorkGibSecond +
      this.#billedProvisionedMs * gibSeconds * prices.perProvisionedGibSecond;
    return { cost, provisionedMs: this.#provisionedMs };
  }
}
