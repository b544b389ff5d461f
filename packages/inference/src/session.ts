// The memory of a model that runs, and the batch that it is bound to. What the kernels refuse is an InferenceError.
import type { SessionHandle } from '@kinglet/kernels';
import { InferenceError } from './errors.ts';
import { type PlacedSession, placeSession, regionProblem, type SessionSource } from './placedSession.ts';

export class Session {
  readonly #source: SessionSource;
  /** The model's name. */
  readonly #model: string;
  /** Undefined after `close`. */
  #placed: PlacedSession | undefined;
  #mostItems: number;
  /** Of the bound batch; 0 after one that was refused. */
  #items: number;

  /** Binds a batch of the most items that memory is made for at once. Throws what `bind` throws. */
  constructor(source: SessionSource, model: string, mostItems: number) {
    this.#source = source;
    this.#model = model;
    this.#placed = this.#started(mostItems);
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

  /**
   * Throws InferenceError KINGLET_INFERENCE_OPTION for a batch without room and after `close`, KINGLET_INFERENCE_FILE for a
   * plan that is wrong for it.
   */
  bind(items: number): void {
    const handle = items > this.#mostItems ? this.#grow(items) : this.#handle;
    this.#items = 0;
    try {
      handle.bind(items);
    } catch (cause) {
      throw this.#refusedBatch(items, cause as Error);
    }
    this.#items = items;
  }

  run(): void {
    const handle = this.#handle;
    try {
      handle.run();
    } catch (cause) {
      throw this.#failure(cause as Error);
    }
  }

  /** Runs, and fills in the nanoseconds of each instruction. */
  time(nanoseconds: Float64Array): void {
    const handle = this.#handle;
    try {
      handle.time(nanoseconds);
    } catch (cause) {
      throw this.#failure(cause as Error);
    }
  }

  /** Throws InferenceError KINGLET_INFERENCE_OPTION after a batch that was refused, and after `close`. */
  checkBound(): void {
    this.checkOpen();
    if (this.#items === 0) throw this.#unbound();
  }

  /** Throws InferenceError KINGLET_INFERENCE_OPTION where its memory is somebody else's by now. */
  checkOpen(): void {
    if (!this.#placed) throw this.#gone('it was closed');
    const problem = this.#placed.region && regionProblem(this.#placed.region);
    if (problem) throw this.#gone(problem.why, problem.cause);
  }

  /** Gives the arena back to its allocator. A second time does nothing. */
  close(): void {
    const placed = this.#placed;
    this.#placed = undefined;
    this.#items = 0;
    if (placed?.region) this.#source.allocator?.free(placed.region);
  }

  get #handle(): SessionHandle {
    this.checkOpen();
    return this.#placed!.handle;
  }

  #gone(why: string, cause?: unknown): InferenceError {
    const message = `model ${this.#model}: expected a model that has its memory, found none: ${why}`;
    return new InferenceError('KINGLET_INFERENCE_OPTION', message, { cause });
  }

  /** Both memories are held for a moment: a batch that has no room leaves the session as it is. */
  #grow(items: number): SessionHandle {
    this.checkOpen();
    const larger = this.#started(items);
    this.close();
    this.#placed = larger;
    this.#mostItems = items;
    return larger.handle;
  }

  #started(items: number): PlacedSession {
    try {
      return placeSession(this.#source, items);
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
