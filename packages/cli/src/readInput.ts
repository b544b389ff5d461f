// Flags over environment over config file over defaults, each value checked once.
import { parseArgs } from 'node:util';
import { CliError, usageError } from './cliError.ts';
import type { Config } from './loadConfig.ts';
import { nearest, suggestion } from './nearest.ts';
import { type Option, type OptionTable, shownValue } from './option.ts';
import { environmentName, flagOf } from './optionNames.ts';

/** What the words of a command line say. */
export interface Words {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

/** @throws {CliError} `KINGLET_CLI_USAGE` for an option that is not there, or one without its value. */
export function readWords(args: readonly string[], options: OptionTable): Words {
  const flags = Object.entries(options).map(([name, option]) => [name, flagOf(name, option)] as const);
  const known = Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const { kind, short } = option;
      const type = kind === 'flag' ? ('boolean' as const) : ('string' as const);
      return [
        flagOf(name, option),
        { type, multiple: kind === 'list' || kind === 'pairs', ...(short ? { short } : {}) },
      ];
    }),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: known,
      allowPositionals: true,
      allowNegative: true,
    });
    return { values: Object.fromEntries(flags.map(([name, flag]) => [name, values[flag]])), positionals };
  } catch (error) {
    throw usageError(explain(error as Error, options), error);
  }
}

/** The flag, without its dashes, that `error` of {@link readWords} is about, if there is no such option and none like it. */
export function unknownFlag(error: unknown, options: OptionTable): string | undefined {
  const cause = error instanceof CliError ? error.cause : undefined;
  const flag = cause instanceof Error ? unknownIn(cause.message) : undefined;
  return flag !== undefined && nearest(bare(flag), flagsOf(options)) === undefined ? bare(flag) : undefined;
}

/**
 * The values of `options`.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` or `KINGLET_CLI_CONFIG` for a value that an option does not take, with the place
 * where it was given
 */
export function readValues(
  words: Words,
  options: OptionTable,
  env: Readonly<Record<string, string | undefined>>,
  config: Config | undefined,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, resolveValue(name, option, words, env, config)]),
  );
}

/** The names of the options that a flag, the environment or the config file gives. */
export function givenNames(
  words: Words,
  options: OptionTable,
  env: Readonly<Record<string, string | undefined>>,
  config: Config | undefined,
): ReadonlySet<string> {
  const isGiven = (name: string) =>
    words.values[name] !== undefined ||
    (options[name]?.isSetting && ((env[environmentName(name)] ?? '') !== '' || (config && name in config.values)));
  return new Set(Object.keys(options).filter(isGiven));
}

function resolveValue(
  name: string,
  option: Option<unknown>,
  words: Words,
  env: Readonly<Record<string, string | undefined>>,
  config: Config | undefined,
): unknown {
  const word = words.values[name];
  const flag = `--${flagOf(name, option)}`;
  if (word !== undefined) return fromWords(option, word, flag);
  if (!option.isSetting) return option.fallback;
  const variable = environmentName(name);
  const text = env[variable];
  if (text !== undefined && text !== '') return fromWords(option, splitText(option, text), variable);
  return config && name in config.values ? config.values[name] : option.fallback;
}

const switches: Readonly<Record<string, boolean>> = {
  1: true,
  true: true,
  yes: true,
  0: false,
  false: false,
  no: false,
};

// A list in the environment is separated by commas.
function splitText({ kind }: Option<unknown>, text: string): string | boolean | readonly string[] {
  if (kind === 'flag') return switches[text.toLowerCase()] ?? text;
  return kind === 'list' || kind === 'pairs' ? text.split(',') : text;
}

function fromWords(
  option: Option<unknown>,
  word: string | boolean | readonly (string | boolean)[],
  where: string,
): unknown {
  const value = parsed(option, word, where);
  const expected = option.expected(value);
  if (expected === undefined) return value;
  const got = option.kind === 'pairs' ? shownValue(option, value) : JSON.stringify(word);
  throw usageError(`Expected ${where} to be ${expected}, got ${got}`);
}

function parsed(
  { kind }: Option<unknown>,
  word: string | boolean | readonly (string | boolean)[],
  where: string,
): unknown {
  if (kind === 'number') return typeof word === 'string' && word.trim() !== '' ? Number(word) : Number.NaN;
  return kind === 'pairs' ? Object.fromEntries((word as readonly string[]).map((one) => pairOf(one, where))) : word;
}

function pairOf(text: string, where: string): [string, string] {
  const at = text.indexOf('=');
  // What was given may be a part of a secret.
  if (at < 1) throw usageError(`Expected ${where} to be NAME=value, got ${text.length} characters without a name`);
  return [text.slice(0, at), text.slice(at + 1)];
}

// parseArgs' own messages advise on its API.
function explain({ message }: Error, options: OptionTable): string {
  const unknown = unknownIn(message);
  if (unknown !== undefined)
    return `Expected an option of this verb, got ${unknown}${suggestion(bare(unknown), flagsOf(options))}`;
  const [, flag, problem] = /^Option '(?:-\w, )?(-[^' ]*).*' argument (missing|is ambiguous)/.exec(message) ?? [];
  if (problem === 'missing') return `Expected a value after ${flag}, got none`;
  if (problem !== undefined)
    return `Expected a value after ${flag}, got another option; a value that begins with a dash is given as ${flag}=-…`;
  const [first = message] = message.split(/\.\s|\n/);
  return first;
}

function unknownIn(message: string): string | undefined {
  return /^Unknown option '(--?[^']*)'/.exec(message)?.[1];
}

function bare(flag: string): string {
  return flag.replace(/^--?(no-)?/, '');
}

function flagsOf(options: OptionTable): string[] {
  return Object.entries(options).map(([name, option]) => flagOf(name, option));
}
