// What was measured of one invocation, and the forms in which it is written: a line of metrics, a record of the log.
import type { EmfMetric, EmfUnit } from '@kinglet/runtime/telemetry';
import type { ColdStartBreakdown } from './coldStart.ts';
import type { ErrorSummary } from './errorSummary.ts';

export interface InvocationFigures {
  readonly requestId: string;
  /** Milliseconds. */
  readonly duration: number;
  /** Milliseconds of the process: what ran beside the invocation is in it. */
  readonly cpuTime: number;
  /** Of the process, since it began, in bytes. */
  readonly peakMemory: number;
  /** Whether the environment's first one. */
  readonly isCold: boolean;
  /** With the environment's first one. */
  readonly coldStart: ColdStartBreakdown | undefined;
  readonly error: ErrorSummary | undefined;
}

/** Every name that a line of metrics may have of its own. */
export const ownNames: ReadonlySet<string> = new Set([
  ...['_aws', 'Duration', 'CpuTime', 'PeakMemory', 'ColdStart', 'Errors', 'Init', 'requestId', 'errorType'],
  ...['ProcessStart', 'ProgramRead', 'EngineInit', 'AssetRead', 'InitCode', 'FirstNext'],
]);

/** `ColdStart` and `Errors` are 0 or 1: their averages are rates. */
export function metricsOf({ duration, cpuTime, peakMemory, isCold, coldStart, error }: InvocationFigures): EmfMetric[] {
  const { phases, total } = coldStart ?? { phases: {}, total: undefined };
  const start = Object.entries({ ...phases, ...(total === undefined ? {} : { Init: total }) });
  return [
    { name: 'Duration', unit: 'Milliseconds', value: duration },
    { name: 'CpuTime', unit: 'Milliseconds', value: cpuTime },
    { name: 'PeakMemory', unit: 'Bytes', value: peakMemory },
    { name: 'ColdStart', unit: 'Count', value: Number(isCold) },
    { name: 'Errors', unit: 'Count', value: Number(error !== undefined) },
    ...start.map(([name, value]) => ({ name, unit: 'Milliseconds' as const, value })),
  ];
}

/** What a line of metrics has beside them. */
export function propertiesOf({ requestId, error }: InvocationFigures): Readonly<Record<string, string>> {
  return { requestId, ...(error ? { errorType: error.type } : {}) };
}

/** As one line of text, in the form of Lambda's REPORT; with the names of the metrics. */
export function logText(figures: InvocationFigures): string {
  const { requestId, error } = figures;
  return [
    `PROFILE RequestId: ${requestId}`,
    ...metricsOf(figures).map(({ name, unit, value }) => `${name}: ${textOf(value as number, unit)}`),
    ...(error ? [`errorType: ${error.type}`] : []),
  ].join('\t');
}

function textOf(value: number, unit: EmfUnit): string {
  return unit === 'Milliseconds' ? `${value.toFixed(3)} ms` : unit === 'Bytes' ? `${value} bytes` : String(value);
}

/** As members of a JSON record. */
export function logObject({ error, ...figures }: InvocationFigures): object {
  return { profile: { ...figures, ...(error ? { errorType: error.type } : {}) } };
}
