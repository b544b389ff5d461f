// Reads traffic from text: published traces and a format of our own.
import { maxTime } from '../simulator/checkTrace.ts';
import type { Trace } from '../trace.ts';
import { countTrace } from './countTrace.ts';
import { readRows, type TraceRow } from './readRows.ts';
import { traceError } from './traceError.ts';

/**
 * - `azure-llm`: AzurePublicDataset's requests to language models, `TIMESTAMP,ContextTokens,GeneratedTokens`.
 * - `nab`: the Numenta Anomaly Benchmark's counts, `timestamp,value`.
 * - `csv`: `timestamp`, `timestamp,serviceMs` for requests one by one, or `timestamp,count` for intervals.
 * - `json-lines`: the same, as an object on each line.
 */
export type TraceFormat = 'azure-llm' | 'csv' | 'json-lines' | 'nab';

export interface ReadTraceOptions {
  readonly name: string;
  /** @default what the first line says */
  readonly format?: TraceFormat;
  /** An interval of counts that is not there had no traffic, or is an error. @default 'error' */
  readonly gaps?: 'error' | 'idle';
  /** With `azure-llm`: milliseconds that an instance works at each token it reads and writes. @default the fleet's service times */
  readonly tokenMs?: { readonly context: number; readonly generated: number };
}

/**
 * A trace of text in one of the formats. Timestamps are milliseconds since the epoch or ISO 8601, of UTC where they name
 * no zone, and ascend; requests at the same time are several requests. A count is of the requests from its timestamp until the
 * next; the smallest step between two timestamps is the interval, and all others are multiples of it.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_TRACE` with the line, for text that is not of the format, times that go back,
 * counts and service times that are negative or no numbers, gaps unless they are allowed, and a trace without requests.
 */
export function readTrace(text: string, options: ReadTraceOptions): Trace {
  const rows = readRows(text, options);
  checkOrder(rows);
  checkSpan(rows);
  return rows[0].count === undefined ? timesTrace(rows) : countTrace(rows, options.gaps ?? 'error');
}

function checkOrder(rows: readonly TraceRow[]): void {
  for (let i = 1; i < rows.length; i++) {
    const lateMs = rows[i - 1]!.atMs - rows[i]!.atMs;
    if (lateMs > 0)
      throw traceError(rows[i]!, 'a timestamp not before the last', `one ${lateMs} ms before it; sort the file`);
  }
}

/** The interval of the last count comes on top, which may be as long as all before it. */
const maxSpan = maxTime / 2;

function checkSpan(rows: readonly [TraceRow, ...TraceRow[]]): void {
  const last = rows.at(-1)!;
  if (last.atMs - rows[0].atMs >= maxSpan)
    throw traceError(last, `a timestamp less than ${maxSpan} ms behind the first`, `${last.atMs - rows[0].atMs} ms`);
}

function timesTrace(rows: readonly [TraceRow, ...TraceRow[]]): Trace {
  const { name, atMs, serviceMs } = rows[0];
  // Whole, so that decisions come at whole milliseconds.
  const startMs = Math.floor(atMs);
  const timesMs = Float64Array.from(rows, (row) => row.atMs - startMs);
  const services = serviceMs === undefined ? {} : { serviceMs: Float64Array.from(rows, (row) => row.serviceMs!) };
  // Times lie below the duration.
  const durationMs = Math.floor(timesMs.at(-1)!) + 1;
  return { name, durationMs, startMs, arrivals: { kind: 'times', timesMs, ...services } };
}
