// The environments of one function: as many as there are events at the same time, up to a limit.
import { EmulatorError } from '../errors.ts';
import type { Invocation, InvokeOptions } from '../invocation.ts';
import type { ResolvedOptions } from '../options.ts';
import { Session } from '../session.ts';
import { type FileMarks, fileMarks, haveChanged } from './fileMarks.ts';

/** What a pool needs beside the options of its environments. */
export interface PoolOptions {
  readonly environment: ResolvedOptions;
  /** At the same time, 1 or more. */
  readonly maxEnvironments: number;
  /** Whether a change of the command's files makes the next event use a fresh environment. */
  readonly watch: boolean;
}

interface Slot {
  readonly session: Session;
  /** An environment serves one tenant only. */
  readonly tenantId: string | undefined;
  readonly marks: FileMarks;
  running: number;
}

/** 64 MiB: what the events of one function that wait may hold together, each counted with what goes with it, 1 KiB. */
export const maxWaitingBytes: number = 64 * 1024 * 1024;
const bytesBesideEvent = 1024;

/** Invariant: `#slots` holds `maxEnvironments` at most, in the order of their last use; `#retired` what is still to end. */
export class EnvironmentPool {
  readonly #options: PoolOptions;
  #slots: Slot[] = [];
  readonly #retired = new Set<Slot>();
  /** Events that wait for room. */
  readonly #waiting: (() => void)[] = [];
  #waitingBytes = 0;
  #stopped = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * Runs an event in an environment with room, or in a new one. Undefined when every one is busy and there may be no more.
   * @throws {EmulatorError} `KINGLET_EMULATOR_STOPPED` after `stop`; the promise rejects with it when it is stopped meanwhile.
   */
  invoke(payload: Uint8Array, options: InvokeOptions): Promise<Invocation> | undefined {
    const slot = this.#acquire(options.tenantId);
    return slot && this.#run(slot, payload, options);
  }

  /**
   * Runs an event as soon as there is room. Undefined when those that wait hold `maxWaitingBytes` already.
   * @throws {EmulatorError} `KINGLET_EMULATOR_STOPPED` as `invoke` does.
   */
  invokeWhenFree(payload: Uint8Array, options: InvokeOptions): Promise<Invocation> | undefined {
    const running = this.invoke(payload, options);
    if (running) return running;
    const bytes = payload.length + bytesBesideEvent;
    return this.#waitingBytes + bytes > maxWaitingBytes ? undefined : this.#invokeLater(payload, options, bytes);
  }

  /** Ends every environment; what runs or waits rejects. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all([...this.#slots, ...this.#retired].map(({ session }) => session.stop()));
  }

  async #invokeLater(payload: Uint8Array, options: InvokeOptions, bytes: number): Promise<Invocation> {
    let running: Promise<Invocation> | undefined;
    this.#waitingBytes += bytes;
    try {
      while (!running) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
        running = this.invoke(payload, options);
      }
    } finally {
      this.#waitingBytes -= bytes;
    }
    return running;
  }

  #acquire(tenantId: string | undefined): Slot | undefined {
    if (this.#stopped)
      throw new EmulatorError('KINGLET_EMULATOR_STOPPED', 'Expected a running server, found one that was stopped');
    const { environment, maxEnvironments, watch } = this.#options;
    const marks = watch ? fileMarks(environment.command, environment.cwd) : [];
    for (const slot of this.#slots.filter((one) => haveChanged(one.marks, marks))) this.#retire(slot);
    // The one that was used last: as on Lambda, the others grow old.
    const reused = this.#slots.findLast((slot) => slot.tenantId === tenantId && slot.running < environment.concurrency);
    if (reused) return reused;
    if (this.#slots.length >= maxEnvironments) {
      // Only another tenant's environment can be idle here; it makes room.
      const idle = this.#slots.find(({ running }) => running === 0);
      if (!idle) return undefined;
      this.#retire(idle);
    }
    const slot: Slot = { session: new Session(environment), tenantId, marks, running: 0 };
    this.#slots.push(slot);
    return slot;
  }

  async #run(slot: Slot, payload: Uint8Array, options: InvokeOptions): Promise<Invocation> {
    slot.running++;
    try {
      return await slot.session.enqueue(() => slot.session.invoke(payload, options));
    } finally {
      slot.running--;
      this.#release(slot);
    }
  }

  #release(slot: Slot): void {
    if (this.#retired.has(slot)) this.#endRetired(slot);
    else this.#slots = [...this.#slots.filter((other) => other !== slot), slot];
    this.#waiting.shift()?.();
  }

  /** Takes no more events, and ends with its last one. */
  #retire(slot: Slot): void {
    this.#slots = this.#slots.filter((other) => other !== slot);
    this.#retired.add(slot);
    this.#endRetired(slot);
  }

  #endRetired(slot: Slot): void {
    if (slot.running > 0 || this.#stopped) return;
    void slot.session.stop().finally(() => this.#retired.delete(slot));
  }
}
