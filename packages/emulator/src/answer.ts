// What the runtime said about an event, read from its request; a streamed answer with its trailers.
import type { HttpRequest } from './httpServer.ts';
import { headerNames } from './protocol.ts';

/** What the runtime said about an event, or what the platform makes of an answer that it refused. */
export interface Answer {
  readonly kind: 'response' | 'error';
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  readonly headerType: string | undefined;
  readonly invocationIdEcho: string | undefined;
  /** True when the platform made this error, not the runtime. */
  readonly byPlatform: boolean;
  /** Present for a response that was streamed. */
  readonly stream?: StreamedAnswer;
}

/** What is known of a stream beside its bytes. */
export interface StreamedAnswer {
  /** When its first byte came, by `performance.now()`. */
  readonly firstByteMs: number | undefined;
  /** Type and body of the error in its trailers. */
  readonly error?: { readonly headerType: string; readonly body: string };
}

/** The answer that a request carries. */
export function answerOf(request: HttpRequest, kind: 'response' | 'error'): Answer {
  const isStream = kind === 'response' && field(request, headerNames.responseMode)?.toLowerCase() === 'streaming';
  return {
    kind,
    body: request.body,
    contentType: field(request, 'content-type'),
    headerType: field(request, headerNames.errorType),
    invocationIdEcho: field(request, headerNames.invocationId),
    byPlatform: false,
    ...(isStream ? { stream: streamedOf(request) } : {}),
  };
}

/** The error that the platform makes of a refused answer. */
export function platformAnswer(request: HttpRequest, errorType: string, errorMessage: string): Answer {
  const body = Buffer.from(JSON.stringify({ errorMessage, errorType }));
  const { stream: _, ...answer } = answerOf(request, 'error');
  return { ...answer, body, contentType: 'application/json', headerType: errorType, byPlatform: true };
}

/** A header of a request by its name in any case. */
export function field(request: HttpRequest, name: string): string | undefined {
  return request.headers[name.toLowerCase()];
}

function streamedOf({ trailers, firstByteMs }: HttpRequest): StreamedAnswer {
  const headerType = trailers[headerNames.errorType.toLowerCase()];
  if (headerType === undefined) return { firstByteMs };
  const encoded = trailers[headerNames.errorBody.toLowerCase()] ?? '';
  return { firstByteMs, error: { headerType, body: Buffer.from(encoded, 'base64').toString('utf8') } };
}
