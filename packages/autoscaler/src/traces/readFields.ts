// What the lines of each format say, by column.
import type { TraceFormat } from './readTrace.ts';
import { type Place, traceError } from './traceError.ts';

/** A line of a trace. */
export interface Line extends Place {
  readonly text: string;
}

/** By column: text of CSV, anything of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

const headers: Readonly<Record<Exclude<TraceFormat, 'json-lines'>, readonly string[]>> = {
  'azure-llm': ['TIMESTAMP,ContextTokens,GeneratedTokens'],
  nab: ['timestamp,value'],
  csv: ['timestamp', 'timestamp,serviceMs', 'timestamp,count'],
};

/** The fields of each line; the first says of which format all are, unless `format` does. Throws as `readTrace`. */
export function readFields(
  [first, ...others]: readonly [Line, ...Line[]],
  format: TraceFormat = formatOf(first),
): Fields[] {
  if (format === 'json-lines') return [first, ...others].map(parseLine);
  const columns = columnsOf(first, format);
  return others.map((line) => splitLine(line, columns));
}

function formatOf(line: Line): TraceFormat {
  if (line.text.startsWith('{')) return 'json-lines';
  const found = (['azure-llm', 'nab', 'csv'] as const).find((format) => headers[format].includes(line.text));
  if (found) return found;
  const all = Object.values(headers).flat().join(' | ');
  throw traceError(line, `an object or one of the headers ${all}`, quote(line.text));
}

function columnsOf(line: Line, format: Exclude<TraceFormat, 'json-lines'>): string[] {
  const allowed = headers[format];
  if (allowed.includes(line.text)) return line.text.split(',');
  throw traceError(line, `the header ${allowed.join(' or ')}`, quote(line.text));
}

function splitLine(line: Line, columns: readonly string[]): Fields {
  const cells = line.text.split(',');
  if (cells.length !== columns.length) throw traceError(line, `${columns.length} cells`, quote(line.text));
  return Object.fromEntries(cells.map((cell, i) => [columns[i]!, cell.trim()]));
}

function parseLine(line: Line): Fields {
  const value = parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw traceError(line, 'an object', quote(line.text));
  const unknown = Object.keys(value).find((key) => !['timestamp', 'count', 'serviceMs'].includes(key));
  if (unknown === undefined) return value as Fields;
  throw traceError(line, 'timestamp with count or serviceMs', `the key '${unknown}'`);
}

function parse(line: Line): unknown {
  try {
    return JSON.parse(line.text);
  } catch (cause) {
    throw traceError(line, 'JSON', quote(line.text), cause);
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
