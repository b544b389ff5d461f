// Completion for fish.
import { type FlagWord, secondWord, type VerbWords, verbTree } from './words.ts';

/** A script to be sourced, or to lie as `kinglet.fish` in the folder of completions. */
export function fishCompletion(verbs: readonly VerbWords[]): string {
  const tree = verbTree(verbs);
  const groups = [...tree].filter(([, seconds]) => seconds.length > 0);
  const summaryOf = (first: string): string => verbs.find(({ name }) => name === first)?.summary ?? `${first} …`;
  const names = [...tree.keys()].join(' ');
  return [
    '# kinglet completion fish',
    ...[...tree.keys()].map(
      (first) => `complete -c kinglet -f -n __fish_use_subcommand -a ${first} -d ${quoted(summaryOf(first))}`,
    ),
    ...groups.flatMap(groupLines),
    "complete -c kinglet -f -n __fish_use_subcommand -a help -d 'the options of a verb'",
    `complete -c kinglet -f -n '__fish_seen_subcommand_from help' -a ${quoted(names)}`,
    ...verbs.flatMap((verb) =>
      verbLines(
        verb,
        groups.map(([first]) => first),
      ),
    ),
  ].join('\n');
}

function groupLines([first, seconds]: readonly [string, readonly VerbWords[]]): string[] {
  const names = seconds.map(secondWord).join(' ');
  const start = `complete -c kinglet -f -n '${seen(first)}; and not ${seen(names)}'`;
  return seconds.map((verb) => `${start} -a ${secondWord(verb)} -d ${quoted(verb.summary)}`);
}

function verbLines({ name, flags, positionals }: VerbWords, groups: readonly string[]): string[] {
  const [first = '', second] = name.split(' ');
  // `bench` is a verb, and the second word of another.
  const condition =
    second === undefined ? `not ${seen(groups.join(' '))}; and ${seen(first)}` : `${seen(first)}; and ${seen(second)}`;
  const start = `complete -c kinglet -n '${condition}'`;
  return [
    ...(positionals.length > 0 ? [`${start} -f -a ${quoted(positionals.join(' '))}`] : []),
    ...flags.map((flag) => `${start} ${flagParts(flag).join(' ')} -d ${quoted(flag.help)}`),
  ];
}

function seen(words: string): string {
  return `__fish_seen_subcommand_from ${words}`;
}

function flagParts({ name, short, takesValue, choices }: FlagWord): string[] {
  return [
    `-l ${name}`,
    ...(short === undefined ? [] : [`-s ${short}`]),
    ...(choices.length > 0 ? [`-x -a ${quoted(choices.join(' '))}`] : takesValue ? ['-r'] : []),
  ];
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
