// What users hold of a profiler.
import type { ProfileReport } from './report/profileReport.ts';
import type { AnyFunction } from './spans/profiledFunction.ts';
import type { Span } from './spans/span.ts';

/** What a standard decorator is told of the method that it stands before. */
export interface MethodContext {
  readonly kind: 'method';
  readonly name: string | symbol;
}

export interface Profiler extends AsyncDisposable, Disposable {
  /** False once it was stopped, and for one that was made with `enabled: false`. */
  readonly isEnabled: boolean;
  /**
   * The same function or class, each call of which is a span: of a promise until it settles, of a generator while it computes.
   * `@profiler.profileFunction` stands before methods, too.
   *
   * @param name of the spans; left out, the function's own
   * Throws ProfilerError KINGLET_PROFILER_OPTION for what is no function and before what is no method.
   */
  profileFunction<Profiled extends AnyFunction>(work: Profiled, name?: MethodContext | string): Profiled;
  /**
   * Runs `work` in a span inside the current one, and gives back what it gives; a promise's span ends when it settles, that of
   * another thenable at once, for it may begin its work only when it is awaited. What it calls, however deep and after however
   * many awaits, has that span as its current one, whatever runs beside it.
   */
  context<Result>(name: string, work: () => Result): Result;
  /**
   * Opens a span inside the current one: `using span = profiler.span('parse')`. It does not become the current one, which no
   * block could undo for functions that run beside it: `span.span` and `span.context` open spans inside it.
   */
  span(name: string): Span;
  /** What was found so far; of worker threads, what came of `stop` and of `add`. */
  report(): ProfileReport;
  /** What `report()` has of the spans one by one, in some microseconds: nothing is summarized, and no roof measured. */
  records(): Pick<ProfileReport, 'begun' | 'records'>;
  /** Adds the spans and profiles of a worker's report: what its own profiler found, sent as a message. */
  add(report: ProfileReport): void;
  /**
   * Ends the profile: counters, samplers and the counting of kernels are let go. Wrapped functions go on, unprofiled. A second
   * time gives the same report.
   */
  stop(): Promise<ProfileReport>;
}
