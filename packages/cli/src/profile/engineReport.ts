// The report of a function whose process can only tell what each invocation took.
import type { Measurement, Metrics, ProfileReport, SpanRecord, Unit } from '@kinglet/profiler';
import { quantileOf } from '../bench/statistics.ts';
import type { InvocationFigures } from './invocationFigures.ts';

/** An event that was answered, or not. */
export interface ProfiledInvocation {
  /** When it was sent, in milliseconds since the profile began. */
  readonly begin: number;
  readonly figures: InvocationFigures;
  /** Its error as JSON. */
  readonly error: string | undefined;
}

export interface ProfiledInvocations {
  /** Milliseconds since the Unix epoch. */
  readonly begun: number;
  readonly milliseconds: number;
  readonly machine: string;
  /** Of the first event, which began the process. */
  readonly coldStart: InvocationFigures | undefined;
  readonly invocations: readonly ProfiledInvocation[];
  readonly notes: readonly string[];
}

/** The span that each event is. */
const span = 'handler';
/** As many as a profiler keeps: all are added up, and a page draws the last ones. */
const mostRecords = 10_000;

/** The invocations as a profile without samples. */
export function engineReport(profiled: ProfiledInvocations): ProfileReport {
  const { begun, milliseconds, machine, coldStart, invocations, notes } = profiled;
  const durations = invocations.map(({ figures }) => figures.Duration);
  const total = sum(durations);
  const quantile = (share: number): number => quantileOf(durations, share);
  return {
    version: 1,
    begun,
    milliseconds,
    machine,
    thread: 0,
    metrics: { ...startMetrics(coldStart), ...workMetrics(invocations) },
    spans:
      durations.length === 0
        ? []
        : [
            {
              name: span,
              count: durations.length,
              failures: invocations.filter(({ error }) => error !== undefined).length,
              total,
              self: total,
              least: durations.reduce((least, one) => Math.min(least, one)),
              most: greatest(durations),
              p50: quantile(0.5),
              p95: quantile(0.95),
              p99: quantile(0.99),
              metrics: {},
              children: [],
            },
          ],
    records: invocations.slice(-mostRecords).map(recordOf),
    droppedRecords: Math.max(0, invocations.length - mostRecords),
    cpu: [],
    heap: [],
    kernels: [],
    notes,
  };
}

function recordOf({ begin, figures, error }: ProfiledInvocation, id: number): SpanRecord {
  const record = { id, parent: undefined, name: span, begin, end: begin + figures.Duration, thread: 0 };
  return error === undefined ? record : { ...record, error };
}

/** In the order in which they come. */
const startPhases = ['ProcessStart', 'ProgramRead', 'EngineInit', 'AssetRead', 'InitCode', 'FirstNext', 'Init'];

function startMetrics(coldStart: InvocationFigures | undefined): Metrics {
  const found = startPhases.filter((phase) => coldStart?.[phase] !== undefined);
  return Object.fromEntries(
    found.map((phase) => [
      `coldStart${phase}`,
      measured(coldStart![phase]!, 'milliseconds', 'clock', 'marks that the process takes as it starts'),
    ]),
  );
}

function workMetrics(invocations: readonly ProfiledInvocation[]): Metrics {
  const of = (name: string): number[] => invocations.flatMap(({ figures }) => figures[name] ?? []);
  const [cpu, memory] = [of('CpuTime'), of('PeakMemory')];
  return {
    ...(cpu.length > 0 && { cpuTime: measured(sum(cpu), 'milliseconds', 'rusage', 'of the process, in its events') }),
    ...(memory.length > 0 && { peakMemory: measured(greatest(memory), 'bytes', 'rusage', 'of the process') }),
  };
}

function measured(value: number, unit: Unit, confidence: 'clock' | 'rusage', source: string): Measurement {
  return { value, unit, confidence, source };
}

// Too many to be arguments of one call.
function greatest(values: readonly number[]): number {
  return values.reduce((most, one) => Math.max(most, one));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
