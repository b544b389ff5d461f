// Starts a bootstrap as Lambda would, keeps what it prints, and sees to it that nothing is left running.
import { type ChildProcess, spawn } from 'node:child_process';
import { EmulatorError } from './errors.ts';
import { peakMemoryOf } from './processMemory.ts';
import { guard, release } from './watchdog.ts';

/** How a process ended. */
export interface ProcessExit {
  /** Exit code, or null after a signal. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The system's reason when the program could not be started at all. */
  readonly spawnError?: Error;
}

/** A running bootstrap; disposing of it kills it and waits for its end. */
export interface BootstrapProcess extends AsyncDisposable {
  /** Undefined if it could not be started. */
  readonly pid: number | undefined;
  /** Settles when the process has ended and all it printed has been read; never rejects. */
  readonly exited: Promise<ProcessExit>;
  /** What was printed so far on stdout and stderr, in the order of arrival; the last MiB if it was more. */
  readonly output: () => string;
  /** What was written to the telemetry descriptor so far; empty without `telemetry`. */
  readonly telemetry: () => Uint8Array;
  /** Sends a signal to the process alone. Does nothing when it has ended. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Kills the process and its children with SIGKILL (another signal on request). Does nothing when it has ended. */
  readonly kill: (signal?: NodeJS.Signals) => void;
  /** Largest resident size so far in KiB (VmHWM), or 0 where /proc does not tell. */
  readonly peakMemoryKb: () => number;
}

/** What to start and where. */
export interface BootstrapOptions {
  /** Program and arguments; the program is looked up in `env.PATH`. */
  readonly command: readonly string[];
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** @default the current folder */
  readonly cwd?: string;
  /** Opens a descriptor for log frames and names it in `_LAMBDA_TELEMETRY_LOG_FD`. @default false */
  readonly telemetry?: boolean;
  /** Called with each piece of output as it arrives. */
  readonly onOutput?: (text: string) => void;
}

/** The first descriptor after the standard ones. */
const telemetryFd = 3;
/** A process may run for days. */
const maxOutputChars = 1024 * 1024;

/** @throws {EmulatorError} `KINGLET_EMULATOR_OPTIONS` if the command is empty. A program that cannot start is `exited`. */
export function spawnBootstrap(options: BootstrapOptions): BootstrapProcess {
  const [program, ...args] = options.command;
  if (!program) throw new EmulatorError('KINGLET_EMULATOR_OPTIONS', 'Expected `command` to name a program, got []');
  try {
    return running(spawnChild(program, args, options), options);
  } catch (error) {
    // Node throws some of the system's reasons, such as ETXTBSY and E2BIG, where it gives others as an event.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return neverStarted(error as Error);
  }
}

function spawnChild(program: string, args: readonly string[], { env, telemetry, cwd }: BootstrapOptions): ChildProcess {
  return spawn(program, args, {
    env: { ...env, ...(telemetry ? { _LAMBDA_TELEMETRY_LOG_FD: String(telemetryFd) } : {}) },
    stdio: ['ignore', 'pipe', 'pipe', ...(telemetry ? ['pipe' as const] : [])],
    // Its own process group, so that killing takes the children along.
    detached: true,
    ...(cwd === undefined ? {} : { cwd }),
  });
}

function running(child: ChildProcess, options: BootstrapOptions): BootstrapProcess {
  let output = '';
  collect(child, (text) => {
    output = (output + text).slice(-maxOutputChars);
    options.onOutput?.(text);
  });
  const frames: Uint8Array[] = [];
  child.stdio[telemetryFd]?.on('data', (bytes: Uint8Array) => frames.push(bytes));
  const exited = watch(child);
  const kill = (signal: NodeJS.Signals = 'SIGKILL'): void => killGroup(child.pid, signal);
  return {
    pid: child.pid,
    exited,
    output: () => output,
    telemetry: () => Buffer.concat(frames),
    signal: (signal) => void child.kill(signal),
    kill,
    peakMemoryKb: () => peakMemoryOf(child.pid),
    [Symbol.asyncDispose]: async () => {
      kill();
      await exited;
    },
  };
}

function neverStarted(spawnError: Error): BootstrapProcess {
  const nothing = (): void => undefined;
  return {
    pid: undefined,
    exited: Promise.resolve({ code: null, signal: null, spawnError }),
    output: () => '',
    telemetry: () => new Uint8Array(),
    signal: nothing,
    kill: nothing,
    peakMemoryKb: () => 0,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

function collect(child: ChildProcess, onText: (text: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', onText);
  }
}

function watch(child: ChildProcess): Promise<ProcessExit> {
  const pid = child.pid;
  if (pid !== undefined) guard(pid);
  return new Promise((resolve) => {
    child.once('error', (spawnError) => resolve({ code: null, signal: null, spawnError }));
    // Not 'close' at once: a grandchild may hold the pipes open, so the group is killed first.
    child.once('exit', () => {
      killGroup(pid, 'SIGKILL');
      if (pid !== undefined) release(pid);
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: the group has ended, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
