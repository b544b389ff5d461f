// The style sheet of report.html.

export const pageStyle: string = `
:root{--paper:#fbfaf8;--card:#ffffff;--ink:#1b1f24;--muted:#5c6570;--rule:#e4e2dd;--accent:#c2410c;--good:#15703c;--bad:#b42318}
@media (prefers-color-scheme:dark){:root{--paper:#0f1215;--card:#171b20;--ink:#e8eaed;--muted:#9aa4af;--rule:#2a3037;--accent:#fb923c;--good:#4ade80;--bad:#f87171}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:968px;margin:0 auto;padding:56px 24px 72px}
.eyebrow{margin:0;font-size:13px;font-weight:600;letter-spacing:.08em;text-transform:uppercase;color:var(--accent)}
h1{margin:6px 0 12px;font-size:clamp(34px,6vw,52px);line-height:1.08;letter-spacing:-.025em;font-weight:700;text-wrap:balance}
.lede{margin:0;max-width:62ch;font-size:18px;color:var(--muted)}
h2{margin:0 0 4px;font-size:22px;letter-spacing:-.01em;line-height:1.25}
section{margin-top:56px}
.note{margin:0 0 20px;max-width:72ch;color:var(--muted)}
.tiles{list-style:none;margin:36px 0 0;padding:0;display:grid;gap:12px;grid-template-columns:repeat(auto-fit,minmax(156px,1fr))}
.tiles:has(>:nth-child(6)){grid-template-columns:repeat(3,1fr)}
.tiles li{display:flex;flex-direction:column;padding:16px 16px 14px;background:var(--card);border:1px solid var(--rule);border-radius:12px}
.tiles .figure{font-size:30px;line-height:1.15;font-weight:700;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.tiles .figure .unit{margin-left:4px;font-size:16px;font-weight:600;letter-spacing:0;color:var(--muted)}
.tiles .label{margin-top:4px;font-weight:600}
.tiles .detail{font-size:13px;line-height:1.4;color:var(--muted)}
.chart{margin:0 0 8px}
.chart.narrow{display:none}
.scroll{overflow-x:auto;margin:0 -24px;padding:0 24px}
.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
.chart+.scroll{margin-top:20px}
table{width:100%;border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
th,td{padding:7px 0 7px 14px;text-align:right;white-space:nowrap;vertical-align:baseline}
thead th{padding-top:0;font-size:13px;font-weight:600;line-height:1.3;color:var(--muted);border-bottom:1px solid var(--rule);vertical-align:bottom}
thead .unit{display:block;font-weight:400}
th:first-child{padding-left:0;text-align:left}
tbody th{font-weight:600}
.left{text-align:left}
tbody tr+tr th,tbody tr+tr td{border-top:1px solid var(--rule)}
tbody tr.group th,tbody tr.group td{border-top:2px solid var(--rule)}
.verdicts .left{white-space:normal;line-height:1.4}
.repeated{color:var(--muted);font-weight:400}
.quiet{color:var(--muted);font-weight:400}
.good{color:var(--good);font-weight:600}
.good::before{content:"\\2713\\00a0"}
.bad{color:var(--bad);font-weight:600}
.bad::before{content:"\\2717\\00a0"}
.problems{margin-top:28px;padding:14px 18px;border:1px solid var(--bad);border-radius:12px}
.problems ul{margin:6px 0 0;padding-left:20px;overflow-wrap:anywhere}
.method{margin:12px 0 0;padding-left:20px;max-width:76ch}
.method li+li{margin-top:8px}
code{padding:1px 5px;border-radius:5px;background:var(--card);border:1px solid var(--rule);font:13.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
footer{margin-top:56px;padding-top:18px;border-top:1px solid var(--rule);font-size:14px;color:var(--muted)}
footer p{margin:0 0 4px}
@media (max-width:640px){
main{padding:32px 20px 48px}
.lede{font-size:16.5px}
section{margin-top:44px}
.tiles,.tiles:has(>:nth-child(6)){grid-template-columns:repeat(2,1fr)}
.tiles .figure{font-size:26px}
.chart.wide{display:none}
.chart.narrow{display:block}
.chart.narrow svg{width:100%}
.tiles li:last-child:nth-child(odd){grid-column:1/-1}
.scroll{margin:0;padding:0}
.figures th:first-child{position:sticky;left:0;padding-right:12px;background:var(--paper)}
}
@media print{body{background:#fff}section{break-inside:avoid}}
`;
