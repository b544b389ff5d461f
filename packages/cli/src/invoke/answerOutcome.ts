// What comes of an answer: the payload on stdout, the rest on stderr, or all of it as JSON.
import { isUtf8 } from 'node:buffer';
import type { Console, Context } from '../context.ts';
import { jsonValue } from '../jsonObject.ts';
import { type LogEntry, parseLogEntry } from '../logs/logEntry.ts';
import { renderLogEntry } from '../logs/renderLogEntry.ts';
import { renderReport } from '../logs/renderReport.ts';
import type { Report } from '../reportLine.ts';
import type { Outcome } from '../verb.ts';
import { type FunctionError, renderFunctionError } from './functionError.ts';
import type { InvokeAnswer } from './invokeFunction.ts';

/** What `kinglet invoke --json` prints. */
export interface InvokeData {
  readonly statusCode: number;
  readonly requestId?: string | undefined;
  readonly version?: string | undefined;
  /** The value if it is JSON, else its text, else its bytes in base64. */
  readonly payload: unknown;
  /** Only when it is true. */
  readonly isBase64Encoded?: boolean;
  readonly report: Report | null;
  readonly error: FunctionError | null;
}

/** Tells of the answer on stderr. Its payload is on stdout already if it `isPrinted`, or comes there as it is. */
export async function answerOutcome(context: Context, answer: InvokeAnswer, isPrinted: boolean): Promise<Outcome> {
  const { console } = context;
  const entries = entriesOf(answer.logs);
  const report = entries.find((entry) => entry.report?.kind === 'invocation')?.report;
  for (const entry of entries) if (isShown(entry)) console.note(renderLogEntry(entry, undefined, console.paint));
  if (!console.isJson && !isPrinted) await console.write(answer.payload);
  // On a terminal the payload and what follows share a screen.
  if (!console.isJson && context.isInteractive && answer.payload.at(-1) !== lineBreak) console.note('');
  if (report) console.note(console.paint('dim', renderReport(report)));
  if (answer.error) noteError(console, answer.error);
  return { data: dataOf(answer, report), exitCode: answer.error ? 1 : 0 };
}

const lineBreak = 10;
/** What Lambda's API gives of a log; a longer one begins in the middle of a line. */
const tailBytes = 4096;

function entriesOf(logs: string): LogEntry[] {
  const lines = logs.split('\n');
  const whole = Buffer.byteLength(logs) >= tailBytes ? lines.slice(1) : lines;
  return whole.filter((line) => line.trim() !== '').map(parseLogEntry);
}

function isShown({ kind, report }: LogEntry): boolean {
  return kind !== 'routine' && report?.kind !== 'invocation';
}

function noteError({ note, paint }: Console, error: FunctionError): void {
  note(`${paint('red', 'the function failed')}: ${renderFunctionError(error)}`);
}

function dataOf(
  { statusCode, requestId, version, payload, error }: InvokeAnswer,
  report: Report | undefined,
): InvokeData {
  return { statusCode, requestId, version, ...shownPayload(payload), report: report ?? null, error: error ?? null };
}

function shownPayload(bytes: Uint8Array): Pick<InvokeData, 'isBase64Encoded' | 'payload'> {
  const buffer = Buffer.from(bytes);
  if (!isUtf8(buffer)) return { payload: buffer.toString('base64'), isBase64Encoded: true };
  const text = buffer.toString('utf8');
  const json = jsonValue(text);
  return { payload: json ? json.value : text };
}
