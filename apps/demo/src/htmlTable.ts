// Tables of report.html.
import { escapeXml, formatFixed } from '@kinglet/bench-app';

/** One column; `unit` stands under the header. */
export interface Column<T> {
  readonly header: string;
  readonly unit?: string;
  readonly left?: boolean;
  /** HTML. */
  readonly cell: (row: T) => string;
}

/** How a table looks: `figures` stay on one line and scroll, `verdicts` wrap. */
export interface TableOptions<T> {
  readonly kind: 'figures' | 'verdicts';
  /** Whether a row belongs to the one above it. */
  readonly continues?: (row: T, before: T) => boolean;
}

/** An HTML table whose first column names each row. */
export function table<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  { kind, continues }: TableOptions<T>,
): string {
  const head = columns.map(({ header, unit, left }) => {
    const measure = unit === undefined ? '' : `<span class="unit">${escapeXml(unit)}</span>`;
    return `<th scope="col"${left ? ' class="left"' : ''}>${escapeXml(header)}${measure}</th>`;
  });
  const body = rows.map((row, index) => {
    const before = rows[index - 1];
    const repeated = before !== undefined && continues?.(row, before) === true;
    const cells = columns.map(({ left, cell }, column) =>
      column === 0
        ? `<th scope="row" class="left${repeated ? ' repeated' : ''}">${cell(row)}</th>`
        : `<td${left ? ' class="left"' : ''}>${cell(row)}</td>`,
    );
    return `<tr${before !== undefined && continues && !repeated ? ' class="group"' : ''}>${cells.join('')}</tr>`;
  });
  return `<div class="scroll" tabindex="0"><table class="${kind}">\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}

/** What stands where there is no figure. */
export const missing: string = '<span class="quiet">–</span>';

/** A figure with fixed decimals, so that a column lines up. */
export function number(value: number | undefined, decimals: number): string {
  return value === undefined ? missing : escapeXml(formatFixed(value, decimals));
}
