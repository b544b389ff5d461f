// The emulator's surface: start it, invoke, stop.
import { checkInvocation } from './checkInvocation.ts';
import type { Invocation, InvokeOptions } from './invocation.ts';
import { type EmulatorOptions, resolveOptions } from './options.ts';
import { Session } from './session.ts';

/** A function that can be invoked. */
export interface Emulator extends AsyncDisposable {
  /**
   * Sends one event and waits for its end. Calls queue: an environment handles one event at a time. The first call starts
   * the process; so does the first one after a time-out, an exit or a failed initialization.
   *
   * A function that fails is an `Invocation` with `error`.
   *
   * @throws {EmulatorError} `KINGLET_EMULATOR_PAYLOAD` for anything but text and bytes, `KINGLET_EMULATOR_OPTIONS` for an
   * option that no header can carry, `KINGLET_EMULATOR_STOPPED` after `stop`; and what `onStream` threw.
   */
  readonly invoke: (payload: Uint8Array | string, options?: InvokeOptions) => Promise<Invocation>;
  /** Starts the process, if none runs, and waits until it asks for its first event or fails to. */
  readonly ready: () => Promise<void>;
  /** The process's id while one runs. */
  readonly pid: number | undefined;
  /**
   * VmHWM of the running process in KiB; for an emulated process it is the emulator's.
   * @throws {EmulatorError} `KINGLET_EMULATOR_NOT_RUNNING` before the first invocation and after a failure.
   */
  readonly peakMemoryKb: () => number;
  /** Kills the process and closes the server; pending and later invocations reject. */
  readonly stop: () => Promise<void>;
}

/** @throws {EmulatorError} `KINGLET_EMULATOR_OPTIONS` naming the option that is missing or out of range. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const session = new Session(resolveOptions(options));
  return {
    invoke: async (payload, invokeOptions = {}) => {
      checkInvocation(payload, invokeOptions);
      return session.enqueue(() => session.invoke(payload, invokeOptions));
    },
    ready: () => session.enqueue(() => session.ready()),
    get pid() {
      return session.environment?.pid;
    },
    peakMemoryKb: () => session.peakMemoryKb(),
    stop: () => session.stop(),
    [Symbol.asyncDispose]: () => session.stop(),
  };
}
