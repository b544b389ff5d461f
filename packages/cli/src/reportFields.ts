// The fields of Lambda's reports, as text writes them and as JSON does.
import { isObject, jsonObject } from './jsonObject.ts';

/** Values under the names that they have in the text. */
export type Fields = Map<string, unknown>;

type Kind = 'invocation' | 'init' | 'restore';

/** The fields of a line, none of them looked at yet. */
export interface ReportFields {
  readonly kind: Kind;
  readonly fields: Fields;
}

/** The fields of a report, of text or of a JSON record; undefined for any other line. */
export function readReportFields(line: string): ReportFields | undefined {
  const text = line.trim();
  return text.startsWith('{') ? readRecord(text) : readLine(text);
}

const lineKinds: readonly (readonly [string, Kind])[] = [
  ['REPORT ', 'invocation'],
  ['INIT_REPORT ', 'init'],
  ['RESTORE_REPORT ', 'restore'],
];

function readLine(text: string): ReportFields | undefined {
  const [start, kind] = lineKinds.find(([word]) => text.startsWith(word)) ?? [];
  if (start === undefined || kind === undefined) return undefined;
  const rest = text.slice(start.length);
  return { kind, fields: new Map(rest.includes('\t') ? separatedFields(rest) : runningFields(rest)) };
}

function separatedFields(text: string): [string, string][] {
  return text
    .split(/[\t\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...value] = part.split(':');
      return [name.replace(/^XRAY /, '').trim(), value.join(':').trim()];
    });
}

// A name is one or more capitalized words, a value is one word and its unit.
function runningFields(text: string): [string, string][] {
  const field = /([A-Z][\w-]*(?: [A-Z][\w-]*)*): +(\S+(?: (?:ms|MB)(?!\S))?)/g;
  return [...text.matchAll(field)].map(([, name = '', value = '']) => [name.replace(/^XRAY /, ''), value]);
}

const recordKinds: Readonly<Record<string, Kind>> = {
  'platform.report': 'invocation',
  'platform.initReport': 'init',
  'platform.restoreReport': 'restore',
};

function readRecord(text: string): ReportFields | undefined {
  const { type, record } = jsonObject(text) ?? {};
  const kind = typeof type === 'string' && Object.hasOwn(recordKinds, type) ? recordKinds[type] : undefined;
  if (!kind || !isObject(record)) return undefined;
  const { metrics, tracing, ...rest } = record;
  const ownDuration = { invocation: 'Duration', init: 'Init Duration', restore: 'Restore Duration' }[kind];
  const names = { ...textNames, durationMs: ownDuration };
  const all = { ...rest, ...(isObject(metrics) ? metrics : {}), ...traceOf(tracing) };
  return { kind, fields: new Map(Object.entries(all).map(([name, value]) => [nameIn(names, name), value])) };
}

const textNames: Readonly<Record<string, string>> = {
  requestId: 'RequestId',
  billedDurationMs: 'Billed Duration',
  memorySizeMB: 'Memory Size',
  maxMemoryUsedMB: 'Max Memory Used',
  initDurationMs: 'Init Duration',
  restoreDurationMs: 'Restore Duration',
  billedRestoreDurationMs: 'Billed Restore Duration',
  status: 'Status',
  errorType: 'Error Type',
  phase: 'Phase',
};

function nameIn(names: Readonly<Record<string, string>>, name: string): string {
  return (Object.hasOwn(names, name) && names[name]) || name;
}

// `Root=1-…;Parent=…;Sampled=1`, as in the header of X-Ray.
function traceOf(tracing: unknown): Record<string, string> {
  if (!isObject(tracing) || typeof tracing.value !== 'string')
    return tracing === undefined ? {} : { tracing: `${tracing}` };
  const parts = Object.fromEntries(tracing.value.split(';').map((part) => part.split('=', 2)));
  const { Root, Parent, Sampled } = parts as Record<string, string | undefined>;
  return {
    ...(Root === undefined ? {} : { TraceId: Root }),
    ...(Parent === undefined ? {} : { SegmentId: Parent }),
    ...(Sampled === undefined ? {} : { Sampled: Sampled === '1' ? 'true' : 'false' }),
  };
}
