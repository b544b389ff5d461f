// A profiler that is on.
import type { CounterSource } from './counters/counterSource.ts';
import { optionError, ProfilerError } from './errors.ts';
import type { MethodContext, Profiler } from './profiler.ts';
import { joinReports } from './report/joinReports.ts';
import type { ProfileReport } from './report/profileReport.ts';
import type { Samplers } from './sampling/samplers.ts';
import { type AnyFunction, profiledFunction } from './spans/profiledFunction.ts';
import type { Span } from './spans/span.ts';
import type { SpanLog } from './spans/spanLog.ts';
import { summarize } from './spans/summarize.ts';

/** What of a report comes neither from spans nor from counters. */
export type Findings = Omit<
  ProfileReport,
  'begun' | 'droppedRecords' | 'metrics' | 'milliseconds' | 'records' | 'spans' | 'version'
>;

export interface ProfilerParts {
  readonly log: SpanLog;
  /** Milliseconds since the Unix epoch. */
  readonly begun: number;
  /** Read at both ends of the profile. */
  readonly counters: CounterSource | undefined;
  /** What was found so far. */
  readonly look: () => Findings;
  readonly samplers: Pick<Samplers, 'release' | 'releaseNow'> | undefined;
  /** Lets counters go, once nothing is read any more. */
  readonly letGo: () => void;
}

export class SpanProfiler implements Profiler {
  readonly #parts: ProfilerParts;
  readonly #log: SpanLog;
  /** The profile's counters at the beginning. */
  readonly #counted: Float64Array;
  readonly #added: ProfileReport[] = [];
  #stopping: Promise<ProfileReport> | undefined;
  /** The spans and counters of a profile that ends: its samplers may take a while. */
  #ended: Omit<ProfileReport, keyof Findings> | undefined;
  #final: ProfileReport | undefined;

  constructor(parts: ProfilerParts) {
    this.#parts = parts;
    this.#log = parts.log;
    this.#counted = this.#read();
  }

  get isEnabled(): boolean {
    return !this.#log.isClosed;
  }

  /** Bound: what makes decorators of older targets calls them without `this`. */
  readonly profileFunction = <Profiled extends AnyFunction>(
    work: Profiled,
    name?: MethodContext | string,
  ): Profiled => {
    if (typeof work !== 'function') throw optionError('profileFunction', 'a function or a method', work);
    return profiledFunction(this.#log, work, nameOf(work, name));
  };

  context<Result>(name: string, work: () => Result): Result {
    const log = this.#log;
    return log.isClosed ? work() : log.run(log.open(name, log.current), work);
  }

  span(name: string): Span {
    return this.#log.open(name, this.#log.current);
  }

  report(): ProfileReport {
    return this.#final ?? this.#soFar(this.#ended ?? this.#spansSoFar());
  }

  records(): Pick<ProfileReport, 'begun' | 'records'> {
    return { begun: this.#parts.begun, records: this.#log.records };
  }

  add(report: ProfileReport): void {
    if (this.#final)
      throw new ProfilerError(
        'KINGLET_PROFILER_STATE',
        'add: expected a profile that goes on, found one that was stopped: add reports of workers before',
      );
    this.#added.push(report);
  }

  stop(): Promise<ProfileReport> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  [Symbol.dispose](): void {
    if (this.#log.isClosed) return;
    const spans = this.#end();
    try {
      this.#parts.samplers?.releaseNow();
    } finally {
      this.#parts.letGo();
    }
    this.#final = this.#soFar(spans);
    this.#stopping = Promise.resolve(this.#final);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #stop(): Promise<ProfileReport> {
    const spans = this.#end();
    try {
      await this.#parts.samplers?.release();
    } finally {
      this.#parts.letGo();
    }
    this.#final = this.#soFar(spans);
    return this.#final;
  }

  #end(): Omit<ProfileReport, keyof Findings> {
    this.#ended = this.#spansSoFar();
    this.#log.isClosed = true;
    return this.#ended;
  }

  #spansSoFar(): Omit<ProfileReport, keyof Findings> {
    const log = this.#log;
    const { counters } = this.#parts;
    const milliseconds = log.now();
    const difference = this.#read().map((count, i) => count - this.#counted[i]!);
    return {
      version: 1,
      begun: this.#parts.begun,
      milliseconds,
      metrics: counters?.explain(difference, milliseconds) ?? {},
      spans: summarize(log.root, log.counters),
      records: log.records,
      droppedRecords: log.droppedRecords,
    };
  }

  #soFar(spans: Omit<ProfileReport, keyof Findings>): ProfileReport {
    return joinReports({ ...spans, ...this.#parts.look() }, this.#added);
  }

  #read(): Float64Array {
    const { counters } = this.#parts;
    const reading = new Float64Array(counters?.width ?? 0);
    counters?.read(reading, 0);
    return reading;
  }
}

function nameOf(work: AnyFunction, name: MethodContext | string | undefined): string {
  if (typeof name === 'string') return name;
  if (name === undefined) return ownNameOf(work);
  if (name?.kind === 'method') return String(name.name);
  throw optionError('profileFunction', 'a name, or to stand before a method', `a ${String(name?.kind)}`);
}

/** A function may have given itself anything as its name, or a getter. */
function ownNameOf(work: AnyFunction): string {
  const { value } = Object.getOwnPropertyDescriptor(work, 'name') ?? {};
  return typeof value === 'string' && value ? value : '(anonymous)';
}
