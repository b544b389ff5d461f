// Measures the invocations of handlers, and sends what was measured to where it is wanted.
import { emfLines } from '@kinglet/runtime/telemetry';
import { coldStartBreakdown, coldStartIntervals } from './coldStart.ts';
import { type ErrorSummary, errorSummary } from './errorSummary.ts';
import { type InvocationFigures, logObject, logText, metricsOf, ownNames, propertiesOf } from './figures.ts';
import { RecordedInvocation, whenDone } from './invocationProfile.ts';
import type { ResolvedProfileOptions } from './options.ts';
import type { LambdaPlatform } from './platform.ts';
import { handlerSpan, recordedSpans } from './recordedSpans.ts';
import { daemonAddress, type SegmentOptions, type SegmentSpan, segmentDatagram } from './segments.ts';
import { sampledTrace, type Trace } from './traceHeader.ts';

/** What is shared by the profiled handlers of an environment. */
export interface Environment {
  /** Whether no profiled invocation has begun yet. */
  isCold: boolean;
}

/** The fields that are used of a handler's context, which may be anything. */
interface ContextFields {
  readonly awsRequestId?: unknown;
  readonly xRayTraceId?: unknown;
}

/** An invocation that runs, and readings of when it began. Milliseconds. */
interface Begun {
  readonly recorded: RecordedInvocation;
  readonly requestId: string;
  readonly trace: Trace | undefined;
  readonly isCold: boolean;
  readonly timeOrigin: number;
  readonly cpuTime: number;
  /** Read last: what begins an invocation is not part of it. */
  readonly now: number;
}

export class HandlerProfiler {
  readonly #options: ResolvedProfileOptions;
  readonly #platform: LambdaPlatform;
  readonly #environment: Environment;

  constructor(options: ResolvedProfileOptions, platform: LambdaPlatform, environment: Environment) {
    this.#options = options;
    this.#platform = platform;
    this.#environment = environment;
  }

  /** Calls the handler by `work` for an invocation with this context, and gives on what it gives. */
  run<Result>(context: unknown, work: () => Result): Result {
    const { profiler } = this.#options;
    const begun = this.#begin(context);
    return whenDone(profiler ? () => profiler.context(handlerSpan, work) : work, (error) => this.#end(begun, error));
  }

  #begin(context: unknown): Begun {
    const { outputs, dimensions } = this.#options;
    const { now, cpuTime } = this.#platform;
    const timeOrigin = this.#platform.timeOrigin();
    const { awsRequestId, xRayTraceId } = (context ?? {}) as ContextFields;
    const { isCold } = this.#environment;
    this.#environment.isCold = false;
    return {
      recorded: new RecordedInvocation({ now, timeOrigin, dimensions, taken: ownNames }, context),
      requestId: String(awsRequestId ?? ''),
      trace: outputs.has('xray') ? this.#traceOf(xRayTraceId) : undefined,
      isCold,
      timeOrigin,
      cpuTime: cpuTime(),
      now: now(),
    };
  }

  /** What cannot be measured or written is lost, and does not fail the invocation. */
  #end(begun: Begun, error: ErrorSummary | undefined): void {
    const { outputs } = this.#options;
    try {
      const figures = this.#figures(begun, error);
      if (outputs.has('emf')) this.#writeMetrics(begun, figures);
      if (outputs.has('log')) this.#writeLog(figures);
      if (begun.trace) this.#sendSegments(begun, figures, begun.trace);
    } catch (failure) {
      this.#platform.report(`The profile of an invocation could not be written: ${errorSummary(failure).message}`);
    }
  }

  #figures({ requestId, isCold, cpuTime, now }: Begun, error: ErrorSummary | undefined): InvocationFigures {
    const duration = this.#platform.now() - now;
    return {
      requestId,
      duration,
      cpuTime: this.#platform.cpuTime() - cpuTime,
      peakMemory: this.#platform.peakMemory(),
      isCold,
      coldStart: isCold ? coldStartBreakdown(this.#platform.startMarks(), this.#isRestored) : undefined,
      error,
    };
  }

  #writeMetrics({ recorded, timeOrigin, now }: Begun, figures: InvocationFigures): void {
    const lines = emfLines({
      namespace: this.#options.namespace,
      timestamp: timeOrigin + now,
      dimensions: recorded.dimensions,
      metrics: [...metricsOf(figures), ...recorded.metrics],
      properties: propertiesOf(figures),
    });
    for (const line of lines) this.#platform.writeLine(line);
  }

  #writeLog(figures: InvocationFigures): void {
    const { AWS_LAMBDA_LOG_FORMAT: format, AWS_LAMBDA_MAX_CONCURRENCY: concurrency } = this.#platform.environment;
    const isJson = format?.toUpperCase() === 'JSON' || Boolean(concurrency);
    this.#platform.log(isJson ? logObject(figures) : logText(figures));
  }

  #sendSegments({ recorded, timeOrigin, now }: Begun, figures: InvocationFigures, trace: Trace): void {
    const { profiler } = this.#options;
    const { requestId, duration, cpuTime, peakMemory, isCold, coldStart, error } = figures;
    const begin = timeOrigin + now;
    const common = { trace, requestId, newId: () => this.#newId(), annotations: { ColdStart: isCold } };
    const measured = profiler ? recordedSpans(profiler, performance.timeOrigin + now, begin) : [];
    const children = [...recorded.spans, ...measured];
    const invocation = { name: 'Handler', begin, end: begin + duration, error, children };
    const { droppedSpans } = recorded;
    this.#send(invocation, { ...common, droppedSpans, metadata: { duration, cpuTime, peakMemory } });
    if (coldStart) this.#send(this.#coldStartSpan(), { ...common, droppedSpans: 0, metadata: { ...coldStart.phases } });
  }

  #send(span: SegmentSpan, options: SegmentOptions): void {
    const address = daemonAddress(this.#platform.environment.AWS_XRAY_DAEMON_ADDRESS);
    if (!this.#platform.sendDatagram(address, segmentDatagram(span, options)))
      this.#platform.report(
        `A segment could not be sent to ${address}: expected a numeric IPv4 address (in Node a name will do) and a port, as 127.0.0.1:2000`,
      );
  }

  #coldStartSpan(): SegmentSpan {
    const timeOrigin = this.#platform.timeOrigin();
    const children = coldStartIntervals(this.#platform.startMarks(), this.#isRestored).map(({ name, begin, end }) => ({
      name,
      begin: timeOrigin + begin,
      end: timeOrigin + end,
      children: [],
    }));
    return {
      name: 'ColdStart',
      begin: children[0]?.begin ?? timeOrigin,
      end: children.at(-1)?.end ?? timeOrigin,
      children,
    };
  }

  get #isRestored(): boolean {
    return this.#platform.environment.AWS_LAMBDA_INITIALIZATION_TYPE === 'snap-start';
  }

  #traceOf(xRayTraceId: unknown): Trace | undefined {
    const header = xRayTraceId ?? this.#platform.environment._X_AMZN_TRACE_ID;
    return sampledTrace(typeof header === 'string' ? header : undefined);
  }

  #newId(): string {
    const bytes = new Uint8Array(8);
    this.#platform.fillRandom(bytes);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
