import { expect, it } from 'vitest';
import { judge } from '../judge.ts';
import { compareInference } from './compareInference.ts';
import { type InferenceFigures, renderInferencePage } from './page.ts';

const start = (label: string, p50: number, maxRssKb: number) => ({
  label,
  p50,
  p99: p50,
  n: 1,
  samples: [p50],
  answers: [],
  maxRssKb,
});
const figures: InferenceFigures = {
  warm: [
    { name: 'linear 784-10', most: 0.2, planBytes: 32_000, ns: { kinglet: 1400, 'onnxruntime-node': 14_000 } },
    { name: 'slow', most: 1, ns: { kinglet: 2000, 'onnxruntime-node': 1000 }, interval: { low: 1.9, high: 2.1 } },
    { name: 'missing', most: 1, ns: {}, note: 'is not compiled yet' },
    { name: 'tiny', most: 1, ns: { kinglet: 1, 'onnxruntime-node': 1000 } },
    { name: 'no peer', most: 1, ns: { kinglet: 1 } },
    { name: 'faster', most: 1, ns: { kinglet: 600 }, faster: { times: 3, than: 'slow' } },
    { name: 'hardly', most: 1, ns: { kinglet: 700 }, faster: { times: 3, than: 'slow' } },
  ],
  native: { create: 21_000, rows: [{ name: '1 feature', off: 40, timed: 90, rust: { off: 20, timed: 100 } }] },
  cold: {
    rows: [start('minimal', 1, 2000), start('quickjs', 3, 2100), start('onnxruntime-node', 90, 90_000)],
    ...{ zipBytes: 519_000, planBytes: 26_000, arenaBytes: 20_000, notes: [] },
  },
  large: {
    rows: [start('kinglet', 100, 97_000)],
    planBytes: 3e9,
    readBytes: 300_000,
    touchedBytes: 400_000,
    notes: [],
  },
};

it('judges every figure by the bar of the issue', () => {
  const met = Object.fromEntries(
    compareInference(figures)
      .map(judge)
      .map((row) => [`${row.case}: ${row.metric}`, row.met]),
  );

  expect(met).toEqual({
    'linear 784-10: median': true,
    'linear 784-10, one call from Node: limit': true,
    'slow: median': false,
    'missing: has a figure': false,
    'tiny: median': true,
    'faster: against slow': true,
    'hardly: against slow': false,
    'native handler, 1 feature: limit': true,
    'native handler, 1 feature: against Rust': false,
    'native handler, 1 feature: clock read, against Rust': true,
    'native handler, 784 × 10 made from bytes: limit': false,
    'MNIST, cold start, quickjs: limit': true,
    'MNIST, cold start, quickjs: against onnxruntime-node': true,
    'MNIST, zip of the arm64 full bootstrap: limit': true,
    'MNIST, peak memory, quickjs: limit': true,
    '3 GB, peak memory at the first answer: limit': true,
  });
});

it('a program that could not be measured meets no bar', () => {
  const cold = figures.cold!;
  const without = (label: string): string[] =>
    compareInference({
      ...{ warm: [], native: undefined },
      cold: { ...cold, rows: cold.rows.filter((row) => row.label !== label) },
    })
      .map(judge)
      .filter(({ met }) => met === false)
      .map((row) => `${row.case}: ${row.metric}`);

  expect(without('none')).toEqual([]);
  expect(without('minimal')).toEqual(['MNIST, peak memory, quickjs: has a figure']);
  expect(without('quickjs')).toEqual([
    'MNIST, cold start, quickjs: has a figure',
    'MNIST, peak memory, quickjs: has a figure',
  ]);
});

it('a large model may take 100 MB beside the weights that it reads', () => {
  const large = figures.large!;
  const judged = (maxRssKb: number) =>
    compareInference({ ...figures, large: { ...large, rows: [start('kinglet', 1, maxRssKb)] } })
      .map(judge)
      .at(-1)!.met;

  expect([98_000, 98_046, 98_047].map(judged)).toEqual([true, true, false]);
  expect(compareInference({ ...figures, large: { ...large, rows: [] } }).at(-1)!.metric).toBe('has a figure');
});

it('has a row for each, with the reason where there is none', () => {
  const page = renderInferencePage(figures);

  expect(page).toContain('| slow | 2.00 | 1.00 |  | 2.00× (1.90–2.10) | ≤ 1× |');
  expect(page).toContain('| missing |  |  |  |  | ≤ 1× |  | is not compiled yet |');
  expect(page).toContain('| 1 feature | 40.0 | 20.0 | 90.0 | 100 |');
  expect(page).toContain('| 0.00100× |');
  expect(page).toContain('| quickjs | 3.00 | 3.00 |');
  expect(page).toContain('| kinglet | 100 | 100 |');
});
