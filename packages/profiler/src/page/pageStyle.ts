// The style sheet of the page.

const light =
  '--paper:#fbfaf8;--card:#fff;--ink:#1b1f24;--muted:#5c6570;--rule:#e4e2dd;--accent:#c2410c;--bad:#b42318;--roof:#33658a;--hover:#f3f0ea';
const dark =
  '--paper:#0f1215;--card:#171b20;--ink:#e8eaed;--muted:#9aa4af;--rule:#2a3037;--accent:#fb923c;--bad:#f87171;--roof:#7db8e0;--hover:#1d2227';

export const pageStyle: string = `
:root{${light};color-scheme:light}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark};color-scheme:dark}}
:root[data-theme=dark]{${dark};color-scheme:dark}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%;scroll-padding-top:16px}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:1180px;margin:0 auto;padding:40px 24px 64px}
header{display:flex;gap:16px;align-items:flex-start;justify-content:space-between}
header>div{min-width:0}
h1{margin:0 0 6px;font-size:clamp(26px,4vw,38px);line-height:1.15;letter-spacing:-.02em;overflow-wrap:anywhere}
h2{margin:0 0 10px;font-size:21px;letter-spacing:-.01em}
section{margin-top:48px}
.lede{margin:0;max-width:80ch;color:var(--muted);overflow-wrap:anywhere}
.note{margin:0 0 12px;max-width:90ch;color:var(--muted);font-size:14px;overflow-wrap:anywhere}
ul{margin:0;padding-left:20px;max-width:90ch;color:var(--muted);overflow-wrap:anywhere}li+li{margin-top:6px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
button,select,input[type=search]{font:inherit;font-size:14px;color:var(--ink);background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:5px 10px;min-height:34px}
button{cursor:pointer}button:hover,select:hover{background:var(--hover)}
.tiles{list-style:none;margin:28px 0 0;padding:0;max-width:none;display:grid;gap:12px;grid-template-columns:repeat(auto-fit,minmax(190px,1fr))}
.tiles li{margin:0;min-width:0}.tiles a{display:flex;flex-direction:column;height:100%;padding:14px 16px;color:var(--ink);text-decoration:none;background:var(--card);border:1px solid var(--rule);border-radius:12px}
.tiles a:hover{background:var(--hover)}
.figure{font-size:27px;line-height:1.2;font-weight:700;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.label{font-weight:600;line-height:1.3;margin:2px 0;overflow:hidden;overflow-wrap:anywhere;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}
.about{font-size:13px;line-height:1.4;color:var(--muted);overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin-top:16px}
.long{max-height:560px;overflow:auto}.long thead th{position:sticky;top:0;background:var(--paper)}
.scroll:focus-visible{outline-offset:-2px}
table{width:100%;border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
caption{padding-bottom:8px;color:var(--muted);text-align:left}caption span{position:sticky;left:0;display:inline-block;max-width:min(90ch,calc(100vw - 40px))}
th,td{padding:6px 0 6px 16px;text-align:right;white-space:nowrap;vertical-align:baseline}
th:first-child{padding-left:0;text-align:left}
tbody th{font-weight:600;max-width:26em}
tbody .name{display:inline-block;max-width:100%;overflow:hidden;text-overflow:ellipsis;vertical-align:bottom}
#metric-table tbody th{white-space:normal}#metric-table .name{display:inline}
thead th{color:var(--muted);font-weight:600;font-size:13px;border-bottom:1px solid var(--rule);vertical-align:bottom}
thead button{padding:2px 4px;margin:-2px -4px;min-height:24px;border:0;background:none;color:inherit;font-weight:inherit;font-size:inherit}
thead [aria-sort=ascending] button::after{content:" \\2191"}thead [aria-sort=descending] button::after{content:" \\2193"}
tbody tr+tr>*{border-top:1px solid var(--rule)}
tbody tr:hover>*{background:var(--hover)}
tbody tr:focus-visible{outline-offset:-2px}
.left,.code{text-align:left}td.left{white-space:normal;min-width:8em;overflow-wrap:anywhere}
td.code{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--muted);white-space:normal;min-width:12em;overflow-wrap:anywhere}
.muted{color:var(--muted)}.bad{color:var(--bad);font-weight:600}
td.muted+td.left,td.muted{color:var(--muted)}td.muted:nth-child(3){text-align:left}
${levels()}
.fold{display:inline-grid;place-items:center;width:18px;height:18px;min-height:0;padding:0;margin-right:4px;border:0;background:none;color:var(--muted);vertical-align:middle}
.fold::before{content:"\\25B8"}[aria-expanded=true] .fold::before{content:"\\25BE"}.fold.leaf::before{content:""}
details{margin-top:20px}summary{cursor:pointer;width:fit-content;color:var(--muted);font-weight:600;font-size:14px}
.scene{display:none}.live .scene{display:block}.live .paper{display:none}
.controls{display:flex;flex-wrap:wrap;gap:8px 10px;align-items:center;font-size:14px}
.search{flex:1 1 220px;max-width:380px}.search input{width:100%}
.check{display:flex;gap:5px;align-items:center}
.buttons{display:flex}.buttons button{border-radius:0;margin-left:-1px;min-width:36px}.buttons button:first-child{border-radius:8px 0 0 8px;margin:0}.buttons button:last-child{border-radius:0 8px 8px 0}
.switch{display:flex;margin:0;padding:0;border:0}.switch input{position:absolute;opacity:0}
.switch span{display:block;padding:5px 12px;border:1px solid var(--rule);background:var(--card);cursor:pointer;line-height:22px}
.switch label:first-of-type span{border-radius:8px 0 0 8px;border-right:0}.switch label:last-of-type span{border-radius:0 8px 8px 0}
.switch :checked+span{background:var(--ink);border-color:var(--ink);color:var(--paper)}.switch :focus-visible+span{outline:2px solid var(--accent);outline-offset:2px}
.range{color:var(--muted);font-variant-numeric:tabular-nums}.found{font-weight:600;font-variant-numeric:tabular-nums}.found.bad{font-weight:400}
.crumbs{margin-top:8px;min-height:30px;overflow-x:auto}
.crumbs ol{display:flex;list-style:none;margin:0;padding:3px;max-width:none;font-size:13px}.crumbs li{display:flex;align-items:center;margin:0;flex:none}
.crumbs li+li::before{content:"\\203A";margin:0 4px;color:var(--muted)}
.crumbs button{padding:1px 6px;min-height:24px;max-width:22em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;border:0;background:none;font-size:13px;color:var(--muted)}
.crumbs li:last-child button{color:var(--ink);font-weight:600}
.stage{position:relative;margin-top:4px;overflow:hidden auto;background:var(--card);border:1px solid var(--rule);border-radius:8px;cursor:default;touch-action:pan-y}
.stage canvas{position:sticky;top:0;display:block}
.detail{margin:8px 0 0;min-height:1.5em;font-size:14px;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.keys{margin:4px 0 0;font-size:13px;color:var(--muted)}.keys summary{font-weight:400;font-size:13px}.keys p{margin:4px 0 0}
kbd{padding:0 4px;border:1px solid var(--rule);border-radius:4px;background:var(--card);font:11.5px/1.5 ui-monospace,Menlo,Consolas,monospace}
.legend{display:flex;flex-wrap:wrap;gap:4px 14px;margin:10px 0 0;padding:0;list-style:none;font-size:13px}.legend li{margin:0;display:flex;align-items:center;gap:6px}.legend svg{flex:none}
.tip{position:fixed;z-index:9;max-width:min(480px,90vw);padding:8px 12px;pointer-events:none;background:var(--ink);color:var(--paper);border-radius:8px;font-size:13px;line-height:1.4;overflow-wrap:anywhere;box-shadow:0 4px 16px #0004}
.tip b{display:block}
.paper{display:block;width:100%;margin-top:12px;font:10px ui-monospace,Menlo,Consolas,monospace}.paper text{fill:#1b1f24}.paper .lane{fill:var(--muted);font-weight:600}
.roofline{display:block;max-width:100%;height:auto;font-size:13px;font-variant-numeric:tabular-nums}
.roofline text{fill:var(--ink)}.roofline .tick{fill:var(--muted);font-size:12px}.roofline .end{text-anchor:end}.roofline .middle{text-anchor:middle}
.roofline .grid{stroke:var(--rule)}.roofline .roof{stroke:var(--roof);stroke-width:2.5;stroke-linecap:round}.roofline .roof-name{fill:var(--roof);font-weight:650}
.dot circle{fill:var(--accent);fill-opacity:.75;stroke:var(--card);stroke-width:1.5}.dot-name{font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:3px}
.narrow{display:none}
@media (max-width:640px){main{padding:24px 16px 40px}.wide{display:none}.narrow{display:block}.tiles{grid-template-columns:repeat(2,1fr)}.tiles li:last-child:nth-child(odd){grid-column:1/-1}.figure{font-size:23px}.search{max-width:none}tbody th{max-width:15em}.keys{display:none}td.code,#metric-table td:last-child{min-width:18em}}
@media print{
:root:root:root{${light};--paper:#fff;color-scheme:light}
main{max-width:none;padding:0}.live .scene,#kinglet-theme,.keys{display:none}.live .paper{display:block}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
section{margin-top:28px}h2{break-after:avoid}tr,.paper,.roofline,.tiles li{break-inside:avoid}.scroll{overflow:visible;max-height:none}.long thead th{position:static}table,thead th{font-size:11px}summary{break-after:avoid}th,td{padding:3px 0 3px 10px;white-space:normal}
td.code{font-size:10px;min-width:0}tbody tr[hidden]{display:table-row}details::details-content{content-visibility:visible;display:block}summary{list-style:none}.fold{display:none}thead button::after{content:none!important}
}
`;

// Indentation of trees: a policy without inline styles needs classes for it.
function levels(): string {
  return Array.from({ length: 12 }, (_, i) => `[data-level="${i + 1}"]>th{padding-left:${i * 18}px}`).join('');
}
