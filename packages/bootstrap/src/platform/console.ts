// console: each call writes one record to the function's log.
import { format } from './format.ts';
import { stackText } from './stacks.ts';

type Log = (...values: unknown[]) => void;
/** `text` is what the call says; `values` are what it was given, in case the record is JSON. */
type Write = (level: number, text: string, values: readonly unknown[]) => void;

/** As in c/log.h. */
export const logLevels = { trace: 4, debug: 8, info: 12, warn: 16, error: 20, fatal: 24 } as const;

/** `write` takes records of at least the level `lowest`; `now` is the clock of console.time. */
export function createConsole(write: Write, now: () => number, lowest: number = logLevels.trace): Record<string, Log> {
  const counts = new Map<string, number>();
  const started = new Map<string, number>();
  let indent = '';
  const printer = (level: number): Log =>
    level < lowest
      ? () => undefined
      : (...values) => write(level, `${indent}${format(values).replaceAll('\n', `\n${indent}`)}`, values);
  const print = printer(logLevels.info);
  const failed = printer(logLevels.error);
  const traced = printer(logLevels.trace);
  const elapsed = (label = 'default'): string => `${label}: ${(now() - (started.get(label) ?? now())).toFixed(3)}ms`;

  return {
    log: print,
    info: print,
    debug: printer(logLevels.debug),
    warn: printer(logLevels.warn),
    error: failed,
    fatal: printer(logLevels.fatal),
    trace: (...values) => traced(`Trace: ${format(values)}\n${stackText(new Error().stack ?? '')}`.trimEnd()),
    dir: (value) => print(value),
    assert(condition, ...values) {
      if (!condition) failed(values.length ? `Assertion failed: ${format(values)}` : 'Assertion failed');
    },
    group(...values) {
      if (values.length) print(...values);
      indent += '  ';
    },
    groupEnd() {
      indent = indent.slice(2);
    },
    count(label = 'default') {
      const count = (counts.get(String(label)) ?? 0) + 1;
      counts.set(String(label), count);
      print(`${String(label)}: ${count}`);
    },
    countReset: (label = 'default') => void counts.delete(String(label)),
    time: (label = 'default') => void started.set(String(label), now()),
    timeLog: (label, ...values) => print(elapsed(label as string | undefined), ...values),
    timeEnd(label = 'default') {
      print(elapsed(String(label)));
      started.delete(String(label));
    },
  };
}
