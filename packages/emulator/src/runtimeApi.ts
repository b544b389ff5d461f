// The Runtime API's state machine for one execution environment: which call is allowed when, and what it is answered.
import { type Answer, answerOf, field, platformAnswer } from './answer.ts';
import { accepted, eventResponse, plain, refusal, registered } from './apiResponses.ts';
import { type BodyListener, type HttpRequest, type HttpServer, startHttpServer } from './httpServer.ts';
import type { EventToSend } from './invocation.ts';
import { percentDecoded } from './percentDecoded.ts';
import {
  answerPath,
  headerNames,
  maxPayloadBytes,
  maxStreamBytes,
  paths,
  platformErrors,
  responseTooLargeMessage,
} from './protocol.ts';
import type { RequestHead } from './requestParser.ts';
import type { ResponseSpec } from './responseBytes.ts';

/** The runtime's states, named as in the platform's messages. */
type Phase = 'Started' | 'InitError' | 'Restoring' | 'Ready';

/** Called as the runtime moves on. */
export interface RuntimeApiListener {
  /** The runtime waits for an event for the first time, or for the restore. */
  readonly onReady: () => void;
  readonly onAnswer: (requestId: string, answer: Answer) => void;
  /** The invocation is over: the runtime waits for the next one, or with concurrency has answered. */
  readonly onDone: (requestId: string) => void;
  /** The initialization or the restore has failed, by the runtime's own account. */
  readonly onInitError: (answer: Answer) => void;
}

/** What an API needs to know of its function. */
export interface RuntimeApiOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Events that may be in flight, and polls that may wait, at the same time. */
  readonly concurrency: number;
  /** Without it there is nothing under `restore`. */
  readonly snapStart: boolean;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly handler: string;
}

/** A poll that waits for an event. */
interface Poll {
  readonly request: HttpRequest;
  readonly reply: (answer: ResponseSpec) => void;
}

interface Flight {
  readonly event: EventToSend;
  answered: boolean;
}

/** One environment's API. Invariant: `#flights` holds what was delivered and is not done, `concurrency` at most. */
export class RuntimeApi {
  readonly #options: RuntimeApiOptions;
  readonly #listener: RuntimeApiListener;
  #server: HttpServer | undefined;
  #phase: Phase = 'Started';
  readonly #flights = new Map<string, Flight>();
  /** Events that ran out of time while the environment goes on: their answers come too late. */
  readonly #gone = new Set<string>();
  #polls: Poll[] = [];
  /** With concurrency: delivered while every poller was busy. */
  readonly #queue: EventToSend[] = [];
  #restore: Poll | undefined;
  #hasExtension = false;

  private constructor(options: RuntimeApiOptions, listener: RuntimeApiListener) {
    this.#options = options;
    this.#listener = listener;
  }

