// The Runtime API's state machine for one execution environment: which call is allowed when, and what it is answered.
import { type HttpRequest, type HttpServer, startHttpServer } from './httpServer.ts';
import type { EventToSend } from './invocation.ts';
import { answerPath, headerNames, maxPayloadBytes, paths, platformBufferBytes, platformErrors } from './protocol.ts';
import type { ResponseSpec } from './responseBytes.ts';

/** The runtime's states, named as in the platform's messages. */
type RuntimeState = 'Started' | 'InitError' | 'Ready' | 'Running' | 'ResponseSent';

/** What the runtime said about an event, or what the platform makes of an answer that it refused. */
export interface Answer {
  readonly kind: 'response' | 'error';
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  readonly headerType: string | undefined;
  readonly invocationIdEcho: string | undefined;
  /** True when the platform made this error, not the runtime. */
  readonly byPlatform: boolean;
}

/** Called as the runtime moves on. */
export interface RuntimeApiListener {
  /** The runtime waits for an event, for the first time or again. */
  readonly onReady: () => void;
  readonly onAnswer: (answer: Answer) => void;
  readonly onInitError: (answer: Answer) => void;
}

/** A poll that waits for an event. */
interface Poll {
  readonly request: HttpRequest;
  readonly reply: (answer: ResponseSpec) => void;
}

/** One environment's API. Invariant: an event is in flight exactly in `Running` and `ResponseSent`. */
export class RuntimeApi {
  readonly #listener: RuntimeApiListener;
  #server: HttpServer | undefined;
  #state: RuntimeState = 'Started';
  #event: EventToSend | undefined;
  #polls: Poll[] = [];

  private constructor(listener: RuntimeApiListener) {
    this.#listener = listener;
  }

  /** Listens on `port` (0: any free one). */
  static async start(port: number, listener: RuntimeApiListener): Promise<RuntimeApi> {
    const api = new RuntimeApi(listener);
    api.#server = await startHttpServer({
      port,
      // One byte more than allowed tells "exactly the limit" from "above it".
      maxBodyBytes: maxPayloadBytes + 1,
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

  /** Hands an event to the runtime, which must be `Ready`. */
  deliver(event: EventToSend): void {
    this.#event = event;
    this.#state = 'Running';
    // A poll whose client has gone away meanwhile is no poll: the client asks again on a new connection.
    const alive = this.#polls.filter(({ request }) => request.socket.readyState === 'open');
    this.#polls = alive.slice(1);
    alive[0]?.reply(eventResponse(event));
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
    const isGet = path === paths.next || path === paths.ping;
    if (!answer && !isGet && path !== paths.initError) return plain(404, '404 page not found\n');
    if (request.method !== (isGet ? 'GET' : 'POST')) return plain(405, '');
    if (path === paths.ping) return plain(200, 'pong');
    if (path === paths.next) return this.#onNext(poll);
    if (path === paths.initError) return this.#onInitError(request);
    return this.#onAnswer(request, decoded(answer?.[1] as string), answer?.[2] as 'response' | 'error');
  }

  #onNext(poll: Poll): ResponseSpec | undefined {
    if (this.#state === 'InitError') return this.#forbidden('Ready');
    // A second poll while an event is in flight gets the same event.
    if (this.#state === 'Running') return eventResponse(this.#event as EventToSend);
    this.#polls.push(poll);
    if (this.#state !== 'Ready') {
      this.#state = 'Ready';
      this.#listener.onReady();
    }
    return undefined;
  }

  #onInitError(request: HttpRequest): ResponseSpec {
    if (this.#state !== 'Started') return this.#forbidden('InitError');
    this.#state = 'InitError';
    this.#listener.onInitError(answerOf(request, 'error'));
    return accepted;
  }

  #onAnswer(request: HttpRequest, requestId: string | undefined, kind: 'response' | 'error'): ResponseSpec {
    const event = this.#event;
    if (!event || requestId !== event.requestId) return refusal(400, 'InvalidRequestID', 'Invalid request ID');
    if (this.#state !== 'Running')
      return this.#forbidden(kind === 'response' ? 'InvocationResponse' : 'InvocationErrorResponse');
    const echo = field(request, headerNames.invocationId);
    if (event.invocationId !== undefined && echo !== undefined && echo !== event.invocationId)
      return refusal(410, 'InvokeTimeout', `Invocation ${echo} is over`);
    this.#state = 'ResponseSent';
    if (kind === 'response' && !knownModes.has(field(request, headerNames.responseMode)))
      return this.#refuseMode(request);
    if (kind === 'response' && request.bodyBytes > maxPayloadBytes) return this.#refuseSize(request);
    this.#listener.onAnswer(answerOf(request, kind));
    return accepted;
  }

  #refuseSize(request: HttpRequest): ResponseSpec {
    const reported = `Response payload size exceeded maximum allowed payload size (${maxPayloadBytes} bytes).`;
    this.#listener.onAnswer(platformAnswer(request, platformErrors.responseTooLarge, reported));
    return refusal(413, 'RequestEntityTooLarge', `Exceeded maximum allowed payload size (${maxPayloadBytes} bytes).`);
  }

  #refuseMode(request: HttpRequest): ResponseSpec {
    const message = 'Invalid function response mode';
    this.#listener.onAnswer(platformAnswer(request, platformErrors.invalidResponseMode, message));
    return refusal(400, 'InvalidFunctionResponseMode', message);
  }

