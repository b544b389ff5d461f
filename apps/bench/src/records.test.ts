import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeMachine } from './machine.ts';
import { type RunFacts, type Summary, saveResult, writeSummary } from './records.ts';
import type { SuiteResult } from './suite.ts';
import { expectWellFormed } from './testing/expectWellFormed.ts';

const machine = { ...describeMachine(), cpu: 'A <fast> | one' };
const facts: RunFacts = {
  suite: 'cold-start',
  title: 'Cold start',
  description: 'How long | it takes.',
  date: '2030-01-02T03:04:05.000Z',
  quick: false,
  machine,
};
const result: SuiteResult = {
  comparisons: [
    {
      case: 'minimal',
      metric: 'p50',
      unit: 'ms',
      better: 'lower',
      values: { kinglet: 0.5, node: 50 },
      bar: { ratio: 40 },
    },
    {
      case: 'memory',
      metric: 'peak',
      unit: 'KiB',
      better: 'lower',
      values: { kinglet: 3000 },
      against: null,
      bar: { limit: 2000 },
    },
  ],
  charts: [
    {
      title: 'Cold start',
      subtitle: 'ms',
      unit: 'ms',
      scale: 'log',
      valueHeader: 'ms',
      lines: [{ label: 'kinglet', value: 0.5, tone: 'kinglet' }],
    },
  ],
  versions: { node: '24.0.0' },
  notes: ['Three runs.'],
};
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'records-'));
});

const read = (file: string): string => readFileSync(join(dir, file), 'utf8');

describe('the summary', () => {
  it('has exactly the agreed shape', async () => {
    await saveResult(dir, facts, result);
    await writeSummary(dir, ['cold-start']);

    expect(JSON.parse(read('comparison_summary.json'))).toEqual({
      machine,
      date: facts.date,
      suites: {
        'cold-start': [
          {
            case: 'minimal',
            metric: 'p50',
            unit: 'ms',
            better: 'lower',
            values: { kinglet: 0.5, node: 50 },
            ratio: 100,
            bar: 40,
            met: true,
          },
          {
            case: 'memory',
            metric: 'peak',
            unit: 'KiB',
            better: 'lower',
            values: { kinglet: 3000 },
            ratio: null,
            bar: 2000,
            met: false,
          },
        ],
      },
    });
  });

  it('keeps other suites, replaces the same one, and forgets those that no longer exist', async () => {
    await saveResult(dir, { ...facts, suite: 'gone' }, result);
    await saveResult(dir, { ...facts, suite: 'other' }, result);
    await saveResult(dir, facts, result);
    await saveResult(dir, { ...facts, date: '2031-01-01T00:00:00.000Z' }, { comparisons: [] });

    const summary: Summary = await writeSummary(dir, ['cold-start', 'other']);

    expect(Object.keys(summary.suites)).toEqual(['cold-start', 'other']);
    expect(summary.suites['cold-start']).toEqual([]);
    expect(summary.suites.other).toHaveLength(2);
    expect(summary.date).toBe('2031-01-01T00:00:00.000Z');
    expect(readdirSync(join(dir, 'suites'))).toEqual(['cold-start.json', 'other.json']);
  });

  it('names the record that cannot be read', async () => {
    await saveResult(dir, facts, result);
    writeFileSync(join(dir, 'suites/cold-start.json'), '{');

    await expect(writeSummary(dir, ['cold-start'])).rejects.toMatchObject({
      code: 'KINGLET_BENCH_BAD_RECORD',
      message: expect.stringContaining('cold-start.json'),
    });
  });

  it('leaves no half-written files', async () => {
    await saveResult(dir, facts, result);
    await writeSummary(dir, ['cold-start']);

    expect(readdirSync(dir, { recursive: true }).filter((file) => String(file).endsWith('.new'))).toEqual([]);
  });
});

describe('the report', () => {
  it('shows values, ratios, bars and verdicts, the machine, the versions and the chart', async () => {
    await saveResult(dir, facts, result);
    await writeSummary(dir, ['cold-start']);
    const report = read('comparison_report.md');

    expect(report).toContain('| minimal | p50 | 0.500 | 50.0 | ms | 100× | ≥ 40.0× | yes |');
    expect(report).toContain('| memory | peak | 3\u202f000 |  | KiB |  | ≤ 2\u202f000 | **no** |');
    expect(report).toContain('![Cold start](charts/cold-start.svg)');
    expect(report).toContain('node: 24.0.0');
    expect(report).toContain('Three runs.');
    expect(report).toContain('npm run bench -- cold-start');
    expectWellFormed(read('charts/cold-start.svg'));
  });

  it('keeps every table rectangular, whatever the names hold', async () => {
    const odd = { ...result.comparisons[0]!, case: 'a | b\nc', metric: '*p50*' };
    await saveResult(dir, { ...facts, quick: true }, { ...result, comparisons: [odd, ...result.comparisons] });
    await writeSummary(dir, ['cold-start']);
    const lines = read('comparison_report.md')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const columns = lines.map((line) => line.replace(/\\\|/g, '').split('|').length);

    expect(new Set(columns).size).toBe(1);
    expect(read('comparison_report.md')).toContain('--quick');
  });
});

it('writes the page and the figures of a suite that has more rows than the report can hold', async () => {
  const details = { markdown: '| every | row |', data: { rows: [1, 2] } };

  await saveResult(dir, facts, { ...result, details });
  await writeSummary(dir, ['cold-start']);

  expect(read('cold-start.md')).toContain('| every | row |');
  expect(read('cold-start.md')).toContain('Versions: node: 24.0.0');
  expect(JSON.parse(read('cold-start.json'))).toMatchObject({
    suite: 'cold-start',
    rows: [1, 2],
    notes: ['Three runs.'],
  });
  expect(read('comparison_report.md')).toContain('Every row: [cold-start.md](cold-start.md)');
  expect(read('suites/cold-start.json')).not.toContain('every');
});
