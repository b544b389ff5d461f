// What this machine does at most, on one thread.
import { describeHost, type HostDescription, known } from '@kinglet/host';
import { isa, matmulInteger, matmulPacked, packBytes, packColumns, sum } from '@kinglet/kernels';
import { optionError } from '../errors.ts';
import type { Measured, Measurement } from '../measurement.ts';
import type { Roof } from './kernelUse.ts';

export interface RoofOptions {
  /** For all three measurements together, 10 to 10 000: as long as it takes, and once each at least. @default 240 */
  readonly milliseconds?: number;
  /** Whose caches the memory that is read has to be larger than. @default describeHost() */
  readonly host?: Pick<HostDescription, 'caches' | 'memoryBytes'>;
  /** Milliseconds; never goes back. @default performance.now */
  readonly now?: () => number;
}

let roofOfProcess: Roof | undefined;

/**
 * Measures the fastest product of matrices, of f32 and of i8, on the active tier, and how fast main memory is read; the best of
 * many runs each, as whatever else runs only makes them slower. Without options it is measured once in a process.
 *
 * @throws {ProfilerError} KINGLET_PROFILER_OPTION for milliseconds out of their range
 */
export function measureRoof(options?: RoofOptions): Roof {
  if (options) return measured(options);
  roofOfProcess ??= measured({});
  return roofOfProcess;
}

function measured({ milliseconds = 240, host = describeHost(), now = () => performance.now() }: RoofOptions): Roof {
  if (!(milliseconds >= 10 && milliseconds <= 10_000))
    throw optionError('milliseconds', 'a number from 10 to 10000', milliseconds);
  const stopwatch = { milliseconds: milliseconds / 3, now };
  return {
    compute: productRate(floatProduct, stopwatch),
    integerCompute: productRate(integerProduct, stopwatch),
    memory: readingRate(host, stopwatch),
  };
}

interface Stopwatch {
  readonly milliseconds: number;
  readonly now: () => number;
}

interface Shape {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

interface Product {
  readonly kernel: string;
  readonly run: () => unknown;
}

/** Operands of 32 KiB to 768 KiB in f32: some fit the first cache, all the second or third. */
const shapes: readonly Shape[] = [
  { rows: 48, inner: 64, columns: 64 },
  { rows: 96, inner: 128, columns: 128 },
  { rows: 240, inner: 256, columns: 256 },
];

const empty = new Float32Array(0);

function floatProduct({ rows, inner, columns }: Shape): Product {
  const [a, b] = [rows * inner, inner * columns].map((length) => new Float32Array(length).fill(0.5)) as [
    Float32Array,
    Float32Array,
  ];
  const packed = packColumns(b, inner, columns, new Float32Array(b.length));
  const out = new Float32Array(rows * columns);
  return {
    kernel: 'matmulPacked',
    run: () => matmulPacked(a, rows, inner, packed, columns, empty, empty, out, -Infinity, Infinity, 0),
  };
}

function integerProduct({ rows, inner, columns }: Shape): Product {
  const [a, b] = [new Int8Array(rows * inner).fill(1), new Int8Array(inner * columns).fill(2)];
  const sums = new Int32Array(columns);
  const packed = packBytes(b, inner, columns, 0, sums, new Int8Array(b.length));
  const out = new Int32Array(rows * columns);
  const zeroPoints = new Int32Array(0);
  return {
    kernel: 'matmulInteger',
    run: () => matmulInteger(a, rows, inner, 0, packed, sums, columns, zeroPoints, out),
  };
}

function productRate(product: (shape: Shape) => Product, { milliseconds, now }: Stopwatch): Measurement {
  const each = { milliseconds: milliseconds / shapes.length, now };
  const rates = shapes.map((shape) => {
    const { kernel, run } = product(shape);
    const { rows, inner, columns } = shape;
    return { kernel, shape, ...fastest(2 * rows * inner * columns, run, each) };
  });
  const best = rates.reduce((a, b) => (b.rate > a.rate ? b : a));
  const size = `${best.shape.rows} x ${best.shape.inner} x ${best.shape.columns}`;
  return rateOf('flop/s', best.rate, `${best.kernel} of ${size} on ${isa()}, the best of ${best.runs} runs`);
}

const [mib, leastBytes, mostBytes] = [2 ** 20, 64 * 2 ** 20, 128 * 2 ** 20];
const usualCacheBytes = 32 * mib;

function readingRate({ caches, memoryBytes }: NonNullable<RoofOptions['host']>, stopwatch: Stopwatch): Measurement {
  const sizes = (known(caches) ?? []).filter(({ type }) => type !== 'instruction').map(({ bytes }) => bytes);
  const cache = Math.max(0, ...sizes) || usualCacheBytes;
  const wanted = Math.min(mostBytes, Math.max(leastBytes, 3 * cache));
  const bytes = Math.floor(Math.min(wanted, (known(memoryBytes) ?? Infinity) / 4) / mib) * mib;
  if (bytes < mib)
    return { unavailable: `a quarter of the memory that this process may use is less than ${mib} bytes` };
  // Pages that were never written are all one page of zeros, which stays in the cache.
  const memory = new Float32Array(bytes / Float32Array.BYTES_PER_ELEMENT).fill(1);
  const text = Buffer.from(memory.buffer);
  const half = { ...stopwatch, milliseconds: stopwatch.milliseconds / 2 };
  // The C library's memchr, for a byte that 1 has not.
  const ways = [
    { way: `sum on ${isa()}`, ...fastest(bytes, () => sum(memory), half) },
    { way: 'memchr', ...fastest(bytes, () => text.indexOf(0x7f), half) },
  ];
  const best = ways.reduce((a, b) => (b.rate > a.rate ? b : a));
  const caveat = bytes < 2 * cache ? `, of which a cache of ${inMib(cache)} may hold a part` : '';
  return rateOf('bytes/s', best.rate, `${best.way} of ${inMib(bytes)}${caveat}, the best of ${best.runs} runs`);
}

function inMib(bytes: number): string {
  return `${Number((bytes / mib).toPrecision(3))} MiB`;
}

/** Work a second in the fastest of the runs that fit the time: batches of them that last some hundreds of microseconds. */
function fastest(
  work: number,
  run: () => unknown,
  { milliseconds, now }: Stopwatch,
): { readonly rate: number; readonly runs: number } {
  const begin = now();
  let [batch, runs, least] = [1, 0, Number.POSITIVE_INFINITY];
  for (let passed = 0; passed < milliseconds || least === Number.POSITIVE_INFINITY; ) {
    const start = now();
    for (let i = 0; i < batch; i++) run();
    const end = now();
    runs += batch;
    if (end - start < batchMilliseconds) batch *= 2;
    else least = Math.min(least, (end - start) / batch);
    passed = end - begin;
  }
  return { rate: (work / least) * 1000, runs };
}

const batchMilliseconds = 0.2;

function rateOf(unit: Measured['unit'], value: number, source: string): Measured {
  return { value, unit, confidence: 'clock', source };
}
