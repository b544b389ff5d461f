// The elements that charts are made of, and how they look.

/** Text for between tags and for attributes in double quotes; what XML has no way to write is left out. */
export function escapeXml(content: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return content
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (character) => entities[character] as string);
}

export function line(kind: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;
}

export function rect(kind: string, x: number, y: number, width: number, height: number, radius: number): string {
  const size = `width="${round(width)}" height="${round(height)}"`;
  return `<rect class="${kind}" x="${round(x)}" y="${round(y)}" ${size} rx="${radius}"/>`;
}

export function circle(kind: string, x: number, y: number, radius: number): string {
  return `<circle class="${kind}" cx="${round(x)}" cy="${round(y)}" r="${radius}"/>`;
}

/** A line or an area, from `M…` on. */
export function path(kind: string, d: string): string {
  return `<path class="${kind}" d="${d}"/>`;
}

/** A text of a class, escaped. */
export function text(kind: string, x: number, y: number, content: string): string {
  return `<text class="${kind}" x="${round(x)}" y="${round(y)}">${escapeXml(content)}</text>`;
}

/** What stands around a drawing: its size, its look, and what it says to those who do not see it. */
export interface SvgFrame {
  /** Different for each SVG of one page. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  /** With a background and its title, to stand alone. */
  readonly isAlone: boolean;
}

/** One `<svg>`, with a title and a description for screen readers, light or dark with the reader's system. */
export function svg({ id, width, height, title, description, isAlone }: SvgFrame, body: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="kb" viewBox="0 0 ${width} ${round(height)}" width="${width}" height="${round(height)}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escapeXml(title)}</title>`,
    `<desc id="${id}-desc">${escapeXml(description)}</desc>`,
    `<style>${chartStyle}</style>`,
    ...(isAlone ? [rect('kb-paper', 0, 0, width, height, 12), text('kb-title', 24, 36, title)] : []),
    ...body,
    '</svg>',
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const chartStyle = [
  '.kb{--paper:#fff;--ink:#1b1f24;--muted:#5c6570;--grid:#e2e5ea;--arm64:#c2410c;--x64:#33658a}',
  '@media (prefers-color-scheme:dark){.kb{--paper:#14171b;--ink:#e8eaed;--muted:#9aa4af;--grid:#2e343b;--arm64:#fb923c;--x64:#7db8e0}}',
  '.kb{max-width:100%;height:auto;display:block;font:14px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}',
  '.kb text{fill:var(--ink);font-variant-numeric:tabular-nums}.kb .kb-title{font-size:18px;font-weight:650}.kb .kb-head{font-weight:650;font-size:15px}',
  '.kb .kb-note{font-size:12.5px;fill:var(--muted)}.kb .kb-value{font-weight:650}.kb .kb-end{text-anchor:end}.kb .kb-middle{text-anchor:middle}',
  '.kb-paper{fill:var(--paper)}.kb-grid{stroke:var(--grid)}.kb-arm64{--tone:var(--arm64)}.kb-x64{--tone:var(--x64)}',
  '.kb-own{--tone:var(--arm64)}.kb-other{--tone:var(--x64)}.kb-area{fill:var(--tone);fill-opacity:.16;stroke:var(--tone);stroke-width:1.5}',
  '.kb-mark{stroke:var(--ink);stroke-width:1.5;opacity:.5}',
  '.kb-dot{fill:var(--tone);opacity:.34}.kb-box{fill:var(--tone);fill-opacity:.16;stroke:var(--tone);stroke-width:1.5}',
  '.kb-median{stroke:var(--tone);stroke-width:3}.kb-whisker{stroke:var(--tone);stroke-width:1.5}',
  '.kb-path{fill:none;stroke:var(--tone);stroke-width:1.5;opacity:.4}.kb-point{fill:var(--paper);stroke:var(--tone);stroke-width:2}',
  '.kb-best{fill:var(--tone);stroke:var(--tone);stroke-width:2}.kb-ring{fill:none;stroke:var(--ink);stroke-width:2}',
].join('');
