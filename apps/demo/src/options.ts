// The command line of the demo.
import { parseArgs } from 'node:util';
import { type HandlerName, handlerNames } from './answers.ts';
import { DemoError } from './errors.ts';
import type { Arch, Engine } from './targets.ts';

export interface DemoOptions {
  readonly json: boolean;
  readonly help: boolean;
  readonly handlers: readonly HandlerName[];
  readonly engines: readonly Engine[];
  readonly arches: readonly Arch[];
  /** Cold starts per row. */
  readonly runs: number;
}

export const usage: string = `Usage: npm run demo -- [--handler <name>] [--engine <name>] [--arch <name>] [--runs <n>] [--json]

  --handler  ${handlerNames.join(', ')}; all when absent; may be repeated
  --engine   native, quickjs, node; all when absent
  --arch     x64, arm64; both when absent
  --runs     cold starts per row, 1 to 1000; 30 when absent
  --json     print results.json instead of the table`;

const engines: readonly Engine[] = ['native', 'quickjs', 'node'];
const arches: readonly Arch[] = ['x64', 'arm64'];

/** Reads the command line. Throws DemoError KINGLET_DEMO_USAGE that names what was expected. */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  const values = parse(args);
  return {
    json: values.json ?? false,
    help: values.help ?? false,
    handlers: chosen('--handler', values.handler, handlerNames),
    engines: chosen('--engine', values.engine, engines),
    arches: chosen('--arch', values.arch, arches),
    runs: wholeNumber('--runs', values.runs ?? '30', 1, 1000),
  };
}

interface RawValues {
  readonly json?: boolean;
  readonly help?: boolean;
  readonly handler?: string[];
  readonly engine?: string[];
  readonly arch?: string[];
  readonly runs?: string;
}

function parse(args: readonly string[]): RawValues {
  const list = { type: 'string', multiple: true } as const;
  const flag = { type: 'boolean' } as const;
  // npm and pnpm hand a separator of their own on to the script.
  const own = args.filter((arg, index) => !(arg === '--' && index === 0));
  try {
    const options = {
      json: flag,
      help: flag,
      handler: list,
      engine: list,
      arch: list,
      runs: { type: 'string' },
    } as const;
    return parseArgs({ args: own, options }).values;
  } catch (cause) {
    throw usageError((cause as Error).message, cause);
  }
}

function chosen<T extends string>(
  option: string,
  given: readonly string[] | undefined,
  known: readonly T[],
): readonly T[] {
  if (given === undefined) return known;
  const names = given.flatMap((value) => value.split(','));
  const unknown = names.find((name) => !known.includes(name as T));
  if (unknown !== undefined) throw usageError(`Expected ${option} to be one of ${known.join(', ')}; got "${unknown}"`);
  return known.filter((name) => names.includes(name));
}

function wholeNumber(option: string, given: string, least: number, most: number): number {
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= least && value <= most) return value;
  throw usageError(`Expected ${option} to be a whole number from ${least} to ${most}; got "${given}"`);
}

function usageError(message: string, cause?: unknown): DemoError {
  return new DemoError('KINGLET_DEMO_USAGE', `${message}\n\n${usage}`, { cause });
}
