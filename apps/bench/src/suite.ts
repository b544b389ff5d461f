// What a benchmark suite is: a module in suites/ that exports `suite`, and what it hands back.
import type { Chart } from './chart.ts';
import type { Peer } from './peers.ts';
import type { Progress } from './progress.ts';

/** What a suite gets to work with. */
export interface SuiteContext {
  /** Fewer runs: figures to look at, marked as such in the report. */
  readonly quick: boolean;
  readonly progress: Progress;
  /** A folder of this suite's own for what it builds; it outlives the run. */
  readonly workDir: string;
  /** Installs a pinned peer into the ignored cache and returns its folder. */
  readonly installPeer: (peer: Peer) => Promise<string>;
  /** Measure only the cases whose name contains this; a suite of few cases may ignore it. */
  readonly filter?: string | undefined;
}

/** `export const suite: Suite` in suites/<name>.ts. */
export interface Suite {
  readonly title: string;
  /** One sentence: what is measured, and how. */
  readonly description: string;
  run(context: SuiteContext): Promise<SuiteResult>;
}

export interface SuiteResult {
  readonly comparisons: readonly Comparison[];
  readonly charts?: readonly Chart[];
  /** Versions of everything that was measured, by the name used in `values`. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Sentences about the figures that a reader must know. */
  readonly notes?: readonly string[];
  /** What is too much for the common report: the body of <suite>.md, and what <suite>.json holds beside the run's facts. */
  readonly details?: { readonly markdown: string; readonly data: Readonly<Record<string, unknown>> };
}

/** One measured case before it is judged: `values.kinglet` and one value per peer, all in `unit`. */
export interface Comparison {
  readonly case: string;
  readonly metric: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  readonly values: Readonly<Record<string, number>>;
  /** The peer the ratio is taken against; null for none. @default the best of all peers */
  readonly against?: string | null;
  /** `ratio`: Kinglet is at least this many times better than the peer. `limit`: Kinglet's own value, in `unit`. */
  readonly bar?: { readonly ratio: number } | { readonly limit: number };
}

/**
 * One judged case, as comparison_summary.json holds it. `ratio` says how many times better than the peer Kinglet is
 * (above 1 is better, whatever `better` is), null without a peer. `bar` is what `ratio` must reach, or, where
 * `ratio` is null, the limit of `values.kinglet`; null without a bar, and then `met` is null too.
 */
export interface JudgedComparison {
  readonly case: string;
  readonly metric: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  readonly values: Readonly<Record<string, number>>;
  readonly ratio: number | null;
  readonly bar: number | null;
  readonly met: boolean | null;
}
