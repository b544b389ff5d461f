// What is measured of the balancer, part by part, beside its bars and the published figures.
import { type StrategyName, strategyNames } from '@kinglet/balancer';
import type { Comparison } from '../suite.ts';
import { deviation, type Hashing, movedElsewhere } from './balancerKeys.ts';
import { measureKill } from './balancerKill.ts';
import { measureFirstPick, measurePickApart } from './balancerPick.ts';
import { choosers, stragglerP99 } from './balancerStraggler.ts';
import type { ComparedPart } from './comparedParts.ts';

export const balancerParts: readonly ComparedPart[] = [
  { name: 'balancer: straggler', compare: (quick) => [compareStraggler(quick)] },
  { name: 'balancer: pick', compare: (quick) => strategyNames.flatMap((strategy) => comparePick(strategy, quick)) },
  {
    name: 'balancer: keys',
    compare: () => [...compareRing(1e6), ...compareMaglev(1e6)],
  },
  { name: 'balancer: kill', compare: compareKill },
];

function compareStraggler(quick: boolean): Comparison {
  const seeds = quick ? [1] : [1, 2, 3, 4, 5];
  const p99 = (chooser: keyof typeof choosers) => stragglerP99(choosers[chooser], quick ? 50_000 : 200_000, seeds);
  const { 'peak-ewma': own, ...others } = Object.fromEntries(
    Object.keys(choosers).map((name) => [name, p99(name as keyof typeof choosers)]),
  );
  return {
    case: 'one of 16 servers three times slower, load 0.7',
    metric: 'latency p99',
    unit: 'ms',
    better: 'lower',
    values: { kinglet: own as number, ...others },
    against: null,
    bar: { limit: 120 },
  };
}

function comparePick(strategy: StrategyName, quick: boolean): Comparison[] {
  const row = { better: 'lower', against: null } as const;
  const rounds = quick ? 100 : 400;
  const pick = (instances: number, limit: number): Comparison => ({
    ...row,
    case: `pick of ${instances}, ${strategy}`,
    metric: 'time of CPU',
    unit: 'ns',
    values: { kinglet: measurePickApart(strategy, instances, rounds) },
    bar: { limit },
  });
  const first = {
    ...row,
    case: `first pick of 10000, ${strategy}`,
    metric: 'time of CPU',
    unit: 'ms',
    values: { kinglet: measureFirstPick(strategy, 10_000) },
  };
  return [pick(16, 200), pick(10_000, 1000), first];
}

function compareRing(keys: number): Comparison[] {
  const published = 100 / Math.sqrt(160);
  return [
    compareMoved('ring-hash', keys, 1, '1 (1/n of all keys)'),
    compareSpread('ring-hash', keys, published, '1 / sqrt(points)'),
  ];
}

function compareMaglev(keys: number): Comparison[] {
  return [
    compareMoved('maglev', keys, 2, '2 (Envoy: about double the keys of a ring)'),
    compareSpread('maglev', keys, 1, 'Maglev, section 3.4: 1 % at 100 entries an instance'),
  ];
}

function compareMoved(strategy: Hashing, keys: number, limit: number, published: string): Comparison {
  return {
    case: `1 of 16 leaves, ${strategy}`,
    metric: 'keys moved, of those that must',
    unit: '×',
    better: 'lower',
    values: { kinglet: 1 + movedElsewhere(strategy, keys), [`published: ${published}`]: limit },
    against: null,
    bar: { limit },
  };
}

function compareSpread(strategy: Hashing, keys: number, limit: number, published: string): Comparison {
  return {
    case: `keys of 16 instances, ${strategy}`,
    metric: 'standard deviation of load',
    unit: '%',
    better: 'lower',
    values: { kinglet: 100 * deviation(strategy, keys), [`published: ${published}`]: limit },
    against: null,
    bar: { limit },
  };
}

async function compareKill(quick: boolean): Promise<Comparison[]> {
  const { calls, failed, share } = await measureKill(quick ? 1000 : 4000);
  const row = { better: 'lower', against: null } as const;
  const name = `one of 4 servers killed and back, ${calls} GETs`;
  return [
    { ...row, case: name, metric: 'failed', unit: 'requests', values: { kinglet: failed }, bar: { limit: 0 } },
    {
      ...row,
      case: name,
      metric: 'its first requests, of the mean of the others',
      unit: '%',
      values: { kinglet: 100 * share },
      bar: { limit: 100 },
    },
  ];
}
