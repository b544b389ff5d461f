// Rows of text in aligned columns.

/** `left`: names; `right`: figures. */
export type Align = 'left' | 'right';

/** Lines whose cells stand below each other, two spaces apart; a missing `align` is `right`. */
export function textTable(rows: readonly (readonly string[])[], aligns: readonly Align[] = ['left']): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const cell = (text: string, at: number) =>
    aligns[at] === 'left' ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}
