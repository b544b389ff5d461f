// Keeps a function's environment: started for the first event, reused, replaced after every failure of the platform.
import { randomUUID } from 'node:crypto';
import { Environment, type Outcome } from './environment.ts';
import { EmulatorError } from './errors.ts';
import type { Invocation, InvokeOptions } from './invocation.ts';
import { errorOf } from './invocationError.ts';
import { InvocationLog } from './invocationLog.ts';
import type { ResolvedOptions } from './options.ts';
import { endLine, initReportLine, reportLine, startLine } from './report.ts';

interface Started {
  readonly environment: Environment;
  readonly init: Outcome;
}

/** Invariant: at most one environment has a process, and calls of `ready` and `invoke` never overlap (see `enqueue`). */
export class Session {
  readonly #options: ResolvedOptions;
  #current: Started | undefined;
  #starting: Environment | undefined;
  /** True until a REPORT line has told the duration of the current initialization. */
  #initUnreported = false;
  #queue: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(options: ResolvedOptions) {
    this.#options = options;
  }

  /** The environment whose process runs. */
  get environment(): Environment | undefined {
    const environment = this.#starting ?? this.#current?.environment;
    return environment?.alive ? environment : undefined;
  }

  peakMemoryKb(): number {
    const { environment } = this;
    if (environment) return environment.peakMemoryKb();
    const hint = 'call `invoke` or `ready` first';
    throw new EmulatorError('KINGLET_EMULATOR_NOT_RUNNING', `Expected a running process, found none: ${hint}`);
  }

  /** Runs `task` after those before it, whether they succeeded or not. */
  enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(() => {
      this.#assertRunning();
      return task();
    });
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async ready(): Promise<void> {
    await this.#start();
    this.#assertRunning();
  }

  async invoke(payload: Uint8Array | string, options: InvokeOptions): Promise<Invocation> {
    const { environment, init } = await this.#start();
    this.#assertRunning();
    const requestId = options.requestId ?? randomUUID();
    const log = new InvocationLog(environment, this.#options.onLog);
    const initDurationMs = this.#initUnreported ? init.durationMs : undefined;
    this.#initUnreported = false;
    if (init.failure) log.line(initReportLine(init.durationMs, init.failure.status, init.failure.type));
    log.line(startLine(requestId, this.#options.functionVersion));
    const outcome = init.failure
      ? { ...init, durationMs: 0, answeredMs: 0 }
      : await this.#run(payload, options, requestId, environment);
    this.#assertRunning();
    if (!environment.alive) await this.#drop();
    return this.#conclude(requestId, outcome, initDurationMs, log);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#starting?.stop();
    await this.#drop();
    await this.#queue;
  }

  #run(payload: Uint8Array | string, options: InvokeOptions, requestId: string, to: Environment): Promise<Outcome> {
    const { region, functionName, timeoutMs } = this.#options;
    return to.invoke({
      ...options,
      requestId,
      payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
      invokedFunctionArn:
        options.invokedFunctionArn ?? `arn:aws:lambda:${region}:012345678912:function:${functionName}`,
      deadlineMs: Date.now() + timeoutMs,
    });
  }

  /** The live environment, or a fresh one whose initialization is over. */
  async #start(): Promise<Started> {
    if (this.#current?.environment.alive) return this.#current;
    await this.#drop();
    this.#starting = await Environment.start(this.#options);
    const started = { environment: this.#starting, init: await this.#starting.initialize() };
    this.#starting = undefined;
    this.#current = started;
    this.#initUnreported = true;
    return started;
  }

  async #drop(): Promise<void> {
    const dropped = this.#current;
    this.#current = undefined;
    await dropped?.environment.stop();
  }

  #conclude(requestId: string, outcome: Outcome, initDurationMs: number | undefined, log: InvocationLog): Invocation {
    const { answer, failure, durationMs, maxMemoryKb } = outcome;
    const error = errorOf(requestId, outcome);
    if (failure?.message) log.line(`${new Date().toISOString()} ${requestId} ${failure.message}`);
    log.line(endLine(requestId));
    // Lambda marks what the platform ended, not what a handler threw.
    const status = { status: failure?.status, errorType: failure?.status === 'error' ? failure.type : undefined };
    const { memoryMb } = this.#options;
    const report = reportLine({ requestId, durationMs, memoryMb, maxMemoryKb, initDurationMs, ...status });
    log.line(report);
    return {
      requestId,
      payload: error ? Buffer.from(error.body) : (answer?.body ?? new Uint8Array()),
      contentType: error && !answer ? 'application/json' : answer?.contentType,
      ...(error ? { error } : {}),
      durationMs,
      responseMs: outcome.answeredMs,
      ...(initDurationMs === undefined ? {} : { initDurationMs }),
      maxMemoryKb,
      report,
      logs: log.text(),
      invocationIdEcho: answer?.invocationIdEcho,
    };
  }

  #assertRunning(): void {
    if (!this.#stopped) return;
    const message = 'Expected a running emulator, found one that was stopped: start another';
    throw new EmulatorError('KINGLET_EMULATOR_STOPPED', message);
  }
}
