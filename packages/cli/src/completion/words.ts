// What can be typed, from the tables of verbs and options.
import type { Option, OptionTable } from '../option.ts';
import { flagOf } from '../optionNames.ts';
import type { Verb } from '../verb.ts';
import type { VerbEntry } from '../verbs.ts';

export interface VerbWords {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly FlagWord[];
  /** What may stand where a positional is; empty for files and anything else. */
  readonly positionals: readonly string[];
}

/** What may stand first, and behind each first word that has a second: `model`, then `compile`, … */
export function verbTree(verbs: readonly VerbWords[]): ReadonlyMap<string, readonly VerbWords[]> {
  const tree = new Map<string, VerbWords[]>();
  for (const verb of verbs) {
    const [first = '', second] = verb.name.split(' ');
    tree.set(first, [...(tree.get(first) ?? []), ...(second === undefined ? [] : [verb])]);
  }
  return tree;
}

/** The second word of a verb that has two. */
export function secondWord({ name }: VerbWords): string {
  return name.slice(name.indexOf(' ') + 1);
}

export interface FlagWord {
  /** Without the dashes. */
  readonly name: string;
  readonly short?: string;
  readonly help: string;
  readonly takesValue: boolean;
  readonly isRepeatable: boolean;
  /** The values, where there are only a few. */
  readonly choices: readonly string[];
}

/** The words of each verb. Loads every verb. */
export async function verbWords(
  verbs: Readonly<Record<string, VerbEntry>>,
  common: OptionTable,
): Promise<readonly VerbWords[]> {
  return Promise.all(
    Object.entries(verbs).map(async ([name, { summary, load }]) => wordsOf(name, summary, await load(), common)),
  );
}

function wordsOf(name: string, summary: string, { options, positionals = [] }: Verb, common: OptionTable): VerbWords {
  return {
    name,
    summary,
    flags: Object.entries({ ...options, ...common }).flatMap(([key, option]) => flagWords(key, option)),
    positionals: positionals.flatMap(({ choices = [] }) => choices),
  };
}

function flagWords(key: string, option: Option<unknown>): FlagWord[] {
  const { kind, short, help, choices = [], isSetting, fallback } = option;
  const name = flagOf(key, option);
  const word: FlagWord = {
    name,
    help,
    takesValue: kind !== 'flag',
    isRepeatable: kind === 'list' || kind === 'pairs',
    choices,
    ...(short === undefined ? {} : { short }),
  };
  const canBeOff = kind === 'flag' && (isSetting || fallback === true);
  return canBeOff ? [word, { ...word, name: `no-${name}`, help: `not: ${help}` }] : [word];
}
