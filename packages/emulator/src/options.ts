// What a caller may set, and the one place where it is completed and checked.
import { EmulatorError } from './errors.ts';
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
  /** Reported, not enforced. Range 128 to 10240. @default 128 */
  readonly memoryMb?: number;
  /** @default 'function' */
  readonly functionName?: string;
  /** @default '$LATEST' */
  readonly functionVersion?: string;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** `_HANDLER`. @default 'index.handler' */
  readonly handler?: string;
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

/** @throws {EmulatorError} `KINGLET_EMULATOR_OPTIONS` naming the option that is out of range. */
export function resolveOptions(options: EmulatorOptions, host: NodeJS.ProcessEnv = process.env): ResolvedOptions {
  if (options.command.length === 0) reject('command', 'a program and its arguments', '[]');
  return {
    command: options.command,
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    timeoutMs: inRange('timeoutMs', options.timeoutMs ?? 3000, 1, 900_000),
    initTimeoutMs: inRange('initTimeoutMs', options.initTimeoutMs ?? defaultInitTimeoutMs, 1, 900_000),
    memoryMb: inRange('memoryMb', options.memoryMb ?? 128, 128, 10_240),
    functionName: options.functionName ?? 'function',
    functionVersion: options.functionVersion ?? '$LATEST',
    region: options.region ?? 'us-east-1',
    handler: options.handler ?? 'index.handler',
    port: inRange('port', options.port ?? 0, 0, 65_535),
    onLog: options.onLog ?? (() => undefined),
    path: host.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  };
}

function inRange(name: string, value: number, low: number, high: number): number {
  if (value >= low && value <= high) return value;
  return reject(name, `a number from ${low} to ${high}`, String(value));
}

function reject(name: string, expected: string, found: string): never {
  throw new EmulatorError('KINGLET_EMULATOR_OPTIONS', `Expected \`${name}\` to be ${expected}, got ${found}`);
}
