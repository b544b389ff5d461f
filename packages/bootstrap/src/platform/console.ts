// console: each call writes its message to standard output, which Lambda keeps as the function's log.
import { format } from './format.ts';

type Log = (...values: unknown[]) => void;

/** `write` puts text on standard output; `now` is the clock of console.time. */
export function createConsole(write: (text: string) => void, now: () => number): Record<string, Log> {
  const counts = new Map<string, number>();
  const started = new Map<string, number>();
  let indent = '';
  const print: Log = (...values) => write(`${indent}${format(values).replaceAll('\n', `\n${indent}`)}\n`);
  const elapsed = (label = 'default'): string => `${label}: ${(now() - (started.get(label) ?? now())).toFixed(3)}ms`;

  return {
    log: print,
    info: print,
    debug: print,
    warn: print,
    error: print,
    trace: (...values) => print(`Trace: ${format(values)}\n${new Error().stack ?? ''}`.trimEnd()),
    dir: (value) => print(value),
    assert(condition, ...values) {
      if (!condition) print(values.length ? `Assertion failed: ${format(values)}` : 'Assertion failed');
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
