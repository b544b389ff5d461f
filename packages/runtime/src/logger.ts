// Log lines, as text or JSON, of what the function prints and of what the loop has to say.
import { format } from 'node:util';
import type { Invocation, InvocationScope } from './invocationScope.ts';
import { type LogLevel, logLevels } from './logLevel.ts';
import type { LogTarget } from './logTarget.ts';
import { type ErrorBody, isError, serializeError } from './serializeError.ts';

/** How lines are written. */
export interface LoggerOptions {
  readonly format: 'TEXT' | 'JSON';
  /** Lines below it are not written. */
  readonly level: LogLevel;
  readonly scope: InvocationScope;
  readonly target: LogTarget;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
}

/** Writes lines that say when, for which invocation, and how grave. */
export class Logger {
  readonly #options: Required<LoggerOptions>;

  constructor(options: LoggerOptions) {
    this.#options = { now: Date.now, ...options };
  }

  /** Whether lines of this level are written. */
  writes(level: LogLevel): boolean {
    return logLevels[level] >= logLevels[this.#options.level];
  }

  /** One line of the function's: arguments as for `console.log`. */
  print(level: LogLevel, args: readonly unknown[]): void {
    if (!this.writes(level)) return;
    const invocation = this.#options.scope.current();
    if (this.#options.format === 'TEXT') this.#text(level, invocation, format(...args));
    else this.#json(level, invocation, jsonFields(args));
  }

  /** One line of the loop's, with an error if there is one; `-` is its request when it has none. */
  report(invocation: Invocation | undefined, level: LogLevel, message: string, error?: ErrorBody): void {
    if (!this.writes(level)) return;
    if (this.#options.format === 'TEXT')
      this.#text(level, invocation, error ? `${message}\t${JSON.stringify(error)}` : message);
    else this.#json(level, invocation, { message, ...error });
  }

  #text(level: LogLevel, invocation: Invocation | undefined, message: string): void {
    const now = this.#options.now();
    const line = `${new Date(now).toISOString()}\t${invocation?.requestId ?? '-'}\t${level}\t${message}`;
    this.#options.target(line, level, now);
  }

  #json(level: LogLevel, invocation: Invocation | undefined, fields: Line): void {
    const now = this.#options.now();
    const { requestId, tenantId } = invocation ?? {};
    const head = { timestamp: new Date(now).toISOString(), level, requestId, tenantId };
    this.#options.target(stringify({ ...head, ...fields }), level, now);
  }
}

interface Line {
  readonly message: unknown;
}

/** As AWS's client has it: one argument stays what it is; of several, the first error also comes in fields of its own. */
function jsonFields(args: readonly unknown[]): Line {
  if (args.length === 1 && typeof args[0] !== 'string') return { message: args[0] };
  const error = args.find(isError);
  return { message: format(...args), ...(error ? serializeError(error) : {}) };
}

/** A function may print anything: what JSON cannot express is printed as `console.log` would. */
function stringify(line: Line): string {
  try {
    // Undefined would leave the field out, and a line without a message cannot be searched for.
    if (line.message === undefined || typeof line.message === 'function' || typeof line.message === 'symbol')
      return JSON.stringify({ ...line, message: format(line.message) });
    return JSON.stringify(line, (_, value: unknown) => (isError(value) ? errorFields(value) : value));
  } catch {
    return JSON.stringify({ ...line, message: safeFormat(line.message) });
  }
}

function errorFields(error: Error): object {
  return { ...error, ...serializeError(error) };
}

function safeFormat(value: unknown): string {
  try {
    return format(value);
  } catch {
    return 'The printed value could not be read'; // its own inspection throws
  }
}
