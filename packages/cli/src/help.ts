// The help, from the tables that the verbs are read by.
import { columns } from './columns.ts';
import type { Option, OptionTable } from './option.ts';
import { flagOf } from './optionNames.ts';
import type { Verb } from './verb.ts';
import type { VerbEntry } from './verbs.ts';

export function generalHelp(verbs: Readonly<Record<string, VerbEntry>>): string {
  const rows = Object.entries(verbs).map(([name, { summary }]) => [name, summary] as const);
  return [
    'kinglet <verb> [options]',
    '',
    ...columns(rows),
    '',
    'kinglet <verb> --help lists the options of a verb. Options marked * may also stand in kinglet.config.ts (or .json) and in the',
    'environment, KINGLET_<OPTION>; a flag is stronger than the environment, which is stronger than the file.',
    'Data goes to stdout, progress to stderr; every verb takes --json. Exit codes: 0 done, 1 failed, 2 misuse, 3 not found,',
    '4 no access, 5 conflict, 130 interrupted.',
  ].join('\n');
}

/** The verbs of two words that begin with `group`. */
export function groupHelp(group: string, verbs: Readonly<Record<string, VerbEntry>>): string {
  const own = Object.entries(verbs).filter(([name]) => name.startsWith(`${group} `));
  return [
    `kinglet ${group} <verb> [options]`,
    '',
    ...columns(own.map(([name, { summary }]) => [name.slice(group.length + 1), summary] as const)),
    '',
    `kinglet ${group} <verb> --help lists the options of a verb.`,
  ].join('\n');
}

export function verbHelp(name: string, verb: Verb, common: OptionTable): string {
  const words = (verb.positionals ?? []).map((one) => (one.isOptional ? `[${one.name}]` : `<${one.name}>`));
  const rows = (options: OptionTable) => Object.entries(options).map(([key, option]) => optionRow(key, option));
  return [
    ['kinglet', name, ...words, '[options]'].join(' '),
    '',
    ...columns((verb.positionals ?? []).map((one) => [one.name, one.help] as const)),
    ...columns([...rows(verb.options), ...rows(common)]),
    '',
    ...verb.examples.flatMap(([line, what]) => [`  # ${what}`, `  ${line}`]),
  ].join('\n');
}

function optionRow(name: string, option: Option<unknown>): readonly [string, string] {
  const { kind, short, value, isSetting, fallback, help } = option;
  const shown = [short ? `-${short}, ` : '', `--${flagOf(name, option)}`, kind === 'flag' ? '' : ` <${value}>`].join(
    '',
  );
  const isShown = fallback !== undefined && fallback !== false && typeof fallback !== 'object';
  return [shown, `${isSetting ? '* ' : ''}${help}${isShown ? ` (default ${fallback})` : ''}`];
}
