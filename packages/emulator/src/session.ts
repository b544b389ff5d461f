// Keeps a function's environment: started for the first event, reused, replaced after every failure of the platform.
import { randomUUID } from 'node:crypto';
import { Environment, type Outcome } from './environment.ts';
import { EmulatorError } from './errors.ts';
import { functionArn } from './functionArn.ts';
import { guardedListener } from './guardedListener.ts';
import type { Invocation, InvokeOptions } from './invocation.ts';
import { errorOf } from './invocationError.ts';
import { InvocationLog } from './invocationLog.ts';
import { streamOf } from './invocationStream.ts';
import type { ResolvedOptions } from './options.ts';
import { endLine, initReportLine, reportLine, restoreReportLine, startLine } from './report.ts';

interface Started {
  readonly environment: Environment;
  readonly init: Outcome;
}

/** Invariant: at most one environment has a process, and at most `concurrency` tasks run (see `enqueue`). */
export class Session {
  readonly #options: ResolvedOptions;
  #current: Started | undefined;
  #starting: Environment | undefined;
  /** True until a REPORT line has told the duration of the current initialization. */
  #initUnreported = false;
  /** A start or a restore under way, which everyone waits for. */
  #preparing: Promise<Started> | undefined;
  #restoreMs: number | undefined;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #idle: () => void = () => undefined;
  #stopping: Promise<void> | undefined;

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

  /** Runs `task` when fewer than `concurrency` others run, in order of the calls. */
  async enqueue<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#options.concurrency) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      this.#assertRunning();
      return await task();
    } finally {
      // A place is handed on to the one who waits longest, without being free in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
      if (this.#running === 0) this.#idle();
    }
  }

  async ready(): Promise<void> {
    await this.#start();
    this.#assertRunning();
  }

  async invoke(payload: Uint8Array | string, options: InvokeOptions): Promise<Invocation> {
    const { environment, init } = await this.#restored();
    this.#assertRunning();
    const requestId = options.requestId ?? randomUUID();
    const log = new InvocationLog(environment, this.#options.onLog);
    const initDurationMs = this.#initUnreported ? init.durationMs : undefined;
    this.#initUnreported = false;
    const restoreDurationMs = this.#restoreMs;
    this.#restoreMs = undefined;
    if (init.failure) log.line(initReportLine(init.durationMs, init.failure.status, init.failure.type));
    if (restoreDurationMs !== undefined) log.line(restoreReportLine(restoreDurationMs));
    log.line(startLine(requestId, this.#options.functionVersion));
    const listener = options.onStream && guardedListener(options.onStream);
    const guarded = listener ? { ...options, onStream: listener.onStream } : options;
    const outcome = init.failure
      ? { ...init, durationMs: 0, answeredMs: 0 }
      : await this.#run(payload, guarded, requestId, environment);
    this.#assertRunning();
    if (!environment.alive) await this.#drop(environment);
    const started = { initDurationMs, restoreDurationMs };
    const invocation = this.#conclude(requestId, outcome, started, log);
    const broken = listener?.failure();
    if (broken) throw broken.error;
    return invocation;
  }

  /** Ends the environment and what runs in it; every call waits for the same end. */
  stop(): Promise<void> {
    this.#stopping ??= this.#end();
    return this.#stopping;
  }

  async #end(): Promise<void> {
    await this.#starting?.stop();
    await this.#drop(this.#current?.environment);
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#idle = resolve));
  }

  #run(payload: Uint8Array | string, options: InvokeOptions, requestId: string, to: Environment): Promise<Outcome> {
    const { region, functionName, timeoutMs } = this.#options;
    return to.invoke({
      ...options,
      requestId,
      payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
      invokedFunctionArn: options.invokedFunctionArn ?? functionArn(region, functionName),
      deadlineMs: Date.now() + timeoutMs,
    });
  }

  /** The live environment, or a fresh one whose initialization is over. */
  #start(): Promise<Started> {
    if (this.#current?.environment.alive) return Promise.resolve(this.#current);
    return this.#once(async () => {
      await this.#drop(this.#current?.environment);
      const environment = await Environment.start(this.#options);
      this.#starting = environment;
      try {
        // A stop that came before could not see it.
        this.#assertRunning();
        this.#current = { environment, init: await environment.initialize() };
      } catch (error) {
        await environment.stop();
        throw error;
      } finally {
        this.#starting = undefined;
      }
      this.#initUnreported = true;
      return this.#current;
    });
  }

  /** The live environment after its restore, if there is one to come. */
  async #restored(): Promise<Started> {
    const started = await this.#start();
    const { environment } = started;
    if (!environment.alive || !environment.awaitsRestore) return started;
    return this.#once(async () => {
      const restore = await environment.restore();
      this.#restoreMs = restore.durationMs;
      return restore.failure ? { environment, init: restore } : started;
    });
  }

  /** Everyone who needs what `prepare` makes waits for the same. */
  #once(prepare: () => Promise<Started>): Promise<Started> {
    this.#preparing ??= prepare().finally(() => {
      this.#preparing = undefined;
    });
    return this.#preparing;
  }

  async #drop(dropped: Environment | undefined): Promise<void> {
    if (this.#current?.environment === dropped) this.#current = undefined;
    await dropped?.stop();
  }

  #conclude(
    requestId: string,
    outcome: Outcome,
    started: { readonly initDurationMs: number | undefined; readonly restoreDurationMs: number | undefined },
    log: InvocationLog,
  ): Invocation {
    const { answer, failure, durationMs, maxMemoryKb } = outcome;
    const { initDurationMs, restoreDurationMs } = started;
    const error = errorOf(requestId, outcome);
    const stream = streamOf(answer, outcome.firstByteMs);
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
      ...(restoreDurationMs === undefined ? {} : { restoreDurationMs }),
      ...(stream === undefined ? {} : { stream }),
      maxMemoryKb,
      report,
      logs: log.text(),
      invocationIdEcho: answer?.invocationIdEcho,
    };
  }

  #assertRunning(): void {
    if (!this.#stopping) return;
    const message = 'Expected a running emulator, found one that was stopped: start another';
    throw new EmulatorError('KINGLET_EMULATOR_STOPPED', message);
  }
}
