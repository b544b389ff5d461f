// One span: a piece of work with a beginning and an end.
import type { SpanLog } from './spanLog.ts';
import type { SpanNode } from './spanNode.ts';

/** An open span, as its user sees it. `using span = profiler.span('parse')` ends it with the block. */
export interface Span extends Disposable {
  readonly name: string;
  /** Opens a span inside this one. Throws ProfilerError KINGLET_PROFILER_OPTION for a name that is no text. */
  span(name: string): Span;
  /**
   * Runs `work` in a span inside this one, and gives back what it gives: a promise's span ends when it settles. Spans that
   * `work` opens, however deep and after however many awaits, are inside it.
   */
  context<Result>(name: string, work: () => Result): Result;
  /** A second time does nothing. @param error what the work failed with, if it failed */
  end(error?: unknown): void;
}

export interface SpanPlace {
  readonly id: number;
  readonly node: SpanNode;
  readonly parent: OpenSpan | undefined;
}

/** A span that times itself. While it is paused, as a generator between two values, neither time nor counters go on. */
export class OpenSpan implements Span {
  readonly id: number;
  readonly parentId: number | undefined;
  readonly node: SpanNode;
  readonly begin: number;
  readonly #log: SpanLog;
  /** Let go at the end: timers that open one span from within another would make an endless chain. */
  #parent: OpenSpan | undefined;
  /** The counters when it last went on. */
  readonly #counts: Float64Array | undefined;
  /** When it last went on; NaN while it is paused. */
  #since: number;
  #active = 0;
  #covered = 0;
  #openChildren = 0;
  #coveredSince = 0;
  #isEnded = false;

  /** Begins now. */
  constructor(log: SpanLog, { id, node, parent }: SpanPlace) {
    this.#log = log;
    this.node = node;
    this.#parent = parent;
    this.parentId = parent?.id;
    this.id = id;
    this.#counts = log.reading();
    log.count(this.#counts, 0);
    const now = log.now();
    this.begin = now;
    this.#since = now;
    if (parent) parent.#childOpened(now);
  }

  get name(): string {
    return this.node.name;
  }

  span(name: string): OpenSpan {
    return this.#log.open(name, this);
  }

  context<Result>(name: string, work: () => Result): Result {
    return this.#log.run(this.span(name), work);
  }

  end(error?: unknown): void {
    if (this.#isEnded) return;
    const now = this.#log.now();
    this.#pauseAt(now);
    this.#isEnded = true;
    const { node } = this;
    node.durations.add(this.#active);
    node.covered += Math.min(this.#covered, this.#active);
    if (error !== undefined) node.failures++;
    this.#parent = undefined;
    this.#log.ended(this, now, error);
  }

  pause(): void {
    this.#pauseAt(this.#log.now());
  }

  resume(): void {
    if (this.#isEnded || !Number.isNaN(this.#since)) return;
    this.#log.count(this.#counts, 0);
    const now = this.#log.now();
    this.#since = now;
    if (this.#openChildren > 0) this.#coveredSince = now;
    if (this.#parent) this.#parent.#childOpened(now);
  }

  [Symbol.dispose](): void {
    this.end();
  }

  #pauseAt(now: number): void {
    if (this.#isEnded || Number.isNaN(this.#since)) return;
    this.#active += now - this.#since;
    if (this.#openChildren > 0) this.#covered += now - this.#coveredSince;
    this.#since = Number.NaN;
    this.#log.addCounts(this.#counts, this.node.counted);
    if (this.#parent) this.#parent.#childClosed(now);
  }

  /** Children may run side by side: covered is the time when there is one at least. */
  #childOpened(now: number): void {
    if (this.#openChildren++ === 0) this.#coveredSince = now;
  }

  #childClosed(now: number): void {
    if (--this.#openChildren === 0 && !Number.isNaN(this.#since)) this.#covered += now - this.#coveredSince;
  }
}
