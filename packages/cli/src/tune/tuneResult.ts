// What tuning found.
import type { Percentile, Summary } from '../bench/statistics.ts';
import type { Arch, PriceTable } from '../cost/prices.ts';

/** One memory size on one architecture. */
export interface TunePoint {
  readonly arch: Arch;
  readonly memoryMb: number;
  /** Of warm events, in milliseconds. */
  readonly warm: Summary;
  /** Median, in milliseconds; undefined without cold starts. */
  readonly init: Percentile | undefined;
  /** Dollars per million requests, initialization of the cold ones included. */
  readonly perMillion: number;
  readonly maxMemoryMb: number;
  /** No other point is at least as good in time and in cost. */
  readonly isPareto: boolean;
}

export type Strategy = 'cost' | 'speed' | 'balanced';

export interface Recommendation {
  readonly arch: Arch;
  readonly memoryMb: number;
  readonly reason: string;
}

export interface TuneResult {
  readonly kind: 'kinglet-tune';
  readonly version: 1;
  readonly functionName: string;
  readonly date: string;
  readonly region: string;
  readonly runtime: string;
  readonly strategy: Strategy;
  readonly coldRate: number;
  /** As the function is deployed. */
  readonly current: { readonly arch: Arch; readonly memoryMb: number };
  readonly points: readonly TunePoint[];
  readonly recommendation: Recommendation;
  readonly prices: Pick<PriceTable, 'region' | 'since' | 'source'>;
}
