// report.html: the results as one self-contained page, light or dark with the reader's system, readable on a phone.
import { type Chart, escapeXml, machineLine, renderChart } from '@kinglet/bench-app';
import { coldStartChart } from './coldStartChart.ts';
import { headline, type Tile } from './headline.ts';
import { type Column, missing, number, table } from './htmlTable.ts';
import { pageStyle } from './pageStyle.ts';
import type { Bar, FirstAnswerRow, ResultRow, Results, SimdRow } from './results.ts';

/** Renders the whole page; nothing in it is fetched from anywhere. */
export function renderPage(results: Results): string {
  const { title, lede, tiles } = headline(results);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Kinglet demo: ${escapeXml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<header>
<p class="eyebrow">Kinglet demo</p>
<h1>${escapeXml(title)}</h1>
<p class="lede">${escapeXml(lede)}</p>
</header>
${problemList(results.problems)}
${tileList(tiles)}
${section('Cold start', coldStartNote, charts(coldStartChart(results)))}
${section('Every handler on every engine', rowsNote(results), rowsTable(results.rows))}
${simdSection(results.simd)}
${firstSection(results.firstAnswers)}
${section('Must reach', 'Judged by the figures of this run.', barsTable(results.bars))}
${section('How it was measured', '', method(results))}
<footer><p>${escapeXml(results.date.slice(0, 10))} · ${escapeXml(machineLine(results.machine))}</p>
<p>Again: <code>npm run demo</code></p></footer>
</main>
</body>
</html>
`;
}

const coldStartNote =
  'From the start of the process to the first bytes of its request for an event. The dot is the median, the whisker the 99th percentile.';

function section(title: string, note: string, body: string): string {
  if (body === '') return '';
  const lead = note === '' ? '' : `<p class="note">${escapeXml(note)}</p>\n`;
  return `<section>\n<h2>${escapeXml(title)}</h2>\n${lead}${body}\n</section>`;
}

function problemList(problems: readonly string[]): string {
  if (problems.length === 0) return '';
  const items = problems.map((problem) => `<li>${escapeXml(problem)}</li>`).join('');
  return `<div class="problems" role="alert"><strong>Wrong in this run</strong><ul>${items}</ul></div>`;
}

function tileList(tiles: readonly Tile[]): string {
  const item = ({ figure, unit, label, note }: Tile): string =>
    `<li><span class="figure">${escapeXml(figure)}<span class="unit">${escapeXml(unit)}</span></span>` +
    `<span class="label">${escapeXml(label)}</span><span class="detail">${escapeXml(note)}</span></li>`;
  return tiles.length === 0 ? '' : `<ul class="tiles">${tiles.map(item).join('\n')}</ul>`;
}

// Two drawings of the same figures: text in an SVG shrinks with it, and would be unreadable on a phone.
function charts(chart: Chart | undefined): string {
  if (chart === undefined) return '';
  const wide = renderChart(chart, { width: 920, embedded: true });
  const narrow = renderChart(chart, { width: 344, embedded: true });
  return `<div class="chart wide">${wide}</div>\n<div class="chart narrow">${narrow}</div>`;
}

function rowsTable(rows: readonly ResultRow[]): string {
  const columns: Column<ResultRow>[] = [
    { header: 'Handler', left: true, cell: (row) => escapeXml(row.handler) },
    { header: 'Engine', left: true, cell: engineCell },
    { header: 'Cold p50', unit: 'ms', cell: (row) => number(row.coldStartMs?.p50, 2) },
    { header: 'p99', unit: 'ms', cell: (row) => number(row.coldStartMs?.p99, 2) },
    { header: 'Warm p50', unit: 'µs', cell: (row) => number(row.warmUs?.p50, 0) },
    { header: 'p99', unit: 'µs', cell: (row) => number(row.warmUs?.p99, 0) },
    {
      header: 'Memory',
      unit: 'MB',
      cell: (row) => number(row.maxRssKb === null ? undefined : (row.maxRssKb * 1024) / 1e6, 2),
    },
    { header: 'Unpacked', unit: 'KB', cell: (row) => number(row.bootstrapBytes / 1000, 1) },
    { header: 'Zip', unit: 'KB', cell: (row) => number(row.zipBytes === null ? undefined : row.zipBytes / 1000, 1) },
    { header: 'Answer', left: true, cell: answerCell },
  ];
  return table(columns, rows, { kind: 'figures', continues: (row, before) => row.handler === before.handler });
}

function engineCell(row: ResultRow): string {
  const engine = row.engine === 'c' ? 'static C' : row.engine;
  return `${escapeXml(engine)} <span class="quiet">${escapeXml(row.arch)}${row.emulated ? ', emulated' : ''}</span>`;
}

function answerCell(row: ResultRow): string {
  if (row.handler === 'floor') return missing;
  const text = JSON.stringify(row.response) ?? '';
  const title = escapeXml(text.length > 300 ? `${text.slice(0, 300)}…` : text);
  return row.ok
    ? `<span class="good" title="${title}">right</span>`
    : `<span class="bad" title="${title}">wrong</span>`;
}

function rowsNote({ rows }: Results): string {
  const emulated = rows.some((row) => row.emulated)
    ? ' Emulated rows run through qemu-aarch64 as a Neoverse N1: their answers count, their times and memory are the emulator’s.'
    : '';
  return `Warm is one invocation as Lambda counts it, over loopback. Unpacked for node leaves Node itself out.${emulated}`;
}

function simdSection(simd: readonly SimdRow[]): string {
  if (simd.length === 0) return '';
  const columns: Column<SimdRow>[] = [
    {
      header: 'Engine',
      left: true,
      cell: ({ engine, arch, emulated }) =>
        `${escapeXml(engine)} <span class="quiet">${escapeXml(arch)}${emulated ? ', emulated' : ''}</span>`,
    },
    { header: 'TypeScript loop', unit: 'µs', cell: ({ loopUs }) => number(loopUs, 2) },
    { header: 'Scalar C', unit: 'µs', cell: ({ scalarUs }) => number(scalarUs ?? undefined, 2) },
    { header: 'SIMD', unit: 'µs', cell: ({ simdUs }) => number(simdUs, 2) },
    { header: 'Tier', left: true, cell: ({ isa }) => escapeXml(isa) },
    {
      header: 'Loop / SIMD',
      cell: ({ loopUs, simdUs }) => `${number(loopUs / simdUs, 1)}<span class="quiet">×</span>`,
    },
  ];
  const note = 'The same work, a dot product of 10 000 f32, timed inside the function: the best of five batches.';
  return section(
    'Scalar against SIMD',
    note,
    `${charts(simdChart(simd))}\n${table(columns, simd, { kind: 'figures' })}`,
  );
}

function simdChart(simd: readonly SimdRow[]): Chart | undefined {
  const unemulated = simd.filter(({ emulated }) => !emulated);
  if (unemulated.length === 0) return undefined;
  return {
    title: 'Dot product of 10 000 f32',
    subtitle: 'best of five batches',
    unit: 'microseconds',
    scale: 'log',
    valueHeader: 'µs',
    lines: unemulated.flatMap(({ engine, isa, loopUs, scalarUs, simdUs }) => [
      { label: engine, detail: 'TypeScript loop', value: loopUs, tone: 'peer' as const },
      ...(scalarUs === null ? [] : [{ label: engine, detail: 'scalar C', value: scalarUs, tone: 'floor' as const }]),
      { label: engine, detail: isa, value: simdUs, tone: 'kinglet' as const },
    ]),
  };
}

function firstSection(rows: readonly FirstAnswerRow[]): string {
  const columns: Column<FirstAnswerRow>[] = [
    { header: 'Program', left: true, cell: ({ program }) => escapeXml(program) },
    { header: 'p50', unit: 'ms', cell: ({ firstMs }) => number(firstMs.p50, 2) },
    { header: 'p99', unit: 'ms', cell: ({ firstMs }) => number(firstMs.p99, 2) },
    { header: 'Memory', unit: 'MB', cell: ({ maxRssKb }) => number((maxRssKb * 1024) / 1e6, 2) },
  ];
  if (rows.length === 0) return '';
  return section(
    'A model’s first answer',
    'The published MNIST model: from the start of the process to the first bytes of its answer to a picture, which is checked.',
    `${charts(firstChart(rows))}\n${table(columns, rows, { kind: 'figures' })}`,
  );
}

function firstChart(rows: readonly FirstAnswerRow[]): Chart {
  return {
    title: 'MNIST: from process start to the first answer',
    subtitle: `${rows[0]!.firstMs.n} starts each, interleaved`,
    unit: 'milliseconds',
    scale: 'log',
    valueHeader: 'p50 ms',
    highHeader: 'p99 ms',
    lines: rows.map(({ program, firstMs }) => ({
      label: program.replace(/^MNIST /, '').replace(/-node$/, ''),
      detail: program.includes('onnxruntime') ? 'on Node' : 'a plan',
      value: firstMs.p50,
      high: firstMs.p99,
      tone: program === 'MNIST quickjs' ? 'kinglet' : 'peer',
    })),
  };
}

function barsTable(bars: readonly Bar[]): string {
  const columns: Column<Bar>[] = [
    { header: 'What', left: true, cell: ({ what }) => escapeXml(what) },
    { header: 'Bar', left: true, cell: ({ bar }) => escapeXml(bar) },
    { header: 'Measured', left: true, cell: ({ measured }) => escapeXml(measured) },
    { header: '', left: true, cell: verdict },
  ];
  return table(columns, bars, { kind: 'verdicts' });
}

function verdict({ met }: Bar): string {
  if (met === null) return '<span class="quiet">not measured</span>';
  return met ? '<span class="good">met</span>' : '<span class="bad">missed</span>';
}

function method({ rows, skipped, machine }: Results): string {
  const starts = rows.find((row) => row.coldStartMs !== null)?.coldStartMs?.n ?? 0;
  const items = [
    `Cold start: a small C program calls posix_spawn, accepts the connection and reads the clock (CLOCK_MONOTONIC) at the first bytes of GET /next. ${starts} starts per row, the rows in a new order every round, Node not in the path.`,
    'The floor is a static C program that only connects and asks: what no function on this machine can undercut.',
    'Warm: up to 1000 invocations or 3 s (emulated: 10 s), at least one, through the emulator of the Runtime API; every answer is checked, the first one is not timed unless it is the only one.',
    'Memory: the highest VmHWM of /proc/<pid>/status while the process waited for an event, before and after the warm invocations.',
    `Sizes are in units of 1000 bytes. Load average when the run began: ${machine.load} on ${machine.cores} cores.`,
    ...skipped.map((line) => `Left out: ${line}.`),
  ];
  return `<ul class="method">${items.map((item) => `<li>${escapeXml(item)}</li>`).join('\n')}</ul>`;
}
