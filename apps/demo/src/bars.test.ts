import { describe, expect, it } from 'vitest';
import { judgeBars } from './bars.ts';
import { sampleRows } from './testing/sampleResults.ts';

const sizes = ['x64', 'arm64'].map((arch) => ({
  arch,
  bootstrapBytes: 720_000,
  zipBytes: 420_000,
  modelZipBytes: 520_000,
}));
const firstAnswers = [
  { program: 'MNIST quickjs', firstMs: { p50: 4, p99: 5, n: 30 }, maxRssKb: 2000 },
  { program: 'MNIST onnxruntime-node', firstMs: { p50: 80, p99: 90, n: 30 }, maxRssKb: 90_000 },
];
const judged = (change: Partial<Parameters<typeof judgeBars>[0]> = {}): Record<string, boolean | null> => {
  const bars = judgeBars({ rows: sampleRows, fullSizes: sizes, firstAnswers, sizeProblems: [], ...change });
  return Object.fromEntries(bars.map(({ what, bar, met }) => [`${what} ${bar}`, met]));
};
const withMinimal = (change: object): typeof sampleRows =>
  sampleRows.map((row) =>
    row.handler === 'minimal' && row.engine === 'quickjs' && row.arch === 'x64' ? { ...row, ...change } : row,
  );

describe('judgeBars', () => {
  it('finds every bar met by good figures, at the limit too', () => {
    expect(Object.values(judged())).toEqual(Array(15).fill(true));
  });

  it('misses the floor bar by a little too much', () => {
    const verdicts = judged({ rows: withMinimal({ coldStartMs: { p50: 0.79, p99: 1, n: 30 } }) });

    expect(verdicts['cold start, minimal, quickjs x64, p50 ≤ floor + 0.6 ms']).toBe(false);
    expect(verdicts['cold start, minimal, quickjs x64, p50 ≤ 1/40 of node']).toBe(true);
  });

  it('misses the node bar when node is quick', () => {
    const rows = sampleRows.map((row) =>
      row.engine === 'node' ? { ...row, coldStartMs: { p50: 17.9, p99: 20, n: 30 } } : row,
    );

    expect(judged({ rows })['cold start, minimal, quickjs x64, p50 ≤ 1/40 of node']).toBe(false);
  });

  it('misses what a model must reach by a little too much, and leaves open what was not measured', () => {
    const slow = [{ ...firstAnswers[0]!, firstMs: { p50: 4.01, p99: 5, n: 30 } }, firstAnswers[1]!];
    const large = sizes.map((size) => ({ ...size, modelZipBytes: 520_001 }));
    const ofModels = (verdicts: Record<string, boolean | null>): (boolean | null)[] =>
      Object.entries(verdicts).flatMap(([what, met]) => (what.includes('MNIST') ? [met] : []));

    expect(ofModels(judged({ firstAnswers: slow, fullSizes: large }))).toEqual([false, false, false, false]);
    expect(ofModels(judged({ firstAnswers: [], fullSizes: [] }))).toEqual([null, null, null, null]);
  });

  it('misses sizes and memory one byte or page over', () => {
    const fullSizes = sizes.map((size) => ({ ...size, bootstrapBytes: 720_001, zipBytes: 420_001 }));
    const verdicts = judged({ fullSizes, rows: withMinimal({ maxRssKb: 1954 }) });

    expect(Object.entries(verdicts).filter(([, met]) => met === false)).toHaveLength(5);
  });

  it('judges the sizes of native by its arm64 row alone', () => {
    const withNative = (arch: string, bytes: number): Record<string, boolean | null> =>
      judged({
        rows: sampleRows.map((row) =>
          row.engine === 'native' && row.arch === arch ? { ...row, bootstrapBytes: bytes, zipBytes: bytes } : row,
        ),
      });

    expect(withNative('arm64', 48_000)).toMatchObject({
      'bootstrap, native, minimal, arm64 ≤ 96 KB': true,
      'zip of it, native, arm64 ≤ 48 KB': true,
    });
    expect(withNative('arm64', 48_001)['zip of it, native, arm64 ≤ 48 KB']).toBe(false);
    expect(withNative('arm64', 96_001)['bootstrap, native, minimal, arm64 ≤ 96 KB']).toBe(false);
    expect(withNative('x64', 96_001)).toEqual(judged());
  });

  it('leaves the sizes of native open when it was not built', () => {
    const verdicts = judged({ rows: sampleRows.filter(({ engine }) => engine !== 'native') });

    expect(Object.entries(verdicts).filter(([, met]) => met === null)).toEqual([
      ['bootstrap, native, minimal, arm64 ≤ 96 KB', null],
      ['zip of it, native, arm64 ≤ 48 KB', null],
    ]);
  });

  it('misses arm64 when an answer differs or is wrong, and payloads when one was', () => {
    const other = sampleRows.map((row) => (row.arch === 'arm64' ? { ...row, response: 'other' } : row));
    const wrong = sampleRows.map((row) => (row.arch === 'arm64' ? { ...row, ok: false } : row));

    expect(judged({ rows: other })['arm64 answers equal to x64']).toBe(false);
    expect(judged({ rows: wrong })['arm64 answers equal to x64']).toBe(false);
    expect(
      Object.entries(judged({ sizeProblems: ['5 bytes'] })).find(([what]) => what.includes('rawHandler'))![1],
    ).toBe(false);
  });

  it('judges nothing that was not measured', () => {
    const bars = judgeBars({ rows: [], fullSizes: [], firstAnswers: [], sizeProblems: undefined });

    expect(bars.map(({ met, measured }) => [met, measured])).toEqual(Array(15).fill([null, 'not measured']));
  });
});
