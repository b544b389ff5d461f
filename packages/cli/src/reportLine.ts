// Reads what Lambda reports of an invocation, an initialization or a restore: the lines of CloudWatch, and its JSON records.
import { defined } from './defined.ts';
import { type Fields, readReportFields } from './reportFields.ts';

/** What a REPORT line says, of an invocation; times in milliseconds, memory in MB (of 1024 × 1024 bytes, as Lambda's are). */
export interface InvocationReport extends ReportEnd {
  readonly kind: 'invocation';
  readonly requestId: string;
  readonly durationMs: number;
  readonly billedDurationMs?: number;
  readonly memorySizeMb?: number;
  readonly maxMemoryUsedMb?: number;
  /** Present on a cold start. */
  readonly initDurationMs?: number;
  /** Present on a cold start from a snapshot. */
  readonly restoreDurationMs?: number;
  readonly billedRestoreDurationMs?: number;
  readonly xray?: XrayIds;
}

/** What an INIT_REPORT line says. On AWS it is written for initializations that fail, in JSON for all of them. */
export interface InitReport extends ReportEnd {
  readonly kind: 'init';
  readonly initDurationMs: number;
  /** `init`, or `invoke` for one that is done again with the event. */
  readonly phase?: string;
}

/** What a RESTORE_REPORT line says. */
export interface RestoreReport extends ReportEnd {
  readonly kind: 'restore';
  readonly restoreDurationMs: number;
}

export type Report = InvocationReport | InitReport | RestoreReport;

interface ReportEnd {
  /** `timeout`, `error` or `failure`; absent when all went well. */
  readonly status?: string;
  readonly errorType?: string;
  /** What else stands in the report, under its names there. */
  readonly other: Readonly<Record<string, unknown>>;
}

/** Of a REPORT whose invocation X-Ray traces. */
export interface XrayIds {
  readonly traceId: string;
  readonly segmentId?: string;
  readonly isSampled?: boolean;
}

/**
 * The report in a line of a log: of CloudWatch's text (`REPORT RequestId: …`, `INIT_REPORT …`, `RESTORE_REPORT …`; its fields
 * separated by tabs or, once copied from somewhere, by blanks), or one of the JSON records `platform.report`,
 * `platform.initReport` and `platform.restoreReport`. Undefined for any other line, and for a report without its id or duration.
 */
export function parseReport(line: string): Report | undefined {
  const found = readReportFields(line);
  return found && reportOf(found.kind, found.fields);
}

/** Whether a report is of a cold start. */
export function isColdStart(report: Report): boolean {
  if (report.kind !== 'invocation') return true;
  return report.initDurationMs !== undefined || report.restoreDurationMs !== undefined;
}

function reportOf(kind: Report['kind'], fields: Fields): Report | undefined {
  const end = endOf(fields);
  if (kind === 'invocation') return invocationReport(fields, end);
  if (kind === 'init') {
    const initDurationMs = take(fields, 'Init Duration', figure);
    const phase = take(fields, 'Phase', word);
    return initDurationMs === undefined
      ? undefined
      : { kind, initDurationMs, ...defined({ phase }), ...end, other: left(fields) };
  }
  const restoreDurationMs = take(fields, 'Restore Duration', figure);
  return restoreDurationMs === undefined ? undefined : { kind, restoreDurationMs, ...end, other: left(fields) };
}

function invocationReport(fields: Fields, end: Omit<ReportEnd, 'other'>): InvocationReport | undefined {
  const requestId = take(fields, 'RequestId', word);
  const durationMs = take(fields, 'Duration', figure);
  if (requestId === undefined || durationMs === undefined) return undefined;
  const figures = {
    billedDurationMs: take(fields, 'Billed Duration', figure),
    memorySizeMb: take(fields, 'Memory Size', figure),
    maxMemoryUsedMb: take(fields, 'Max Memory Used', figure),
    initDurationMs: take(fields, 'Init Duration', figure),
    restoreDurationMs: take(fields, 'Restore Duration', figure),
    billedRestoreDurationMs: take(fields, 'Billed Restore Duration', figure),
    xray: xrayOf(fields),
  };
  return { kind: 'invocation', requestId, durationMs, ...defined(figures), ...end, other: left(fields) };
}

function endOf(fields: Fields): Omit<ReportEnd, 'other'> {
  const status = take(fields, 'Status', word);
  return defined({ status: status === 'success' ? undefined : status, errorType: take(fields, 'Error Type', word) });
}

function xrayOf(fields: Fields): XrayIds | undefined {
  const traceId = take(fields, 'TraceId', word);
  if (traceId === undefined) return undefined;
  const sampled = take(fields, 'Sampled', word);
  const isSampled = sampled === undefined ? undefined : sampled === 'true';
  return { traceId, ...defined({ segmentId: take(fields, 'SegmentId', word), isSampled }) };
}

/** Takes a field out, if it is of its form; one that is not stays, and is among the others. */
function take<T>(fields: Fields, name: string, read: (value: unknown) => T | undefined): T | undefined {
  const value = read(fields.get(name));
  if (value !== undefined) fields.delete(name);
  return value;
}

function figure(value: unknown): number | undefined {
  if (typeof value === 'number') return value >= 0 ? value : undefined;
  const digits = typeof value === 'string' ? /^(\d{1,15}(?:\.\d{1,9})?) ?(?:ms|MB)$/.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function left(fields: Fields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields);
}
