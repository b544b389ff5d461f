// Has `console` write log lines.
import { inspect } from 'node:util';
import type { Logger } from './logger.ts';
import type { LogLevel } from './logLevel.ts';

/** What is replaced; the other methods print through these. */
const levels = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  log: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  fatal: 'FATAL',
} as const satisfies Record<string, LogLevel>;

type Print = (...args: unknown[]) => void;
type Target = Record<string, unknown>;

/** Replaces the printing methods; returns how to put back what was there. */
export function patchConsole(logger: Logger, target: object = console): () => void {
  const methods = target as Target;
  const before = Object.entries(methods).filter(([name]) => name in levels || name === 'dir');
  for (const [name, level] of Object.entries(levels)) methods[name] = printer(logger, level);
  const info = methods.info as Print;
  methods.dir = (value: unknown, options?: object) => info(inspect(value, { customInspect: false, ...options }));
  return () => {
    delete methods.fatal;
    for (const [name, method] of before) methods[name] = method;
  };
}

/** A level that is not written costs nothing but the call. */
function printer(logger: Logger, level: LogLevel): Print {
  if (!logger.writes(level)) return () => undefined;
  return (...args) => logger.print(level, args);
}
