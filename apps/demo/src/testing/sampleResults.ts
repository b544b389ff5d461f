// Results as a run could have them, for the tests of what is drawn from them.
import type { ResultRow, Results } from '../results.ts';

const quantiles = (p50: number): { p50: number; p99: number; n: number } => ({ p50, p99: p50 * 1.5, n: 30 });

const base: ResultRow = {
  handler: 'minimal',
  engine: 'quickjs',
  arch: 'x64',
  emulated: false,
  bootstrapBytes: 560_000,
  zipBytes: 300_000,
  coldStartMs: quantiles(0.45),
  warmUs: quantiles(80),
  maxRssKb: 1500,
  response: { statusCode: 200, body: 'ok' },
  ok: true,
};

const native: ResultRow = {
  ...base,
  engine: 'native',
  bootstrapBytes: 96_000,
  zipBytes: 48_000,
  coldStartMs: quantiles(0.25),
  maxRssKb: 104,
};

export const sampleRows: readonly ResultRow[] = [
  {
    ...base,
    handler: 'floor',
    engine: 'c',
    coldStartMs: quantiles(0.18),
    zipBytes: null,
    warmUs: null,
    response: null,
    maxRssKb: 28,
  },
  base,
  { ...base, arch: 'arm64', emulated: true, coldStartMs: null, maxRssKb: 9000 },
  native,
  { ...native, arch: 'arm64', emulated: true, coldStartMs: null, maxRssKb: 8000 },
  { ...base, engine: 'node', coldStartMs: quantiles(50), maxRssKb: 50_000 },
];

export const sampleResults: Results = {
  machine: {
    cpu: 'Some <CPU> & co',
    arch: 'x64',
    cores: 2,
    memoryMb: 4096,
    kernel: 'Linux 6.1',
    node: '24.0.0',
    load: 0.1,
  },
  date: '2030-01-02T03:04:05.000Z',
  rows: sampleRows,
  simd: [
    { engine: 'quickjs', arch: 'x64', emulated: false, isa: 'avx2', loopUs: 500, scalarUs: 7, simdUs: 0.6 },
    { engine: 'quickjs', arch: 'arm64', emulated: true, isa: 'neon', loopUs: 5000, scalarUs: null, simdUs: 50 },
  ],
  firstAnswers: [
    { program: 'MNIST quickjs', firstMs: quantiles(2.5), maxRssKb: 2000 },
    { program: 'MNIST onnxruntime-node', firstMs: quantiles(120), maxRssKb: 90_000 },
  ],
  bars: [
    { what: 'memory', bar: '≤ 2 MB', measured: '1.54 MB', met: true },
    { what: 'zip', bar: '≤ 420 KB', measured: '421 KB', met: false },
    { what: 'arm64', bar: 'equal', measured: 'not measured', met: null },
  ],
  skipped: [],
  problems: [],
};
