// A dispatcher for undici that sends each request to an instance of a balancer.
import { Dispatcher, errors, Pool } from 'undici';
import type { Balancer } from '../balancer.ts';
import type { CallOptions, Send, Verdict } from '../call.ts';
import { Caller, type CallerOptions, type CallerStatistics } from '../caller.ts';
import { BalancerError, optionError } from '../errors.ts';
import { Attempt } from './attempt.ts';
import { Pools } from './pools.ts';
import { canBeSentAgain, headerOf, isFaultOfRequest } from './request.ts';
import { RequestController } from './requestController.ts';

export interface DispatcherOptions extends CallerOptions {
  /** The key of a request: a header's name, or a function. @default no keys */
  readonly key?: string | ((request: Dispatcher.DispatchOptions) => string | undefined);
  /** The origin that stands for the fleet; requests for another one, by a redirect for example, are refused. @default any */
  readonly origin?: string;
  /** Statuses that are tried again like failed connections; the last one is the answer. @default [502, 503, 504] */
  readonly retryStatuses?: readonly number[];
  /** What carries the requests to an instance's address, made when it gets its first one. @default (address) => new Pool(address) */
  readonly createPool?: (address: string) => Dispatcher;
}

/** Methods of which two at once do no harm (RFC 9110, section 9.2.1). */
const hedgedMethods: readonly string[] = ['GET', 'HEAD'];

/**
 * Instances' addresses are origins, such as `http://10.0.0.1:8080`. Made for undici 8 and its own `fetch`: Node's brings another undici
 * with it. Throws BalancerError KINGLET_BALANCER_OPTION.
 *
 * An answer of status 500 and above counts against its instance, and so does one that breaks off. What began is never tried again: then
 * the request fails with BalancerError KINGLET_BALANCER_INTERRUPTED. Otherwise it fails as Caller.call() does.
 */
export function createDispatcher(balancer: Balancer, options: DispatcherOptions = {}): BalancedDispatcher {
  return new BalancedDispatcher(balancer, options);
}

export class BalancedDispatcher extends Dispatcher {
  readonly #caller: Caller;
  readonly #options: DispatcherOptions;
  readonly #retryStatuses: ReadonlySet<number>;
  readonly #pools: Pools;
  readonly #underWay = new Map<RequestController, Promise<void>>();
  /** Errors of attempts of which nothing was sent. */
  readonly #unsent = new WeakSet<Error>();
  /** Why new requests are refused. */
  #ended: Error | undefined;

  constructor(balancer: Balancer, options: DispatcherOptions) {
    super();
    this.#caller = new Caller(balancer, options);
    this.#options = options;
    this.#retryStatuses = new Set(checkStatuses(options.retryStatuses ?? [502, 503, 504]));
    this.#pools = new Pools(balancer, options.createPool ?? ((address) => new Pool(address)));
  }

  /** Always true: it asks for no backpressure. The handler is one of undici 8; throws BalancerError KINGLET_BALANCER_OPTION for any other. */
  override dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    if (typeof handler?.onRequestStart !== 'function') {
      throw optionError('handler', "one of undici 8, whose own fetch has it and Node's has not", typeof handler);
    }
    const aborted = new AbortController();
    const controller = new RequestController((reason) => aborted.abort(reason));
    const refusal = this.#refusal(request);
    if (refusal) handler.onResponseError?.(controller, refusal);
    if (refusal) return true;
    handler.onRequestStart(controller, {});
    const run = this.#run(request, handler, controller, aborted.signal);
    this.#underWay.set(controller, run);
    void run.finally(() => this.#underWay.delete(controller));
    return true;
  }

  statistics(): CallerStatistics {
    return this.#caller.statistics();
  }

  /** Resolves when every request under way has ended; new ones are refused with undici's ClientClosedError. */
  override close(): Promise<void>;
  override close(callback: () => void): void;
  override close(callback?: () => void): Promise<void> | void {
    return settle(this.#close(), callback);
  }

  /** Ends every request under way with an error, undici's ClientDestroyedError unless another is given. */
  override destroy(error?: Error | null): Promise<void>;
  override destroy(callback: () => void): void;
  override destroy(error: Error | null, callback: () => void): void;
  override destroy(given?: Error | null | (() => void), callback?: () => void): Promise<void> | void {
    if (typeof given === 'function') return settle(this.#destroy(new errors.ClientDestroyedError()), given);
    return settle(this.#destroy(given ?? new errors.ClientDestroyedError()), callback);
  }

  async #close(): Promise<void> {
    this.#ended ??= new errors.ClientClosedError();
    await Promise.all(this.#underWay.values());
    await this.#pools.close();
  }

  async #destroy(error: Error): Promise<void> {
    this.#ended = error;
    for (const controller of this.#underWay.keys()) controller.abort(error);
    await this.#pools.destroy(error);
    await Promise.all(this.#underWay.values());
  }

  #refusal({ origin }: Dispatcher.DispatchOptions): Error | undefined {
    if (this.#ended) return this.#ended;
    const expected = this.#options.origin;
    if (expected === undefined || origin === undefined || new URL(origin).origin === new URL(expected).origin)
      return undefined;
    return new BalancerError(
      'KINGLET_BALANCER_ORIGIN',
      `a request for ${String(origin)}: this dispatcher serves ${expected}; use another one for other origins`,
    );
  }

  async #run(
    request: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
    controller: RequestController,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const send: Send<Attempt> = (instance, until) => this.#send(request, handler, instance, until);
      const attempt = await this.#caller.call(send, this.#callOptions(request, signal));
      attempt.connect(controller);
      await attempt.ended;
    } catch (error) {
      handler.onResponseError?.(controller, error as Error);
    }
  }

  async #send(
    request: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
    instance: { readonly id: string; readonly address: string },
    signal: AbortSignal,
  ): Promise<Attempt> {
    const attempt = new Attempt(handler, instance, signal);
    this.#pools.get(instance.address).dispatch({ ...request, origin: instance.address }, attempt);
    return attempt.begun.catch((error: Error) => {
      if (!attempt.sent) this.#unsent.add(error);
      throw error;
    });
  }

  #callOptions(request: Dispatcher.DispatchOptions, signal: AbortSignal): CallOptions<Attempt> {
    const { key } = this.#options;
    return {
      signal,
      key: typeof key === 'string' ? headerOf(request.headers, key) : key?.(request),
      idempotent: canBeSentAgain(request),
      hedgeAfterMs: hedgedMethods.includes(request.method) ? undefined : Number.POSITIVE_INFINITY,
      judge: (error) => this.#judge(error, request),
      isFailure: ({ status }) => this.#retryStatuses.has(status),
      ended: (attempt) => attempt.ended,
      discard: (attempt) => attempt.discard(),
    };
  }

  #judge(error: unknown, request: Dispatcher.DispatchOptions): Verdict {
    if (isFaultOfRequest(error, request)) return 'invalid';
    return error instanceof Error && this.#unsent.has(error) ? 'unsent' : 'failed';
  }
}

function checkStatuses(statuses: readonly number[]): readonly number[] {
  for (const status of statuses) {
    if (Number.isInteger(status) && status >= 200 && status < 600) continue;
    throw optionError('retryStatuses', 'statuses from 200 to 599', status);
  }
  return statuses;
}

/** As a promise, or by a callback. */
function settle(done: Promise<void>, callback: (() => void) | undefined): Promise<void> | void {
  if (!callback) return done;
  void done.then(callback);
}
