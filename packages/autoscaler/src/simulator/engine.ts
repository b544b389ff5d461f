// What serves requests in a simulation, as the clock sees it.
import type { Metrics } from '../metrics.ts';

/** What the fleet has cost. */
export interface Account {
  /** In dollars. */
  readonly cost: number;
  /** Time of all instances together. */
  readonly instanceMs: number;
  readonly coldStarts: number;
}

/** Times are milliseconds from the trace's start and never go back. */
export interface Engine {
  /** When `step` is due; Infinity where nothing is. */
  readonly nextMs: number;
  /** Instances asked for, those that start included. */
  readonly instances: number;
  /** Of them those that serve. */
  readonly ready: number;
  arrive(atMs: number, serviceMs: number): void;
  /** Does what is due at `nextMs`. */
  step(): void;
  /** Asks for so many instances. */
  scale(atMs: number, instances: number): void;
  /** What is measured of this kind of fleet alone, now. */
  metrics(): Metrics;
  /** Costs count from here on. */
  startAccount(atMs: number): void;
  account(atMs: number): Account;
  /** After the last step: the requests that no instance will ever take up. */
  abandon(): void;
}
