// All spans of one thread: those that are open, the tree of those that have ended, and the last of them one by one.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { CounterSource } from '../counters/counterSource.ts';
import { optionError } from '../errors.ts';
import type { SpanRecord } from '../report/profileReport.ts';
import { OpenSpan } from './span.ts';
import { SpanNode } from './spanNode.ts';

export interface SpanLogOptions {
  /** Milliseconds; never goes back. */
  readonly now: () => number;
  readonly counters: CounterSource | undefined;
  /** How many spans are kept one by one. */
  readonly kept: number;
  readonly thread: number;
  /** Told of every span that begins and ends, if it is given. */
  readonly onBegin?: ((span: OpenSpan) => void) | undefined;
  readonly onEnd?: ((span: OpenSpan) => void) | undefined;
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
    const span = new OpenSpan(this, (parent?.node ?? this.root).child(name), parent);
    if (!this.isClosed) this.#options.onBegin?.(span);
    return span;
  }

  /** Runs `work` inside the span, which ends with it. */
  run<Result>(span: OpenSpan, work: () => Result): Result {
    let result: Result;
    try {
      result = this.#current.run(span, work);
    } catch (error) {
      span.end(error ?? String(error));
      throw error;
    }
    if (isThenable(result)) return endingWith(span, result) as Result;
    span.end();
    return result;
  }

  /** Runs `work` with the span as the current one; the span stays open. */
  within<Result>(span: OpenSpan, work: () => Result): Result {
    return this.#current.run(span, work);
  }

  nextId(): number {
    return this.#ids++;
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
    onEnd?.(span);
  }
}

function recordOf(span: OpenSpan, end: number, thread: number, error: unknown): SpanRecord {
  const { id, parent, name, begin } = span;
  const record = { id, parent: parent?.id, name, begin, end, thread };
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

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return value !== null && typeof value === 'object' && typeof (value as PromiseLike<unknown>).then === 'function';
}

/** A promise of the same result; one that nobody handles is still reported as unhandled. */
function endingWith(span: OpenSpan, promise: PromiseLike<unknown>): PromiseLike<unknown> {
  return promise.then(
    (value) => {
      span.end();
      return value;
    },
    (error) => {
      span.end(error ?? String(error));
      throw error;
    },
  );
}
