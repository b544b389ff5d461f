// A layer-by-layer report as a page: one file that needs nothing from elsewhere.
import { worstRelativeMse } from '../accuracy/compareAnswers.ts';
import { sqnrOf } from '../accuracy/metrics.ts';
import type { ErrorReport, LayerErrors } from './errorReport.ts';
import { lossChart, lossShares } from './lossChart.ts';
import { decibels, escapeHtml, percent, wholeNumber } from './markup.ts';

export interface RenderOptions {
  /** @default 'Quantization errors' */
  readonly title?: string;
}

/** HTML, light or dark with the reader's system, of a bar chart and a table; all names are escaped. */
export function renderErrorReport(report: ErrorReport, { title = 'Quantization errors' }: RenderOptions = {}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="lede">${escapeHtml(ledeOf(report))}</p>
<h2>Where the loss comes from</h2>
${lossChart(report.layers)}
<h2>Layers</h2>
${tableOf(report.layers)}
<h2>What the figures are</h2>
<ul>${[...explanations, ...missingOf(report)].map((text) => `<li>${escapeHtml(text)}</li>`).join('\n')}</ul>
</main>
</body>
</html>
`;
}

const explanations = [
  'Figures in dB are the power of the float values in that of the error: 40 dB is a squared error of 1e-4 of the power, and each 10 dB less ten times as much.',
  'Weights: the stored weights beside the float ones. Alone: at the output of the layer, with no other layer quantized. In the model: the same with all layers quantized, where the errors of layers before it arrive too.',
  "Answers: at the model's outputs with this layer alone quantized. Its part of the loss is its error there in the sum of all layers': errors of layers that are quantized together need not add up.",
  'Range used: the part of what the integers of its input can say that values were in. Saturated: the part of the values that were beyond it.',
];

function ledeOf({ samples, outputs, agreement, layers }: ErrorReport): string {
  const error = worstRelativeMse({ outputs });
  const [bytes, floatBytes] = [sumOf(layers, 'bytes'), sumOf(layers, 'floatBytes')];
  const same = agreement ? ` The greatest answer is the same for ${percent(agreement.value)} of them.` : '';
  const size = `${layers.length} layers take ${wholeNumber(bytes)} bytes instead of ${wholeNumber(floatBytes)}.`;
  return `On ${wholeNumber(samples)} samples the answers are at ${decibels(sqnrOf(error))} dB of the float model's, a relative squared error of ${error.toPrecision(3)}.${same} ${size}`;
}

function sumOf(layers: readonly LayerErrors[], field: 'bytes' | 'floatBytes'): number {
  return layers.reduce((sum, layer) => sum + layer[field], 0);
}

function missingOf({ missing }: ErrorReport): readonly string[] {
  return missing.length ? [`Not in the quantized model under their names: ${missing.join(', ')}.`] : [];
}

interface Column {
  readonly head: string;
  readonly cell: (layer: LayerErrors, share: number) => string;
}

const columns: readonly Column[] = [
  { head: 'Layer', cell: ({ layer }) => layer },
  { head: 'Operator', cell: ({ operator }) => operator },
  { head: 'Stored as', cell: ({ precision }) => precision },
  { head: 'Bytes', cell: ({ bytes }) => wholeNumber(bytes) },
  { head: 'of float', cell: ({ bytes, floatBytes }) => percent(bytes / floatBytes) },
  { head: 'Weights, dB', cell: ({ weightSqnr }) => decibels(weightSqnr) },
  { head: 'Alone, dB', cell: ({ alone }) => decibels(alone.sqnr) },
  { head: 'In the model, dB', cell: ({ whole }) => decibels(whole.sqnr) },
  { head: 'Answers, dB', cell: ({ answers }) => decibels(answers.sqnr) },
  { head: 'Part of the loss', cell: (_, share) => percent(share) },
  { head: 'Range used', cell: ({ input }) => (input ? percent(input.use) : '–') },
  { head: 'Saturated', cell: ({ input }) => (input ? percent(input.saturated) : '–') },
];

function tableOf(layers: readonly LayerErrors[]): string {
  const shares = lossShares(layers);
  const rows = layers.map((layer, i) => {
    const [name, ...others] = columns.map(({ cell }) => escapeHtml(cell(layer, shares[i]!)));
    return `<tr><th scope="row">${name}</th>${others.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  });
  return `<div class="scroll" role="region" aria-labelledby="caption" tabindex="0"><table>
<caption id="caption">Errors of each layer, in the order of the model</caption>
<thead><tr>${columns.map(({ head }) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
}

const style = `
:root{--paper:#fbfaf8;--ink:#1b1f24;--muted:#5c6570;--rule:#e4e2dd;--track:#eceae5;--accent:#c2410c}
@media (prefers-color-scheme:dark){:root{--paper:#0f1215;--ink:#e8eaed;--muted:#9aa4af;--rule:#2a3037;--track:#1d2227;--accent:#fb923c}}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:1080px;margin:0 auto;padding:48px 24px 64px}
h1{margin:0 0 8px;font-size:clamp(26px,5vw,38px);line-height:1.15;letter-spacing:-.02em;overflow-wrap:anywhere}
h2{margin:40px 0 12px;font-size:20px}
.lede{margin:0;max-width:70ch;color:var(--muted);font-size:17px}
svg{display:block;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
svg text{fill:var(--ink)}.note{fill:var(--muted)}.end{text-anchor:end}.track{fill:var(--track)}.bar{fill:var(--accent)}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--accent)}
table{width:100%;border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
caption{margin-bottom:8px;color:var(--muted);text-align:left}
th,td{padding:7px 0 7px 14px;text-align:right;white-space:nowrap}
th:first-child{padding-left:0;text-align:left;white-space:normal;overflow-wrap:anywhere;min-width:9em}
thead th{color:var(--muted);font-weight:600;font-size:13px;border-bottom:1px solid var(--rule);vertical-align:bottom;white-space:normal}
tbody th{font-weight:600}tbody tr+tr>*{border-top:1px solid var(--rule)}
ul{margin:0;padding-left:20px;max-width:80ch;color:var(--muted);overflow-wrap:anywhere}li+li{margin-top:6px}
@media (max-width:640px){main{padding:28px 16px 40px}}
`;
