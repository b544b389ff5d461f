// Completion for fish.
import type { FlagWord, VerbWords } from './words.ts';

/** A script to be sourced, or to lie as `kinglet.fish` in the folder of completions. */
export function fishCompletion(verbs: readonly VerbWords[]): string {
  const names = verbs.map(({ name }) => name).join(' ');
  return [
    '# kinglet completion fish',
    ...verbs.map(
      ({ name, summary }) => `complete -c kinglet -f -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ),
    "complete -c kinglet -f -n __fish_use_subcommand -a help -d 'the options of a verb'",
    `complete -c kinglet -f -n '__fish_seen_subcommand_from help' -a ${quoted(names)}`,
    ...verbs.flatMap(verbLines),
  ].join('\n');
}

function verbLines({ name, flags, positionals }: VerbWords): string[] {
  const start = `complete -c kinglet -n '__fish_seen_subcommand_from ${name}'`;
  return [
    ...(positionals.length > 0 ? [`${start} -f -a ${quoted(positionals.join(' '))}`] : []),
    ...flags.map((flag) => `${start} ${flagParts(flag).join(' ')} -d ${quoted(flag.help)}`),
  ];
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
