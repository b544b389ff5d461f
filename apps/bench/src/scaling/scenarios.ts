// Traffic with a fleet that suits it: what policies are compared on.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type ContainerFleet,
  generateTrace,
  type ReadTraceOptions,
  readTrace,
  type ServiceTime,
  type Trace,
} from '@kinglet/autoscaler';

/** All policies get the same: traffic, fleet, instances at the start (enough for its load), limits and objective. */
export interface Scenario {
  readonly name: string;
  /** What was done to the trace and why the fleet is as it is. */
  readonly note: string;
  readonly trace: Trace;
  readonly fleet: ContainerFleet;
  readonly objectiveMs: number;
}

/** Instances, of every policy. */
export const limits = { min: 1, max: 100 } as const;

const hour = 3_600_000;
const day = 24 * hour;
const startMs = 30_000;

/** Four real traces where shared/data is in an enclosing folder, and four made from a seed. */
export function scenarios(): readonly Scenario[] {
  return [...(dataFolder === undefined ? [] : published(dataFolder)), ...made()];
}

/** Undefined where there is none. */
export const dataFolder: string | undefined = findTraces(import.meta.dirname);

function published(folder: string): Scenario[] {
  const read = (file: string, options: Omit<ReadTraceOptions, 'name'>): Trace =>
    readTrace(readFileSync(join(folder, file), 'utf8'), { name: file.replace('.csv', ''), ...options });
  return [
    {
      name: 'LLM conversations (Azure)',
      note: 'as recorded; a request is 0.1 ms for each token read and 10 ms for each written, 2.2 s on average',
      trace: read('azure_llm_conv.csv', { tokenMs: { context: 0.1, generated: 10 } }),
      fleet: { kind: 'containers', service: { kind: 'constant', meanMs: 2200 }, startMs, instances: 20 },
      objectiveMs: 12_000,
    },
    {
      name: 'LLM code (Azure)',
      note: 'as recorded; a request is 0.6 ms for each token read and 30 ms for each written, 2.1 s on average',
      trace: read('azure_llm_code.csv', { tokenMs: { context: 0.6, generated: 30 } }),
      fleet: { kind: 'containers', service: { kind: 'constant', meanMs: 2100 }, startMs, instances: 8 },
      objectiveMs: 8000,
    },
    {
      name: 'load balancer (AWS)',
      note: 'the first 4 days, counts times 6, gaps as no traffic; requests of 4.5 s on average',
      trace: scaled(read('aws_elb_request_count.csv', { gaps: 'idle' }), 6, 4 * day),
      fleet: { kind: 'containers', service: lognormal(4000), startMs, instances: 6 },
      objectiveMs: 16_000,
    },
    {
      name: 'taxi passengers (New York)',
      note: 'the first 4 days, counts over 10; requests of 9 s on average',
      trace: scaled(read('nyc_taxi.csv', {}), 0.1, 4 * day),
      fleet: { kind: 'containers', service: lognormal(8000), startMs, instances: 12 },
      objectiveMs: 32_000,
    },
  ];
}

function made(): Scenario[] {
  const seed = 11;
  const fleet: ContainerFleet = { kind: 'containers', service: lognormal(2000), startMs, instances: 8 };
  const common = { fleet, objectiveMs: 8000, note: 'made from seed 11; requests of 2.3 s on average' };
  return [
    {
      ...common,
      name: 'diurnal',
      trace: generateTrace('diurnal', { seed, durationMs: 4 * day, meanPerSecond: 5, intervalMs: 10_000 }),
    },
    {
      ...common,
      name: 'flash crowd',
      trace: generateTrace('flash-crowd', { seed, durationMs: 16 * hour, meanPerSecond: 4 }),
    },
    { ...common, name: 'bursty', trace: generateTrace('bursty', { seed, durationMs: 16 * hour, meanPerSecond: 5 }) },
    { ...common, name: 'ramp', trace: generateTrace('ramp', { seed, durationMs: 16 * hour, meanPerSecond: 10 }) },
  ];
}

/** Its mean is 1.13 medians. */
function lognormal(medianMs: number): ServiceTime {
  return { kind: 'lognormal', medianMs, sigma: 0.5 };
}

function scaled(trace: Trace, factor: number, durationMs: number): Trace {
  const { arrivals } = trace;
  if (arrivals.kind !== 'rates') return trace;
  const perSecond = arrivals.perSecond.subarray(0, durationMs / arrivals.intervalMs).map((rate) => rate * factor);
  return { ...trace, durationMs: perSecond.length * arrivals.intervalMs, arrivals: { ...arrivals, perSecond } };
}

function findTraces(from: string): string | undefined {
  const traces = join(from, 'shared/data/traces');
  if (existsSync(traces)) return traces;
  return dirname(from) === from ? undefined : findTraces(dirname(from));
}
