// One call and its attempts: which instances they went to, and how they ended.
import type { Balancer, Lease } from './balancer.ts';
import { BalancerError } from './errors.ts';
import type { Outcome } from './instance.ts';

/** Sends a request to an instance; must give up when the signal is aborted. */
export type Send<Result> = (
  instance: { readonly id: string; readonly address: string },
  signal: AbortSignal,
) => Promise<Result>;

/**
 * What an error of `send` says.
 * - `failed`: counts against its instance; tried again if the call is idempotent.
 * - `unsent`: counts against its instance, which got nothing; tried again even if the call is not idempotent.
 * - `invalid`: the request cannot be sent to any instance; counts against none, and is not tried again.
 */
export type Verdict = 'failed' | 'invalid' | 'unsent';

export interface CallOptions<Result> {
  /** Consistent hashing goes by it; a retry goes to the key's next instance. */
  readonly key?: string | undefined;
  /** May be sent more than once. @default false */
  readonly idempotent?: boolean;
  /** @default the caller's */
  readonly hedgeAfterMs?: number | undefined;
  /** Ends the call. */
  readonly signal?: AbortSignal;
  /** @default always 'failed' */
  readonly judge?: (error: unknown) => Verdict;
  /** A result that counts against its instance and is tried again, such as a status of 503; the last one is what the call gives. @default none */
  readonly isFailure?: (result: Result) => boolean;
  /** Resolves, and never rejects, when a result that the call gives is done with: until then its instance is at work. @default at once */
  readonly ended?: (result: Result) => Promise<Outcome>;
  /** Frees a result that the call does not give: of an attempt that was tried again, or of a hedge that lost. @default nothing */
  readonly discard?: (result: Result) => void;
}

export class Call<Result> {
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
  #invalid: { readonly error: unknown } | undefined;
  #mayBeSentAgain = true;
  /** The first good one. */
  answer: { readonly result: Result } | undefined;
  started = 0;

  constructor(balancer: Balancer, send: Send<Result>, options: CallOptions<Result>, timeoutMs: number) {
    this.#balancer = balancer;
    this.#send = send;
    this.#options = options;
    this.#timeoutMs = timeoutMs;
    this.signal = this.#ended.signal;
    options.signal?.addEventListener('abort', this.#abort);
  }

  get pending(): number {
    return this.#pending.size;
  }

  get idempotent(): boolean {
    return this.#options.idempotent === true;
  }

  /** No instance's fault. */
  get isInvalid(): boolean {
    return this.#invalid !== undefined;
  }

  /** One that is not idempotent may be while no instance got it. */
  get mayBeSentAgain(): boolean {
    return this.#mayBeSentAgain;
  }

  /** Throws BalancerError KINGLET_BALANCER_NO_INSTANCE. */
  start(): void {
    const lease = this.#balancer.pick(this.#options.key, this.#tried);
    this.started++;
    this.#tried.add(lease.id);
    const attempt: Promise<void> = this.#attempt(lease).finally(() => this.#pending.delete(attempt));
    this.#pending.add(attempt);
  }

  /** Whether there was an instance for it: where there is none, what the attempts before gave is the call's result. */
  startAnother(): boolean {
    try {
      this.start();
      return true;
    } catch (error) {
      if (!(error instanceof BalancerError)) throw error;
      this.#errors.push(error);
      return false;
    }
  }

  /** Until one of the attempts under way ends. */
  next(): Promise<void> {
    return Promise.race(this.#pending);
  }

  /** Those still under way are told to give up; a bad result that was not given is freed. */
  end(): void {
    this.#options.signal?.removeEventListener('abort', this.#abort);
    if (this.#pending.size > 0) this.#ended.abort();
    if (this.#badResult) this.#options.discard?.(this.#badResult.result);
  }

  readonly #abort = (): void => this.#ended.abort(this.#options.signal?.reason);

  /** Where no attempt was good: the last bad result, or an error with those of all attempts. */
  lastResult(): Result {
    if (this.#invalid) throw this.#invalid.error;
    const bad = this.#badResult;
    this.#badResult = undefined;
    if (bad) return bad.result;
    const last = this.#errors.at(-1);
    const tried = [...this.#tried].join(', ');
    const reason = last instanceof Error ? last.message : String(last);
    const message = `${this.started} ${this.started === 1 ? 'attempt' : 'attempts'} failed (${tried}), the last with: ${reason}`;
    throw new BalancerError('KINGLET_BALANCER_FAILED', message, { cause: last, errors: this.#errors });
  }

  async #attempt(lease: Lease): Promise<void> {
    const startedAt = this.#balancer.now();
    try {
      const result = await this.#send({ id: lease.id, address: lease.address }, this.#attemptSignal());
      this.#take(result, lease, this.#balancer.now() - startedAt);
    } catch (error) {
      this.#fail(error, lease);
    }
  }

  #attemptSignal(): AbortSignal {
    if (this.#timeoutMs === Number.POSITIVE_INFINITY) return this.signal;
    return AbortSignal.any([this.signal, AbortSignal.timeout(this.#timeoutMs)]);
  }

  #take(result: Result, lease: Lease, latencyMs: number): void {
    const { isFailure, ended, discard } = this.#options;
    const ok = !isFailure?.(result);
    if (this.answer || this.#ended.signal.aborted) {
      lease.release({ ok, latencyMs });
      discard?.(result);
      return;
    }
    if (ok && ended) void ended(result).then((outcome) => lease.release({ latencyMs, ...outcome }));
    else lease.release({ ok, latencyMs });
    this.#keep(result, ok);
  }

  #keep(result: Result, ok: boolean): void {
    if (this.#badResult) this.#options.discard?.(this.#badResult.result);
    this.#badResult = ok ? undefined : { result };
    if (ok) this.answer = { result };
    this.#mayBeSentAgain &&= this.idempotent;
  }

  #fail(error: unknown, lease: Lease): void {
    const verdict = this.#options.judge?.(error) ?? 'failed';
    const isOwnFault = this.signal.aborted || verdict === 'invalid';
    lease.release(isOwnFault ? { cancelled: true } : { ok: false });
    this.#options.signal?.throwIfAborted();
    this.#errors.push(error);
    if (verdict === 'invalid') this.#invalid = { error };
    this.#mayBeSentAgain &&= verdict === 'unsent' || (verdict === 'failed' && this.idempotent);
  }
}
