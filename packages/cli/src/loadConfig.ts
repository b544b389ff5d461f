// Finds, reads and checks kinglet.config.ts or .json.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { CliError, usageError } from './cliError.ts';
import { jsonProblem } from './jsonProblem.ts';
import { lineOf } from './lineOf.ts';
import { suggestion } from './nearest.ts';
import { type Option, type OptionValues, shownValue } from './option.ts';
import { runConfig } from './runConfig.ts';
import * as settings from './settings.ts';

/** What `kinglet.config.ts` exports as its default. */
export type KingletConfig = Partial<OptionValues<typeof settings>>;

/** Checks the names and types of a config while it is typed. */
export function defineConfig(config: KingletConfig): KingletConfig {
  return config;
}

/** A config file that was read and checked. */
export interface Config {
  readonly file: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const names = [
  'kinglet.config.ts',
  'kinglet.config.mts',
  'kinglet.config.mjs',
  'kinglet.config.js',
  'kinglet.config.json',
];

/** Where a config file may be: `named`, or the names that are looked for in `cwd`. Absolute paths. */
export function configFiles(cwd: string, named?: string): readonly string[] {
  return named === undefined ? names.map((name) => resolve(cwd, name)) : [resolve(cwd, named)];
}

/**
 * The config file `named`, or the one in `cwd`, if there is one.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` when the named file is not there, `KINGLET_CLI_CONFIG` with `file:line` for one that
 * cannot be read, has a setting that there is none of, or a value that a setting does not take
 */
export async function loadConfig(cwd: string, named?: string): Promise<Config | undefined> {
  const file = named === undefined ? found(cwd) : resolve(cwd, named);
  if (file === undefined) return undefined;
  if (!existsSync(file)) throw usageError(`Expected a config file at ${file}, found none: check --config`);
  const text = readFileSync(file, 'utf8');
  const shown = relative(cwd, file) || file;
  const values = file.endsWith('.json') ? parsed(text, shown) : await runConfig(file, cwd);
  return { file, values: checked(values, text, shown) };
}

function found(cwd: string): string | undefined {
  const there = names.filter((name) => existsSync(join(cwd, name)));
  if (there.length > 1)
    throw new CliError('KINGLET_CLI_CONFIG', `Expected one config file, found ${there.join(' and ')}: remove one`);
  return there[0] && join(cwd, there[0]);
}

function parsed(text: string, shown: string): unknown {
  const problem = jsonProblem(text);
  if (problem === undefined) return JSON.parse(text);
  // No more than one character: it may be in a secret.
  const found = problem.found === 'the end' ? problem.found : problem.found.slice(0, 2).concat('"');
  throw new CliError(
    'KINGLET_CLI_CONFIG',
    `${shown}:${problem.line}: expected JSON, found ${found} in column ${problem.column}`,
  );
}

function checked(values: unknown, text: string, shown: string): Record<string, unknown> {
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw new CliError(
      'KINGLET_CLI_CONFIG',
      `${shown}:1: expected an object as the default export, found ${typeof values}`,
    );
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  const problems = entries.flatMap(([name, value]) => {
    const problem = problemOf(name, value);
    return problem === undefined ? [] : [`${shown}:${lineOf(text, name)}: ${problem}`];
  });
  if (problems.length > 0) throw new CliError('KINGLET_CLI_CONFIG', problems.join('\n'));
  return Object.fromEntries(entries);
}

function problemOf(name: string, value: unknown): string | undefined {
  const known = settings as Readonly<Record<string, Option<unknown>>>;
  if (!Object.hasOwn(known, name))
    return `expected a setting, found \`${name}\`${suggestion(name, Object.keys(known)) || `; there are ${Object.keys(known).join(', ')}`}`;
  const expected = known[name]?.expected(value);
  return expected === undefined
    ? undefined
    : `expected \`${name}\` to be ${expected}, found ${shownValue(known[name], value)}`;
}
