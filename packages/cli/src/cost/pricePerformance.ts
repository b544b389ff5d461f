// What a million requests cost by what was measured, of several functions side by side.
import type { BenchResult, BenchRun } from '../bench/benchResult.ts';
import { meanOf, quantileOf } from '../bench/statistics.ts';
import { textTable } from '../textTable.ts';
import { dollars } from './money.ts';
import type { Arch, PriceTable } from './prices.ts';

/** One measured run, priced. */
export interface PricedRun {
  readonly label: string;
  readonly arch: Arch;
  readonly memoryMb: number;
  readonly where: BenchResult['where'];
  /** Median duration of a warm request, in milliseconds. */
  readonly warmMs: number;
  /** Median initialization in milliseconds; undefined when no cold start was measured. */
  readonly initMs: number | undefined;
  /** Dollars per million requests: the requests themselves, billed duration, and initialization of the cold ones. */
  readonly perMillion: number;
  /** Times the cost of the first run. */
  readonly relative: number;
  readonly requestsPerDollar: number;
}

export interface PricePerformance {
  readonly runs: readonly PricedRun[];
  readonly coldRate: number;
  /** Why a run is not among them. */
  readonly leftOut: readonly string[];
}

/**
 * Prices every run, on its own architecture, in the first tier. Billed times are averaged, not their median taken: the bill is
 * their sum. Emulated runs are left out.
 */
export function pricePerformance(
  results: readonly BenchResult[],
  prices: PriceTable,
  coldRate: number,
): PricePerformance {
  const all = results.flatMap((result) => result.runs.map((run) => ({ result, run })));
  const leftOut = all.flatMap(({ result, run }) => {
    const reason = unusable(run);
    return reason === undefined ? [] : [`${result.label} ${run.arch}: ${reason}`];
  });
  const kept = all.filter(({ run }) => unusable(run) === undefined);
  const costs = kept.map(({ run }) => costPerMillion(run, prices, coldRate));
  const runs = kept.map(({ result, run }, at) => ({
    label: result.label,
    arch: run.arch,
    memoryMb: run.memoryMb,
    where: result.where,
    warmMs: quantileOf(run.warm.durationMs, 0.5),
    initMs: run.cold.initMs.length === 0 ? undefined : quantileOf(run.cold.initMs, 0.5),
    perMillion: costs[at] as number,
    relative: (costs[at] as number) / (costs[0] as number),
    requestsPerDollar: 1e6 / (costs[at] as number),
  }));
  return { runs, coldRate, leftOut };
}

/** Dollars per million requests of which the share `coldRate` starts an environment. */
export function costPerMillion({ arch, memoryMb, warm, cold }: BenchRun, prices: PriceTable, coldRate: number): number {
  const init = cold.initMs.length === 0 ? 0 : meanOf(cold.initMs);
  const seconds = (meanOf(warm.billedMs) + coldRate * init) / 1000;
  const perGbSecond = prices[arch].duration[0]?.price ?? 0;
  return 1e6 * (prices.request + (seconds * memoryMb * perGbSecond) / 1024);
}

export function renderPricePerformance({ runs, coldRate, leftOut }: PricePerformance, prices: PriceTable): string {
  const rows = runs.map(({ label, arch, memoryMb, warmMs, initMs, perMillion, relative }) => [
    label,
    arch,
    String(memoryMb),
    warmMs.toFixed(2),
    initMs === undefined ? '-' : initMs.toFixed(2),
    dollars(perMillion),
    `${relative.toFixed(2)}x`,
  ]);
  const head = ['', 'arch', 'MB', 'warm p50, ms', 'init p50, ms', 'per million', 'relative'];
  return [
    textTable([head, ...rows], ['left', 'left']),
    '',
    `Per million: requests, mean billed duration, and mean initialization of ${coldRate * 100} % of the requests.`,
    ...(runs.some(({ where }) => where === 'here')
      ? [
          'Times measured on a machine of your own are not AWS’s, where a function with less memory gets less processor.',
        ]
      : []),
    ...leftOut.map((line) => `Left out: ${line}.`),
    `Prices: ${prices.source}; ${prices.region}, since ${prices.since}.`,
  ].join('\n');
}

function unusable({ isEmulated, warm }: BenchRun): string | undefined {
  if (isEmulated) return 'emulated, which says nothing about the processor’s speed';
  return warm.billedMs.length === 0 ? 'no warm request was measured' : undefined;
}
