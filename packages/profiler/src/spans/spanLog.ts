// All spans of one thread: those that are open, the tree of those that have ended, and the last of them one by one.
import { AsyncLocalStorage } from 'node:async_hooks';
import { types } from 'node:util';
import type { CounterSource } from '../counters/counterSource.ts';
import { optionError } from '../errors.ts';
import type { SpanRecord } from '../report/profileReport.ts';
import { endingWith } from './endingWith.ts';
import { OpenSpan } from './span.ts';
import { SpanNode } from './spanNode.ts';

export interface SpanLogOptions {
  /** Milliseconds; never goes back. */
  readonly now: () => number;
  readonly counters: CounterSource | undefined;
  /** How many spans are kept one by one. */
  readonly kept: number;
  readonly thread: number;
  /** Told of every span that is about to begin or has ended: what they do is not in its time. */
  readonly onBegin?: ((id: number, name: string) => void) | undefined;
  readonly onEnd?: ((id: number) => void) | undefined;
}

export class SpanLog {
  readonly now: () => number;
  readonly counters: CounterSource | undefined;
  readonly root: SpanNode;
  /** Nothing is counted and kept any more. */
  isClosed = false;
  readonly #options: SpanLogOptions;
  readonly #current = new AsyncLocalStorage<OpenSpan>();
  readonly #scratch: Float64Array;
  /** A ring: the oldest is at `#ended % kept` once there are so many. */
  readonly #records: SpanRecord[] = [];
  #ended = 0;
  #ids = 0;

  constructor(options: SpanLogOptions) {
    this.#options = options;
    this.now = options.now;
    this.counters = options.counters;
    const width = options.counters?.width ?? 0;
    this.root = new SpanNode('', width);
    this.#scratch = new Float64Array(width);
  }

  get current(): OpenSpan | undefined {
    return this.#current.getStore();
  }

  get droppedRecords(): number {
    return Math.max(0, this.#ended - this.#options.kept);
  }

  /** In the order in which they ended. */
  get records(): readonly SpanRecord[] {
    const oldest = this.droppedRecords > 0 && this.#options.kept > 0 ? this.#ended % this.#options.kept : 0;
    return [...this.#records.slice(oldest), ...this.#records.slice(0, oldest)];
  }

  /** Throws ProfilerError KINGLET_PROFILER_OPTION for a name that is no text. */
  open(name: string, parent: OpenSpan | undefined): OpenSpan {
    if (typeof name !== 'string') throw optionError('the name of a span', 'a text', name);
    const id = this.#ids++;
    if (!this.isClosed) this.#options.onBegin?.(id, name);
    return new OpenSpan(this, { id, parent, node: (parent?.node ?? this.root).child(name) });
  }

  /**
   * Runs `work` inside the span, which ends with it, or when the promise that it gives settles. Of other thenables `then` is
   * left alone: queries and the like begin, or begin again, when it is called.
   */
  run<Result>(span: OpenSpan, work: () => Result): Result {
    let result: Result;
    try {
      result = this.#current.run(span, work);
    } catch (error) {
      span.end(error ?? String(error));
      throw error;
    }
    // Most results are no objects: asking the engine takes longer.
    if (typeof result === 'object' && types.isPromise(result)) return whenSettled(span, result) as Result;
    span.end();
    return result;
  }

  /** Runs `work` with the span as the current one; the span stays open. */
  within<Result>(span: OpenSpan, work: () => Result): Result {
    return this.#current.run(span, work);
  }

  /** Room for a reading of the counters; none where nothing can be counted, which then costs nothing. */
  reading(): Float64Array | undefined {
    const { length } = this.#scratch;
    return length > 0 ? new Float64Array(length) : undefined;
  }

  count(into: Float64Array | undefined, at: number): void {
    if (into && !this.isClosed) this.counters!.read(into, at);
  }

  /** Adds what was counted since `from` was read to `sums`. */
  addCounts(from: Float64Array | undefined, sums: Float64Array): void {
    if (!from || this.isClosed) return;
    const now = this.#scratch;
    this.counters!.read(now, 0);
    for (let i = 0; i < now.length; i++) sums[i]! += now[i]! - from[i]!;
  }

  ended(span: OpenSpan, end: number, error: unknown): void {
    if (this.isClosed) return;
    const { kept, thread, onEnd } = this.#options;
    if (kept > 0) this.#records[this.#ended % kept] = recordOf(span, end, thread, error);
    this.#ended++;
    onEnd?.(span.id);
  }
}

function whenSettled(span: OpenSpan, promise: Promise<unknown>): Promise<unknown> {
  return endingWith(
    promise,
    () => span.end(),
    (error) => span.end(error ?? String(error)),
  );
}

function recordOf(span: OpenSpan, end: number, thread: number, error: unknown): SpanRecord {
  const { id, parentId: parent, name, begin } = span;
  const record = { id, parent, name, begin, end, thread };
  return error === undefined ? record : { ...record, error: messageOf(error) };
}

/** Whatever was thrown, a message that can be read without throwing again. */
function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : String(error);
  } catch (cause) {
    return `an error whose message cannot be read: ${typeof cause}`;
  }
}
