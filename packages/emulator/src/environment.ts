// One execution environment: a process, its Runtime API and its clocks, from start to kill.
import { performance } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { type BootstrapProcess, spawnBootstrap } from './bootstrapProcess.ts';
import type { EventToSend } from './invocation.ts';
import { environmentVariables } from './lambdaEnv.ts';
import { isEmulated, watchMemory } from './memoryLimit.ts';
import type { ResolvedOptions } from './options.ts';
import { describeExit } from './processEnd.ts';
import { platformErrors, platformErrorType, shutdownMs } from './protocol.ts';
import { timeoutMessage } from './report.ts';
import { RuntimeApi } from './runtimeApi.ts';

/** How an initialization, a restore or an invocation ended. */
export interface Outcome {
  /** What the runtime sent; undefined after a good initialization, and when nothing came. */
  readonly answer?: Answer;
  /** Set when the platform ended the activity, or the runtime reported an init error (empty message). */
  readonly failure?: { readonly type: string; readonly message: string; readonly status: 'timeout' | 'error' };
  readonly durationMs: number;
  readonly answeredMs: number;
  /** From the beginning until the first byte of a streamed answer. */
  readonly firstByteMs?: number;
  readonly maxMemoryKb: number;
}

/** Something that has begun and is waited for. */
interface Activity {
  readonly startMs: number;
  answer?: Answer;
  answeredMs?: number;
  readonly settle: (failure?: Outcome['failure']) => void;
}

/** The key of initialization and restore among the activities; no request has it. */
const starting = Symbol('starting');

/** A started environment. Invariant: `#activities` holds what is pending, under its request id. */
export class Environment {
  readonly #options: ResolvedOptions;
  readonly #activities = new Map<string | typeof starting, Activity>();
  #api: RuntimeApi | undefined;
  #process: BootstrapProcess | undefined;
  #dead = false;
  #outOfMemory = false;
  /** The last figure read while the process lived. */
  #peakKb = 0;
  /** What the process printed since the last call of `takeLogs`. */
  #logs: string[] = [];

  private constructor(options: ResolvedOptions) {
    this.#options = options;
  }

  /** Opens the API; `initialize` starts the process. */
  static async start(options: ResolvedOptions): Promise<Environment> {
    const environment = new Environment(options);
    const activities = environment.#activities;
    environment.#api = await RuntimeApi.start(options, {
      onReady: () => activities.get(starting)?.settle(),
      onDone: (requestId) => activities.get(requestId)?.settle(),
      onAnswer: (requestId, answer) => note(activities.get(requestId), answer),
      onInitError: (answer) => {
        note(activities.get(starting), answer);
        activities.get(starting)?.settle();
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

  /** True between the snapshot and its restore. */
  get awaitsRestore(): boolean {
    return this.#api?.awaitsRestore ?? false;
  }

  /** Runs the process until its first poll, its `init/error`, its end or the limit. */
  async initialize(): Promise<Outcome> {
    return this.#begin('Init', () => this.#spawn());
  }

  /** Lets a runtime that waits for its restore go on, until its first poll, its `restore/error`, its end or the limit. */
  async restore(): Promise<Outcome> {
    return this.#begin('Restore', () => this.#api?.restore());
  }

  /** Hands an event over and waits until the runtime is done with it, ends, or the deadline passes. */
  async invoke(event: EventToSend): Promise<Outcome> {
    const { timeoutMs } = this.#options;
    const outcome = this.#wait(event.requestId, timeoutMs, timeoutMessage(timeoutMs));
    this.#api?.deliver(event);
    const settled = await outcome;
    if (settled.failure) this.#api?.abandon(event.requestId);
    return settled;
  }

  /** The output of the process since the last call. */
  takeLogs(): string {
    return this.#logs.splice(0).join('');
  }

  peakMemoryKb(): number {
    this.#peakKb = Math.max(this.#peakKb, this.#process?.peakMemoryKb() ?? 0);
    return this.#peakKb;
  }

  /** Ends the process, with SIGTERM first if an extension asks for it, and closes its connections. */
  async stop(): Promise<void> {
    if (!this.#dead && this.#api?.hasExtension) {
      this.#process?.kill('SIGCONT');
      this.#process?.signal('SIGTERM');
      await Promise.race([this.#process?.exited, wait(shutdownMs)]);
    }
    await this.#end();
    await this.#api?.close();
  }

  async #begin(what: string, act: () => void): Promise<Outcome> {
    const { initTimeoutMs } = this.#options;
    const outcome = this.#wait(
      starting,
      initTimeoutMs,
      `${what} timed out after ${(initTimeoutMs / 1000).toFixed(2)} seconds`,
    );
    act();
    const settled = await outcome;
    if (!settled.answer) return settled;
    // A runtime that reported an init error is expected to exit, and is of no use whether it does or not.
    await this.#end();
    const failure = { type: platformErrorType(settled.answer.headerType), message: '', status: 'error' as const };
    return { ...settled, failure };
  }

  #spawn(): void {
    const options = this.#options;
    this.#process = spawnBootstrap({
      command: options.command,
      cwd: options.cwd,
      env: environmentVariables(options, this.#api?.address ?? ''),
      onOutput: (text) => {
        this.#logs.push(text);
        options.onLog(text);
      },
    });
    const unwatch = this.#limitMemory(this.#process);
    void this.#process.exited.then((exit) => {
      this.#dead = true;
      unwatch();
      const { type, message } = describeExit(exit);
      const failure = {
        type: this.#outOfMemory ? platformErrors.outOfMemory : type,
        message,
        status: 'error' as const,
      };
      for (const { settle } of [...this.#activities.values()]) settle(failure);
    });
  }

