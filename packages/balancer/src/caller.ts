// Calls through a balancer that survive instances that fail or hang: retries, hedges, time limits and shedding.
import { setTimeout } from 'node:timers/promises';
import type { Balancer, Lease } from './balancer.ts';
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
  /** Calls at once; more are refused with KINGLET_BALANCER_SHED. @default unbounded */
  readonly maxCalls?: number;
  /** Waits, and rejects when aborted. @default setTimeout */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. @default Math.random */
  readonly random?: () => number;
}

export interface CallOptions<Result> {
  /** Consistent hashing goes by it; a retry goes to the key's next instance. */
  readonly key?: string;
  /** May be sent more than once. @default false */
  readonly idempotent?: boolean;
  /** Ends the call. */
  readonly signal?: AbortSignal;
  /** A result that counts against its instance and is tried again, such as a status of 503; the last one is what the call gives. @default none */
  readonly isFailure?: (result: Result) => boolean;
  /** Frees a result that the call does not give: of an attempt that was tried again, or of a hedge that lost. @default nothing */
  readonly discard?: (result: Result) => void;
}

/** Draws after which an instance is tried again. */
const mostDraws = 8;

/** Sends a request to an instance; must give up when the signal is aborted. */
export type Send<Result> = (
  instance: { readonly id: string; readonly address: string },
  signal: AbortSignal,
) => Promise<Result>;

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
  #underWay = 0;
  #calls = 0;
  #retries = 0;
  #hedges = 0;
  #shed = 0;
  #failed = 0;

  constructor(balancer: Balancer, options: CallerOptions) {
    this.#balancer = balancer;
    this.#options = resolve(options);
    this.#budget = new RetryBudget(this.#options.retryBudget, () => balancer.now());
  }

  /**
   * The first good answer. Rejects with BalancerError KINGLET_BALANCER_SHED, KINGLET_BALANCER_NO_INSTANCE, KINGLET_BALANCER_FAILED
   * (its `errors` are those of every attempt), or with the signal's reason.
   */
  async call<Result>(send: Send<Result>, options: CallOptions<Result> = {}): Promise<Result> {
    if (this.#underWay >= this.#options.maxCalls) throw this.#shedError();
    options.signal?.throwIfAborted();
    this.#underWay++;
    this.#calls++;
    this.#budget.request();
    try {
      return await this.#attempts(send, options);
    } catch (error) {
      this.#failed++;
      throw error;
    } finally {
      this.#underWay--;
    }
  }

  statistics(): CallerStatistics {
    return { calls: this.#calls, retries: this.#retries, hedges: this.#hedges, shed: this.#shed, failed: this.#failed };
  }

  async #attempts<Result>(send: Send<Result>, options: CallOptions<Result>): Promise<Result> {
    const call = new Call(this.#balancer, send, options, this.#options.timeoutMs);
    const most = options.idempotent ? this.#options.attempts : 1;
    try {
      call.start();
      for (;;) {
        await this.#next(call, most);
        if (call.answer) return call.answer.result;
        if (call.pending > 0) continue;
        if (call.started >= most || !this.#budget.take()) return call.lastResult();
        await this.#backOff(call);
        this.#retries++;
        call.start();
      }
    } finally {
      call.end();
    }
  }

  /** Until an attempt ends; after the hedge's delay there is one more of them. */
  async #next<Result>(call: Call<Result>, most: number): Promise<void> {
    const { hedgeAfterMs, sleep } = this.#options;
    if (call.started >= most || hedgeAfterMs === Number.POSITIVE_INFINITY) return call.next();
    const waiting = new AbortController();
    const delay = sleep(hedgeAfterMs, waiting.signal).then(
      () => true,
      () => false,
    );
    const isLate = await Promise.race([call.next().then(() => false), delay]).finally(() => waiting.abort());
    if (!isLate || !this.#budget.take()) return;
    this.#hedges++;
    call.start();
  }

  async #backOff<Result>(call: Call<Result>): Promise<void> {
    const { backoffMs, random, sleep } = this.#options;
    const most = backoffMs * 2 ** (call.started - 1);
    if (most > 0) await sleep(random() * most, call.signal);
  }

  #shedError(): BalancerError {
    this.#shed++;
    const message = `${this.#underWay} calls are under way, as many as maxCalls allows: this one was not sent`;
    return new BalancerError('KINGLET_BALANCER_SHED', message);
  }
}

