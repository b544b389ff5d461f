// The lines of a trace as rows of the same shape.
import { readTimestamp } from './readTimestamp.ts';
import type { ReadTraceOptions, TraceFormat } from './readTrace.ts';
import { traceError } from './traceError.ts';

/** One line: all rows of a trace have the same members. */
export interface TraceRow {
  readonly line: number;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly count?: number;
  readonly serviceMs?: number;
}

const headers: Readonly<Record<Exclude<TraceFormat, 'json-lines'>, readonly string[]>> = {
  'azure-llm': ['TIMESTAMP,ContextTokens,GeneratedTokens'],
  nab: ['timestamp,value'],
  csv: ['timestamp', 'timestamp,serviceMs', 'timestamp,count'],
};

/** Throws AutoscalerError KINGLET_AUTOSCALER_TRACE for the first line that is wrong; blank lines are none. */
export function readRows(text: string, options: ReadTraceOptions): TraceRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const start = lines.findIndex((content) => content.trim() !== '');
  if (start < 0) throw traceError(options.name, 1, 'a trace', 'nothing');
  const format = options.format ?? formatOf(lines[start]!, options.name, start + 1);
  const isJson = format === 'json-lines';
  const columns = isJson ? undefined : columnsOf(lines[start]!, format, options.name, start + 1);
  const rows: TraceRow[] = [];
  for (let i = isJson ? start : start + 1; i < lines.length; i++) {
    const content = lines[i]!;
    if (content.trim() === '') continue;
    const fields = columns ? splitLine(content, columns, options.name, i + 1) : parseLine(content, options.name, i + 1);
    const row = toRow(fields, i + 1, options);
    checkMembers(rows[0] ?? row, row, options.name);
    rows.push(row);
  }
  if (rows.length === 0) throw traceError(options.name, start + 1, 'rows below the header', 'none');
  return rows;
}

/** What a line says, by column. */
type Fields = Readonly<Record<string, unknown>>;

function formatOf(line: string, name: string, number: number): TraceFormat {
  if (line.trimStart().startsWith('{')) return 'json-lines';
  const found = (['azure-llm', 'nab', 'csv'] as const).find((format) => headers[format].includes(line.trim()));
  if (found) return found;
  throw traceError(
    name,
    number,
    `an object or one of the headers ${Object.values(headers).flat().join(' | ')}`,
    quote(line),
  );
}

function columnsOf(line: string, format: Exclude<TraceFormat, 'json-lines'>, name: string, number: number): string[] {
  const allowed = headers[format];
  if (!allowed?.includes(line.trim()))
    throw traceError(name, number, `the header ${allowed?.join(' or ')}`, quote(line));
  return line.trim().split(',');
}

function splitLine(content: string, columns: readonly string[], name: string, line: number): Fields {
  const cells = content.split(',');
  if (cells.length !== columns.length) throw traceError(name, line, `${columns.length} cells`, quote(content));
  return Object.fromEntries(cells.map((cell, i) => [columns[i]!, cell.trim()]));
}

function parseLine(content: string, name: string, line: number): Fields {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw traceError(name, line, 'JSON', `${quote(content)} (${(cause as Error).message})`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw traceError(name, line, 'an object', quote(content));
  const unknown = Object.keys(value).find((key) => !['timestamp', 'count', 'serviceMs'].includes(key));
  if (unknown === undefined) return value as Fields;
  throw traceError(name, line, 'timestamp with count or serviceMs', `the key '${unknown}'`);
}

function toRow(fields: Fields, line: number, { name, tokenMs }: ReadTraceOptions): TraceRow {
  const amount = (column: string): number => {
    const value = fields[column];
    const found = typeof value === 'string' && value !== '' ? Number(value) : value;
    if (typeof found === 'number' && Number.isFinite(found) && found >= 0) return found;
    throw traceError(name, line, `${column} to be a finite number from 0`, JSON.stringify(value) ?? 'none');
  };
  const atMs = readTimestamp(fields.timestamp ?? fields.TIMESTAMP);
  if (atMs === undefined)
    throw traceError(
      name,
      line,
      'a timestamp, ISO 8601 or milliseconds',
      JSON.stringify(fields.timestamp ?? fields.TIMESTAMP) ?? 'none',
    );
  if ('ContextTokens' in fields) {
    const serviceMs =
      tokenMs && amount('ContextTokens') * tokenMs.context + amount('GeneratedTokens') * tokenMs.generated;
    return { line, atMs, ...(serviceMs !== undefined && { serviceMs }) };
  }
  if ('count' in fields && 'serviceMs' in fields) throw traceError(name, line, 'count or serviceMs', 'both');
  const countColumn = ['count', 'value'].find((column) => column in fields);
  if (countColumn) return { line, atMs, count: amount(countColumn) };
  return 'serviceMs' in fields ? { line, atMs, serviceMs: amount('serviceMs') } : { line, atMs };
}

function checkMembers(first: TraceRow, row: TraceRow, name: string): void {
  for (const member of ['count', 'serviceMs'] as const)
    if (member in first !== member in row)
      throw traceError(name, row.line, `${member} ${member in first ? 'as before' : 'nowhere'}`, 'the opposite');
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
