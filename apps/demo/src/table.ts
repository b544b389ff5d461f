// The table that the demo prints: columns aligned, figures to the right, in the units people compare.
import { formatFixed } from '@kinglet/bench-app';
import type { Bar, FirstAnswerRow, Results, SimdRow } from './results.ts';

type Align = 'left' | 'right';

/** Everything the demo prints at its end, as plain text for a terminal of 120 columns. */
export function renderTables(results: Results): string {
  const parts = [rowsTable(results)];
  if (results.simd.length > 0) parts.push(`Dot product of 10 000 f32, microseconds each\n\n${simdTable(results.simd)}`);
  if (results.firstAnswers.length > 0)
    parts.push(`From process start to the first answer\n\n${firstTable(results.firstAnswers)}`);
  parts.push(`Must reach\n\n${barsTable(results.bars)}`);
  if (results.skipped.length > 0) parts.push(results.skipped.map((line) => `left out: ${line}`).join('\n'));
  if (results.problems.length > 0) parts.push(results.problems.map((line) => `WRONG: ${line}`).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

/** Lays out rows of cells in columns; the first row is the header. */
export function layOut(rows: readonly (readonly string[])[], align: readonly Align[]): string {
  const widths = align.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => pad(cell, widths[column]!, align[column]!))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const [header = [], ...body] = rows;
  return [line(header), rule, ...body.map(line)].join('\n');
}

function rowsTable({ rows }: Results): string {
  const header = [
    'handler',
    'engine',
    'arch',
    'cold ms',
    'p99',
    'warm µs',
    'p99',
    'peak MB',
    'files KB',
    'zip KB',
    'answer',
  ];
  const body = rows.map((row) => [
    row.handler,
    row.engine,
    `${row.arch}${row.emulated ? '*' : ''}`,
    figure(row.coldStartMs?.p50, 2),
    figure(row.coldStartMs?.p99, 2),
    figure(row.warmUs?.p50, 0),
    figure(row.warmUs?.p99, 0),
    figure(row.maxRssKb === null ? undefined : (row.maxRssKb * 1024) / 1e6, 2),
    figure(row.bootstrapBytes / 1000, 1),
    figure(row.zipBytes === null ? undefined : row.zipBytes / 1000, 1),
    row.handler === 'floor' ? '–' : row.ok ? 'right' : 'WRONG',
  ]);
  const table = layOut([header, ...body], ['left', 'left', 'left', ...Array<Align>(7).fill('right'), 'left']);
  if (!rows.some(({ emulated }) => emulated)) return table;
  return `${table}\n\n* emulated by qemu-aarch64: no cold start, times and memory are the emulator's`;
}

function simdTable(simd: readonly SimdRow[]): string {
  const header = ['engine', 'arch', 'TypeScript loop', 'scalar C', 'SIMD', 'tier', 'loop / SIMD'];
  const body = simd.map((row) => [
    row.engine,
    `${row.arch}${row.emulated ? '*' : ''}`,
    figure(row.loopUs, 2),
    figure(row.scalarUs ?? undefined, 2),
    figure(row.simdUs, 2),
    row.isa,
    `${figure(row.loopUs / row.simdUs, 1)}×`,
  ]);
  return layOut([header, ...body], ['left', 'left', 'right', 'right', 'right', 'left', 'right']);
}

function firstTable(rows: readonly FirstAnswerRow[]): string {
  const body = rows.map(({ program, firstMs, maxRssKb }) => [
    program,
    figure(firstMs.p50, 2),
    figure(firstMs.p99, 2),
    figure((maxRssKb * 1024) / 1e6, 2),
  ]);
  return layOut([['program', 'p50 ms', 'p99', 'peak MB'], ...body], ['left', 'right', 'right', 'right']);
}

function barsTable(bars: readonly Bar[]): string {
  const body = bars.map(({ what, bar, measured, met }) => [
    what,
    bar,
    measured,
    met === null ? '–' : met ? 'met' : 'MISSED',
  ]);
  return layOut([['what', 'bar', 'measured', ''], ...body], ['left', 'left', 'left', 'left']);
}

function figure(value: number | undefined, decimals: number): string {
  return value === undefined ? '–' : formatFixed(value, decimals);
}

function pad(cell: string, width: number, align: Align): string {
  const space = ' '.repeat(Math.max(0, width - [...cell].length));
  return align === 'left' ? cell + space : space + cell;
}
