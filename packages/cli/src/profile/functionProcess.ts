// What runs inside the function's process: its handlers, profiled. The parent sends events until the report is there.
import { renameSync, writeFileSync } from 'node:fs';
import type { KernelCounting, ProfileReport, Profiler, SamplingOptions } from '@kinglet/profiler';

/** What is to be profiled of a process, and where the report goes; JSON. */
export interface ProfileOrder {
  /** Events before the profile begins. */
  readonly warmup: number;
  /** The profile ends after so many, if it is given; else after so many milliseconds. */
  readonly invocations?: number;
  readonly milliseconds: number;
  /** An event that takes longer ends the profile and the process. */
  readonly timeoutMs: number;
  readonly counters: boolean;
  readonly sampling: SamplingOptions;
  /** Path of the report. */
  readonly report: string;
}

/** The exports of a function's bundle that are looked at. */
export interface FunctionModule {
  readonly handler?: unknown;
  readonly rawHandler?: unknown;
  /** Counts the calls of the kernels that are in the bundle. */
  readonly countKernels?: KernelCounting;
}

/** The span that each event is. */
export const eventSpan = 'handler';

/** The same handlers, profiled as ordered. SIGINT ends the profile, and the process. */
export function profileModule(module: FunctionModule, order: ProfileOrder): FunctionModule {
  const session = new ProfileSession(order, module.countKernels);
  process.on('SIGINT', () => void session.end().finally(() => process.exit(interrupted)));
  process.on('exit', () => session.endNow());
  return { handler: profiled(session, module.handler), rawHandler: profiled(session, module.rawHandler) };
}

/** The exit code after SIGINT. */
const interrupted = 130;

type Handler = (...args: unknown[]) => unknown;

function profiled(session: ProfileSession, handler: unknown): unknown {
  if (typeof handler !== 'function') return handler;
  const call = handler as Handler;
  const inSession: Handler = async (...args) => session.handle(() => call(...args));
  // Streaming handlers are marked by properties.
  return Object.assign(inSession, call);
}

/** One profile of one process. */
class ProfileSession {
  readonly #order: ProfileOrder;
  readonly #kernels: KernelCounting | undefined;
  readonly #notes: string[] = [];
  #events = 0;
  #began = 0;
  /** Goes on as long as the profile. */
  #first: Profiler | undefined;
  #profiler: Profiler | undefined;
  #ending: Promise<void> | undefined;

  constructor(order: ProfileOrder, kernels: KernelCounting | undefined) {
    this.#order = order;
    this.#kernels = kernels;
  }

  async handle(call: () => unknown): Promise<unknown> {
    if (this.#ending || this.#events++ < this.#order.warmup) return call();
    this.#profiler ??= await this.#begin();
    // It must not keep a process waiting in which nothing else is left that could settle the handler's promise.
    const timer = setTimeout(() => this.#endLate(), this.#order.timeoutMs).unref();
    try {
      return await this.#profiler.context(eventSpan, call);
    } finally {
      clearTimeout(timer);
      if (this.#isOver()) await this.end();
    }
  }

  /** Writes the report, if the profile has begun; a second time waits for that. */
  end(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  /** The same without waiting for anything: of a process that exits. */
  endNow(): void {
    if (this.#ending || !this.#profiler) return;
    this.#profiler[Symbol.dispose]();
    this.#write(this.#profiler.report());
  }

  #endLate(): void {
    const { timeoutMs, warmup } = this.#order;
    this.#notes.push(
      `event ${this.#events - warmup} of the profile took longer than ${timeoutMs / 1000} s, which ended it: --timeout gives longer`,
    );
    void this.end().finally(() => process.exit(1));
  }

  // Loaded now: it is no part of the function's own start.
  async #begin(): Promise<Profiler> {
    const { createProfiler } = await import('@kinglet/profiler');
    const { counters, sampling } = this.#order;
    // What the first profiler of a process has to load, and what sampling takes to begin, is none either: the second joins in.
    this.#first = createProfiler({ counters, sampling });
    this.#began = performance.now();
    return createProfiler({ counters, sampling, ...(this.#kernels && { kernels: this.#kernels }) });
  }

  async #end(): Promise<void> {
    if (this.#profiler) this.#write(await this.#profiler.stop());
    await this.#first?.stop();
  }

  #isOver(): boolean {
    const { invocations, warmup, milliseconds } = this.#order;
    if (invocations !== undefined) return this.#events - warmup >= invocations;
    return performance.now() - this.#began >= milliseconds;
  }

  #write(report: ProfileReport): void {
    const { report: path } = this.#order;
    const notes = [...this.#notes, ...report.notes];
    writeFileSync(`${path}.part`, JSON.stringify({ ...report, notes }));
    renameSync(`${path}.part`, path);
  }
}
