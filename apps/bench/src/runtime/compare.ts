// The bars of the suite `runtime`: what is compared with what, and what it must reach.
import type { Served } from '../serveEvents.ts';
import { median } from '../statistics.ts';
import type { Comparison } from '../suite.ts';
import { compareNative } from './compareNative.ts';
import { cpuPerEvent, descriptorGrowth, flatKb, growthKb, type Measurements } from './measurements.ts';

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
    {
      case: 'minimal handler, cold start above the floor',
      metric: 'p50',
      unit: 'ms',
      better: 'lower',
      values: { kinglet: own.p50 - floor.p50 },
      against: null,
      bar: { limit: 0.5 },
    },
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
  const bytes = { unit: 'bytes', better: 'lower', against: null } as const;
  const { minimal, engine } = sizes;
  const [file, zip] = ['arm64 bootstrap with the minimal handler', 'arm64 zip of the minimal handler'];
  return [
    sizeRow(`${file}, above the engine alone`, minimal.fileBytes - engine.fileBytes, 110_000),
    sizeRow(`${zip}, above the engine alone`, minimal.zipBytes - engine.zipBytes, 50_000),
    sizeRow(`${file}, moonshot`, minimal.fileBytes, 396_000),
    sizeRow(`${zip}, moonshot`, minimal.zipBytes, 213_000),
  ];

  function sizeRow(name: string, value: number, limit: number): Comparison {
    return { ...bytes, case: name, metric: 'size', values: { kinglet: value }, bar: { limit } };
  }
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

function compareEchoes({ echo }: Measurements): Comparison[] {
  const whole = echo.filter(({ failure }) => failure === undefined);
  const cpu = valuesOf(whole.map((served) => [served.label, median(cpuPerEvent(served))]));
  const latency = valuesOf(whole.map(({ label, rounds }) => [label, median(rounds.map(({ p50Ns }) => p50Ns)) / 1e3]));
  if (cpu.kinglet === undefined) return [];
  const rust = Object.keys(cpu).filter((name) => name.startsWith('lambda_runtime'));
  // Of the two ways to start the Rust client the one that takes less.
  const best = rust.toSorted((a, b) => (cpu[a] ?? 0) - (cpu[b] ?? 0))[0] ?? '';
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
  const row = (metric: string, unit: string, value: number, limit: number | undefined): Comparison => ({
    case: name,
    metric,
    unit,
    better: 'lower',
    values: { kinglet: value },
    against: null,
    ...(limit === undefined ? {} : { bar: { limit } }),
  });
  return [
    row('growth of memory', 'KiB', growthKb(served), flat ? flatKb : undefined),
    row('growth of descriptors', 'descriptors', descriptorGrowth(served), 0),
    row('lost', 'events', served.lost, 0),
    row('crossed', 'events', served.crossed, 0),
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
