// Active health checks: instances are asked at intervals, and several answers alike change what is thought of one.
import { setTimeout } from 'node:timers/promises';
import type { Balancer } from './balancer.ts';
import { optionError } from './errors.ts';
import type { InstanceStatistics } from './instance.ts';

export interface HealthCheckOptions {
  /** Resolves when an instance is well, rejects when not; must give up when the signal is aborted. */
  readonly check: (instance: InstanceStatistics, signal: AbortSignal) => Promise<void>;
  /** From the end of a round to the next, shortened by up to a fifth so that clients do not ask in step. @default 5000 */
  readonly intervalMs?: number;
  /** A check that takes longer failed. @default 1000 */
  readonly timeoutMs?: number;
  /** Good checks one after another that bring an instance back. @default 2 */
  readonly healthyThreshold?: number;
  /** Bad checks one after another that take it out: one that flaps faster stays as it is. @default 3 */
  readonly unhealthyThreshold?: number;
  /** Called when what is thought of an instance changes. @default nothing */
  readonly onChange?: (id: string, healthy: boolean, cause: unknown) => void;
  /** Waits, and rejects when aborted. @default setTimeout */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. @default Math.random */
  readonly random?: () => number;
}

/** Runs until it is disposed of. */
export interface HealthChecks extends AsyncDisposable {
  /** Resolves when no check is under way any more. */
  stop(): Promise<void>;
}

/** Checks every instance of a balancer, those that come later too. Throws BalancerError KINGLET_BALANCER_OPTION. */
export function startHealthChecks(balancer: Balancer, options: HealthCheckOptions): HealthChecks {
  const resolved = resolve(options);
  const stopped = new AbortController();
  const ended = run(new Checker(balancer, resolved), resolved, stopped.signal);
  const stop = async (): Promise<void> => {
    stopped.abort();
    await ended;
  };
  return { stop, [Symbol.asyncDispose]: stop };
}

async function run(checker: Checker, options: Required<HealthCheckOptions>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await checker.round(signal);
    const interval = options.intervalMs * (1 - 0.2 * options.random());
    await options.sleep(interval, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

class Checker {
  readonly #balancer: Balancer;
  readonly #options: Required<HealthCheckOptions>;
  /** Checks alike one after another: above 0 good, below bad. */
  readonly #streaks = new Map<string, number>();

  constructor(balancer: Balancer, options: Required<HealthCheckOptions>) {
    this.#balancer = balancer;
    this.#options = options;
  }

  async round(signal: AbortSignal): Promise<void> {
    const instances = this.#balancer.statistics().filter(({ state }) => state !== 'draining');
    await Promise.all(instances.map((instance) => this.#check(instance, signal)));
    const ids = new Set(this.#balancer.statistics().map(({ id }) => id));
    for (const id of this.#streaks.keys()) if (!ids.has(id)) this.#streaks.delete(id);
  }

  async #check(instance: InstanceStatistics, signal: AbortSignal): Promise<void> {
    const { check, timeoutMs } = this.#options;
    const either = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const cause = await check(instance, either).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    if (!signal.aborted) this.#count(instance.id, cause);
  }

  #count(id: string, cause: { readonly error: unknown } | undefined): void {
    const { healthyThreshold, unhealthyThreshold, onChange } = this.#options;
    const before = this.#streaks.get(id) ?? 0;
    const streak = cause ? Math.min(before, 0) - 1 : Math.max(before, 0) + 1;
    this.#streaks.set(id, streak);
    if (streak !== healthyThreshold && streak !== -unhealthyThreshold) return;
    if (!this.#balancer.statistics().some((instance) => instance.id === id)) return;
    if (this.#balancer.setHealth(id, streak > 0)) onChange(id, streak > 0, cause?.error);
  }
}

function resolve(options: HealthCheckOptions): Required<HealthCheckOptions> {
  const { check, intervalMs = 5000, timeoutMs = 1000, healthyThreshold = 2, unhealthyThreshold = 3 } = options;
  const { onChange = () => undefined, sleep = wait, random = Math.random } = options;
  for (const [name, value] of Object.entries({ intervalMs, timeoutMs })) {
    if (!(value > 0)) throw optionError(name, 'a number above 0', value);
  }
  for (const [name, value] of Object.entries({ healthyThreshold, unhealthyThreshold })) {
    if (!Number.isInteger(value) || value < 1) throw optionError(name, 'a whole number from 1', value);
  }
  return { check, intervalMs, timeoutMs, healthyThreshold, unhealthyThreshold, onChange, sleep, random };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal, ref: false });
}
