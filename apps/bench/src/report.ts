// comparison_report.md: every suite's figures as tables, with the machine, the versions and the verdicts.
import { formatNumber } from './format.ts';
import { machineLine } from './machine.ts';
import type { SuiteRecord } from './records.ts';
import type { JudgedComparison } from './suite.ts';

/** Renders the whole report; a section per record, in the order given. */
export function renderReport(records: readonly SuiteRecord[]): string {
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; do not edit. Every ratio compares figures of the same run on the same machine; above 1',
    'means that Kinglet is better. Figures of different machines are not comparable.',
    ...records.flatMap(renderSuite),
    '',
  ].join('\n');
}

/** Renders the page of one suite that holds every row: `markdown` between the title and the facts of the run. */
export function renderDetails(record: SuiteRecord, markdown: string): string {
  return [
    `# ${escapeCell(record.title)}`,
    '',
    'Written by `npm run bench`; do not edit.',
    '',
    escapeCell(record.description),
    '',
    ...renderCharts(record),
    ...renderFacts(record),
    '',
    markdown,
    '',
  ].join('\n');
}

function renderSuite(record: SuiteRecord): string[] {
  return [
    '',
    `## ${escapeCell(record.title)}`,
    '',
    escapeCell(record.description),
    '',
    ...renderCharts(record),
    ...renderTable(record.comparisons),
    '',
    ...(record.details === undefined ? [] : [`- Every row: [${record.details}](${record.details}).`]),
    ...renderFacts(record),
  ];
}

function renderCharts(record: SuiteRecord): string[] {
  return record.charts.flatMap(({ file, title }) => [`![${escapeCell(title)}](${file})`, '']);
}

function renderFacts(record: SuiteRecord): string[] {
  const versions = Object.entries(record.versions).map(([name, version]) => `${name}: ${version}`);
  return [
    `- Measured ${record.date.slice(0, 10)}${record.quick ? ' with `--quick`: fewer runs, rougher figures' : ''} on ${machineLine(record.machine)}; load average ${record.machine.load} at the start.`,
    ...(versions.length > 0 ? [`- Versions: ${escapeCell(versions.join('; '))}.`] : []),
    ...record.notes.map((note) => `- ${escapeCell(note)}`),
    `- Again: \`npm run bench -- ${record.suite}\``,
  ];
}

function renderTable(comparisons: readonly JudgedComparison[]): string[] {
  const peers = [...new Set(comparisons.flatMap(({ values }) => Object.keys(values)))].filter(
    (name) => name !== 'kinglet',
  );
  const header = ['case', 'metric', 'Kinglet', ...peers, 'unit', 'ratio', 'bar', 'met'];
  const rule = header.map((_, column) => (column >= 2 && column < 3 + peers.length ? '--:' : '---'));
  return [header, rule, ...comparisons.map((comparison) => cellsOf(comparison, peers))].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
}

function cellsOf(comparison: JudgedComparison, peers: readonly string[]): string[] {
  const { values, ratio, bar, met, better } = comparison;
  const limit = better === 'lower' ? '≤' : '≥';
  return [
    escapeCell(comparison.case),
    escapeCell(comparison.metric),
    formatNumber(values.kinglet!),
    ...peers.map((name) => (values[name] === undefined ? '' : formatNumber(values[name]))),
    escapeCell(comparison.unit),
    ratio === null ? '' : `${formatNumber(ratio)}×`,
    bar === null ? '' : ratio === null ? `${limit} ${formatNumber(bar)}` : `≥ ${formatNumber(bar)}×`,
    met === null ? '' : met ? 'yes' : '**no**',
  ];
}

function escapeCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|<>*_`[\]]/g, '\\$&');
}
