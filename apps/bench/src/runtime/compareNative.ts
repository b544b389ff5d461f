// The bars of engine `native`.
import { median } from '../statistics.ts';
import type { Comparison } from '../suite.ts';
import { cpuPerEvent, type Measurements } from './measurements.ts';

/** Every comparison of the native engine that the measurements allow. `n` is that of fib(n). */
export function compareNative(found: Measurements, n: number): Comparison[] {
  return [...coldStarts(found), ...sizesAndFib(found, n), ...echoes(found)];
}

function coldStarts({ cold }: Measurements): Comparison[] {
  const [own, floor, rust] = ['native', 'floor', 'lambda_runtime'].map((name) =>
    cold.find(({ label }) => label === name),
  );
  if (!own || !floor) return [];
  const start = { metric: 'p50', unit: 'ms', better: 'lower' } as const;
  return [
    {
      ...start,
      case: 'native, minimal handler, cold start above the floor',
      values: { kinglet: own.p50 - floor.p50 },
      against: null,
      bar: { limit: 0.15 },
    },
    ...(rust
      ? [
          {
            ...start,
            case: 'native, minimal handler, cold start',
            values: { kinglet: own.p50, lambda_runtime: rust.p50 },
            against: 'lambda_runtime',
            bar: { ratio: 1 / 0.9 },
          },
        ]
      : []),
    limit(
      'native, minimal handler, waiting for an event',
      'peak memory',
      'KiB',
      own.maxRssKb,
      Math.floor(400_000 / 1024),
    ),
  ];
}

function sizesAndFib({ native }: Measurements, n: number): Comparison[] {
  if (!native) return [];
  const { minimal, fib, fibInC } = native;
  return [
    limit('native, arm64 bootstrap with the minimal handler', 'size', 'bytes', minimal.fileBytes, 96_000),
    limit('native, arm64 zip of the minimal handler', 'size', 'bytes', minimal.zipBytes, 48_000),
    {
      case: `native, fib(${n})`,
      metric: 'CPU time',
      unit: 'ms',
      better: 'lower',
      values: { kinglet: median(fib), 'C, gcc -O2': median(fibInC) },
      bar: { ratio: 1 / 1.1 },
    },
  ];
}

function echoes({ echo }: Measurements): Comparison[] {
  const whole = echo.filter(({ failure }) => failure === undefined);
  const cpu = Object.fromEntries(whole.map((served) => [served.label, median(cpuPerEvent(served))]));
  const rust = Object.keys(cpu).filter((name) => name.startsWith('lambda_runtime'));
  // Of the two ways to start the Rust client the one that takes less.
  const best = rust.toSorted((a, b) => (cpu[a] ?? 0) - (cpu[b] ?? 0))[0];
  if (cpu.native === undefined || best === undefined) return [];
  return [
    {
      case: 'native, echo of 1 KB',
      metric: 'CPU time',
      unit: 'µs',
      better: 'lower',
      values: { kinglet: cpu.native, [best]: cpu[best] ?? Number.NaN },
      against: best,
      bar: { ratio: 1 / 0.7 },
    },
  ];
}

function limit(name: string, metric: string, unit: string, value: number, most: number): Comparison {
  return { case: name, metric, unit, better: 'lower', values: { kinglet: value }, against: null, bar: { limit: most } };
}