  #forbidden(wanted: string): ResponseSpec {
    const reason = 'State transition is not allowed';
    const message = `State transition from ${this.#state} to ${wanted} failed for runtime. Error: ${reason}`;
    return refusal(403, 'InvalidStateTransition', message);
  }
}

const knownModes: ReadonlySet<string | undefined> = new Set([undefined, 'streaming']);
const accepted: ResponseSpec = {
  status: 202,
  headers: [['Content-Type', 'application/json']],
  body: '{"status":"OK"}\n',
};

function eventResponse(event: EventToSend): ResponseSpec {
  const chunkBytes = event.chunkBytes ?? (event.payload.length > platformBufferBytes ? event.payload.length : 0);
  const spec = { status: 200, headers: eventHeaders(event), body: event.payload };
  return chunkBytes === 0 ? spec : { ...spec, chunkBytes };
}

/** Optional headers are left out when empty, as the platform does. */
function eventHeaders(event: EventToSend): [string, string][] {
  const candidates: [string, string | undefined][] = [
    [headerNames.requestId, event.requestId],
    [headerNames.traceId, event.traceId],
    [headerNames.clientContext, event.clientContext],
    [headerNames.cognitoIdentity, event.cognitoIdentity && JSON.stringify(event.cognitoIdentity)],
    [headerNames.invokedFunctionArn, event.invokedFunctionArn],
    [headerNames.deadlineMs, String(event.deadlineMs)],
    [headerNames.tenantId, event.tenantId],
    [headerNames.invocationId, event.invocationId],
    ['Content-Type', event.contentType ?? 'application/json'],
  ];
  return candidates.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
}

function answerOf(request: HttpRequest, kind: 'response' | 'error'): Answer {
  return {
    kind,
    body: request.body,
    contentType: field(request, 'content-type'),
    headerType: field(request, headerNames.errorType),
    invocationIdEcho: field(request, headerNames.invocationId),
    byPlatform: false,
  };
}

function platformAnswer(request: HttpRequest, errorType: string, errorMessage: string): Answer {
  const body = Buffer.from(JSON.stringify({ errorMessage, errorType }));
  return {
    ...answerOf(request, 'error'),
    body,
    contentType: 'application/json',
    headerType: errorType,
    byPlatform: true,
  };
}

function refusal(status: number, errorType: string, errorMessage: string): ResponseSpec {
  const body = JSON.stringify({ errorMessage, errorType });
  return { status, headers: [['Content-Type', 'application/json']], body };
}

function plain(status: number, body: string): ResponseSpec {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8']], body };
}

function field(request: HttpRequest, name: string): string | undefined {
  return request.headers[name.toLowerCase()];
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined; // not an id that this API gave out: answered with 400 as any unknown one
  }
}
