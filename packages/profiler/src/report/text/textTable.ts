// Tables of a terminal: columns as wide as what is in them, fewer of them where there is no room.
import { cellsOf, fit, printable } from '../printable.ts';

export interface TextColumn {
  readonly title: string;
  /** @default 'right' */
  readonly align?: 'left' | 'right';
  /** One column takes what is left, cut where that is too little, but keeps this many cells. */
  readonly least?: number;
  /** Left out sooner the larger it is; a column without one stays. */
  readonly spare?: number;
}

const gap = 2;

/** Lines of at most `width` cells, unless the columns that stay are wider. A cell's leading spaces stay. */
export function textTable(all: readonly TextColumn[], rows: readonly (readonly string[])[], width: number): string[] {
  const cells = [all.map(({ title }) => title), ...rows.map((row) => row.map(printable))];
  const natural = all.map((_, at) => cells.reduce((most, row) => Math.max(most, cellsOf(row[at] ?? '')), 0));
  const kept = columnsThatFit(all, natural, width);
  const widths = new Map(kept.map((at) => [at, natural[at]!]));
  const elastic = kept.find((at) => all[at]!.least !== undefined);
  if (elastic !== undefined) {
    const others = kept.reduce((sum, at) => sum + (at === elastic ? 0 : natural[at]! + gap), 0);
    widths.set(elastic, Math.max(Math.min(natural[elastic]!, width - others), all[elastic]!.least!));
  }
  return cells.map((row) =>
    kept
      .map((at) => cell(row[at] ?? '', widths.get(at)!, all[at]!))
      .join('  ')
      .trimEnd(),
  );
}

function columnsThatFit(all: readonly TextColumn[], natural: readonly number[], width: number): number[] {
  const kept = all.map((_, at) => at);
  const needed = () =>
    kept.reduce((sum, at) => sum + Math.min(natural[at]!, all[at]!.least ?? natural[at]!) + gap, -gap);
  const spare = kept.filter((at) => all[at]!.spare !== undefined).sort((a, b) => all[b]!.spare! - all[a]!.spare!);
  for (const at of spare) {
    if (needed() <= width) break;
    kept.splice(kept.indexOf(at), 1);
  }
  return kept;
}

function cell(text: string, width: number, { align = 'right' }: TextColumn): string {
  const fitted = fit(text, Math.max(width, 1));
  const padding = ' '.repeat(Math.max(width - cellsOf(fitted), 0));
  return align === 'left' ? fitted + padding : padding + fitted;
}

/** Words on lines of at most `width` cells; a word that is longer has a line of its own, cut. */
export function wrap(text: string, width: number, indent: string): string[] {
  const room = Math.max(width - indent.length, 1);
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (cellsOf(longer) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = fit(word, room);
  }
  return [...lines, line].map((one) => indent + one);
}
