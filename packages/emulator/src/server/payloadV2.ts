// Payload format 2.0: the events and responses of function URLs and of API Gateway's HTTP APIs.
import { accountId } from '../functionArn.ts';
import { type Fields, isFields, parseJson } from '../json.ts';
import { percentDecoded } from '../percentDecoded.ts';
import { eventTooLargeMessage, maxEventBytes } from './eventLimits.ts';
import { bodyOf, cookiesOf, headersOf, statusOf, withContentType } from './httpAnswer.ts';
import { encodedBody } from './httpBody.ts';
import { combined, queryPairs } from './httpPairs.ts';
import type { HttpReply } from './httpReply.ts';
import type { HttpSource, SourceRequest } from './httpSource.ts';

/** What the two do differently. */
interface Dialect {
  readonly accountId: string;
  readonly decodesPath: boolean;
  /** What goes into an event as it is; forms do not. */
  readonly textTypes: RegExp;
  /** Of a response that names none. */
  readonly contentType: string;
}

const textTypes = /^\s*(text\/[^;]*|application\/(json|javascript|xml|[^;]+\+json|[^;]+\+xml))\s*(;|$)/i;
const limits = { maxBodyBytes: maxEventBytes, maxAnswerBytes: maxEventBytes };

/** A function URL. */
export const functionUrlSource: HttpSource = {
  ...limits,
  ...formatOf({ accountId: 'anonymous', decodesPath: false, textTypes, contentType: 'application/json' }),
  tooLarge: json(413, { Message: eventTooLargeMessage(maxEventBytes) }),
  throttled: json(429, { Reason: 'ConcurrentInvocationLimitExceeded', Type: 'User', message: 'Rate Exceeded.' }),
  failed: { status: 502, headers: [['Content-Type', 'application/json']], body: 'Internal Server Error' },
};

/** An HTTP API with the route `$default`. */
export const httpApiSource: HttpSource = {
  ...limits,
  ...formatOf({ accountId, decodesPath: true, textTypes, contentType: 'text/plain;charset=utf-8' }),
  tooLarge: json(413, { message: 'Request Entity Too Large' }),
  throttled: json(503, { message: 'Service Unavailable' }),
  failed: json(500, { message: 'Internal Server Error' }),
};

function formatOf(dialect: Dialect): Pick<HttpSource, 'eventOf' | 'replyTo'> {
  return {
    eventOf: (request) => eventOf(request, dialect),
    replyTo: (answer) => {
      const parsed = parseJson(answer);
      if (!parsed) return undefined;
      return isFields(parsed.value) && parsed.value.statusCode !== undefined
        ? replyOf(parsed.value, dialect.contentType)
        : inferred(parsed.value);
    },
  };
}

function eventOf(request: SourceRequest, dialect: Dialect): object {
  const { method, query, headers, protocol, sourceIp, requestId, time } = request;
  const path = dialect.decodesPath ? decoded(request.path) : request.path;
  // Cookies have a field of their own.
  const fields = combined(headers.filter(([name]) => name !== 'cookie'));
  const cookies = headers.filter(([name]) => name === 'cookie').flatMap(([, value]) => value.split(/;\s*/));
  const { host = '' } = fields;
  const parameters = queryPairs(query.replaceAll('+', ' ')).map((pair) => pair.map(decoded) as [string, string]);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 ? { cookies: cookies.filter((cookie) => cookie !== '') } : {}),
    headers: fields,
    ...(query === '' ? {} : { queryStringParameters: combined(parameters) }),
    requestContext: {
      accountId: dialect.accountId,
      apiId: 'kinglet',
      domainName: host,
      domainPrefix: host.split(/[.:]/)[0],
      http: { method, path, protocol, sourceIp, userAgent: fields['user-agent'] ?? '' },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: logTime(time),
      timeEpoch: time.getTime(),
    },
    ...(request.body.length === 0
      ? { isBase64Encoded: false }
      : encodedBody(dialect.textTypes, request.body, fields['content-type'], fields['content-encoding'])),
  };
}

function replyOf(fields: Fields, contentType: string): HttpReply | undefined {
  const status = statusOf(fields.statusCode);
  const headers = headersOf(fields.headers);
  const cookies = cookiesOf(fields.cookies);
  const body = bodyOf(fields);
  if (status === undefined || !headers || !cookies || !body) return undefined;
  return { status, headers: [...withContentType(headers, contentType), ...cookies], body };
}

/** An answer without a status is the body itself: a text as it is, anything else as JSON. */
function inferred(value: unknown): HttpReply {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  return { status: 200, headers: [['Content-Type', 'application/json']], body };
}

/** Percent signs that encode nothing stay as they are. */
function decoded(text: string): string {
  return percentDecoded(text) ?? text;
}

/** `05/Aug/2022:08:14:39 +0000`, always UTC. */
function logTime(time: Date): string {
  const [, day, month, year, clock] = time.toUTCString().split(' ');
  return `${day}/${month}/${year}:${clock} +0000`;
}

function json(status: number, body: object): HttpReply {
  return { status, headers: [['Content-Type', 'application/json']], body: JSON.stringify(body) };
}
