// What a behaviour is, and the tools its check is written with.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { BootstrapProcess, ProcessExit } from '../bootstrapProcess.ts';
import {
  type RecordedRequest,
  type ScriptedApi,
  type ScriptOptions,
  type ScriptStep,
  startScriptedApi,
} from '../scriptedApi.ts';
import type { HandlerName } from './handlers.ts';

/** A bootstrap with one of the handlers in it. */
export interface Subject {
  /** Program and arguments. */
  readonly command: readonly string[];
  /** Added to Lambda's variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Multiplies every time limit: 1 for a program of this machine, more under emulation. @default 1 */
  readonly patience?: number;
  /** `_HANDLER`: where the function is, for runtimes that look it up by name. @default 'index.handler' */
  readonly handlerString?: string;
  /** Shorter runs of the checks that count invocations. @default false */
  readonly quick?: boolean;
  /** Milliseconds that a start may take (check 35). @default 1000 */
  readonly budgetMs?: number;
  /** Told what a check measured. */
  readonly onMeasured?: (text: string) => void;
}

/** One thing that a bootstrap does, checked from outside. */
export interface Behaviour {
  /** The check of the conformance list (1 to 35) that it belongs to. */
  readonly id: number;
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
  /** The frames it wrote to the telemetry descriptor. */
  readonly telemetry: Uint8Array;
}

/** How a script is played. */
export interface PlayOptions extends ScriptOptions {
  /** For the whole script, in milliseconds. @default 15000 */
  readonly limitMs?: number;
  /** Added to Lambda's variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Gives the process a telemetry descriptor. */
  readonly telemetry?: boolean;
  /** Called when the last step has been played, while the process runs. */
  readonly atEnd?: (process: BootstrapProcess) => Promise<void> | void;
}

const stepLimitMs = 15_000;
const lastRequestsMs = 300;

/** Plays a script to its end against the subject, then kills it. */
export async function play(subject: Subject, steps: readonly ScriptStep[], options: PlayOptions = {}): Promise<Played> {
  await using api = await startScriptedApi(steps, options);
  const process = api.run(subject.command, envOf(subject, options), options);
  const finished = api.finished((options.limitMs ?? stepLimitMs) * (subject.patience ?? 1));
  // A script that fails later than the process does is of no interest.
  finished.catch(() => undefined);
  await Promise.race([finished, process.exited]);
  if (!api.ended()) assert.fail(`the process ended too early (${exitText(await process.exited)})\n${api.state()}`);
  await finished;
  await options.atEnd?.(process);
  return playedOf(api, process);
}

/** Plays a script whose end is the end of the process. */
export async function playToExit(
  subject: Subject,
  steps: readonly ScriptStep[],
  options: PlayOptions = {},
): Promise<Played & { readonly exit: ProcessExit }> {
  await using api = await startScriptedApi(steps, options);
  const process = api.run(subject.command, envOf(subject, options), options);
  const finished = api.finished((options.limitMs ?? stepLimitMs) * (subject.patience ?? 1));
  finished.catch(() => undefined);
  // What the process sent before its end may still be on its way.
  await Promise.race([finished, process.exited.then(() => wait(lastRequestsMs))]);
  if (!api.ended()) assert.fail(`the process ended too early (${exitText(await process.exited)})\n${api.state()}`);
  await finished;
  await options.atEnd?.(process);
  const exit = await exitOf(process, subject);
  return { ...playedOf(api, process), exit };
}

function exitText({ code, signal, spawnError }: ProcessExit): string {
  return spawnError?.message ?? signal ?? `exit code ${code}`;
}

/** What is added to Lambda's variables for a subject. */
export function envOf(subject: Subject, options: Pick<PlayOptions, 'env'> = {}): Record<string, string> {
  const handler = subject.handlerString === undefined ? {} : { _HANDLER: subject.handlerString };
  return { ...handler, ...subject.env, ...options.env };
}

function playedOf(api: ScriptedApi, process: BootstrapProcess): Played {
  return {
    requests: [...api.requests],
    connections: api.connections(),
    output: process.output(),
    telemetry: process.telemetry(),
  };
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

/** The error body of the specification; AWS's Node client calls the frames `trace`. */
export interface ErrorBody {
  readonly errorMessage: string;
  readonly errorType: string;
  readonly stackTrace?: readonly string[];
}

/** Checks the form of an error's body and returns it. */
export function errorOf(request: RecordedRequest | undefined): ErrorBody {
  const { trace, ...rest } = jsonOf(request) as ErrorBody & { readonly trace?: readonly string[] };
  const body: ErrorBody = trace === undefined ? rest : { ...rest, stackTrace: trace };
  assert.equal(typeof body.errorMessage, 'string', 'errorMessage is text');
  assert.equal(typeof body.errorType, 'string', 'errorType is text');
  assert.ok(
    body.stackTrace === undefined ||
      (Array.isArray(body.stackTrace) && body.stackTrace.every((line) => typeof line === 'string')),
    'stackTrace, where there is one, is a list of texts',
  );
  return body;
}

/** Bytes of a given length in which every value and every position counts. */
export function patternBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = i * 31 + (i >>> 8) * 7;
  return bytes;
}

/** A JSON text of a given length in bytes, 2 at least, in which every position counts. */
export function jsonText(length: number): Uint8Array {
  const text = patternBytes(length).map((byte) => 97 + (byte % 26));
  text[0] = 34;
  text[length - 1] = 34;
  return text;
}
