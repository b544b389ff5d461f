// Bars that show where a quantized model's loss comes from.
import type { LayerErrors } from './errorReport.ts';
import { escapeHtml, percent } from './markup.ts';

/** The part of each layer's error at the answers in the sum of all, each layer quantized alone; all 0 where nothing is lost. */
export function lossShares(layers: readonly LayerErrors[]): readonly number[] {
  const errors = layers.map(({ answers }) => answers.relativeMse);
  const infinite = errors.filter((error) => error === Number.POSITIVE_INFINITY || Number.isNaN(error)).length;
  if (infinite > 0) return errors.map((error) => (Number.isFinite(error) ? 0 : 1 / infinite));
  const sum = errors.reduce((total, error) => total + error, 0);
  return errors.map((error) => (sum === 0 ? 0 : error / sum));
}

const [rowHeight, barTop, barHeight] = [44, 26, 8];

/** An `<svg>` as wide as its place: a row for each layer, with its part of the loss. Its text does not shrink with it. */
export function lossChart(layers: readonly LayerErrors[]): string {
  const shares = lossShares(layers);
  const rows = layers.map((layer, i) => rowOf(layer, shares[i]!, i * rowHeight));
  return [
    `<svg height="${layers.length * rowHeight}" role="img" aria-labelledby="chart-title chart-description">`,
    '<title id="chart-title">Part of the loss by layer</title>',
    `<desc id="chart-description">${escapeHtml(describe(layers, shares))}</desc>`,
    ...rows,
    '</svg>',
  ].join('\n');
}

function rowOf({ layer, precision }: LayerErrors, share: number, y: number): string {
  const bar = (kind: string, width: number) =>
    `<rect class="${kind}" x="0" y="${y + barTop}" width="${(100 * width).toFixed(2)}%" height="${barHeight}" rx="2"/>`;
  return [
    `<text x="0" y="${y + 18}">${escapeHtml(shortened(layer))} <tspan class="note">${escapeHtml(precision)}</tspan></text>`,
    `<text class="end" x="100%" y="${y + 18}">${percent(share)}</text>`,
    bar('track', 1) + bar('bar', share),
  ].join('');
}

// What a phone shows; the table has the whole name.
const longest = 32;

/** Names of layers differ at their ends. */
function shortened(name: string): string {
  const characters = Array.from(name);
  return characters.length <= longest ? name : `…${characters.slice(1 - longest).join('')}`;
}

function describe(layers: readonly LayerErrors[], shares: readonly number[]): string {
  const ranked = layers.map(({ layer }, i) => ({ layer, share: shares[i]! })).sort((a, b) => b.share - a.share);
  const most = ranked.filter(({ share }) => share > 0).slice(0, 3);
  if (most.length === 0) return 'Nothing is lost.';
  return `Most comes from ${most.map(({ layer, share }) => `${layer} (${percent(share)})`).join(', ')}.`;
}
