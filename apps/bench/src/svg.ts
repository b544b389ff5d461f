// The SVG elements that charts are made of, and how they look.
import { escapeXml } from './format.ts';

/** A line of a class. */
export function line(kind: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;
}

/** A rectangle of a class, with rounded corners. */
export function rect(kind: string, x: number, y: number, width: number, height: number, radius: number): string {
  const size = `width="${round(width)}" height="${round(height)}"`;
  return `<rect class="${kind}" x="${round(x)}" y="${round(y)}" ${size} rx="${radius}"/>`;
}

/** A text of a class, escaped. */
export function text(kind: string, x: number, y: number, content: string): string {
  return `<text class="${kind}" x="${round(x)}" y="${round(y)}">${escapeXml(content)}</text>`;
}

/** Coordinates to a tenth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Colours, type and strokes; follows the system between light and dark. */
export const chartStyle: string = [
  '.kc{--kc-paper:#ffffff;--kc-ink:#1b1f24;--kc-muted:#5c6570;--kc-grid:#dfe3e8;--kc-minor:#f0f2f4;--kc-kinglet:#c2410c;--kc-peer:#64748b;--kc-floor:#0f766e}',
  '@media (prefers-color-scheme:dark){.kc{--kc-paper:#14171b;--kc-ink:#e8eaed;--kc-muted:#9aa4af;--kc-grid:#2e343b;--kc-minor:#1f2429;--kc-kinglet:#fb923c;--kc-peer:#94a3b8;--kc-floor:#2dd4bf}}',
  '.kc{max-width:100%;height:auto;display:block;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:14px}',
  '.kc text{fill:var(--kc-ink)}.kc .kc-title{font-size:18px;font-weight:650}.kc .kc-note{font-size:12.5px;fill:var(--kc-muted)}',
  '.kc .kc-muted{fill:var(--kc-muted);font-weight:400}.kc .kc-value{font-weight:650}.kc .kc-value,.kc .kc-number{font-variant-numeric:tabular-nums}',
  '.kc .kc-middle{text-anchor:middle}.kc .kc-end{text-anchor:end}.kc-paper{fill:var(--kc-paper)}',
  '.kc-grid{stroke:var(--kc-grid)}.kc-minor{stroke:var(--kc-minor)}.kc-stem{stroke-width:2;opacity:.45}.kc-whisker{stroke-width:1.5;opacity:.6}',
  '.kc-kinglet{stroke:var(--kc-kinglet)}.kc-peer{stroke:var(--kc-peer)}.kc-floor{stroke:var(--kc-floor)}',
  '.kc-fill{stroke:none}.kc-fill.kc-kinglet{fill:var(--kc-kinglet)}.kc-fill.kc-peer{fill:var(--kc-peer)}.kc-fill.kc-floor{fill:var(--kc-floor)}',
].join('');
