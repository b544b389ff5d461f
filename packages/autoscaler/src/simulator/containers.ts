// Instances of ECS, Kubernetes and the like: a delay until they serve, so many slots each, one queue for all.
import type { Metrics } from '../metrics.ts';
import { DepartureHeap } from './departureHeap.ts';
import type { Account, Engine } from './engine.ts';
import { Instances, none } from './instances.ts';
import { Level } from './level.ts';
import type { Recorder } from './recorder.ts';
import type { ResolvedContainers } from './resolveFleet.ts';
import { Ring } from './ring.ts';

/**
 * Requests go in turn to the instances that have a slot free, and wait in the order of their arrival where none has. Where there
 * are to be fewer, those that start go first, then the newest, as with Kubernetes' ReplicaSet; an instance ends what it works at
 * and costs until then.
 */
export class Containers implements Engine {
  nextMs: number = Number.POSITIVE_INFINITY;
  readonly #fleet: ResolvedContainers;
  readonly #recorder: Recorder;
  readonly #instances: Instances;
  readonly #departures = new DepartureHeap();
  /** When those that start will serve, ascending. */
  readonly #starting = new Ring();
  /** Arrival and service time of those that wait. */
  readonly #waitingSince = new Ring();
  readonly #waitingService = new Ring();
  /** Instances that cost: those that start, serve or drain. */
  readonly #alive = new Level();
  #accountFrom = 0;

  /** Its first instances serve from the start. */
  constructor(fleet: ResolvedContainers, recorder: Recorder) {
    this.#fleet = fleet;
    this.#recorder = recorder;
    this.#instances = new Instances(fleet.concurrency);
    for (let i = 0; i < fleet.instances; i++) this.#instances.add();
    this.#count(0);
  }

  get instances(): number {
    return this.#instances.readyCount + this.#starting.size;
  }

  get ready(): number {
    return this.#instances.readyCount;
  }

  arrive(atMs: number, serviceMs: number): void {
    const { inSystem, queued } = this.#recorder;
    this.#recorder.arrive(atMs);
    const id = this.#instances.take();
    if (id !== none) {
      inSystem.set(atMs, inSystem.value + 1);
      this.#occupy(atMs, 1);
      this.#start(id, atMs, atMs, serviceMs);
      return;
    }
    if (this.#waitingSince.size >= this.#fleet.queueLimit) {
      this.#recorder.refuse(atMs);
      return;
    }
    inSystem.set(atMs, inSystem.value + 1);
    queued.set(atMs, queued.value + 1);
    this.#waitingSince.push(atMs);
    this.#waitingService.push(serviceMs);
  }

  step(): void {
    if (this.#starting.first <= this.#departures.firstMs) this.#makeReady(this.#starting.shift());
    else this.#depart(this.#departures.firstMs);
    this.#setNext();
  }

  scale(atMs: number, instances: number): void {
    while (this.instances < instances) this.#starting.push(atMs + this.#fleet.startMs);
    while (this.instances > instances && this.#starting.size > 0) this.#starting.pop();
    while (this.instances > instances) this.#occupy(atMs, -this.#instances.drain());
    this.#count(atMs);
    this.#setNext();
  }

  /** Memory grows with the slots that are busy now. */
  metrics(): Metrics {
    const { memory } = this.#fleet;
    const { busy, slots } = this.#recorder;
    if (!memory || slots.value === 0) return {};
    return { memory: memory.idle + (memory.busy - memory.idle) * (busy.value / slots.value) };
  }

  startAccount(atMs: number): void {
    this.#accountFrom = this.#alive.areaAt(atMs);
  }

  account(atMs: number): Account {
    const instanceMs = this.#alive.areaAt(atMs) - this.#accountFrom;
    return { cost: (instanceMs / 3_600_000) * this.#fleet.pricePerHour, instanceMs, coldStarts: 0 };
  }

  abandon(): void {
    while (this.#waitingSince.size > 0) this.#recorder.refuse(this.#waitingSince.shift());
  }

  #start(id: number, arrivalMs: number, atMs: number, serviceMs: number): void {
    this.#recorder.start(arrivalMs, atMs);
    this.#departures.push(atMs + serviceMs, arrivalMs, id);
    this.#setNext();
  }

  /** The one that waits longest. */
  #startWaiting(id: number, atMs: number): void {
    const { queued } = this.#recorder;
    queued.set(atMs, queued.value - 1);
    this.#start(id, this.#waitingSince.shift(), atMs, this.#waitingService.shift());
  }

  #depart(atMs: number): void {
    const { inSystem } = this.#recorder;
    const place = this.#departures.pop();
    const arrivalMs = this.#departures.arrivalMs(place);
    const id = this.#departures.owner(place);
    this.#recorder.complete(arrivalMs, atMs - arrivalMs);
    inSystem.set(atMs, inSystem.value - 1);
    const isReady = this.#instances.isReady(id);
    if (isReady && this.#waitingSince.size > 0) {
      this.#startWaiting(id, atMs);
      return;
    }
    this.#instances.give(id);
    if (isReady) this.#occupy(atMs, -1);
    else this.#count(atMs);
  }

  #makeReady(atMs: number): void {
    this.#instances.add();
    this.#count(atMs);
    while (this.#waitingSince.size > 0) {
      const id = this.#instances.take();
      if (id === none) return;
      this.#occupy(atMs, 1);
      this.#startWaiting(id, atMs);
    }
  }

  /** Slots of ready instances. */
  #occupy(atMs: number, more: number): void {
    const { busy } = this.#recorder;
    busy.set(atMs, busy.value + more);
  }

  #count(atMs: number): void {
    this.#recorder.slots.set(atMs, this.ready * this.#fleet.concurrency);
    this.#alive.set(atMs, this.instances + this.#instances.drainingCount);
  }

  #setNext(): void {
    const { first } = this.#starting;
    const { firstMs } = this.#departures;
    this.nextMs = Math.min(first, firstMs);
  }
}
