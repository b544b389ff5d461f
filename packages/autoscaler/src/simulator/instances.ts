// Which instances there are, how busy each is, and whose turn it is.
import { Ring } from './ring.ts';

const ended = 0;
const ready = 1;
const draining = 2;

/** No instance. */
export const none = -1;

/** Instances that serve or drain, by an id; ids of those that have ended are used again. */
export class Instances {
  readonly #concurrency: number;
  /** Ids of those that serve, by age. */
  readonly #ready = new Ring();
  /** Ids with a slot free, in the order of their turn; one that has gone stays until its turn comes. */
  readonly #open = new Ring();
  readonly #freeIds = new Ring();
  /** By id. */
  #busy = new Int32Array(16);
  #state = new Uint8Array(16);
  #isOpen = new Uint8Array(16);
  #ids = 0;
  #drainingCount = 0;

  constructor(concurrency: number) {
    this.#concurrency = concurrency;
  }

  get readyCount(): number {
    return this.#ready.size;
  }

  /** Those that end what they work at. */
  get drainingCount(): number {
    return this.#drainingCount;
  }

  isReady(id: number): boolean {
    return this.#state[id] === ready;
  }

  /** A new instance, all slots free. */
  add(): void {
    const id = this.#freeIds.size > 0 ? this.#freeIds.pop() : this.#ids++;
    if (id === this.#busy.length) this.#grow();
    this.#state[id] = ready;
    this.#ready.push(id);
    this.#list(id);
  }

  /** Takes a slot of the instance whose turn it is, or answers `none`. */
  take(): number {
    while (this.#open.size > 0) {
      const id = this.#open.shift();
      this.#isOpen[id] = 0;
      if (this.#state[id] === ready) {
        if (++this.#busy[id]! < this.#concurrency) this.#list(id);
        return id;
      }
      if (this.#state[id] === ended) this.#freeIds.push(id);
    }
    return none;
  }

  /** Gives a slot back; an instance that drains ends with its last one. */
  give(id: number): void {
    const busy = --this.#busy[id]!;
    if (this.#state[id] === ready) {
      if (this.#isOpen[id] === 0) this.#list(id);
    } else if (busy === 0) {
      this.#drainingCount--;
      this.#end(id);
    }
  }

  /** Lets the newest instance go, at once where it has nothing to end; answers how many of its slots are busy. */
  drain(): number {
    const id = this.#ready.pop();
    const busy = this.#busy[id]!;
    this.#state[id] = draining;
    if (busy === 0) this.#end(id);
    else this.#drainingCount++;
    return busy;
  }

  #list(id: number): void {
    this.#isOpen[id] = 1;
    this.#open.push(id);
  }

  /** An id that is still listed is free once its turn has come. */
  #end(id: number): void {
    this.#state[id] = ended;
    if (this.#isOpen[id] === 0) this.#freeIds.push(id);
  }

  #grow(): void {
    const { length } = this.#busy;
    const busy = new Int32Array(length * 2);
    const state = new Uint8Array(length * 2);
    const isOpen = new Uint8Array(length * 2);
    busy.set(this.#busy);
    state.set(this.#state);
    isOpen.set(this.#isOpen);
    this.#busy = busy;
    this.#state = state;
    this.#isOpen = isOpen;
  }
}
