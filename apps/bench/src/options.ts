// The command line of the bench: suite names and two flags.
import { parseArgs } from 'node:util';
import { BenchError } from './errors.ts';

export interface BenchOptions {
  /** The suites to run, as named on the command line; empty means all. */
  readonly suites: readonly string[];
  readonly quick: boolean;
  /** Only the cases whose name contains this. */
  readonly filter: string | undefined;
  readonly list: boolean;
  readonly help: boolean;
}

export const usage: string = `Usage: npm run bench -- [<suite>…] [--quick] [--filter <text>] [--list]

  <suite>    which suites to run; all when none is named
  --quick    fewer runs: figures to look at, marked as such in the report
  --filter   only the cases whose name contains the text; writes into .cache/bench, not into docs
  --list     name the suites and stop`;

/** Reads the command line. Throws BenchError KINGLET_BENCH_USAGE on an unknown option or suite. */
export function parseBenchOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values, positionals } = parse(args);
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new BenchError(
      'KINGLET_BENCH_USAGE',
      `Expected suites of: ${known.join(', ')}; got ${unknown.join(', ')}.\n\n${usage}`,
    );
  return { suites: positionals, quick: values.quick, filter: values.filter, list: values.list, help: values.help };
}

function parse(args: readonly string[]): {
  values: { quick: boolean; filter?: string; list: boolean; help: boolean };
  positionals: string[];
} {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { quick: flag, filter: { type: 'string' }, list: flag, help: flag },
    });
    // `--` only separates npm's own arguments; pnpm hands it on.
    return { values: parsed.values, positionals: parsed.positionals };
  } catch (cause) {
    throw new BenchError('KINGLET_BENCH_USAGE', `${(cause as Error).message}\n\n${usage}`, { cause });
  }
}
