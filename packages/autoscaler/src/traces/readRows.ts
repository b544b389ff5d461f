// The lines of a trace as rows of the same shape.
import { type Fields, type Line, readFields } from './readFields.ts';
import { readTimestamp } from './readTimestamp.ts';
import type { ReadTraceOptions } from './readTrace.ts';
import { type Place, traceError } from './traceError.ts';

/** One line: all rows of a trace have the same members. */
export interface TraceRow extends Place {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly count?: number;
  readonly serviceMs?: number;
}

/** At least one. Throws AutoscalerError KINGLET_AUTOSCALER_TRACE for the first line that is wrong; blank lines are none. */
export function readRows(text: string, options: ReadTraceOptions): [TraceRow, ...TraceRow[]] {
  const [header, ...lines] = linesOf(text, options.name);
  if (header === undefined) throw traceError({ name: options.name, line: 1 }, 'a trace', 'nothing');
  const fields = readFields([header, ...lines], options.format);
  // Without a header the first line is a row.
  const places = fields.length > lines.length ? [header, ...lines] : lines;
  const [first, ...others] = fields.map((each, i) => toRow(each, places[i]!, options));
  if (first === undefined) throw traceError(header, 'rows below the header', 'none');
  for (const row of others) checkMembers(first, row);
  return [first, ...others];
}

function linesOf(text: string, name: string): Line[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return lines.map((content, i) => ({ name, line: i + 1, text: content.trim() })).filter((line) => line.text !== '');
}

function toRow(fields: Fields, { name, line }: Place, { tokenMs }: ReadTraceOptions): TraceRow {
  const place = { name, line };
  const row = { ...place, atMs: timestampOf(fields, place) };
  if ('ContextTokens' in fields) {
    if (!tokenMs) return row;
    const [context, generated] = [amountOf(fields, 'ContextTokens', place), amountOf(fields, 'GeneratedTokens', place)];
    return { ...row, serviceMs: context * tokenMs.context + generated * tokenMs.generated };
  }
  const count = 'value' in fields ? 'value' : 'count';
  if (count in fields && 'serviceMs' in fields) throw traceError(place, 'count or serviceMs', 'both');
  if (count in fields) return { ...row, count: amountOf(fields, count, place) };
  return 'serviceMs' in fields ? { ...row, serviceMs: amountOf(fields, 'serviceMs', place) } : row;
}

function timestampOf(fields: Fields, place: Place): number {
  const value = fields.timestamp ?? fields.TIMESTAMP;
  const atMs = readTimestamp(value);
  if (atMs !== undefined) return atMs;
  throw traceError(place, 'a timestamp, ISO 8601 or milliseconds', JSON.stringify(value) ?? 'none');
}

function amountOf(fields: Fields, column: string, place: Place): number {
  const value = fields[column];
  const isDecimal = typeof value === 'string' && /^[\d.]+(e[+-]?\d+)?$/i.test(value);
  const amount = isDecimal ? Number(value) : value;
  if (typeof amount === 'number' && Number.isFinite(amount) && amount >= 0) return amount;
  throw traceError(place, `${column} to be a finite number from 0`, JSON.stringify(value) ?? 'none');
}

function checkMembers(first: TraceRow, row: TraceRow): void {
  for (const member of ['count', 'serviceMs'] as const)
    if (member in first !== member in row)
      throw traceError(row, `${member} ${member in first ? 'as before' : 'nowhere'}`, 'the opposite');
}
