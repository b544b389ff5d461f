// The elements that the page is made of.
import { printable } from '../report/printable.ts';

/** Text for between tags and in attributes, with what cannot be shown made visible. */
export function escapeHtml(content: string): string {
  return printable(content)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character]!);
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ '"': '&quot;', "'": '&#39;' },
};

/** A cell; `value` is what it sorts by. */
export interface Cell {
  readonly text: string;
  readonly value?: number | string;
  readonly kind?: 'bad' | 'code' | 'left' | 'muted';
}

export interface HtmlTable {
  readonly id: string;
  readonly caption: string;
  /** The first column is the head of its row. */
  readonly columns: readonly { readonly title: string; readonly kind?: 'left' }[];
  readonly rows: readonly HtmlRow[];
  /** Whether it scrolls in a place of its own on a screen. @default false */
  readonly isLong?: boolean;
  /** Whether its rows may be put into another order: what a script adds. */
  readonly isSortable?: boolean;
}

export interface HtmlRow {
  readonly cells: readonly Cell[];
  /** Of a row of a tree, from 1 on. */
  readonly level?: number;
}

export function renderTable({ id, caption, columns, rows, isSortable = true, isLong = false }: HtmlTable): string {
  const head = columns.map(({ title, kind }) => `<th scope="col"${classOf(kind)}>${escapeHtml(title)}</th>`).join('');
  return `<div class="scroll${isLong ? ' long' : ''}" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table id="${id}"${isSortable ? ' data-sortable' : ''}>
<caption id="${id}-caption"><span>${escapeHtml(caption)}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>${rows.map(renderRow).join('\n')}</tbody>
</table></div>`;
}

function renderRow({ cells, level }: HtmlRow): string {
  const [first, ...others] = cells;
  const place = level === undefined ? '' : ` aria-level="${level}" data-level="${Math.min(level, 12)}"`;
  return `<tr${place}><th scope="row"${sortOf(first!)}><span class="name">${escapeHtml(first!.text)}</span></th>${others.map(renderCell).join('')}</tr>`;
}

function renderCell(cell: Cell): string {
  return `<td${classOf(cell.kind)}${sortOf(cell)}>${escapeHtml(cell.text)}</td>`;
}

function sortOf({ value }: Cell): string {
  return value === undefined ? '' : ` data-sort="${escapeHtml(String(value))}"`;
}

function classOf(kind: string | undefined): string {
  return kind === undefined ? '' : ` class="${kind}"`;
}

/** Folded on a screen, unfolded on paper. */
export function details(summary: string, content: string): string {
  return `<details><summary>${escapeHtml(summary)}</summary>\n${content}\n</details>`;
}

export function section(id: string, title: string, ...content: readonly string[]): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${escapeHtml(title)}</h2>
${content.join('\n')}
</section>`;
}

export function note(text: string): string {
  return `<p class="note">${escapeHtml(text)}</p>`;
}
