// Descriptions come from files: each value is checked, and told by its path.
import { optionError } from '../errors.ts';

export type Members = Readonly<Record<string, unknown>>;

/** An object with none but the known members. Throws BalancerError KINGLET_BALANCER_OPTION, as all here. */
export function membersOf(path: string, value: unknown, known: readonly string[]): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw optionError(path, 'an object', value);
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return value as Members;
  throw optionError(path, `members among ${known.join(', ')}`, unknown);
}

/** The check of each member, by the member's path. */
export type Checks<T> = { readonly [Name in keyof T]-?: (path: string, value: unknown) => T[Name] };

/** What the checks make of an object's members. */
export function checked<T>(path: string, value: unknown, checks: Checks<T>): T {
  const names = Object.keys(checks) as (keyof T & string)[];
  const members = membersOf(path, value, names);
  const of = (name: string) => (path === 'description' ? name : `${path}.${name}`);
  return Object.fromEntries(names.map((name) => [name, checks[name](of(name), members[name])])) as T;
}

export type Check<T> = (path: string, value: unknown) => T;

export const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (path, value) =>
    value === undefined ? undefined : check(path, value);

export const withDefault =
  <T>(check: Check<T>, fallback: T): Check<T> =>
  (path, value) =>
    value === undefined ? fallback : check(path, value);

export const wholeNumber =
  (least: number, most: number): Check<number> =>
  (path, value) => {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return value as number;
    throw optionError(path, `a whole number from ${least} to ${most}`, value);
  };

export const numberFrom =
  (least: number, most: number): Check<number> =>
  (path, value) => {
    if (typeof value === 'number' && value >= least && value <= most) return value;
    throw optionError(path, `a number from ${least} to ${most}`, value);
  };

/** Whole milliseconds, up to a day. */
export const milliseconds: Check<number> = wholeNumber(1, 86_400_000);

export const textLike =
  (pattern: RegExp, form: string): Check<string> =>
  (path, value) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw optionError(path, form, value);
  };
