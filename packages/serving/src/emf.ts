// Counters as lines in CloudWatch's embedded metric format.
import { type EmfMetric, emfLines, MetricError, mostEmfValues } from '@kinglet/runtime/telemetry';
import type { ColdStart } from './coldStart.ts';
import type { Counters, Counts } from './counters.ts';
import { ServingError } from './errors.ts';

/** Where metrics go to. */
export interface EmfOptions {
  /** CloudWatch's namespace. @default Kinglet */
  readonly namespace?: string;
  /** Dimensions beside the function's name and the model's. @default none */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** A line is written after so many events. Those behind the last line are lost with the environment. @default 1 */
  readonly every?: number;
}

const timeNames = {
  engineInit: 'EngineInit',
  modelMap: 'ModelMap',
  firstInference: 'FirstInference',
  total: 'Init',
  latency: 'Latency',
} as const;

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
    this.#check();
  }

  /** Events since the last line. */
  get unwritten(): number {
    return this.#counters.counts.events - this.#written.events;
  }

  /** Whether the next latency needs a new line. */
  get isFull(): boolean {
    return this.#latencies.length >= mostEmfValues;
  }

  took(milliseconds: number): void {
    this.#latencies.push(milliseconds);
  }

  /** One line, or more where metrics need them. The first one has the cold start. */
  lines(timestamp: number, coldStart: ColdStart): string[] {
    return this.#linesOf(timestamp, [...this.#counts(), ...this.#times(coldStart)]);
  }

  /** Throws ServingError KINGLET_SERVING_OPTION for what no line could have: a mistake fails the start and not an event. */
  #check(): void {
    const times = Object.values(timeNames).map((name) => ({ name, unit: 'Milliseconds' as const, value: 0 }));
    try {
      this.#linesOf(0, [...this.#counts(), ...times]);
    } catch (cause) {
      if (!(cause instanceof MetricError)) throw cause;
      throw new ServingError('KINGLET_SERVING_OPTION', `metrics.emf: ${cause.message}`, { cause });
    }
  }

  #linesOf(timestamp: number, metrics: readonly EmfMetric[]): string[] {
    return emfLines({ namespace: this.#namespace, timestamp, dimensions: this.#dimensions, metrics });
  }

  #counts(): EmfMetric[] {
    const { counts } = this.#counters;
    const written = this.#written;
    this.#written = counts;
    const keys = Object.keys(countNames) as (keyof Counts)[];
    return keys.map((key) => ({ name: countNames[key], unit: 'Count', value: counts[key] - written[key] }));
  }

  #times({ engineInit, modelMap, firstInference, total }: ColdStart): EmfMetric[] {
    const { latency } = timeNames;
    const metrics = this.#isFirst ? startMetrics({ engineInit, modelMap, firstInference, total }) : [];
    if (this.#latencies.length > 0) metrics.push({ name: latency, unit: 'Milliseconds', value: this.#latencies });
    this.#isFirst = false;
    this.#latencies = [];
    return metrics;
  }
}

function startMetrics(times: Omit<ColdStart, 'firstInferenceIn'>): EmfMetric[] {
  return Object.entries(times).flatMap(([time, value]) =>
    value === undefined ? [] : [{ name: timeNames[time as keyof typeof times], unit: 'Milliseconds' as const, value }],
  );
}
