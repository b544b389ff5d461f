// What a caller may set, and the one place where it is completed and checked.
import { flag, listener, portNumber, reject, wholeNumber } from './optionChecks.ts';
import { defaultInitTimeoutMs } from './protocol.ts';

/** How to start and limit a function. */
export interface EmulatorOptions {
  /** Program and arguments of the bootstrap; see `commandFor`. */
  readonly command: readonly string[];
  /** Added to Lambda's own variables, and stronger than they are. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** The process's folder. @default the current folder */
  readonly cwd?: string;
  /** Time for one invocation, in milliseconds. @default 3000 */
  readonly timeoutMs?: number;
  /** Time until the first `GET /next`, in milliseconds. @default 10000 */
  readonly initTimeoutMs?: number;
  /** Reported; enforced with `enforceMemory`. Range 128 to 10240. @default 128 */
  readonly memoryMb?: number;
  /**
   * Kills the process when it and its children together are resident above `memoryMb`, as `Runtime.OutOfMemory`. Looked at
   * 20 times a second, and only where there is /proc. Emulated processes are spared: the memory is qemu's. @default false
   */
  readonly enforceMemory?: boolean;
  /**
   * Stops the process (SIGSTOP) while it has no event, as Lambda does: what it left running goes on with the next event.
   * @default false
   */
  readonly freeze?: boolean;
  /** @default 'function' */
  readonly functionName?: string;
  /** @default '$LATEST' */
  readonly functionVersion?: string;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** `_HANDLER`. @default 'index.handler' */
  readonly handler?: string;
  /** Events that may be in flight at the same time, as on Lambda Managed Instances. Range 1 to 1000. @default 1 */
  readonly concurrency?: number;
  /** The runtime is told that a snapshot follows its initialization; the first event restores it. @default false */
  readonly snapStart?: boolean;
  /** Port of the Runtime API on 127.0.0.1. @default 0, any free port for each environment */
  readonly port?: number;
  /** Called with each piece of log text as it appears: the process's output and Lambda's own lines. */
  readonly onLog?: (text: string) => void;
}

/** The options with every default filled in. */
export interface ResolvedOptions extends Required<Omit<EmulatorOptions, 'cwd'>> {
  readonly cwd: string;
  /** `PATH` for the process; it is the host's so that programs and emulators are found. */
  readonly path: string;
}

/** @throws {EmulatorError} `KINGLET_EMULATOR_OPTIONS` naming the option that is missing, of another type or out of range. */
export function resolveOptions(options: EmulatorOptions, host: NodeJS.ProcessEnv = process.env): ResolvedOptions {
  if (!isObject(options)) reject('options', 'an object with `command`', options);
  return {
    command: commandOf(options.command),
    env: envOf(options.env ?? {}),
    cwd: text('cwd', options.cwd ?? process.cwd()),
    timeoutMs: inRange('timeoutMs', options.timeoutMs ?? 3000, 1, 900_000),
    initTimeoutMs: inRange('initTimeoutMs', options.initTimeoutMs ?? defaultInitTimeoutMs, 1, 900_000),
    memoryMb: inRange('memoryMb', options.memoryMb ?? 128, 128, 10_240),
    enforceMemory: flag('enforceMemory', options.enforceMemory ?? false),
    freeze: flag('freeze', options.freeze ?? false),
    functionName: text('functionName', options.functionName ?? 'function'),
    functionVersion: text('functionVersion', options.functionVersion ?? '$LATEST'),
    region: text('region', options.region ?? 'us-east-1'),
    handler: text('handler', options.handler ?? 'index.handler'),
    concurrency: wholeNumber('concurrency', options.concurrency ?? 1, 1, 1000),
    snapStart: flag('snapStart', options.snapStart ?? false),
    port: portNumber('port', options.port ?? 0),
    onLog: listener('onLog', options.onLog ?? (() => undefined)),
    path: host.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  };
}

// What passes here, `spawn` takes.
function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !value.includes('\0');
}

function commandOf(command: readonly string[]): readonly string[] {
  const isCommand = Array.isArray(command) && command.length > 0 && command[0] !== '' && command.every(isText);
  return isCommand ? command : reject('command', "a program and its arguments, for example ['./bootstrap']", command);
}

function envOf(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (isObject(env) && Object.entries(env).flat().every(isText)) return env;
  return reject('env', 'an object of strings', env);
}

function text(name: string, value: string): string {
  return isText(value) ? value : reject(name, 'a string', value);
}

function inRange(name: string, value: number, low: number, high: number): number {
  if (typeof value === 'number' && value >= low && value <= high) return value;
  return reject(name, `a number from ${low} to ${high}`, value);
}