  /** Returns what ends the watch. */
  #limitMemory({ pid, kill }: BootstrapProcess): () => void {
    const { enforceMemory, memoryMb, command } = this.#options;
    if (!enforceMemory || pid === undefined || isEmulated(command)) return () => undefined;
    return watchMemory(pid, memoryMb * 1024, () => {
      this.#outOfMemory = true;
      kill();
    });
  }

  /** Starts the clock; settles with the first of: done, init error, process end, time-out. */
  #wait(key: string | typeof starting, limitMs: number, timeoutText: string): Promise<Outcome> {
    if (this.#options.freeze && !this.#dead) this.#process?.kill('SIGCONT');
    const startMs = performance.now();
    return new Promise((resolve) => {
      const settle = (failure?: Outcome['failure']): void => {
        this.#activities.delete(key);
        clearTimeout(timer);
        const durationMs = failure?.status === 'timeout' ? limitMs : performance.now() - startMs;
        resolve(this.#settle(activity, key, durationMs, failure));
      };
      const activity: Activity = { startMs, settle };
      this.#activities.set(key, activity);
      const timer = setTimeout(() => {
        settle({ type: platformErrors.timeout, message: timeoutText, status: 'timeout' });
      }, limitMs);
    });
  }

  async #settle(
    { startMs, answer, answeredMs }: Activity,
    key: string | typeof starting,
    durationMs: number,
    failure: Outcome['failure'],
  ): Promise<Outcome> {
    const maxMemoryKb = this.peakMemoryKb();
    if (failure && (key === starting || this.#options.concurrency === 1 || failure.status === 'error'))
      await this.#end();
    // What the process printed before its last call is in the pipe already: two turns of the event loop read it.
    await turn();
    await turn();
    if (this.#options.freeze && !this.#dead && this.#activities.size === 0) this.#process?.kill('SIGSTOP');
    const firstByteMs = answer?.stream?.firstByteMs;
    return {
      ...(answer ? { answer } : {}),
      ...(failure ? { failure } : {}),
      durationMs,
      answeredMs: answeredMs === undefined ? durationMs : answeredMs - startMs,
      ...(firstByteMs === undefined ? {} : { firstByteMs: firstByteMs - startMs }),
      maxMemoryKb,
    };
  }

  async #end(): Promise<void> {
    this.#dead = true;
    this.#process?.kill();
    await this.#process?.exited;
  }
}

function note(activity: Activity | undefined, answer: Answer): void {
  if (!activity) return;
  activity.answer = answer;
  activity.answeredMs = performance.now();
}
