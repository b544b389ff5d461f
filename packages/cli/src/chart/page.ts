// A page around charts and tables: one file that needs nothing from elsewhere.
import { escapeXml } from './svg.ts';

export interface Page {
  readonly title: string;
  /** A sentence or two below the title. */
  readonly lede: string;
  /** Drawn for a screen, and for a phone: text in an SVG shrinks with it. */
  readonly chart: (width: number, id: string) => string;
  readonly table: readonly (readonly string[])[];
  readonly caption: string;
  /** @default 'How it was measured' */
  readonly methodTitle?: string;
  /** How it came about, in sentences. */
  readonly method: readonly string[];
}

/** The page as HTML, light or dark with the reader's system. The first row of the table is its head. */
export function renderPage({ title, lede, chart, table, caption, methodTitle, method }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeXml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<h1>${escapeXml(title)}</h1>
<p class="lede">${escapeXml(lede)}</p>
<div class="wide">${chart(860, 'wide')}</div>
<div class="narrow">${chart(350, 'narrow')}</div>
${renderTable(table, caption)}
<h2>${escapeXml(methodTitle ?? 'How it was measured')}</h2>
<ul>${method.map((item) => `<li>${escapeXml(item)}</li>`).join('\n')}</ul>
</main>
</body>
</html>
`;
}

function renderTable([head = [], ...rows]: readonly (readonly string[])[], caption: string): string {
  const cells = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? `<th scope="row">${escapeXml(cell)}</th>` : `<td>${escapeXml(cell)}</td>`));
  return [
    `<p class="caption" id="caption">${escapeXml(caption)}</p>`,
    '<div class="scroll" role="region" aria-labelledby="caption" tabindex="0"><table aria-labelledby="caption">',
    `<thead><tr>${head.map((cell) => `<th scope="col">${escapeXml(cell)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('\n')}</tbody>`,
    '</table></div>',
  ].join('\n');
}

const pageStyle = `
:root{--paper:#fbfaf8;--ink:#1b1f24;--muted:#5c6570;--rule:#e4e2dd;--accent:#c2410c}
@media (prefers-color-scheme:dark){:root{--paper:#0f1215;--ink:#e8eaed;--muted:#9aa4af;--rule:#2a3037;--accent:#fb923c}}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:908px;margin:0 auto;padding:48px 24px 64px}
h1{margin:0 0 8px;font-size:clamp(28px,5vw,40px);line-height:1.12;letter-spacing:-.02em;text-wrap:balance;overflow-wrap:anywhere}
h2{margin:40px 0 4px;font-size:20px}
.lede{margin:0 0 32px;max-width:68ch;color:var(--muted);font-size:17px}
.narrow{display:none}.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--accent)}
table{width:100%;border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
.caption{margin:24px 0 10px;color:var(--muted);font-size:14px}
th,td{padding:7px 0 7px 14px;text-align:right;white-space:nowrap}th:first-child{padding-left:0;text-align:left}
thead th{color:var(--muted);font-weight:600;font-size:13px;border-bottom:1px solid var(--rule);vertical-align:bottom}
tbody th{font-weight:600}tbody tr+tr>*{border-top:1px solid var(--rule)}
ul{margin:8px 0 0;padding-left:20px;max-width:76ch;color:var(--muted);overflow-wrap:anywhere}li+li{margin-top:6px}
@media (max-width:640px){main{padding:28px 16px 40px}.wide{display:none}.narrow{display:block}.narrow svg{width:100%}}
@media print{body{background:#fff}}
`;
