// Lambda's HTTP events: function URLs and API Gateway (payload formats 1.0 and 2.0), load balancers; and their responses.
import { decodeBase64, encodeBase64 } from './base64.ts';
import { describe, isRecord, pointer } from './describe.ts';
import { inputIssue } from './errors.ts';

/** What an HTTP event asks for. */
export interface HttpRequest {
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  /** In lower case, without parameters; undefined where the request has none. */
  readonly contentType: string | undefined;
  readonly event: Fields;
}

/** What it is answered with. */
export interface HttpReply {
  readonly statusCode: number;
  readonly contentType: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The request of an event that came by HTTP; also of `{ body, isBase64Encoded }` without more, which brings bytes through a
 * direct call. Undefined for any other event.
 */
export function httpRequestOf(event: unknown): HttpRequest | undefined {
  if (!isRecord(event)) return undefined;
  const { requestContext: context, httpMethod } = event;
  if (!isRecord(context)) return typeof event.isBase64Encoded === 'boolean' ? requestOf(event, 'POST', '/') : undefined;
  const { http } = context;
  if (isRecord(http)) return requestOf(event, http.method, event.rawPath);
  return typeof httpMethod === 'string' ? requestOf(event, httpMethod, event.path) : undefined;
}

/** The body's bytes; text as UTF-8. Throws ServingError KINGLET_SERVING_INPUT. */
export function bodyBytes({ event }: HttpRequest): Uint8Array {
  const { body, isBase64Encoded } = event;
  if (typeof body !== 'string') return new Uint8Array(0);
  if (isBase64Encoded !== true) return new TextEncoder().encode(body);
  const bytes = decodeBase64(body);
  if (bytes) return bytes;
  throw inputIssue(pointer('', 'body'), 'base64', describe(body));
}

/** The body as text. Throws ServingError KINGLET_SERVING_INPUT. */
export function bodyText(request: HttpRequest): string {
  const { body, isBase64Encoded } = request.event;
  return typeof body === 'string' && isBase64Encoded !== true ? body : new TextDecoder().decode(bodyBytes(request));
}

/** A response in the form in which the request's source takes it. */
export function httpResponse({ event }: HttpRequest, { statusCode, contentType, body, headers }: HttpReply): object {
  const all: Record<string, string> = { 'content-type': contentType, ...headers };
  const isBytes = typeof body !== 'string';
  // A load balancer with multiple values reads no others; API Gateway reads both.
  const isMultiple = isRecord(event.multiValueHeaders) && !isRecord(event.headers);
  return {
    statusCode,
    ...(isLoadBalancer(event) ? { statusDescription: `${statusCode} ${reasonOf(statusCode)}` } : {}),
    ...(isMultiple
      ? { multiValueHeaders: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])) }
      : { headers: all }),
    body: isBytes ? encodeBase64(body) : body,
    isBase64Encoded: isBytes,
  };
}

function requestOf(event: Fields, method: unknown, path: unknown): HttpRequest {
  return {
    method: String(method).toUpperCase(),
    path: typeof path === 'string' ? path : '/',
    contentType: mediaType(headerOf(event, 'content-type')),
    event,
  };
}

function mediaType(header: string | undefined): string | undefined {
  return header?.replace(/;.*/s, '').trim().toLowerCase() || undefined;
}

/** Names are in any case; of several values the last one counts. */
function headerOf({ headers, multiValueHeaders }: Fields, wanted: string): string | undefined {
  for (const all of [headers, multiValueHeaders]) {
    if (!isRecord(all)) continue;
    const name = Object.keys(all).find((key) => key.toLowerCase() === wanted);
    const value = name === undefined ? undefined : all[name];
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    if (typeof last === 'string') return last;
  }
  return undefined;
}

function isLoadBalancer({ requestContext }: Fields): boolean {
  return isRecord(requestContext) && isRecord(requestContext.elb);
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
};

function reasonOf(statusCode: number): string {
  return reasons[statusCode] ?? 'Internal Server Error';
}
