// What a behaviour is, and the tools its check is written with.
import assert from 'node:assert/strict';
import type { BootstrapProcess, ProcessExit } from '../bootstrapProcess.ts';
import { type RecordedRequest, type ScriptStep, startScriptedApi } from '../scriptedApi.ts';
import type { HandlerName } from './handlers.ts';

/** A bootstrap with one of the handlers in it. */
export interface Subject {
  /** Program and arguments. */
  readonly command: readonly string[];
  /** Added to Lambda's variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Multiplies every time limit: 1 for a program of this machine, more under emulation. @default 1 */
  readonly patience?: number;
}

/** One thing that a bootstrap does, checked from outside. */
export interface Behaviour {
  readonly name: string;
  /** Where the rule comes from. */
  readonly source: string;
  readonly handler: HandlerName;
  /** Rejects with an assertion that says what was expected and what came. */
  readonly check: (subject: Subject) => Promise<void>;
}

/** What a played script leaves behind. */
export interface Played {
  readonly requests: readonly RecordedRequest[];
  readonly connections: number;
  /** Everything the process printed. */
  readonly output: string;
}

const stepLimitMs = 15_000;

/** Plays a script to its end against the subject, then kills it. */
export async function play(
  subject: Subject,
  steps: readonly ScriptStep[],
  limitMs: number = stepLimitMs,
): Promise<Played> {
  await using api = await startScriptedApi(steps);
  const process = api.run(subject.command, subject.env);
  await api.finished(limitMs * (subject.patience ?? 1));
  return { requests: [...api.requests], connections: api.connections(), output: process.output() };
}

/** Plays a script whose end is the end of the process. */
export async function playToExit(
  subject: Subject,
  steps: readonly ScriptStep[],
): Promise<Played & { readonly exit: ProcessExit }> {
  await using api = await startScriptedApi(steps);
  const process = api.run(subject.command, subject.env);
  const [exit] = await Promise.all([exitOf(process, subject), api.finished(stepLimitMs * (subject.patience ?? 1))]);
  return { requests: [...api.requests], connections: api.connections(), output: process.output(), exit };
}

/** Waits for the end of a process. @throws AssertionError if it goes on. */
export async function exitOf(process: BootstrapProcess, subject: Subject): Promise<ProcessExit> {
  const limitMs = stepLimitMs * (subject.patience ?? 1);
  const timer = new AbortController();
  const late = new Promise<undefined>((resolve) => {
    const handle = setTimeout(() => resolve(undefined), limitMs);
    timer.signal.addEventListener('abort', () => clearTimeout(handle));
  });
  const exit = await Promise.race([process.exited, late]);
  timer.abort();
  assert.ok(exit, `the process goes on after ${limitMs} ms; it printed: ${process.output()}`);
  return exit;
}

/** The exit of a process that gives up in good order: with a code, and not 0. */
export function assertFailed(exit: ProcessExit, output: string): void {
  assert.equal(exit.signal, null, `ended by ${exit.signal}; it printed: ${output}`);
  assert.notEqual(exit.code, 0, `exit code 0 hides the failure; it printed: ${output}`);
}

/** The requests that carry an answer or an error, in order. */
export function posts(played: Played): RecordedRequest[] {
  return played.requests.filter((request) => request.method === 'POST');
}

/** A request's body as JSON. */
export function jsonOf(request: RecordedRequest | undefined): unknown {
  const text = Buffer.from(request?.body ?? []).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new assert.AssertionError({
      message: `expected JSON, got ${JSON.stringify(text)} (${(cause as Error).message})`,
    });
  }
}

/** The error body of the specification. */
export interface ErrorBody {
  readonly errorMessage: string;
  readonly errorType: string;
  readonly stackTrace: readonly string[];
}

/** Checks form and header of an error and returns its body. */
export function errorOf(request: RecordedRequest | undefined): ErrorBody {
  const body = jsonOf(request) as ErrorBody;
  assert.equal(typeof body.errorMessage, 'string', 'errorMessage is text');
  assert.equal(typeof body.errorType, 'string', 'errorType is text');
  assert.ok(
    Array.isArray(body.stackTrace) && body.stackTrace.every((line) => typeof line === 'string'),
    'stackTrace is a list of texts',
  );
  const header = request?.headers['lambda-runtime-function-error-type'] ?? '';
  assert.match(header, /^(Runtime|Function)\.[A-Z][a-zA-Z]+$/, 'the platform keeps this form only');
  return body;
}

/** Bytes of a given length in which every value and every position counts. */
export function patternBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + (i >>> 8) * 7) & 255);
}
