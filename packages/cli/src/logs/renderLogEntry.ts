// An entry of a log as a person reads it.
import type { Console, Style } from '../context.ts';
import type { LogEntry } from './logEntry.ts';
import { renderReport } from './renderReport.ts';

/** One or more lines: the time if there is one to show, the beginning of the request id, the level, the message. */
export function renderLogEntry(entry: LogEntry, time: string | undefined, paint: Console['paint']): string {
  const { requestId = '-', level, kind } = entry;
  const columns = [
    ...(time === undefined ? [] : [paint('dim', time)]),
    paint('dim', requestId.slice(0, 8).padEnd(8)),
    paint(styleOf(level), (level ?? names[kind] ?? '').padEnd(6)),
    messageOf(entry, paint),
  ];
  return columns.join('  ');
}

const names: Partial<Record<LogEntry['kind'], string>> = { init: 'INIT', report: 'REPORT' };

function messageOf({ kind, message, report, fields }: LogEntry, paint: Console['paint']): string {
  if (report) return renderReport(report).replace('cold start', (text) => paint('yellow', text));
  if (kind === 'init') return `${paint('yellow', 'cold start')}  ${message}`;
  return fields ? [message, ...details(fields)].join('\n') : message;
}

// An error of a JSON line has its stack in a field; others follow as they are.
function details({ errorType, errorMessage, stackTrace, ...others }: Readonly<Record<string, unknown>>): string[] {
  const stack = Array.isArray(stackTrace) ? stackTrace.map(String) : [];
  const head =
    errorType === undefined && errorMessage === undefined ? [] : [`${errorType ?? 'Error'}: ${errorMessage}`];
  const lines = stack.length > 0 ? stack : head;
  const rest = Object.entries(others).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return [...lines, ...rest].map((line) => `    ${line.trim()}`);
}

const styles: Readonly<Record<string, Style>> = { ERROR: 'red', FATAL: 'red', WARN: 'yellow', WARNING: 'yellow' };

function styleOf(level: string | undefined): Style {
  return (level !== undefined && Object.hasOwn(styles, level) && styles[level]) || 'dim';
}
