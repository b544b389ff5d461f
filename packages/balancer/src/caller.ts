// Calls through a balancer that survive instances that fail or hang: retries, hedges, time limits and shedding.
import { setTimeout } from 'node:timers/promises';
import { AdaptiveLimit } from './adaptiveLimit.ts';
import type { Balancer } from './balancer.ts';
import { Call, type CallOptions, type Send } from './call.ts';
import { BalancerError, optionError } from './errors.ts';
import { RetryBudget, type RetryBudgetOptions } from './retryBudget.ts';

export interface CallerOptions {
  /** Times that an idempotent call is sent at most, hedges among them. @default 3 */
  readonly attempts?: number;
  /** @default those of RetryBudgetOptions */
  readonly retryBudget?: RetryBudgetOptions;
  /** A retry waits up to this, doubled each time, by full jitter. @default 10 */
  readonly backoffMs?: number;
  /** An idempotent call without an answer after so long is sent to another instance too; the first good answer is taken. @default never */
  readonly hedgeAfterMs?: number;
  /** For each attempt. @default unbounded */
  readonly timeoutMs?: number;
  /**
   * Calls at once; more are refused with KINGLET_BALANCER_SHED. `adaptive`: as many as are served without a queue, found from the latencies
   * of calls alike; without `timeoutMs` calls that hang are not learned from. @default unbounded
   */
  readonly maxCalls?: number | 'adaptive';
  /** Waits, and rejects when aborted. @default setTimeout */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. @default Math.random */
  readonly random?: () => number;
}

export interface CallerStatistics {
  readonly calls: number;
  readonly retries: number;
  readonly hedges: number;
  readonly shed: number;
  readonly failed: number;
}

/** Throws BalancerError KINGLET_BALANCER_OPTION. */
export function createCaller(balancer: Balancer, options: CallerOptions = {}): Caller {
  return new Caller(balancer, options);
}

export class Caller {
  readonly #balancer: Balancer;
  readonly #options: Required<CallerOptions>;
  readonly #budget: RetryBudget;
  readonly #limit: AdaptiveLimit | undefined;
  #underWay = 0;
  #calls = 0;
  #retries = 0;
  #hedges = 0;
  #shed = 0;
  #failed = 0;

  constructor(balancer: Balancer, options: CallerOptions) {
    this.#balancer = balancer;
    this.#options = resolve(options);
    this.#limit = this.#options.maxCalls === 'adaptive' ? new AdaptiveLimit() : undefined;
    this.#budget = new RetryBudget(this.#options.retryBudget, () => balancer.now());
  }

  /**
   * The first good answer. Rejects with BalancerError KINGLET_BALANCER_SHED, KINGLET_BALANCER_NO_INSTANCE, KINGLET_BALANCER_FAILED
   * (its `errors` are those of every attempt), with an error that is the request's own fault, or with the signal's reason.
   */
  async call<Result>(send: Send<Result>, options: CallOptions<Result> = {}): Promise<Result> {
    if (this.#underWay >= this.#mostCalls) throw this.#shedError();
    options.signal?.throwIfAborted();
    this.#underWay++;
    this.#calls++;
    this.#budget.request();
    let held: Promise<unknown> | undefined;
    try {
      const result = await this.#attempts(send, options);
      held = options.ended?.(result);
      return result;
    } catch (error) {
      this.#failed++;
      throw error;
    } finally {
      if (held) void held.then(() => this.#underWay--);
      else this.#underWay--;
    }
  }

  statistics(): CallerStatistics {
    return { calls: this.#calls, retries: this.#retries, hedges: this.#hedges, shed: this.#shed, failed: this.#failed };
  }

  async #attempts<Result>(send: Send<Result>, options: CallOptions<Result>): Promise<Result> {
    const call = new Call(this.#balancer, send, options, this.#options.timeoutMs);
    const startedAt = this.#balancer.now();
    try {
      call.start();
      for (;;) {
        await this.#next(call, options.hedgeAfterMs ?? this.#options.hedgeAfterMs);
        if (call.answer) {
          this.#limit?.succeeded(this.#balancer.now() - startedAt, this.#underWay);
          return call.answer.result;
        }
        if (call.pending > 0) continue;
        if (!this.#mayRetry(call)) return this.#giveUp(call, startedAt);
        await this.#backOff(call);
        this.#retries++;
        if (!call.startAnother()) return this.#giveUp(call, startedAt);
      }
    } finally {
      call.end();
    }
  }

  #giveUp<Result>(call: Call<Result>, startedAt: number): Result {
    if (!call.isInvalid) this.#limit?.failed(this.#balancer.now() - startedAt, this.#underWay);
    return call.lastResult();
  }

  #mayRetry<Result>(call: Call<Result>): boolean {
    return call.mayBeSentAgain && call.started < this.#options.attempts && this.#budget.take();
  }

  /** Until an attempt ends; after the hedge's delay there is one more of them. */
  async #next<Result>(call: Call<Result>, hedgeAfterMs: number): Promise<void> {
    const { attempts, sleep } = this.#options;
    if (!call.idempotent || call.started >= attempts || hedgeAfterMs === Number.POSITIVE_INFINITY) return call.next();
    const waiting = new AbortController();
    const delay = sleep(hedgeAfterMs, waiting.signal).then(
      () => true,
      () => false,
    );
    const isLate = await Promise.race([call.next().then(() => false), delay]).finally(() => waiting.abort());
    if (!isLate || !this.#budget.take()) return;
    this.#hedges++;
    call.startAnother();
  }

  async #backOff<Result>(call: Call<Result>): Promise<void> {
    const { backoffMs, random, sleep } = this.#options;
    const most = backoffMs * 2 ** (call.started - 1);
    if (most === 0) return;
    await sleep(random() * most, call.signal).catch((error: unknown) => {
      throw call.signal.aborted ? call.signal.reason : error;
    });
  }

  get #mostCalls(): number {
    const { maxCalls } = this.#options;
    return maxCalls === 'adaptive' ? (this.#limit?.value ?? Number.POSITIVE_INFINITY) : maxCalls;
  }

  #shedError(): BalancerError {
    this.#shed++;
    const message = `${this.#underWay} calls are under way, as many as maxCalls (${this.#options.maxCalls}) allows: this one was not sent`;
    return new BalancerError('KINGLET_BALANCER_SHED', message);
  }
}

function resolve(options: CallerOptions): Required<CallerOptions> {
  const {
    attempts = 3,
    backoffMs = 10,
    hedgeAfterMs = Number.POSITIVE_INFINITY,
    timeoutMs = Number.POSITIVE_INFINITY,
  } = options;
  const { maxCalls = Number.POSITIVE_INFINITY, retryBudget = {}, sleep = wait, random = Math.random } = options;
  if (!Number.isInteger(attempts) || attempts < 1) throw optionError('attempts', 'a whole number from 1', attempts);
  if (!(backoffMs >= 0)) throw optionError('backoffMs', 'a number from 0', backoffMs);
  for (const [name, value] of Object.entries({ hedgeAfterMs, timeoutMs })) {
    if (!(value > 0)) throw optionError(name, 'a number above 0', value);
  }
  if (maxCalls !== 'adaptive' && !(maxCalls > 0))
    throw optionError('maxCalls', "a number above 0 or 'adaptive'", maxCalls);
  return { attempts, backoffMs, hedgeAfterMs, timeoutMs, maxCalls, retryBudget, sleep, random };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal });
}
