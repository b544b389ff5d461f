// What is said of an option that a verb does not have, and others do.
import { nearest } from './nearest.ts';
import type { Option } from './option.ts';
import { flagOf } from './optionNames.ts';
import type { VerbEntry } from './verbs.ts';

/** Which verbs of `verbs` have the flag `typed`, or one like it, and what lists those of the verb `name`. Loads all verbs. */
export async function flagElsewhere(
  typed: string,
  name: string,
  verbs: Readonly<Record<string, VerbEntry>>,
): Promise<string> {
  const tables = await Promise.all(
    Object.entries(verbs).map(async ([verb, { load }]) => [verb, flagsOf((await load()).options)] as const),
  );
  const word = nearest(typed, [...new Set(tables.flatMap(([, flags]) => [...flags.keys()]))]);
  const advice = `\`kinglet ${name} --help\` lists those of ${name}`;
  if (word === undefined) return advice;
  const owners = tables.filter(([, flags]) => flags.has(word));
  const isSetting = owners.some(([, flags]) => flags.get(word)?.isSetting);
  const place = isSetting ? ', and a setting of kinglet.config.ts' : '';
  return `--${word} is an option of ${some(owners.map(([verb]) => verb))}${place}; ${advice}`;
}

function flagsOf(options: Readonly<Record<string, Option<unknown>>>): ReadonlyMap<string, Option<unknown>> {
  return new Map(Object.entries(options).map(([name, option]) => [flagOf(name, option), option]));
}

const most = 3;

function some(verbs: readonly string[]): string {
  return verbs.length > most ? `${verbs.slice(0, most).join(', ')} and others` : verbs.join(', ');
}
