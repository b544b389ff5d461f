// A result as a page of Markdown, with every line that it was made from.

import { methodOf } from './benchPage.ts';
import type { BenchResult } from './benchResult.ts';
import { percentileRows } from './series.ts';

export function benchReport(result: BenchResult): string {
  const { label, functionName, date, where, region, machine, eventBytes, runs } = result;
  const facts: [string, string][] = [
    ['function', functionName],
    ['date', date],
    ['where', where === 'aws' ? `AWS, ${region}` : (machine ?? '')],
    ['memory', runs.map(({ arch, memoryMb }) => `${arch} ${memoryMb} MB`).join(', ')],
    ['event', `${eventBytes} bytes`],
    [
      'n',
      runs
        .map(({ arch, cold, warm }) => `${arch} ${cold.initMs.length} cold, ${warm.durationMs.length} warm`)
        .join('; '),
    ],
  ];
  return [
    `# ${escapeCell(label)}`,
    '',
    ...markdownTable([['', ''], ...facts]),
    '',
    ...markdownTable(percentileRows(result)),
    '',
    ...methodOf(result).map((item) => `- ${escapeCell(item)}`),
    ...runs.flatMap(({ arch, runtime, isEmulated, reports }) => [
      '',
      `## REPORT lines: ${arch}, ${escapeCell(runtime)}${isEmulated ? ', emulated' : ''}`,
      '',
      '```',
      ...reports,
      '```',
    ]),
    '',
  ].join('\n');
}

function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [row(head), `| ${head.map((_, at) => (at === 0 ? '---' : '--:')).join(' | ')} |`, ...rows.map(row)];
}

function escapeCell(text: string): string {
  return text.replace(/[\\|<>*_`]/g, '\\$&').replace(/\s+/g, ' ');
}
