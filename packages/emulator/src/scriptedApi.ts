// A Runtime API that does exactly what a test's script says, byte by byte, and records what the bootstrap sent.

import type { Socket } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { type BootstrapProcess, spawnBootstrap } from './bootstrapProcess.ts';
import { EmulatorError } from './errors.ts';
import { functionArn } from './functionArn.ts';
import { type HttpRequest, startHttpServer } from './httpServer.ts';
import { lambdaEnv } from './lambdaEnv.ts';
import type { RequestHead } from './requestParser.ts';
import { type ResponseSpec, responseBytes } from './responseBytes.ts';

/** One thing to do on the connection of a request. Doing nothing leaves the client waiting. */
export type ScriptAction =
  /** Sends bytes, or a response built from a description; in pieces of `splitBytes`, each a packet of its own. */
  | { readonly send: Uint8Array | string | ResponseSpec; readonly splitBytes?: number }
  | { readonly waitMs: number }
  /** `fin` after what was sent, or a TCP reset. */
  | { readonly close: 'fin' | 'reset' };

/** What is expected next, and how it is answered. */
export interface ScriptStep {
  readonly method?: string;
  /** The request target: exact text or a pattern. */
  readonly path?: string | RegExp;
  /** `head` acts before the body has been read. @default 'end' */
  readonly at?: 'head' | 'end';
  /** The body is not read for this long: the client's writes fill the socket and have to wait. */
  readonly stallMs?: number;
  /** Answers every later request too; only for the last step. */
  readonly repeat?: boolean;
  readonly actions: readonly ScriptAction[];
}

/** A request as the bootstrap sent it. `body` is empty for steps that act at `head`. */
export interface RecordedRequest extends Omit<HttpRequest, 'socket'> {
  /** When it had been read, by `performance.now()`. */
  readonly receivedMs: number;
}

/** What a script may have beside its steps. */
export interface ScriptOptions {
  /**
   * Asked for every request before the steps are: an answer, or `wait` to leave it waiting, and the request belongs to no
   * step; undefined, and it does. For calls that come at any time, such as an extension's.
   */
  readonly aside?: (request: RequestHead) => ResponseSpec | 'wait' | undefined;
}

/** A running script. */
export interface ScriptedApi extends AsyncDisposable {
  /** `127.0.0.1:port`, the value of AWS_LAMBDA_RUNTIME_API. */
  readonly address: string;
  /** Every request so far, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Connections accepted so far. */
  readonly connections: () => number;
  /**
   * Resolves when the last step has been played. Requests after that are recorded and left waiting.
   * @throws {EmulatorError} `KINGLET_EMULATOR_SCRIPT` when a request is not the expected one, when bytes are not HTTP, or
   * after `timeoutMs` (default 10000): the message lists what came.
   */
  readonly finished: (timeoutMs?: number) => Promise<void>;
  /** True when the last step has been played or the script has failed. */
  readonly ended: () => boolean;
  /** How far the script is, what it waits for and what came, as text. */
  readonly state: () => string;
  /** Starts a bootstrap against this API with Lambda's environment and `env` on top; `stop` kills it. */
  readonly run: (
    command: readonly string[],
    env?: Readonly<Record<string, string>>,
    options?: { readonly telemetry?: boolean },
  ) => BootstrapProcess;
  /** Kills what `run` started and closes every connection. */
  readonly stop: () => Promise<void>;
}

/** The function that scripts are about, and its region. */
const scripted = { name: 'scripted', region: 'us-east-1' };
/** Its ARN. */
export const scriptedArn: string = functionArn(scripted.region, scripted.name);

