// The bars of the suite `inference`.
import type { ColdStart } from '../measureColdStarts.ts';
import type { Comparison } from '../suite.ts';
import type { ColdFigures } from './measureCold.ts';
import type { LargeFigures } from './measureLarge.ts';
import type { NativeFigures } from './measureNative.ts';
import type { WarmRow } from './measureWarm.ts';
import { modelLimits } from './modelLimits.ts';
import type { InferenceFigures } from './page.ts';

const peer = 'onnxruntime-node';

/** Every comparison that the figures allow. */
export function compareInference({ warm, native, cold, large }: InferenceFigures): Comparison[] {
  return [
    ...warm.flatMap(compareWarm),
    ...warm.flatMap((row) => compareOwn(row, warm)),
    ...(native ? compareNativeHandlers(native) : []),
    ...(cold ? compareCold(cold) : []),
    ...(large ? compareLarge(large) : []),
  ];
}

function compareWarm({ name, ns, most }: WarmRow): Comparison[] {
  if (ns.kinglet === undefined) return [missing(name)];
  if (ns[peer] === undefined) return [];
  const values = Object.fromEntries(Object.entries(ns).map(([who, value]) => [who, value / 1000])) as {
    readonly kinglet: number;
  };
  const base = { case: name, metric: 'median', unit: 'µs', better: 'lower' } as const;
  const own = name === 'linear 784-10' ? [limit(`${name}, one call from Node`, 'µs', values.kinglet, 1.5)] : [];
  return [{ ...base, values, against: peer, bar: { ratio: 1 / most } }, ...own];
}

/** Against another row of ours, both of the same run. */
function compareOwn({ name, ns, faster }: WarmRow, rows: readonly WarmRow[]): Comparison[] {
  const other = rows.find((row) => row.name === faster?.than)?.ns.kinglet;
  if (!faster || ns.kinglet === undefined || other === undefined) return [];
  return [
    {
      ...{ case: name, metric: `against ${faster.than}`, unit: 'µs', better: 'lower', against: 'floats' },
      values: { kinglet: ns.kinglet / 1000, floats: other / 1000 },
      bar: { ratio: faster.times },
    },
  ];
}

/** At most so many nanoseconds, by the name of a row. */
const nativeLimits: Readonly<Record<string, number>> = {
  '1 feature': 45,
  '1000 features': 680,
  '784 × 2': 600,
  '784 × 10': 1000,
  'batch of 100 × 10 features': 4000,
};

function compareNativeHandlers({ rows, create }: NativeFigures): Comparison[] {
  const comparisons = rows.flatMap(({ name, off, timed, rust }): Comparison[] => {
    const handler = `native handler, ${name}`;
    const against = (metric: string, kinglet: number, Rust: number): Comparison => ({
      ...{ case: handler, metric, unit: 'ns', better: 'lower', against: 'Rust' },
      values: { kinglet, Rust },
      bar: { ratio: 1 },
    });
    const most = nativeLimits[name];
    return [
      ...(most === undefined ? [] : [limit(handler, 'ns', off, most)]),
      ...(rust ? [against('against Rust', off, rust.off), against('clock read, against Rust', timed, rust.timed)] : []),
    ];
  });
  return [...comparisons, limit('native handler, 784 × 10 made from bytes', 'µs', create / 1000, 20)];
}

/** What the bar allows beside the minimal row, the weights and the arena. */
const spareBytes = 2 ** 20;

function compareCold({ rows, zipBytes, planBytes, arenaBytes }: ColdFigures): Comparison[] {
  const row = (label: string): ColdStart | undefined => rows.find((found) => found.label === label);
  const [least, own, node] = [row('minimal'), row('quickjs'), row(peer)];
  const [cold, memory] = ['MNIST, cold start, quickjs', 'MNIST, peak memory, quickjs'];
  const zip = limit('MNIST, zip of the arm64 full bootstrap', 'bytes', zipBytes, modelLimits.zipBytes);
  if (!own) return [zip, missing(cold), missing(memory)];
  const most = least && Math.floor(least.maxRssKb + (planBytes + arenaBytes + spareBytes) / 1024);
  const against = (node: ColdStart): Comparison => ({
    ...{ case: cold, metric: `against ${peer}`, unit: 'ms', better: 'lower' },
    values: { kinglet: own.p50, [peer]: node.p50 },
    bar: { ratio: modelLimits.timesFaster },
  });
  return [
    limit(cold, 'ms', own.p50, modelLimits.firstMs),
    ...(node ? [against(node)] : []),
    zip,
    most === undefined ? missing(memory) : limit(memory, 'KiB', own.maxRssKb, most),
  ];
}

/** What a process may take beside the weights that its run reads. */
const spareOfLarge = 100 * 10 ** 6;

function compareLarge({ rows, touchedBytes }: LargeFigures): Comparison[] {
  const own = rows.find(({ label }) => label === 'kinglet');
  const name = '3 GB, peak memory at the first answer';
  if (!own) return [missing(name)];
  return [limit(name, 'KiB', own.maxRssKb, Math.floor((touchedBytes + spareOfLarge) / 1024))];
}

/** A bar without a figure of ours is not met; the note of its row has the reason. */
function missing(name: string): Comparison {
  return {
    case: name,
    metric: 'has a figure',
    unit: 'figures',
    better: 'higher',
    values: { kinglet: 0 },
    against: null,
    bar: { limit: 1 },
  };
}

function limit(name: string, unit: string, kinglet: number, most: number): Comparison {
  return {
    case: name,
    metric: 'limit',
    unit,
    better: 'lower',
    values: { kinglet },
    against: null,
    bar: { limit: most },
  };
}
