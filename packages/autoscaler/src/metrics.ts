// What is measured of a fleet.

/**
 * - `cpu`, `memory`: part of what the ready instances may use, 0 to 1 and above where they burst, their average.
 * - `latencyP50`, `latencyP95`, `latencyP99`: milliseconds from arrival to answer.
 * - `queueLength`, `connections`, `concurrency`: how many there are in the whole fleet.
 * - `requestsPerSecond`: of the whole fleet.
 */
export type MetricName = (typeof metricNames)[number];

/** Their names, sorted. */
export const metricNames = [
  'concurrency',
  'connections',
  'cpu',
  'latencyP50',
  'latencyP95',
  'latencyP99',
  'memory',
  'queueLength',
  'requestsPerSecond',
] as const;

/** One measurement, the average since the last decision where it is one of those that change from moment to moment. A source that failed is `value: undefined` with why: never a zero. */
export interface Reading {
  readonly value: number | undefined;
  /** Of how many ready instances it is the average; the others gave none. @default all */
  readonly reporting?: number;
  /** When it was measured, in milliseconds since the epoch. @default the `now` of the decision */
  readonly at?: number;
  /** Why there is no value. */
  readonly missing?: string;
}

/** What is known of the fleet now; a number is a reading of just now, a name that is not there a missing one. */
export type Metrics = { readonly [Name in MetricName]?: number | Reading };

const names: ReadonlySet<string> = new Set(metricNames);
const fleetWide: ReadonlySet<MetricName> = new Set(['concurrency', 'connections', 'queueLength', 'requestsPerSecond']);

export function isMetricName(name: string): name is MetricName {
  return names.has(name);
}

/** Whether it is of the whole fleet, and not of each instance. */
export function isFleetWide(name: MetricName): boolean {
  return fleetWide.has(name);
}
