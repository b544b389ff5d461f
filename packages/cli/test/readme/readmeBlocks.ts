// The parts of the README that are written by a program.
import type { Option } from '../../src/option.ts';
import { environmentName, flagName } from '../../src/optionNames.ts';
import * as settings from '../../src/settings.ts';
import { verbs } from '../../src/verbs.ts';
import type { Part, Step } from './walkThrough.ts';

/** `text` with the block `name` replaced. @throws Error when the README has no such block */
export function withBlock(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}: written by \`pnpm --filter @kinglet/cli readme\` -->\n`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`Expected the README to have the lines ${start.trim()} and ${end}`);
  return `${text.slice(0, from)}${start}${content}\n${text.slice(to)}`;
}

/** What the tables of the source say, by the names of their blocks. */
export function tableBlocks(): Readonly<Record<string, string>> {
  return { verbs: verbsTable(), settings: settingsTable() };
}

/** A part of the walk as it looked in a terminal. */
export function walkBlock({ steps }: Part): string {
  return ['```console', ...steps.map(shown), '```'].join('\n');
}

function verbsTable(): string {
  const rows = Object.entries(verbs).map(([name, { summary }]) => [`\`${name}\``, summary]);
  return table(['verb', 'what it does'], rows);
}

function settingsTable(): string {
  const rows = Object.entries(settings).map(([name, option]) => settingRow(name, option as Option<unknown>));
  return table(['setting', 'flag and environment', 'default', 'what it is'], rows);
}

function settingRow(name: string, option: Option<unknown>): string[] {
  const { kind, value = '', fallback, help } = option;
  const flag = `--${flagName(name)}${kind === 'flag' ? '' : ` <${value}>`}`;
  const isShown = fallback !== undefined && typeof fallback !== 'object';
  return [`\`${name}\``, `\`${flag}\` \`${environmentName(name)}\``, isShown ? `\`${fallback}\`` : '', help];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function shown({ command, printed }: Step): string {
  return `$ ${command}\n${printed}`.trimEnd();
}
