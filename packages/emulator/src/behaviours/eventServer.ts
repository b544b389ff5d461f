// A Runtime API that hands out many events to any number of pollers and keeps an account of them.
import { accepted } from '../apiResponses.ts';
import type { BootstrapProcess } from '../bootstrapProcess.ts';
import { spawnBootstrap } from '../bootstrapProcess.ts';
import { type HttpRequest, startHttpServer } from '../httpServer.ts';
import { answerPath, headerNames, paths } from '../protocol.ts';
import type { ResponseSpec } from '../responseBytes.ts';
import { scriptEnv, scriptedArn } from '../scriptedApi.ts';
import { envOf, type Subject } from './behaviour.ts';

/** What is to be served. */
export interface Traffic {
  readonly count: number;
  /** Body and further headers of event number `i`; its request id is `event-<i>`. */
  readonly event: (i: number) => { readonly body: Uint8Array | string; readonly headers?: [string, string][] };
  /** Polls that have to wait at the same time before the first event is given out. @default 1 */
  readonly pollers?: number;
  /** The connection is closed after every answer whose number is a multiple of this. @default never */
  readonly closeEvery?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** For all of it, in milliseconds. */
  readonly limitMs: number;
  /** Called with each answer as it arrives. */
  readonly onAnswer?: (answer: TrafficAnswer, process: BootstrapProcess) => void;
  /** Called when everything was answered and as many polls wait as at the beginning, while the process runs. */
  readonly atEnd?: (process: BootstrapProcess) => Promise<void> | void;
}

/** An answer to one of the events. */
export interface TrafficAnswer {
  /** Number of the event that the path names; NaN for a path that names none. */
  readonly event: number;
  readonly kind: 'response' | 'error';
  readonly body: Uint8Array;
  /** How many answers came before it. */
  readonly position: number;
}

/** The account. */
export interface TrafficReport {
  readonly answers: readonly TrafficAnswer[];
  /** Most events that were out at the same time, and most polls that waited at the same time. */
  readonly mostInFlight: number;
  readonly mostPolls: number;
  readonly connections: number;
  readonly output: string;
}

/** Runs the subject until every event is answered. @throws {Error} after `limitMs` or when the process ends. */
export async function serveTraffic(subject: Subject, traffic: Traffic): Promise<TrafficReport> {
  const desk = new Desk(traffic);
  const server = await startHttpServer({
    onRequest: (request, reply) => desk.onRequest(request, reply),
    onBroken: (error) => desk.fail(error),
  });
  const env = { ...scriptEnv(server.address), ...envOf(subject, traffic) };
  await using process = spawnBootstrap({ command: subject.command, env });
  desk.process = process;
  try {
    await desk.finished(traffic.limitMs * (subject.patience ?? 1));
    await traffic.atEnd?.(process);
    const { answers, mostInFlight, mostPolls } = desk;
    return { answers, mostInFlight, mostPolls, connections: server.connections(), output: process.output() };
  } finally {
    process.kill();
    await server.close();
  }
}

interface Poll {
  readonly request: HttpRequest;
  readonly reply: (answer: ResponseSpec) => void;
}

/** Invariant: events below `#next` are out or answered. */
class Desk {
  readonly answers: TrafficAnswer[] = [];
  mostInFlight = 0;
  mostPolls = 0;
  process: BootstrapProcess | undefined;
  readonly #traffic: Traffic;
  #polls: Poll[] = [];
  #open = false;
  #next = 0;
  #settle: (error?: unknown) => void = () => undefined;
  readonly #end: Promise<void>;

  constructor(traffic: Traffic) {
    this.#traffic = traffic;
    this.#end = new Promise((resolve, reject) => {
      this.#settle = (error) => (error === undefined ? resolve() : reject(error));
    });
    // The caller may come to wait for it only after it has failed.
    this.#end.catch(() => undefined);
  }

  onRequest(request: HttpRequest, reply: (answer: ResponseSpec) => void): void {
    const answer = answerPath.exec(request.target);
    if (request.target === paths.next) this.#onPoll({ request, reply });
    else if (answer) this.#onAnswer(request, reply, answer[1] as string, answer[2] as 'response' | 'error');
    else reply({ status: 404 });
  }

  fail(error: unknown): void {
    this.#settle(error);
  }

  async finished(limitMs: number): Promise<void> {
    void this.process?.exited.then((exit) => {
      this.fail(new Error(`the process ended (${exit.code ?? exit.signal}): ${this.process?.output().slice(-2000)}`));
    });
    const timer = setTimeout(() => {
      const { mostPolls } = this;
      const state = `${this.answers.length} of ${this.#traffic.count} events answered, ${mostPolls} polls at most`;
      this.fail(new Error(`after ${limitMs} ms ${state}; output: ${this.process?.output().slice(-2000)}`));
    }, limitMs);
    await this.#end.finally(() => clearTimeout(timer));
  }

  #onPoll(poll: Poll): void {
    // Sent before the client saw the end of the connection: no answer can reach it.
    if (poll.request.socket.writableEnded) {
      poll.request.socket.destroy();
      return;
    }
    this.#polls = [...this.#polls.filter(({ request }) => request.socket.readyState === 'open'), poll];
    this.mostPolls = Math.max(this.mostPolls, this.#polls.length);
    const wanted = this.#traffic.pollers ?? 1;
    this.#open ||= this.#polls.length >= wanted;
    if (!this.#open) return;
    while (this.#next < this.#traffic.count && this.#polls.length > 0) this.#give(this.#polls.shift() as Poll);
    this.#settleIfDone();
  }

  /** Some clients ask for the next event before they have answered the last: either may come later. */
  #settleIfDone(): void {
    if (this.answers.length >= this.#traffic.count && this.#polls.length >= (this.#traffic.pollers ?? 1))
      this.#settle();
  }

  #give({ reply }: Poll): void {
    const i = this.#next++;
    const { body, headers = [] } = this.#traffic.event(i);
    this.mostInFlight = Math.max(this.mostInFlight, this.#next - this.answers.length);
    const standard: [string, string][] = [
      ['Content-Type', 'application/json'],
      [headerNames.requestId, `event-${i}`],
      [headerNames.deadlineMs, String(Date.now() + 60_000)],
      [headerNames.invokedFunctionArn, scriptedArn],
    ];
    reply({ status: 200, headers: [...standard, ...headers], body });
  }

  #onAnswer(request: HttpRequest, reply: (answer: ResponseSpec) => void, id: string, kind: 'response' | 'error'): void {
    const event = Number(/^event-(\d+)$/.exec(id)?.[1] ?? Number.NaN);
    const answer = { event, kind, body: request.body, position: this.answers.length };
    this.answers.push(answer);
    if (this.process) this.#traffic.onAnswer?.(answer, this.process);
    reply(accepted);
    this.#settleIfDone();
    const every = this.#traffic.closeEvery;
    if (every !== undefined && this.answers.length % every === 0) request.socket.end();
  }
}
