// What an option may be: one definition for its flag, its environment variable, its place in the config file and its help.

/** An option whose value is a T. */
export interface Option<T> {
  readonly kind: 'flag' | 'list' | 'number' | 'pairs' | 'text';
  readonly help: string;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly short?: string;
  /** The flag, where it is not the option's name: `asset` of `assets`. */
  readonly flag?: string;
  /** Also read from `KINGLET_<NAME>` and from the config file. */
  readonly isSetting: boolean;
  readonly choices?: readonly string[];
  readonly fallback?: T;
  /** What is wrong with a value of the option's kind: `a number from 1 to 900`. */
  readonly expected: (value: unknown) => string | undefined;
}

export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** What a verb's `run` gets for its table of options. */
export type OptionValues<O extends OptionTable> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

interface Common {
  readonly value?: string;
  readonly short?: string;
  readonly flag?: string;
  readonly isSetting?: boolean;
}

interface TextRules extends Common {
  readonly pattern?: RegExp;
  /** What `pattern` asks for, in words. */
  readonly form?: string;
}

/** On or off: `--name`, `--no-name`. */
export function flag(help: string, more: Common & { readonly fallback?: boolean } = {}): Option<boolean> {
  const expected = (value: unknown) => (typeof value === 'boolean' ? undefined : 'true or false');
  return { kind: 'flag', help, isSetting: false, fallback: false, expected, ...more };
}

export function text(help: string, more: TextRules & { readonly fallback: string }): Option<string>;
export function text(help: string, more?: TextRules): Option<string | undefined>;
export function text(
  help: string,
  { pattern = /./s, form = 'a text', ...more }: TextRules & { readonly fallback?: string } = {},
): Option<string | undefined> {
  const expected = (value: unknown) => (typeof value === 'string' && pattern.test(value) ? undefined : form);
  return { kind: 'text', help, isSetting: false, value: 'text', expected, ...more };
}

/** One of a few words. */
export function choice<const C extends string>(
  help: string,
  choices: readonly C[],
  more: Common & { readonly fallback: C },
): Option<C>;
export function choice<const C extends string>(
  help: string,
  choices: readonly C[],
  more?: Common,
): Option<C | undefined>;
export function choice<const C extends string>(
  help: string,
  choices: readonly C[],
  more: Common & { readonly fallback?: C } = {},
): Option<C | undefined> {
  const expected = (value: unknown) => (choices.includes(value as C) ? undefined : `one of ${choices.join(', ')}`);
  return { kind: 'text', help, isSetting: false, value: choices.join('|'), choices, expected, ...more };
}

interface NumberRules extends Common {
  readonly min: number;
  readonly max: number;
  readonly isWhole?: boolean;
}

export function number(help: string, more: NumberRules & { readonly fallback: number }): Option<number>;
export function number(help: string, more: NumberRules): Option<number | undefined>;
export function number(
  help: string,
  { min, max, isWhole = true, ...more }: NumberRules & { readonly fallback?: number },
): Option<number | undefined> {
  const fits = (value: unknown) =>
    typeof value === 'number' && value >= min && value <= max && (!isWhole || Number.isInteger(value));
  const form = `a ${isWhole ? 'whole ' : ''}number ${max === Number.MAX_SAFE_INTEGER || max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`}`;
  const expected = (value: unknown) => (fits(value) ? undefined : form);
  return { kind: 'number', help, isSetting: false, value: 'number', expected, ...more };
}

/** Repeatable: `--name a --name b`; in the environment separated by commas. */
export function list(help: string, more: Common = {}): Option<readonly string[]> {
  const expected = (value: unknown) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '') ? undefined : 'a list of texts';
  return { kind: 'list', help, isSetting: false, value: 'text', fallback: [], expected, ...more };
}

/** Repeatable: `--name KEY=value`; in the environment separated by commas. */
export function pairs(help: string, more: Common = {}): Option<Readonly<Record<string, string>>> {
  const expected = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
      ? undefined
      : 'an object of texts';
  return { kind: 'pairs', help, isSetting: false, value: 'NAME=value', fallback: {}, expected, ...more };
}

/** A value for a message; of pairs the names alone, since what they hold may be a secret. */
export function shownValue(option: Option<unknown> | undefined, value: unknown): string {
  if (option?.kind !== 'pairs') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${name}: a ${typeof one}`)
    .join(', ')} }`;
}
