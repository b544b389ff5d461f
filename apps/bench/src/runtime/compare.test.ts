import { describe, expect, it } from 'vitest';
import { judge } from '../judge.ts';
import type { Served } from '../serveEvents.ts';
import type { JudgedComparison } from '../suite.ts';
import { compareAll } from './compare.ts';
import { descriptorGrowth, growthKb, type Measurements } from './measurements.ts';
import { renderPage } from './page.ts';

function cold(label: string, p50: number, maxRssKb = 1000): Measurements['cold'][number] {
  return { label, p50, p99: 2 * p50, n: 3, samples: [p50, p50, p50], maxRssKb, answers: [] };
}

function served(label: string, cpuUs: number, more: Partial<Served> = {}): Served {
  const round = { events: 100, cpuNs: cpuUs * 100_000, p50Ns: 30_000, p99Ns: 60_000, rssKb: 1000, descriptors: 6 };
  return { label, rounds: Array.from({ length: 10 }, () => round), lost: 0, crossed: 0, ...more };
}

const good: Measurements = {
  cold: [
    cold('floor', 0.2),
    cold('native', 0.3, 120),
    cold('quickjs', 0.6),
    cold('node', 30),
    cold('aws-lambda-ric', 40),
    cold('lambda_runtime', 1),
  ],
  echo: [
    served('native', 20),
    served('quickjs', 30),
    served('node', 60),
    served('lambda_runtime', 40),
    served('lambda_runtime, one worker', 50),
  ],
  long: [served('quickjs', 30)],
  sizes: { minimal: { fileBytes: 390_000, zipBytes: 210_000 }, engine: { fileBytes: 300_000, zipBytes: 170_000 } },
  native: {
    minimal: { fileBytes: 96_000, zipBytes: 48_000 },
    fib: [1.1, 1, 1.2],
    fibInC: [1, 1, 1],
    gcc: 'gcc 12',
  },
  levels: [
    { engine: 'native', optimize: 'size', fileBytes: 60_000, zipBytes: 37_000, coldMs: 0.3, fibMs: 1.5, echoUs: 20 },
  ],
  interpreter: { shipped: [1000, 1010, 990], fast: [1000, 1000, 1000] },
  versions: {},
  skipped: [],
};

function judged(found: Measurements, name: string, metric?: string): JudgedComparison {
  const all = compareAll(found, 35).map(judge);
  const named = all.filter((comparison) => (metric ?? comparison.metric) === comparison.metric);
  const one =
    named.find((comparison) => comparison.case === name) ?? named.find((comparison) => comparison.case.includes(name));
  if (!one) throw new Error(`no comparison ${name}`);
  return one;
}

const withRounds = (change: (i: number) => object): Measurements => {
  const [own] = good.long;
  return { ...good, long: [{ ...own!, rounds: own!.rounds.map((round, i) => ({ ...round, ...change(i) })) }] };
};

const withNative = (change: object): Measurements => ({
  ...good,
  cold: good.cold.map((row) => (row.label === 'native' ? { ...row, ...change } : row)),
});
const withMinimal = (change: object): Measurements => ({
  ...good,
  native: { ...good.native!, minimal: { ...good.native!.minimal, ...change } },
});

