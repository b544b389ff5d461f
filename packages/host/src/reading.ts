// A value together with where it was read.
import type { SystemFiles } from './sources.ts';

/** What was read; `source` names the file, call or variable, or says why nothing could be read. */
export type Reading<Value> =
  | { readonly value: Value; readonly source: string }
  | { readonly value: 'unknown'; readonly source: string };

/** Takes values from several places in turn. */
export type Attempt<Value> = readonly [source: string, read: () => Value | undefined];

/** What is known already; `undefined`, `''` and `false` say nothing. */
export function given<Value extends string>(source: string, value: Value | '' | false | undefined): Attempt<Value> {
  return [source, () => value || undefined];
}

/** What one file says; `read` knows its form. */
export function inFile<Value>(
  files: SystemFiles,
  path: string,
  read: (files: SystemFiles, path: string) => Value | undefined,
): Attempt<Value> {
  return [path, () => read(files, path)];
}

/** The first attempt that gives something; a place that cannot be read is as one that says nothing. */
export function firstOf<Value>(...attempts: readonly Attempt<Value>[]): Reading<Value> {
  for (const [source, read] of attempts) {
    const value = read();
    if (value !== undefined) return { value, source };
  }
  return unknown(`not in ${[...new Set(attempts.map(([source]) => source))].join(', ')}`);
}

export function unknown(why: string): { readonly value: 'unknown'; readonly source: string } {
  return { value: 'unknown', source: why };
}

/** The value, if it is known. */
export function known<Value>({ value }: Reading<Value>): Value | undefined {
  return value === 'unknown' ? undefined : (value as Value);
}

/** The same of another value, from the same source. */
export function derive<From, To>(from: Reading<From>, map: (value: From) => To | undefined, why: string): Reading<To> {
  const value = known(from);
  if (value === undefined) return unknown(from.source);
  const made = map(value);
  return made === undefined ? unknown(`${why} (${from.source})`) : { value: made, source: from.source };
}
