// The bars of the suite `runtime`: what is compared with what, and what it must reach.
import type { Served } from '../serveEvents.ts';
import { median } from '../statistics.ts';
import type { Comparison } from '../suite.ts';
import { compareNative } from './compareNative.ts';
import { cheaperRust, echoCpu, limitRow } from './comparisons.ts';
import { descriptorGrowth, flatKb, growthKb, type Measurements } from './measurements.ts';

/** Every comparison that the measurements allow, in the order of the page. */
export function compareAll(found: Measurements, fib: number): Comparison[] {
  return [
    ...compareColdStarts(found),
    ...compareSizes(found),
    ...compareInterpreters(found, fib),
    ...compareEchoes(found),
    ...compareNative(found, fib),
    ...found.long.flatMap(compareLong),
  ];
}

function compareColdStarts({ cold }: Measurements): Comparison[] {
  const values = valuesOf(cold.map(({ label, p50 }) => [label, p50]));
  const [own, floor] = [cold.find(({ label }) => label === 'quickjs'), cold.find(({ label }) => label === 'floor')];
  if (!own || !floor) return [];
  return [
    limitRow('minimal handler, cold start above the floor', 'p50', 'ms', own.p50 - floor.p50, 0.5),
    {
      case: 'minimal handler, cold start',
      metric: 'p50',
      unit: 'ms',
      better: 'lower',
      values,
      ...againstPeer(values, 'aws-lambda-ric', 50),
    },
    {
      case: 'minimal handler, waiting for an event',
      metric: 'peak memory',
      unit: 'KiB',
      better: 'lower',
      values: valuesOf(cold.map(({ label, maxRssKb }) => [label, maxRssKb])),
      against: null,
      // 1.5 MB.
      bar: { limit: Math.floor(1_500_000 / 1024) },
    },
  ];
}

function compareSizes({ sizes }: Measurements): Comparison[] {
  if (!sizes) return [];
  const { minimal, engine } = sizes;
  const [file, zip] = ['arm64 bootstrap with the minimal handler', 'arm64 zip of the minimal handler'];
  return [
    limitRow(`${file}, above the engine alone`, 'size', 'bytes', minimal.fileBytes - engine.fileBytes, 110_000),
    limitRow(`${zip}, above the engine alone`, 'size', 'bytes', minimal.zipBytes - engine.zipBytes, 50_000),
    limitRow(`${file}, moonshot`, 'size', 'bytes', minimal.fileBytes, 396_000),
    limitRow(`${zip}, moonshot`, 'size', 'bytes', minimal.zipBytes, 213_000),
  ];
}

function compareInterpreters({ interpreter }: Measurements, n: number): Comparison[] {
  if (!interpreter) return [];
  return [
    {
      case: `fib(${n}) in the shipped bootstrap`,
      metric: 'CPU time',
      unit: 'ms',
      better: 'lower',
      values: { kinglet: median(interpreter.shipped), 'engine at -O2': median(interpreter.fast) },
      bar: { ratio: 1 / 1.2 },
    },
  ];
}

function compareEchoes(found: Measurements): Comparison[] {
  const whole = found.echo.filter(({ failure }) => failure === undefined);
  const cpu = valuesOf(Object.entries(echoCpu(found)));
  const latency = valuesOf(whole.map(({ label, rounds }) => [label, median(rounds.map(({ p50Ns }) => p50Ns)) / 1e3]));
  if (cpu.kinglet === undefined) return [];
  const best = cheaperRust(cpu) ?? '';
  const echoes = { unit: 'µs', better: 'lower' } as const;
  return [
    { ...echoes, case: 'echo of 1 KB', metric: 'CPU time', values: cpu, ...againstPeer(cpu, best, 1 / 1.3) },
    { ...echoes, case: 'echo of 1 KB', metric: 'latency, p50', values: latency, ...againstPeer(latency, best) },
  ];
}

function compareLong(served: Served): Comparison[] {
  if (served.failure !== undefined && served.rounds.length === 0) return [];
  const name = `very many events, ${served.label}`;
  const flat = served.label === 'quickjs' || served.label === 'native';
  return [
    limitRow(name, 'growth of memory', 'KiB', growthKb(served), flat ? flatKb : undefined),
    limitRow(name, 'growth of descriptors', 'descriptors', descriptorGrowth(served), 0),
    limitRow(name, 'lost', 'events', served.lost, 0),
    limitRow(name, 'crossed', 'events', served.crossed, 0),
  ];
}

/** `quickjs` is what `kinglet` stands for in every comparison. */
function valuesOf(entries: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(entries.map(([label, value]) => [label === 'quickjs' ? 'kinglet' : label, value]));
}

/** The ratio to a peer, with its bar; neither where the peer could not be had. */
function againstPeer(
  values: Record<string, number>,
  peer: string,
  ratio?: number,
): Pick<Comparison, 'against' | 'bar'> {
  if (values[peer] === undefined) return { against: null };
  return { against: peer, ...(ratio === undefined ? {} : { bar: { ratio } }) };
}
