// A Lambda function: an environment for each request at once, provisioned by the policy or started on demand.
import { AutoscalerError } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import { DepartureHeap } from './departureHeap.ts';
import type { Account, Engine } from './engine.ts';
import { LambdaBill } from './lambdaBill.ts';
import type { Recorder } from './recorder.ts';
import type { ResolvedLambda } from './resolveFleet.ts';
import { Ring } from './ring.ts';
import { TokenBucket } from './tokenBucket.ts';

/** A provisioned environment takes 10 requests a second at most: it is not free again sooner, however short the request. */
const provisionedTurnMs = 100;

/** The scaling rate comes back continuously, over this. */
const scalingRefillMs = 10_000;

/** Who works at a request; a provisioned environment rests once its request has ended before its turn is over. */
const onDemand = 0;
const provisioned = 1;
const resting = 2;

/**
 * A request takes a provisioned environment that is free, else the warm one on demand that worked last, else a new one with a
 * cold start, as long as the scaling rate and the account's concurrency allow; else it is throttled, which no client tries
 * again here. `busy` and `slots` are of the provisioned ones, as ProvisionedConcurrencyUtilization is.
 */
export class Lambda implements Engine {
  nextMs: number = Number.POSITIVE_INFINITY;
  readonly #fleet: ResolvedLambda;
  readonly #recorder: Recorder;
  readonly #bill: LambdaBill;
  readonly #scaling: TokenBucket;
  readonly #departures = new DepartureHeap();
  /** When provisioned environments that start will serve, ascending. */
  readonly #starting = new Ring();
  /** Since when environments on demand are idle, ascending: the last is used first, so that the first expire. */
  readonly #idleSince = new Ring();
  #provisioned: number;
  #onDemand = 0;
  #coldStarts = 0;

  /** Its first provisioned environments serve from the start. */
  constructor(fleet: ResolvedLambda, recorder: Recorder) {
    this.#fleet = fleet;
    this.#recorder = recorder;
    this.#bill = new LambdaBill(fleet);
    this.#scaling = new TokenBucket(fleet.scalingRate, scalingRefillMs);
    this.#provisioned = fleet.instances;
    for (let i = 0; i < fleet.instances; i++) this.#bill.enable(0);
    recorder.slots.set(0, fleet.instances);
  }

  get instances(): number {
    return this.#provisioned + this.#starting.size;
  }

  get ready(): number {
    return this.#provisioned;
  }

  arrive(atMs: number, serviceMs: number): void {
    const { busy } = this.#recorder;
    this.#recorder.arrive(atMs);
    if (busy.value < this.#provisioned) {
      busy.set(atMs, busy.value + 1);
      this.#bill.addProvisioned(serviceMs);
      this.#start(provisioned, atMs, 0, serviceMs);
    } else if (this.instances + this.#onDemand >= this.#fleet.concurrencyLimit) {
      this.#recorder.refuse(atMs);
    } else if (this.#takeIdle(atMs)) {
      this.#startOnDemand(atMs, 0, serviceMs);
    } else if (this.#scaling.take(atMs)) {
      this.#coldStarts++;
      this.#startOnDemand(atMs, this.#fleet.initMs, serviceMs);
    } else {
      this.#recorder.refuse(atMs);
    }
  }

  step(): void {
    const { firstMs } = this.#departures;
    if (this.#starting.first <= firstMs) this.#provision(this.#starting.shift(), this.#provisioned + 1);
    else this.#depart(firstMs);
    this.#setNext();
  }

  scale(atMs: number, instances: number): void {
    const { concurrencyLimit, provisionMs } = this.#fleet;
    if (instances > concurrencyLimit) throw aboveLimit(instances, concurrencyLimit);
    for (; this.instances < instances; this.#bill.enable(atMs)) this.#starting.push(atMs + provisionMs);
    for (; this.instances > instances && this.#starting.size > 0; this.#bill.disable(atMs)) this.#starting.pop();
    for (; this.instances > instances; this.#bill.disable(atMs)) this.#provision(atMs, this.#provisioned - 1);
    this.#setNext();
  }

  /** Nothing but what every fleet has. */
  metrics(): Metrics {
    return {};
  }

  startAccount(atMs: number): void {
    this.#bill.start(atMs);
    this.#coldStarts = 0;
  }

  account(atMs: number): Account {
    const { cost, provisionedMs } = this.#bill.close(atMs);
    return { cost, instanceMs: provisionedMs, coldStarts: this.#coldStarts };
  }

  /** Nothing waits. */
  abandon(): void {
    return;
  }

  #startOnDemand(atMs: number, initMs: number, serviceMs: number): void {
    this.#onDemand++;
    this.#bill.addOnDemand(initMs + serviceMs);
    this.#start(onDemand, atMs, initMs, serviceMs);
  }

  #start(owner: number, atMs: number, initMs: number, serviceMs: number): void {
    const { inSystem } = this.#recorder;
    inSystem.set(atMs, inSystem.value + 1);
    this.#recorder.start(atMs, atMs + initMs);
    this.#departures.push(atMs + initMs + serviceMs, atMs, owner);
    this.#setNext();
  }

  #depart(atMs: number): void {
    const { inSystem, busy } = this.#recorder;
    const place = this.#departures.pop();
    const owner = this.#departures.owner(place);
    const arrivalMs = this.#departures.arrivalMs(place);
    if (owner === resting) {
      busy.set(atMs, busy.value - 1);
      return;
    }
    this.#recorder.complete(arrivalMs, atMs - arrivalMs);
    inSystem.set(atMs, inSystem.value - 1);
    if (owner === onDemand) {
      this.#onDemand--;
      this.#idleSince.push(atMs);
    } else if (atMs < arrivalMs + provisionedTurnMs)
      this.#departures.push(arrivalMs + provisionedTurnMs, arrivalMs, resting);
    else busy.set(atMs, busy.value - 1);
  }

  /** Where the one that worked last has expired, all have. */
  #takeIdle(atMs: number): boolean {
    if (this.#idleSince.size === 0) return false;
    if (this.#idleSince.last + this.#fleet.idleMs < atMs) {
      this.#idleSince.clear();
      return false;
    }
    this.#idleSince.pop();
    return true;
  }

  #provision(atMs: number, count: number): void {
    this.#provisioned = count;
    this.#recorder.slots.set(atMs, count);
  }

  #setNext(): void {
    this.nextMs = Math.min(this.#starting.first, this.#departures.firstMs);
  }
}

function aboveLimit(found: number, limit: number): AutoscalerError {
  return new AutoscalerError(
    'KINGLET_AUTOSCALER_POLICY',
    `Expected at most ${limit} provisioned environments, the account's concurrencyLimit; found ${found}. Lower the policy's max.`,
  );
}