/** Starts a scripted API: request number n is answered by step number n. */
export async function startScriptedApi(
  steps: readonly ScriptStep[],
  options: ScriptOptions = {},
): Promise<ScriptedApi> {
  const player = new Player(steps, options);
  const processes: BootstrapProcess[] = [];
  const server = await startHttpServer({
    onHead: (head, connection, socket) => player.onHead(head, connection, socket),
    onRequest: (request, reply) => {
      const beside = player.beside(request);
      if (beside === 'wait') return;
      if (beside) reply(beside);
      else void player.onRequest(request).then(() => reply(new Uint8Array()));
    },
    onBroken: (error) => player.fail(error),
  });
  const stop = async (): Promise<void> => {
    for (const process of processes) process.kill();
    await Promise.all(processes.map((process) => process.exited));
    await server.close();
  };
  return {
    address: server.address,
    requests: player.requests,
    connections: server.connections,
    finished: (timeoutMs = 10_000) => player.finished(timeoutMs, processes),
    ended: () => player.ended,
    state: () => player.state(processes),
    run: (command, env = {}, { telemetry = false } = {}) => {
      const process = spawnBootstrap({ command, telemetry, env: { ...scriptEnv(server.address), ...env } });
      processes.push(process);
      return process;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Lambda's variables with fixed values, for a Runtime API at `runtimeApi`. */
export function scriptEnv(runtimeApi: string, host: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return lambdaEnv({
    runtimeApi,
    functionName: scripted.name,
    functionVersion: '$LATEST',
    memoryMb: 128,
    region: scripted.region,
    handler: 'index.handler',
    taskRoot: process.cwd(),
    logStreamName: '2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef',
    path: host.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  });
}

class Player {
  readonly requests: RecordedRequest[] = [];
  readonly #steps: readonly ScriptStep[];
  readonly #aside: NonNullable<ScriptOptions['aside']>;
  /** The step that the next request belongs to. */
  #position = 0;
  /** Positions of the steps that have been played to their end. */
  readonly #played = new Set<number>();
  #error: unknown;
  #wake: () => void = () => undefined;

  constructor(steps: readonly ScriptStep[], options: ScriptOptions) {
    this.#steps = steps;
    this.#aside = options.aside ?? (() => undefined);
  }

  /** What a request that belongs to no step is answered. */
  beside({ socket: _, ...request }: HttpRequest): ReturnType<NonNullable<ScriptOptions['aside']>> {
    const answer = this.#aside(request);
    if (answer) this.requests.push({ ...request, receivedMs: performance.now() });
    return answer;
  }

  onHead(head: RequestHead, connection: number, socket: Socket): boolean {
    const step = this.#steps[this.#position];
    if (step?.stallMs !== undefined && this.#aside(head) === undefined) {
      socket.pause();
      setTimeout(() => socket.resume(), step.stallMs);
    }
    if (step?.at !== 'head' || this.#aside(head) !== undefined) return false;
    const now = performance.now();
    const nothing = { body: new Uint8Array(), bodyBytes: 0, trailers: {}, headMs: now, firstByteMs: undefined };
    void this.#play(step, { ...head, ...nothing, connection, receivedMs: now }, socket);
    return true;
  }

  async onRequest({ socket, ...request }: HttpRequest): Promise<void> {
    await this.#play(this.#steps[this.#position], { ...request, receivedMs: performance.now() }, socket);
  }

  fail(error: unknown): void {
    this.#error ??= error;
    this.#wake();
  }

  async finished(timeoutMs: number, processes: readonly BootstrapProcess[]): Promise<void> {
    const limit = AbortSignal.timeout(timeoutMs);
    while (!this.ended && !limit.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        limit.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    if (this.#error !== undefined) throw this.#error;
    if (!this.ended)
      throw new EmulatorError('KINGLET_EMULATOR_SCRIPT', `after ${timeoutMs} ms: ${this.state(processes)}`);
  }

  get ended(): boolean {
    return this.#error !== undefined || this.#played.size >= this.#steps.length;
  }

  state(processes: readonly BootstrapProcess[]): string {
    const next = wanted(this.#steps[this.#position] ?? (this.#steps.at(-1) as ScriptStep));
    const printed = processes.map((process) => process.output()).join('');
    return `${this.#progress()}, waiting for ${next}\n${this.#log()}\noutput: ${printed}`;
  }

  async #play(step: ScriptStep | undefined, request: RecordedRequest, socket: Socket): Promise<void> {
    this.requests.push(request);
    // A script that has failed lets nobody wait.
    if (this.#error !== undefined) socket.destroy();
    if (!step || this.#error !== undefined) return;
    const position = this.#position;
    if (!step.repeat) this.#position++;
    if (!matches(step, request)) {
      this.fail(
        new EmulatorError('KINGLET_EMULATOR_SCRIPT', `${this.#progress()}: expected ${wanted(step)}\n${this.#log()}`),
      );
      socket.destroy();
      return;
    }
    for (const action of step.actions) await act(action, socket);
    this.#played.add(position);
    this.#wake();
  }

  #progress(): string {
    return `step ${this.#position} of ${this.#steps.length}`;
  }

  #log(): string {
    return this.requests
      .map((request) => `  ${request.method} ${request.target} (${request.bodyBytes} bytes)`)
      .join('\n');
  }
}

function matches(step: ScriptStep, request: RecordedRequest): boolean {
  if (step.method !== undefined && step.method !== request.method) return false;
  if (step.path === undefined) return true;
  return typeof step.path === 'string' ? step.path === request.target : step.path.test(request.target);
}

function wanted(step: ScriptStep): string {
  return `${step.method ?? 'any method'} ${step.path ?? 'any path'}`;
}

async function act(action: ScriptAction, socket: Socket): Promise<void> {
  if ('waitMs' in action) return wait(action.waitMs);
  if ('close' in action) {
    if (action.close === 'fin') socket.end();
    else socket.resetAndDestroy();
    return undefined;
  }
  const bytes = bytesOf(action.send);
  const piece = action.splitBytes ?? bytes.length;
  for (let at = 0; at < bytes.length && !socket.destroyed; at += piece) {
    socket.write(bytes.subarray(at, at + piece));
    // One turn of the event loop flushes the piece as its own packet (the socket has no Nagle delay).
    await turn();
  }
  return undefined;
}

function bytesOf(send: Uint8Array | string | ResponseSpec): Uint8Array {
  if (send instanceof Uint8Array) return send;
  return typeof send === 'string' ? Buffer.from(send) : responseBytes(send);
}
