// What a line of a function's log says: printed by the function, or by Lambda around it; as text or as JSON.
import { defined } from '../defined.ts';
import { isObject, type JsonObject, jsonObject } from '../jsonObject.ts';
import { isColdStart as isReportOfColdStart, parseReport, type Report } from '../reportLine.ts';

export interface LogEntry {
  /** `routine` is what Lambda writes around every event; `init` is the beginning of a cold start. */
  readonly kind: 'function' | 'init' | 'platform' | 'report' | 'routine';
  /** As the line itself has it. */
  readonly time?: string;
  readonly requestId?: string;
  readonly level?: string;
  readonly message: string;
  /** What a JSON line has beside these. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly report?: Report;
  readonly isColdStart: boolean;
}

/** Any line is an entry: what has no form that is known is a message of the function. Never throws. */
export function parseLogEntry(line: string): LogEntry {
  const text = line.replace(/[\r\n]+$/, '');
  const fields = text.startsWith('{') ? jsonObject(text) : undefined;
  const report = parseReport(text);
  if (report) return reportEntry(report, text, fields);
  if (!fields) return textEntry(text);
  return typeof fields.type === 'string' && fields.type.startsWith('platform.')
    ? platformEntry(fields.type, fields, text)
    : jsonEntry(fields, text);
}

function reportEntry(report: Report, message: string, fields: JsonObject | undefined): LogEntry {
  const requestId = report.kind === 'invocation' ? report.requestId : undefined;
  const isColdStart = isReportOfColdStart(report);
  return { kind: 'report', ...defined({ time: textOf(fields?.time), requestId }), message, report, isColdStart };
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const isoTime = '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z';
// START and END of Lambda; the lines of Node's and Kinglet's console, of Python's logging, of a time-out.
const routine = /^(?:START|END) RequestId: (\S+)/;
const nodeLine = new RegExp(`^(${isoTime})\\t([^\\t]*)\\t([A-Z]+)\\t([^]*)$`);
const pythonLine = new RegExp(`^\\[([A-Z]+)\\]\\t(${isoTime})\\t([^\\t]*)\\t([^]*)$`);
const timeoutLine = new RegExp(`^(${isoTime}) (${uuid}) (Task timed out[^]*)$`);

function textEntry(text: string): LogEntry {
  const requestId = routine.exec(text)?.[1];
  if (requestId !== undefined) return { kind: 'routine', requestId, message: text, isColdStart: false };
  if (text.startsWith('INIT_START ')) return { kind: 'init', message: text.slice(11), isColdStart: true };
  if (text.startsWith('RESTORE_START ')) return { kind: 'init', message: text.slice(14), isColdStart: true };
  const node = nodeLine.exec(text);
  if (node) return functionEntry(node[4], node[1], node[2], node[3]);
  const python = pythonLine.exec(text);
  if (python) return functionEntry(python[4], python[2], python[3], python[1]);
  const timeout = timeoutLine.exec(text);
  if (timeout) return { ...functionEntry(timeout[3], timeout[1], timeout[2], 'ERROR'), kind: 'platform' };
  return functionEntry(text);
}

function functionEntry(message = '', time?: string, id?: string, level?: string): LogEntry {
  const requestId = id === '-' || id === 'undefined' ? undefined : id;
  return { kind: 'function', ...defined({ time, requestId, level }), message, isColdStart: false };
}

function jsonEntry(all: JsonObject, line: string): LogEntry {
  const { timestamp, time, level, requestId, message, msg, ...fields } = all;
  const known = { time: textOf(timestamp) ?? textOf(time), level: textOf(level), requestId: textOf(requestId) };
  const said = message ?? msg;
  // No log line of a known form, but an object that the function printed.
  if (said === undefined && known.level === undefined) return functionEntry(line);
  const shown = typeof said === 'string' ? said : JSON.stringify(said ?? '');
  return { kind: 'function', ...defined(known), message: shown, fields, isColdStart: false };
}

const startTypes = ['platform.initStart', 'platform.restoreStart'];
const loudTypes = ['platform.fault', 'platform.logsDropped'];

function platformEntry(type: string, { time, record }: JsonObject, line: string): LogEntry {
  const fields = isObject(record) ? record : {};
  const isStart = startTypes.includes(type);
  const kind = isStart ? 'init' : loudTypes.includes(type) ? 'platform' : 'routine';
  const message = isStart ? startMessage(fields) : line;
  const known = defined({ time: textOf(time), requestId: textOf(fields.requestId) });
  return { kind, ...known, message, isColdStart: isStart };
}

function startMessage({ runtimeVersion, runtimeVersionArn }: JsonObject): string {
  const parts = { 'Runtime Version': textOf(runtimeVersion), 'Runtime Version ARN': textOf(runtimeVersionArn) };
  return Object.entries(defined(parts))
    .map((part) => part.join(': '))
    .join(' ');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
