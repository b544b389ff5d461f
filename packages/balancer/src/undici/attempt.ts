// One attempt of a request: its answer is held back until the request has chosen it, then handed on.
import type { Duplex } from 'node:stream';
import type { Dispatcher } from 'undici';
import { BalancerError } from '../errors.ts';
import type { Outcome } from '../instance.ts';
import type { RequestController } from './requestController.ts';

type Controller = Dispatcher.DispatchController;
type Handler = Dispatcher.DispatchHandler;
type Headers = Parameters<NonNullable<Handler['onResponseStart']>>[2];

/** Bytes of an unwanted answer that are read so that its connection can be kept. */
const mostDiscarded = 65_536;

export class Attempt implements Dispatcher.DispatchHandler {
  readonly #handler: Handler;
  readonly #instance: { readonly id: string; readonly address: string };
  readonly #signal: AbortSignal;
  #resolveBegun: (attempt: Attempt) => void = () => undefined;
  #rejectBegun: (reason: unknown) => void = () => undefined;
  #resolveEnded: (outcome: Outcome) => void = () => undefined;
  #state: 'waiting' | 'held' | 'connected' | 'discarded' = 'waiting';
  /** What came meanwhile: that a connection is paused does not keep everything back. */
  #held: ((controller: RequestController) => void)[] = [];
  #controller: Controller | undefined;
  #request: RequestController | undefined;
  #bytes = 0;
  status = 0;
  /** Whether anything may have been written to a connection. */
  sent = false;
  /** When its answer began, with itself. */
  readonly begun: Promise<Attempt> = new Promise((resolve, reject) => {
    this.#resolveBegun = resolve;
    this.#rejectBegun = reject;
  });
  /** Never rejects. */
  readonly ended: Promise<Outcome> = new Promise((resolve) => {
    this.#resolveEnded = resolve;
  });

  constructor(handler: Handler, instance: { readonly id: string; readonly address: string }, signal: AbortSignal) {
    this.#handler = handler;
    this.#instance = instance;
    this.#signal = signal;
    signal.addEventListener('abort', this.#giveUp);
  }

  /** Its answer is the request's, unless that was aborted just now. */
  connect(request: RequestController): void {
    const controller = this.#controller as Controller;
    if (request.reason) {
      this.discard();
      controller.abort(request.reason);
      this.#handler.onResponseError?.(request, request.reason);
      return;
    }
    this.#state = 'connected';
    this.#request = request;
    request.attach(controller);
    for (const event of this.#held.splice(0)) this.#tell(event);
    if (!request.paused) controller.resume();
  }

  /** Its answer is not wanted. */
  discard(): void {
    this.#state = 'discarded';
    this.#held = [];
    this.#controller?.resume();
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    if (this.#signal.aborted) {
      controller.abort(this.#signal.reason);
      return;
    }
    this.sent = true;
  }

  onBodySent(chunk: Buffer): void {
    this.#handler.onBodySent?.(chunk);
  }

  onRequestSent(): void {
    this.#handler.onRequestSent?.();
  }

  onResponseStart(controller: Controller, status: number, headers: Headers, message?: string): void {
    const raw = controller.rawHeaders ?? null;
    this.#tell((request) => {
      request.rawHeaders = raw;
      this.#handler.onResponseStart?.(request, status, headers, message);
    });
    if (status < 200) return;
    controller.pause();
    this.#begin(status);
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#state === 'discarded' && this.#bytes > mostDiscarded) controller.abort(new Error('not wanted'));
    this.#tell((request) => this.#handler.onResponseData?.(request, chunk));
  }

  onResponseEnd(controller: Controller, trailers: Headers): void {
    const raw = controller.rawTrailers ?? null;
    this.#tell((request) => {
      request.rawTrailers = raw;
      this.#handler.onResponseEnd?.(request, trailers);
    });
    this.#resolveEnded({ ok: this.status < 500 });
  }

  onResponseError(controller: Controller | null, error: Error): void {
    this.#signal.removeEventListener('abort', this.#giveUp);
    this.#rejectBegun(error);
    const given = controller?.aborted ? error : this.#interruption(error);
    if (this.#state !== 'waiting') this.#tell((request) => this.#handler.onResponseError?.(request, given));
    this.#resolveEnded(controller?.aborted ? { cancelled: true } : { ok: false });
  }

  onRequestUpgrade(controller: Controller, status: number, headers: Headers, socket: Duplex): void {
    const raw = controller.rawHeaders ?? null;
    this.#tell((request) => {
      request.rawHeaders = raw;
      this.#handler.onRequestUpgrade?.(request, status, headers, socket);
    });
    socket.once('close', () => this.#resolveEnded({}));
    this.#begin(status);
  }

  #begin(status: number): void {
    this.#signal.removeEventListener('abort', this.#giveUp);
    this.status = status;
    this.#state = 'held';
    this.#resolveBegun(this);
  }

  /** Without waiting for a connection that may never be there. */
  readonly #giveUp = (): void => {
    this.#rejectBegun(this.#signal.reason);
    this.#controller?.abort(this.#signal.reason);
  };

  /** Now, later or never; what a handler throws ends its request, as in undici. */
  #tell(event: (controller: RequestController) => void): void {
    if (this.#state === 'discarded') return;
    if (!this.#request) {
      this.#held.push(event);
      return;
    }
    try {
      event(this.#request);
    } catch (error) {
      this.#controller?.abort(error as Error);
    }
  }

  #interruption(error: Error): BalancerError {
    const { id, address } = this.#instance;
    const message = `the answer of ${id} at ${address} broke off after ${this.#bytes} bytes: ${error.message}`;
    return new BalancerError('KINGLET_BALANCER_INTERRUPTED', message, { cause: error });
  }
}
