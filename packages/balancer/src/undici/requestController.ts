// What a caller of undici holds of its request: the same through all attempts, whose own controllers come and go.
import { type Dispatcher, errors } from 'undici';

type Controller = Dispatcher.DispatchController;

export class RequestController implements Controller {
  readonly #onAbort: (reason: Error) => void;
  #target: Controller | undefined;
  #paused = false;
  #reason: Error | null = null;
  rawHeaders: NonNullable<Controller['rawHeaders']> | null = null;
  rawTrailers: NonNullable<Controller['rawTrailers']> | null = null;

  /** `onAbort` is called while there is no answer yet. */
  constructor(onAbort: (reason: Error) => void) {
    this.#onAbort = onAbort;
  }

  get aborted(): boolean {
    return this.#reason !== null;
  }

  get paused(): boolean {
    return this.#paused;
  }

  get reason(): Error | null {
    return this.#reason;
  }

  /** The answer of this one is the request's, which is not aborted. */
  attach(target: Controller): void {
    this.#target = target;
  }

  abort(reason?: Error): void {
    if (this.#reason) return;
    this.#reason = reason ?? new errors.RequestAbortedError();
    if (this.#target) this.#target.abort(this.#reason);
    else this.#onAbort(this.#reason);
  }

  pause(): void {
    this.#paused = true;
    this.#target?.pause();
  }

  resume(): void {
    this.#paused = false;
    this.#target?.resume();
  }
}
