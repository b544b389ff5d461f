// One execution environment: a process, its Runtime API and its clocks, from start to kill.
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { type BootstrapProcess, spawnBootstrap } from './bootstrapProcess.ts';
import type { EventToSend } from './invocation.ts';
import { lambdaEnv } from './lambdaEnv.ts';
import type { ResolvedOptions } from './options.ts';
import { describeExit } from './processEnd.ts';
import { platformErrors, platformErrorType } from './protocol.ts';
import { timeoutMessage } from './report.ts';
import { type Answer, RuntimeApi } from './runtimeApi.ts';

/** How an initialization or an invocation ended. */
export interface Outcome {
  /** What the runtime sent; undefined after a good initialization, and when nothing came. */
  readonly answer?: Answer;
  /** Set when the environment is dead: the platform ended it, or the runtime reported an init error (empty message). */
  readonly failure?: { readonly type: string; readonly message: string; readonly status: 'timeout' | 'error' };
  readonly durationMs: number;
  readonly answeredMs: number;
  readonly maxMemoryKb: number;
}

/** A started environment. Invariant: at most one of initialization and invocation is pending. */
export class Environment {
  readonly #options: ResolvedOptions;
  #api: RuntimeApi | undefined;
  #process: BootstrapProcess | undefined;
  #pending: ((failure?: Outcome['failure']) => void) | undefined;
  #answer: Answer | undefined;
  #answeredAt = 0;
  #dead = false;
  /** The last figure read while the process lived. */
  #peakKb = 0;
  /** What the process printed since the last call of `takeLogs`. */
  #logs: string[] = [];

  private constructor(options: ResolvedOptions) {
    this.#options = options;
  }

  /** Starts the process. Initialization goes on until `initialized` settles. */
  static async start(options: ResolvedOptions): Promise<Environment> {
    const environment = new Environment(options);
    environment.#api = await RuntimeApi.start(options.port, {
      onReady: () => environment.#pending?.(),
      onAnswer: (answer) => environment.#onAnswer(answer),
      onInitError: (answer) => {
        environment.#onAnswer(answer);
        environment.#pending?.();
      },
    });
    return environment;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** False once the process has ended or was killed. */
  get alive(): boolean {
    return !this.#dead;
  }

  /** Runs the process until its first `GET /next`, its `init/error`, its end or the limit. */
  async initialize(): Promise<Outcome> {
    const { initTimeoutMs } = this.#options;
    const outcome = this.#wait(initTimeoutMs, `Init timed out after ${(initTimeoutMs / 1000).toFixed(2)} seconds`);
    this.#spawn();
    const settled = await outcome;
    if (!settled.answer) return settled;
    // A runtime that reported an init error is expected to exit, and is of no use whether it does or not.
    await this.#end();
    const failure = { type: platformErrorType(settled.answer.headerType), message: '', status: 'error' as const };
    return { ...settled, failure };
  }

  /** Hands an event over and waits until the runtime asks for the next one, ends, or the deadline passes. */
  async invoke(event: EventToSend): Promise<Outcome> {
    const { timeoutMs } = this.#options;
    const outcome = this.#wait(timeoutMs, timeoutMessage(timeoutMs));
    this.#api?.deliver(event);
    return outcome;
  }

  /** The output of the process since the last call. */
  takeLogs(): string {
    return this.#logs.splice(0).join('');
  }

  peakMemoryKb(): number {
    this.#peakKb = Math.max(this.#peakKb, this.#process?.peakMemoryKb() ?? 0);
    return this.#peakKb;
  }

  /** Kills the process and closes its connections; resolves when both are gone. */
  async stop(): Promise<void> {
    await this.#end();
    await this.#api?.close();
  }

  #spawn(): void {
    const { options, address } = { options: this.#options, address: this.#api?.address ?? '' };
    this.#process = spawnBootstrap({
      command: options.command,
      cwd: options.cwd,
      env: {
        ...lambdaEnv({ ...options, runtimeApi: address, taskRoot: options.cwd, logStreamName: logStream() }),
        ...options.env,
      },
      onOutput: (text) => {
        this.#logs.push(text);
        options.onLog(text);
      },
    });
    void this.#process.exited.then((exit) => {
      this.#dead = true;
      this.#pending?.({ ...describeExit(exit), status: 'error' });
    });
  }

  /** Starts the clock; settles with the first of: ready again, init error, process end, time-out. */
  #wait(limitMs: number, timeoutText: string): Promise<Outcome> {
    this.#answer = undefined;
    const start = performance.now();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#pending?.({ type: platformErrors.timeout, message: timeoutText, status: 'timeout' });
      }, limitMs);
      this.#pending = (failure) => {
        this.#pending = undefined;
        clearTimeout(timer);
        const end = failure?.status === 'timeout' ? start + limitMs : performance.now();
        resolve(this.#settle(start, end, failure));
      };
    });
  }

  async #settle(start: number, end: number, failure: Outcome['failure']): Promise<Outcome> {
    const maxMemoryKb = this.peakMemoryKb();
    if (failure) await this.#end();
    // What the process printed before its last call is in the pipe already: two turns of the event loop read it.
    await turn();
    await turn();
    const durationMs = end - start;
    return {
      ...(this.#answer ? { answer: this.#answer } : {}),
      ...(failure ? { failure } : {}),
      durationMs,
      answeredMs: this.#answer ? this.#answeredAt - start : durationMs,
      maxMemoryKb,
    };
  }

  #onAnswer(answer: Answer): void {
    this.#answer = answer;
    this.#answeredAt = performance.now();
  }

  async #end(): Promise<void> {
    this.#dead = true;
    this.#process?.kill();
    await this.#process?.exited;
  }
}

/** Lambda's form: date, version, 32 hexadecimal digits. */
function logStream(): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${crypto.randomUUID().replaceAll('-', '')}`;
}
