// What a handler adds to the profile of its invocation: spans, metrics, dimensions.
import { checkEmf, checkEmfMetric, type EmfMetric, type EmfUnit } from '@kinglet/runtime/telemetry';
import { ProfilerError } from '../errors.ts';
import { endingWith } from '../spans/endingWith.ts';
import { type ErrorSummary, errorSummary } from './errorSummary.ts';
import type { SegmentSpan } from './segments.ts';

/** Work in which spans can be opened. */
export interface ProfiledWork {
  /**
   * Runs `work` in a span inside this one, and gives back what it gives; of a promise the span ends when it settles, of another
   * thenable at once, for it may begin its work only when it is awaited. `work` gets its own span, for those inside it.
   */
  span<Result>(name: string, work: (span: ProfiledWork) => Result): Result;
}

/** One invocation, as its handler sees it. Of a handler that is not profiled only `span` does something: it runs the work. */
export interface InvocationProfile extends ProfiledWork {
  /**
   * Adds a value of a metric, which the invocation's line has beside its own. Several values of one name are one metric.
   *
   * Throws MetricError KINGLET_RUNTIME_METRIC for what CloudWatch does not take; ProfilerError KINGLET_PROFILER_OPTION for a name
   * that the line has already.
   */
  metric(name: string, value: number, unit?: EmfUnit): void;
  /** Adds a dimension to this invocation's metrics. Throws as `metric` does. */
  dimension(name: string, value: string): void;
}

/** Spans of one invocation beyond these are run, and not kept. */
const mostSpans = 1000;

const unprofiled: InvocationProfile = {
  span: (_name, work) => work(unprofiled),
  metric: () => undefined,
  dimension: () => undefined,
};

const profiles = new WeakMap<object, InvocationProfile>();

/** The profile of the invocation that the handler was called for with this context. */
export function profileOf(context: object): InvocationProfile {
  return profiles.get(context) ?? unprofiled;
}

export interface RecordedOptions {
  /** Milliseconds. */
  readonly now: () => number;
  /** What is added to `now()` to have milliseconds since the Unix epoch. */
  readonly timeOrigin: number;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Names that the invocation's line has already. */
  readonly taken: ReadonlySet<string>;
}

/** An invocation that is profiled. */
export class RecordedInvocation implements InvocationProfile {
  readonly spans: SegmentSpan[] = [];
  readonly dimensions: Record<string, string>;
  readonly #options: RecordedOptions;
  /** Beyond those that are kept. */
  droppedSpans = 0;
  readonly #metrics = new Map<string, { readonly unit: EmfUnit; readonly value: number[] }>();
  #kept = 0;

  /** `profileOf(context)` from now on. */
  constructor(options: RecordedOptions, context: unknown) {
    this.#options = options;
    this.dimensions = { ...options.dimensions };
    if (typeof context === 'object' && context !== null) profiles.set(context, this);
  }

  get metrics(): EmfMetric[] {
    return [...this.#metrics].map(([name, { unit, value }]) => ({
      name,
      unit,
      value: value.length === 1 ? value[0]! : value,
    }));
  }

  metric(name: string, value: number, unit: EmfUnit = 'None'): void {
    // One value: an array would be taken for several.
    checkEmfMetric({ name, unit, value: [value] });
    const known = this.#metrics.get(name);
    if (known && known.unit !== unit)
      throw optionError(`the metric '${name}': expected the unit ${known.unit} that it had before, found ${unit}`);
    if (known) known.value.push(value);
    else {
      this.#assertFree(name);
      this.#metrics.set(name, { unit, value: [value] });
    }
  }

  dimension(name: string, value: string): void {
    if (!Object.hasOwn(this.dimensions, name)) this.#assertFree(name);
    const dimensions = { ...this.dimensions, [name]: value };
    checkEmf({ namespace: 'any', dimensions });
    this.dimensions[name] = value;
  }

  span<Result>(name: string, work: (span: ProfiledWork) => Result): Result {
    return this.#run(this.spans, name, work);
  }

  #run<Result>(siblings: SegmentSpan[], name: string, work: (span: ProfiledWork) => Result): Result {
    const { now, timeOrigin } = this.#options;
    const children: SegmentSpan[] = [];
    // Decided now: a span with very many in it ends after them.
    const isKept = this.#takeRoom();
    const begun = now();
    const end = (error?: ErrorSummary): void => {
      if (isKept) siblings.push({ name, begin: timeOrigin + begun, end: timeOrigin + now(), error, children });
    };
    const inner: ProfiledWork = { span: (innerName, innerWork) => this.#run(children, innerName, innerWork) };
    return whenDone(() => work(inner), end, isPromise);
  }

  #takeRoom(): boolean {
    const hasRoom = this.#kept < mostSpans;
    if (hasRoom) this.#kept++;
    else this.droppedSpans++;
    return hasRoom;
  }

  #assertFree(name: string): void {
    if (this.#options.taken.has(name) || this.#metrics.has(name) || Object.hasOwn(this.dimensions, name))
      throw optionError(`'${name}': expected a name that the line of metrics does not have, found one that it has`);
  }
}

/**
 * Calls `end` when what `work` gives has settled, with what it failed with, and gives that on. `isAwaited` says of what it gives
 * whether it settles: all that the loop awaits, if it is left out.
 */
export function whenDone<Result>(
  work: () => Result,
  end: (error?: ErrorSummary) => void,
  isAwaited: (result: unknown) => boolean = isThenable,
): Result {
  let result: Result;
  try {
    result = work();
  } catch (error) {
    end(errorSummary(error));
    throw error;
  }
  if (!isAwaited(result)) {
    end();
    return result;
  }
  const promise = isPromise(result) ? result : Promise.resolve(result);
  return endingWith(
    promise,
    () => end(),
    (error) => end(errorSummary(error)),
  ) as Result;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

function optionError(message: string): ProfilerError {
  return new ProfilerError('KINGLET_PROFILER_OPTION', message);
}
