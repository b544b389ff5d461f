// Measures the invocations of handlers, and sends what was measured to where it is wanted.
import { emfLines } from '@kinglet/runtime/telemetry';
import { type ColdStartBreakdown, coldStartBreakdown, coldStartIntervals } from './coldStart.ts';
import { errorSummary } from './errorSummary.ts';
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

interface Measured {
  readonly recorded: RecordedInvocation;
  readonly figures: InvocationFigures;
  readonly trace: Trace | undefined;
  /** Milliseconds since the Unix epoch; `opened` by the clock of profilers. */
  readonly begun: number;
  readonly opened: number;
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
    const { profiler, dimensions } = this.#options;
    const { now, cpuTime } = this.#platform;
    const timeOrigin = this.#platform.timeOrigin();
    const isCold = this.#environment.isCold;
    this.#environment.isCold = false;
    const recorded = new RecordedInvocation({ now, timeOrigin, dimensions, taken: ownNames }, context);
    const fields = (context ?? {}) as ContextFields;
    const trace = this.#options.outputs.has('xray') ? this.#traceOf(fields) : undefined;
    const cpuBegun = cpuTime();
    const begun = now();
    return whenDone(profiler ? () => profiler.context(handlerSpan, work) : work, (error) => {
      const duration = now() - begun;
      const figures = {
        requestId: String(fields.awsRequestId ?? ''),
        duration,
        cpuTime: cpuTime() - cpuBegun,
        peakMemory: this.#platform.peakMemory(),
        isCold,
        coldStart: isCold ? this.#coldStart() : undefined,
        error,
      };
      this.#write({ recorded, figures, trace, opened: performance.timeOrigin + begun, begun: timeOrigin + begun });
    });
  }

  /** What cannot be written is lost, and does not fail the invocation. */
  #write(measured: Measured): void {
    const { outputs } = this.#options;
    try {
      if (outputs.has('emf')) this.#writeMetrics(measured);
      if (outputs.has('log')) this.#writeLog(measured.figures);
      if (measured.trace) this.#sendSegments(measured, measured.trace);
    } catch (error) {
      this.#platform.report(`The profile of an invocation could not be written: ${errorSummary(error).message}`);
    }
  }

  #writeMetrics({ recorded, figures, begun }: Measured): void {
    const lines = emfLines({
      namespace: this.#options.namespace,
      timestamp: begun,
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

  #sendSegments({ recorded, figures, begun, opened }: Measured, trace: Trace): void {
    const { profiler } = this.#options;
    const { requestId, duration, cpuTime, peakMemory, isCold, coldStart, error } = figures;
    const common = { trace, requestId, newId: () => this.#newId(), annotations: { ColdStart: isCold } };
    const children = [...recorded.spans, ...(profiler ? recordedSpans(profiler, opened, begun) : [])];
    const invocation = { name: 'Handler', begin: begun, end: begun + duration, error, children };
    this.#send(invocation, { ...common, metadata: { duration, cpuTime, peakMemory } });
    if (coldStart) this.#send(this.#coldStartSpan(), { ...common, metadata: { ...coldStart.phases } });
  }

  #send(span: SegmentSpan, options: SegmentOptions): void {
    const address = daemonAddress(this.#platform.environment.AWS_XRAY_DAEMON_ADDRESS);
    if (!this.#platform.sendDatagram(address, segmentDatagram(span, options)))
      this.#platform.report(
        `A segment could not be sent to ${address}: expected an address and a port of an X-Ray daemon`,
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

  #coldStart(): ColdStartBreakdown {
    return coldStartBreakdown(this.#platform.startMarks(), this.#isRestored);
  }

  get #isRestored(): boolean {
    return this.#platform.environment.AWS_LAMBDA_INITIALIZATION_TYPE === 'snap-start';
  }

  #traceOf({ xRayTraceId }: ContextFields): Trace | undefined {
    const header = xRayTraceId ?? this.#platform.environment._X_AMZN_TRACE_ID;
    return sampledTrace(typeof header === 'string' ? header : undefined);
  }

  #newId(): string {
    const bytes = new Uint8Array(8);
    this.#platform.fillRandom(bytes);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
