// The bars of engine `native`.
import { median } from '../statistics.ts';
import type { Comparison } from '../suite.ts';
import { cheaperRust, echoCpu, limitRow, ratioRow } from './comparisons.ts';
import type { Measurements } from './measurements.ts';

/** Every comparison of the native engine that the measurements allow. `n` is that of fib(n). */
export function compareNative(found: Measurements, n: number): Comparison[] {
  return [...coldStarts(found), ...sizesAndFib(found, n), ...echoes(found)];
}

function coldStarts({ cold }: Measurements): Comparison[] {
  const [own, floor, rust] = ['native', 'floor', 'lambda_runtime'].map((name) =>
    cold.find(({ label }) => label === name),
  );
  if (!own || !floor) return [];
  const name = 'native, minimal handler';
  const peer = rust && (['lambda_runtime', rust.p50] as const);
  return [
    limitRow(`${name}, cold start above the floor`, 'p50', 'ms', own.p50 - floor.p50, 0.15),
    ...(peer ? [ratioRow(`${name}, cold start`, ['p50', 'ms'], own.p50, peer, 1 / 0.9)] : []),
    limitRow(`${name}, waiting for an event`, 'peak memory', 'KiB', own.maxRssKb, Math.floor(400_000 / 1024)),
  ];
}

function sizesAndFib({ native }: Measurements, n: number): Comparison[] {
  if (!native) return [];
  const { minimal, fib, fibInC } = native;
  const inC = fibInC && (['C, gcc -O2', median(fibInC)] as const);
  return [
    limitRow('native, arm64 bootstrap with the minimal handler', 'size', 'bytes', minimal.fileBytes, 96_000),
    limitRow('native, arm64 zip of the minimal handler', 'size', 'bytes', minimal.zipBytes, 48_000),
    ...(fib && inC ? [ratioRow(`native, fib(${n})`, ['CPU time', 'ms'], median(fib), inC, 1 / 1.1)] : []),
  ];
}

function echoes(found: Measurements): Comparison[] {
  const cpu = echoCpu(found);
  const best = cheaperRust(cpu);
  if (cpu.native === undefined || best === undefined) return [];
  const peer = [best, cpu[best] ?? Number.NaN] as const;
  return [ratioRow('native, echo of 1 KB', ['CPU time', 'µs'], cpu.native, peer, 1 / 0.7)];
}