describe('compareAll', () => {
  it('meets every bar with good figures', () => {
    const all = compareAll(good, 35).map(judge);

    expect(all.filter(({ met }) => met === false)).toEqual([]);
    expect(all.filter(({ met }) => met === true)).toHaveLength(20);
  });

  it.each<[string, string, string, Measurements]>([
    ['a slow start', 'above the floor', 'p50', { ...good, cold: [cold('floor', 0.2), cold('quickjs', 0.71)] }],
    [
      'a peer that starts fast',
      'handler, cold start',
      'p50',
      { ...good, cold: [cold('floor', 0.2), cold('quickjs', 1), cold('aws-lambda-ric', 49)] },
    ],
    [
      'much memory',
      'waiting for an event',
      'peak memory',
      { ...good, cold: [cold('floor', 0.2), cold('quickjs', 0.6, 1465)] },
    ],
    [
      'a large file',
      'arm64 bootstrap with the minimal handler, above',
      'size',
      { ...good, sizes: { ...good.sizes!, engine: { fileBytes: 279_999, zipBytes: 170_000 } } },
    ],
    [
      'a large zip',
      'arm64 zip of the minimal handler, above',
      'size',
      { ...good, sizes: { ...good.sizes!, engine: { fileBytes: 300_000, zipBytes: 159_999 } } },
    ],
    ['a slow interpreter', 'fib(35)', 'CPU time', { ...good, interpreter: { shipped: [1210], fast: [1000] } }],
    [
      'costly events',
      'echo of 1 KB',
      'CPU time',
      { ...good, echo: [served('quickjs', 53), served('lambda_runtime', 40)] },
    ],
    ['lost events', 'very many events', 'lost', { ...good, long: [served('quickjs', 30, { lost: 1 })] }],
    ['crossed events', 'very many events', 'crossed', { ...good, long: [served('quickjs', 30, { crossed: 1 })] }],
    ['growing memory', 'very many events', 'growth of memory', withRounds((i) => ({ rssKb: 1000 + 10 * i }))],
    [
      'descriptors left open',
      'very many events',
      'growth of descriptors',
      withRounds((i) => ({ descriptors: 6 + (i > 8 ? 1 : 0) })),
    ],
    ['a native start', 'native, minimal handler, cold start above', 'p50', withNative({ p50: 0.36 })],
    ['a native start behind Rust', 'native, minimal handler, cold start', 'p50', withNative({ p50: 0.91 })],
    ['a native peak', 'native, minimal handler, waiting', 'peak memory', withNative({ maxRssKb: 391 })],
    ['a native file', 'native, arm64 bootstrap', 'size', withMinimal({ fileBytes: 96_001 })],
    ['a native zip', 'native, arm64 zip', 'size', withMinimal({ zipBytes: 48_001 })],
    ['a native fib', 'native, fib(35)', 'CPU time', { ...good, native: { ...good.native!, fib: [1.11, 1.11, 1.2] } }],
    [
      'costly native events',
      'native, echo of 1 KB',
      'CPU time',
      { ...good, echo: [served('native', 29), served('quickjs', 30), served('lambda_runtime', 40)] },
    ],
  ])('misses a bar for %s, and says so on the page', (_, name, metric, found) => {
    expect(judged(found, name, metric).met).toBe(false);
    expect(renderPage(compareAll(found, 35), found, 35)).toMatch(/\| \*\*no\*\* \|/);
  });

  it('takes the cheaper way to start the Rust client', () => {
    const echo = [served('quickjs', 45), served('lambda_runtime', 40), served('lambda_runtime, one worker', 30)];

    expect(judged({ ...good, echo }, 'echo of 1 KB', 'CPU time')).toMatchObject({ ratio: 30 / 45, met: false });
  });

  it('has no verdict where the peer could not be had or failed', () => {
    const echo = [served('quickjs', 30), served('lambda_runtime', 10, { failure: 'exited' })];
    const found = { ...good, cold: [cold('floor', 0.2), cold('quickjs', 0.6)], echo };

    expect(judged(found, 'handler, cold start', 'p50').met).toBe(true);
    expect(compareAll(found, 35).find(({ case: name }) => name === 'minimal handler, cold start')?.bar).toBeUndefined();
    expect(judged(found, 'echo of 1 KB', 'CPU time').met).toBeNull();
  });

  it('has the sizes of native where there is no gcc', () => {
    const { minimal } = good.native!;
    const names = compareAll({ ...good, native: { minimal } }, 35).map(({ case: name }) => name);

    expect(names).toContain('native, arm64 zip of the minimal handler');
    expect(names).not.toContain('native, fib(35)');
  });

  it('leaves out what was not measured', () => {
    const found = { ...good, sizes: undefined, interpreter: undefined, native: undefined, levels: [] };

    const names = compareAll(found, 35).map(({ case: name }) => name);

    expect(names.some((name) => /fib|arm64/.test(name))).toBe(false);
    expect(renderPage(compareAll(found, 35), found, 35)).not.toContain('Sizes for arm64');
  });
});

describe('renderPage', () => {
  it('has a row for everyone, and says who failed', () => {
    const long = [...good.long, served('node', 60, { failure: 'exited, signal 11: a | b\nand more', lost: 7 })];
    const page = renderPage(compareAll({ ...good, long }, 35), { ...good, long }, 35);

    expect(page).toContain('| aws-lambda-ric | 40.0 | 40.0 to 40.0 | 80.0 | 1\u202f000 |');
    expect(page).toContain('| lambda_runtime, one worker | 50.0 |');
    expect(page).toContain('## Engines and levels\n');
    expect(page).toContain('| native | size | 60\u202f000 | 37\u202f000 | 0.300 | 1.50 | 20.0 |');
    expect(page).toContain('| bootstrap with the minimal handler | 390\u202f000 | 210\u202f000 |');
    expect(page).toMatch(/\| node \| 1\u202f000 \| 7 \| 0 \|.*exited, signal 11: a \\\| b \|$/m);
  });
});

describe('growth', () => {
  it('compares the last tenth with the second, so that a single outlier or the start does not count', () => {
    const rounds = (rss: (i: number) => number): Served =>
      served('x', 1, {
        rounds: Array.from({ length: 100 }, (_, i) => ({
          ...served('x', 1).rounds[0]!,
          rssKb: rss(i),
          descriptors: i,
        })),
      });

    expect(growthKb(rounds((i) => (i < 5 ? 10 : i === 99 ? 5000 : 1000)))).toBe(0);
    expect(growthKb(rounds((i) => 1000 + i))).toBe(80);
    expect(descriptorGrowth(rounds(() => 1000))).toBe(99);
  });
});
