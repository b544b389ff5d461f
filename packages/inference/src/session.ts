// The memory of a model that runs, and the batch that it is bound to. What the kernels refuse is an InferenceError.
import type { SessionHandle } from '@kinglet/kernels';
import { InferenceError } from './errors.ts';

export class Session {
  readonly #start: (mostItems: number) => SessionHandle;
  /** The model's name. */
  readonly #model: string;
  #handle: SessionHandle;
  #mostItems: number;
  /** Of the bound batch; 0 after one that was refused. */
  #items: number;

  /** Binds a batch of the most items that memory is made for at once. Throws what `bind` throws. */
  constructor(start: (mostItems: number) => SessionHandle, model: string, mostItems: number) {
    this.#start = start;
    this.#model = model;
    this.#handle = this.#started(mostItems);
    this.#mostItems = mostItems;
    this.#items = mostItems;
  }

  get items(): number {
    return this.#items;
  }

  get arena(): ArrayBuffer {
    return this.#handle.arena;
  }

  /** Of the arena's first byte in that buffer. */
  get arenaAt(): number {
    return this.#handle.arenaAt ?? 0;
  }

  /** Throws InferenceError KINGLET_INFERENCE_OPTION for a batch without room, KINGLET_INFERENCE_FILE for a plan that is wrong for it. */
  bind(items: number): void {
    if (items > this.#mostItems) {
      this.#handle = this.#started(items);
      this.#mostItems = items;
    }
    this.#items = 0;
    try {
      this.#handle.bind(items);
    } catch (cause) {
      throw this.#refusedBatch(items, cause as Error);
    }
    this.#items = items;
  }

  run(): void {
    try {
      this.#handle.run();
    } catch (cause) {
      throw this.#failure(cause as Error);
    }
  }

  /** Runs, and fills in the nanoseconds of each instruction. */
  time(nanoseconds: Float64Array): void {
    try {
      this.#handle.time(nanoseconds);
    } catch (cause) {
      throw this.#failure(cause as Error);
    }
  }

  /** Throws InferenceError KINGLET_INFERENCE_OPTION after a batch that was refused. */
  checkBound(): void {
    if (this.#items === 0) throw this.#unbound();
  }

  #started(items: number): SessionHandle {
    try {
      return this.#start(items);
    } catch (cause) {
      throw this.#refusedBatch(items, cause as Error);
    }
  }

  #refusedBatch(items: number, cause: Error): InferenceError {
    const code = isPlanError(cause) ? 'KINGLET_INFERENCE_FILE' : 'KINGLET_INFERENCE_OPTION';
    return new InferenceError(code, `model ${this.#model}, a batch of ${items}: ${cause.message}`, { cause });
  }

  /** Why a run ended early. */
  #failure(cause: Error): InferenceError {
    if (this.#items === 0) return this.#unbound(cause);
    const isIndex = isPlanError(cause);
    const message = isIndex ? `expected indices that are inside what they point into; ${cause.message}` : cause.message;
    const code = isIndex ? 'KINGLET_INFERENCE_INPUT' : 'KINGLET_INFERENCE_OPTION';
    return new InferenceError(code, `model ${this.#model}: ${message}`, { cause });
  }

  #unbound(cause?: Error): InferenceError {
    const message = `model ${this.#model}: expected a batch to be bound, found none: the last one was refused`;
    return new InferenceError('KINGLET_INFERENCE_OPTION', message, { cause });
  }
}

/** Whether the kernels refused instructions: when a batch is bound, or for indices in a run. */
function isPlanError(cause: Error): boolean {
  return 'code' in cause && cause.code === 'KINGLET_KERNELS_PLAN';
}