/** One call and its attempts. */
class Call<Result> {
  readonly signal: AbortSignal;
  readonly #balancer: Balancer;
  readonly #send: Send<Result>;
  readonly #options: CallOptions<Result>;
  readonly #timeoutMs: number;
  readonly #ended = new AbortController();
  readonly #tried = new Set<string>();
  readonly #errors: unknown[] = [];
  readonly #pending = new Set<Promise<void>>();
  #badResult: { readonly result: Result } | undefined;
  /** The first good one. */
  answer: { readonly result: Result } | undefined;
  started = 0;

  constructor(balancer: Balancer, send: Send<Result>, options: CallOptions<Result>, timeoutMs: number) {
    this.#balancer = balancer;
    this.#send = send;
    this.#options = options;
    this.#timeoutMs = timeoutMs;
    this.signal = options.signal ? AbortSignal.any([options.signal, this.#ended.signal]) : this.#ended.signal;
  }

  get pending(): number {
    return this.#pending.size;
  }

  start(): void {
    const lease = this.#pick();
    this.started++;
    this.#tried.add(lease.id);
    const attempt: Promise<void> = this.#attempt(lease).finally(() => this.#pending.delete(attempt));
    this.#pending.add(attempt);
  }

  /** Until one of the attempts under way ends. */
  next(): Promise<void> {
    return Promise.race(this.#pending);
  }

  /** Those still under way are told to give up. */
  end(): void {
    this.#ended.abort();
  }

  /** Where no attempt was good: the last bad result, or an error with those of all attempts. */
  lastResult(): Result {
    if (this.#badResult) return this.#badResult.result;
    const last = this.#errors.at(-1);
    const tried = [...this.#tried].join(', ');
    const reason = last instanceof Error ? last.message : String(last);
    const message = `${this.started} ${this.started === 1 ? 'attempt' : 'attempts'} failed (${tried}), the last with: ${reason}`;
    throw new BalancerError('KINGLET_BALANCER_FAILED', message, { cause: last, errors: this.#errors });
  }

  /** One that was not tried yet, where a few draws find one. */
  #pick(): Lease {
    const { key } = this.#options;
    for (let draw = 0; ; draw++) {
      const place = this.started + draw;
      const lease = this.#balancer.pick(key === undefined || place === 0 ? key : `${key}\0${place}`);
      if (!this.#tried.has(lease.id) || draw === mostDraws) return lease;
      lease.release({ cancelled: true });
    }
  }

  async #attempt(lease: Lease): Promise<void> {
    try {
      const result = await this.#send({ id: lease.id, address: lease.address }, this.#attemptSignal());
      const ok = !this.#options.isFailure?.(result);
      lease.release({ ok });
      this.#keep(result, ok);
    } catch (error) {
      lease.release(this.signal.aborted ? { cancelled: true } : { ok: false });
      this.#options.signal?.throwIfAborted();
      this.#errors.push(error);
    }
  }

  #attemptSignal(): AbortSignal {
    if (this.#timeoutMs === Number.POSITIVE_INFINITY) return this.signal;
    return AbortSignal.any([this.signal, AbortSignal.timeout(this.#timeoutMs)]);
  }

  #keep(result: Result, ok: boolean): void {
    const { discard } = this.#options;
    if (this.answer || this.#ended.signal.aborted) {
      discard?.(result);
      return;
    }
    if (this.#badResult) discard?.(this.#badResult.result);
    this.#badResult = ok ? undefined : { result };
    if (ok) this.answer = { result };
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
  for (const [name, value] of Object.entries({ hedgeAfterMs, timeoutMs, maxCalls })) {
    if (!(value > 0)) throw optionError(name, 'a number above 0', value);
  }
  return { attempts, backoffMs, hedgeAfterMs, timeoutMs, maxCalls, retryBudget, sleep, random };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal });
}
