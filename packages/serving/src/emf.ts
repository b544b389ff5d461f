// Counters as log lines in CloudWatch's embedded metric format.
import type { ColdStart } from './coldStart.ts';
import type { Counters, Counts } from './counters.ts';

/** Where metrics go to. */
export interface EmfOptions {
  /** CloudWatch's namespace. @default Kinglet */
  readonly namespace?: string;
  /** Dimensions beside the function's name and the model's. @default none */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** A line is written after so many events. Those behind the last line are lost with the environment. @default 1 */
  readonly every?: number;
}

/** The most values of a metric in one line. */
export const mostLatencies = 100;

interface Metric {
  readonly name: string;
  readonly unit: 'Count' | 'Milliseconds';
  readonly value: number | readonly number[];
}

const countNames: Readonly<Record<keyof Counts, string>> = {
  events: 'Events',
  refusedEvents: 'RefusedEvents',
  failedEvents: 'FailedEvents',
  batches: 'Batches',
  items: 'Items',
  failedItems: 'FailedItems',
};

/** Makes lines of what was counted since the line before. */
export class EmfWriter {
  readonly #namespace: string;
  readonly #dimensions: Readonly<Record<string, string>>;
  readonly #counters: Counters;
  #written: Counts;
  #latencies: number[] = [];
  #isFirst = true;

  constructor({ namespace = 'Kinglet', dimensions = {} }: EmfOptions, counters: Counters) {
    this.#namespace = namespace;
    this.#dimensions = dimensions;
    this.#counters = counters;
    this.#written = counters.counts;
  }

  /** Events since the last line. */
  get unwritten(): number {
    return this.#counters.counts.events - this.#written.events;
  }

  /** Whether the next latency needs a new line. */
  get isFull(): boolean {
    return this.#latencies.length >= mostLatencies;
  }

  took(milliseconds: number): void {
    this.#latencies.push(milliseconds);
  }

  /** One line. The first one has the cold start. */
  line(timestamp: number, coldStart: ColdStart): string {
    const metrics = [...this.#counts(), ...this.#times(coldStart)];
    const names = Object.keys(this.#dimensions);
    const directive = {
      Namespace: this.#namespace,
      Dimensions: [names],
      Metrics: metrics.map(({ name, unit }) => ({ Name: name, Unit: unit })),
    };
    return JSON.stringify({
      _aws: { Timestamp: timestamp, CloudWatchMetrics: [directive] },
      ...this.#dimensions,
      ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])),
    });
  }

  #counts(): Metric[] {
    const { counts } = this.#counters;
    const written = this.#written;
    this.#written = counts;
    const keys = Object.keys(countNames) as (keyof Counts)[];
    return keys.map((key) => ({ name: countNames[key], unit: 'Count', value: counts[key] - written[key] }));
  }

  #times({ engineInit, modelMap, firstInference, total }: ColdStart): Metric[] {
    const times: Record<string, number | readonly number[] | undefined> = this.#isFirst
      ? { EngineInit: engineInit, ModelMap: modelMap, FirstInference: firstInference, Init: total }
      : {};
    if (this.#latencies.length > 0) times.Latency = this.#latencies;
    this.#isFirst = false;
    this.#latencies = [];
    return Object.entries(times).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, unit: 'Milliseconds' as const, value }],
    );
  }
}