  /** Listens. @throws the system's error if the port is taken. */
  static async start(options: RuntimeApiOptions, listener: RuntimeApiListener): Promise<RuntimeApi> {
    const api = new RuntimeApi(options, listener);
    api.#server = await startHttpServer({
      port: options.port,
      maxBodyBytes: (head) => api.#keptBytes(head),
      bodyListener: (head) => api.#streamListener(head),
      onRequest: (request, reply) => {
        const answer = api.#route({ request, reply });
        if (answer) reply(answer);
      },
    });
    return api;
  }

  /** `127.0.0.1:port`, the value of AWS_LAMBDA_RUNTIME_API. */
  get address(): string {
    return this.#server?.address ?? '';
  }

  /** True once an extension has registered: the platform then ends the environment with SIGTERM first. */
  get hasExtension(): boolean {
    return this.#hasExtension;
  }

  /** True while the runtime waits for the restore. */
  get awaitsRestore(): boolean {
    return this.#restore !== undefined;
  }

  /** Hands an event to the runtime, which must be ready. */
  deliver(event: EventToSend): void {
    this.#flights.set(event.requestId, { event, answered: false });
    // A poll whose client has gone away meanwhile is no poll: the client asks again on a new connection.
    const alive = this.#polls.filter(({ request }) => request.socket.readyState === 'open');
    this.#polls = alive.slice(1);
    if (alive[0]) alive[0].reply(eventResponse(event));
    else if (this.#options.concurrency > 1) this.#queue.push(event);
  }

  /** Ends a flight whose time is over: what its function still says comes too late. */
  abandon(requestId: string): void {
    this.#flights.delete(requestId);
    this.#gone.add(requestId);
    const queued = this.#queue.findIndex((event) => event.requestId === requestId);
    if (queued >= 0) this.#queue.splice(queued, 1);
  }

  /** The environment is restored: the runtime goes on, and its connections of before are gone. */
  restore(): void {
    const { request, reply } = this.#restore as Poll;
    this.#restore = undefined;
    reply({ status: 200, headers: [['Connection', 'close']] });
    request.socket.end();
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await this.#server?.close();
  }

  /** The answer, or undefined for a poll that has to wait. */
  #route(poll: Poll): ResponseSpec | undefined {
    const { request } = poll;
    const path = request.target.split('?')[0] as string;
    const answer = answerPath.exec(path);
    const handle = this.#routes[path];
    if ((!handle && !answer) || (path.includes('/restore/') && !this.#options.snapStart))
      return plain(404, '404 page not found\n');
    if (request.method !== (gets.has(path) ? 'GET' : 'POST')) return plain(405, '');
    if (handle) return handle(poll);
    // Undefined is no id that this API gave out: answered with 400 as any unknown one.
    const requestId = percentDecoded(answer?.[1] as string);
    return this.#onAnswer(request, requestId, answer?.[2] as 'response' | 'error');
  }

  readonly #routes: Readonly<Record<string, (poll: Poll) => ResponseSpec | undefined>> = {
    [paths.ping]: () => plain(200, 'pong'),
    [paths.next]: (poll) => this.#onNext(poll),
    [paths.initError]: ({ request }) => this.#onInitError(request, 'Started'),
    [paths.restoreNext]: (poll) => this.#onRestoreNext(poll),
    [paths.restoreError]: ({ request }) => this.#onInitError(request, 'Restoring'),
    [paths.extensionRegister]: () => this.#onRegister(),
    [paths.extensionNext]: () => undefined,
    [paths.extensionInitError]: () => accepted,
    [paths.extensionExitError]: () => accepted,
  };

  #onNext(poll: Poll): ResponseSpec | undefined {
    if (this.#phase === 'InitError') return this.#forbidden('Ready');
    if (this.#options.concurrency === 1) {
      const [flight] = this.#flights.values();
      // A second poll while an event is in flight gets the same event.
      if (flight && !flight.answered) return eventResponse(flight.event);
      if (flight) this.#flights.delete(flight.event.requestId);
      this.#polls.push(poll);
      if (flight) this.#listener.onDone(flight.event.requestId);
    } else {
      const event = this.#queue.shift();
      if (event) return eventResponse(event);
      this.#polls = this.#polls.filter(({ request }) => request.socket.readyState === 'open');
      if (this.#polls.length >= this.#options.concurrency)
        return refusal(500, platformErrors.tooManyIdle, `Expected at most ${this.#options.concurrency} polls`);
      this.#polls.push(poll);
    }
    if (this.#phase !== 'Ready') {
      this.#phase = 'Ready';
      this.#listener.onReady();
    }
    return undefined;
  }

  #onRestoreNext(poll: Poll): ResponseSpec | undefined {
    if (this.#phase !== 'Started') return this.#forbidden('Restoring');
    this.#phase = 'Restoring';
    this.#restore = poll;
    this.#listener.onReady();
    return undefined;
  }

  #onRegister(): ResponseSpec {
    // RAPID: extensions register before the initialization is over.
    if (this.#phase !== 'Started') return this.#forbidden('Registered');
    this.#hasExtension = true;
    const { functionName, functionVersion, handler } = this.#options;
    return registered(functionName, functionVersion, handler);
  }

  #onInitError(request: HttpRequest, expected: Phase): ResponseSpec {
    if (this.#phase !== expected) return this.#forbidden('InitError');
    this.#phase = 'InitError';
    this.#listener.onInitError(answerOf(request, 'error'));
    return accepted;
  }

  #onAnswer(request: HttpRequest, requestId: string | undefined, kind: 'response' | 'error'): ResponseSpec {
    if (requestId !== undefined && this.#gone.has(requestId))
      return refusal(410, 'InvokeTimeout', `Invocation ${requestId} is over`);
    const flight = this.#flights.get(requestId ?? '');
    if (!flight || requestId === undefined) return refusal(400, 'InvalidRequestID', 'Invalid request ID');
    if (flight.answered)
      return this.#forbidden(kind === 'response' ? 'InvocationResponse' : 'InvocationErrorResponse', 'ResponseSent');
    const { invocationId } = flight.event;
    const echo = field(request, headerNames.invocationId);
    if (invocationId !== undefined && echo !== undefined && echo !== invocationId)
      return refusal(410, 'InvokeTimeout', `Invocation ${echo} is over`);
    flight.answered = true;
    const [answer, response] = judged(request, kind);
    this.#listener.onAnswer(requestId, answer);
    if (this.#options.concurrency > 1) {
      this.#flights.delete(requestId);
      this.#listener.onDone(requestId);
    }
    return response;
  }

  /** How much of a request's body is kept. One byte more than allowed tells "exactly the limit" from "above it". */
  #keptBytes(head: RequestHead): number {
    if (this.#streamed(head)?.event.keepStream === false) return 0;
    return (head.headers[headerNames.responseMode.toLowerCase()] === undefined ? maxPayloadBytes : maxStreamBytes) + 1;
  }

  /** Hands the bytes of a streamed answer on while they come, for as long as its event is in flight. */
  #streamListener(head: RequestHead): BodyListener | undefined {
    const flight = this.#streamed(head);
    if (!flight) return undefined;
    const { requestId, onStream } = flight.event;
    const sink = onStream?.(head.headers['content-type']);
    return sink && ((bytes) => (this.#flights.get(requestId) === flight ? sink(bytes) : undefined));
  }

  /** The flight that a streamed answer is for, if it will be taken. */
  #streamed({ target, headers }: RequestHead): Flight | undefined {
    const [, id, kind] = answerPath.exec(target.split('?')[0] as string) ?? [];
    const flight = this.#flights.get(percentDecoded(id ?? '') ?? '');
    const isStream = headers[headerNames.responseMode.toLowerCase()]?.toLowerCase() === 'streaming';
    if (!isStream || kind !== 'response' || !flight || flight.answered) return undefined;
    const { invocationId } = flight.event;
    // The echo of another invocation: this answer will be refused.
    return (headers[headerNames.invocationId.toLowerCase()] ?? invocationId) === invocationId ? flight : undefined;
  }

  /** As the platform calls it; with concurrency that of the first event in flight. */
  get #state(): string {
    const [flight] = this.#flights.values();
    if (!flight) return this.#phase;
    return flight.answered ? 'ResponseSent' : 'Running';
  }

  #forbidden(wanted: string, from: string = this.#state): ResponseSpec {
    const reason = 'State transition is not allowed';
    const message = `State transition from ${from} to ${wanted} failed for runtime. Error: ${reason}`;
    return refusal(403, 'InvalidStateTransition', message);
  }
}

const gets: ReadonlySet<string> = new Set([paths.ping, paths.next, paths.restoreNext, paths.extensionNext]);
const knownModes: ReadonlySet<string | undefined> = new Set([undefined, 'streaming']);

/** What the platform makes of an answer, and what it says to the runtime. */
function judged(request: HttpRequest, kind: 'response' | 'error'): [Answer, ResponseSpec] {
  const mode = field(request, headerNames.responseMode)?.toLowerCase();
  if (kind === 'response' && !knownModes.has(mode)) {
    const message = 'Invalid function response mode';
    const answer = platformAnswer(request, platformErrors.invalidResponseMode, message);
    return [answer, refusal(400, 'InvalidFunctionResponseMode', message)];
  }
  const limit = mode === 'streaming' ? maxStreamBytes : maxPayloadBytes;
  if (kind === 'response' && request.bodyBytes > limit) {
    const message = `Exceeded maximum allowed payload size (${limit} bytes).`;
    const answer = platformAnswer(request, platformErrors.responseTooLarge, responseTooLargeMessage(limit));
    return [answer, refusal(413, 'RequestEntityTooLarge', message)];
  }
  return [answerOf(request, kind), accepted];
}
