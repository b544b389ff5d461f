// Reads what a function answered: the fields of a response, each checked before HTTP has to carry it.
import type { HttpPrelude } from '../invocationStream.ts';
import { type Fields, isFields } from '../json.ts';
import type { Pairs } from './httpPairs.ts';
import type { HttpReply } from './httpReply.ts';

/** A status that ends a request, 200 to 599, also as text; otherwise undefined. */
export function statusOf(value: unknown): number | undefined {
  const status = typeof value === 'string' && value !== '' ? Number(value) : value;
  return Number.isInteger(status) && (status as number) >= 200 && (status as number) < 600
    ? (status as number)
    : undefined;
}

/** Names and values that HTTP can carry, without those that frame the message; undefined if one cannot be sent. */
export function headersOf(value: unknown): [string, string][] | undefined {
  if (value === undefined || value === null) return [];
  if (!isFields(value)) return undefined;
  const headers = Object.entries(value).flatMap(([name, values]): [string, unknown][] =>
    (Array.isArray(values) ? values : [values]).map((one) => [name, one]),
  );
  if (!headers.every(([name, one]) => token.test(name) && isSendable(one))) return undefined;
  return headers
    .map(([name, one]): [string, string] => [name, String(one)])
    .filter(([name]) => !framing.has(name.toLowerCase()));
}

/** Cookies as headers; undefined if they are none. */
export function cookiesOf(value: unknown): [string, string][] | undefined {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) && value.every((cookie) => typeof cookie === 'string')
    ? headersOf({ 'Set-Cookie': value })
    : undefined;
}

/** The body, which is text or missing; undefined if it is anything else. */
export function bodyOf({ body = '', isBase64Encoded }: Fields): Uint8Array | undefined {
  if (body !== null && typeof body !== 'string') return undefined;
  return Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8');
}

/** The response that a stream's prelude describes; undefined if HTTP cannot carry it. */
export function replyOfPrelude(http: HttpPrelude, body: HttpReply['body']): HttpReply | undefined {
  const status = statusOf(http.statusCode);
  const [headers, cookies] = [headersOf(http.headers), cookiesOf(http.cookies)];
  if (status === undefined || !headers || !cookies) return undefined;
  return { status, headers: [...withContentType(headers, 'application/octet-stream'), ...cookies], body };
}

/** Headers with a content type, if they have none, added. */
export function withContentType(headers: Pairs, type: string): Pairs {
  return headers.some(([name]) => name.toLowerCase() === 'content-type')
    ? headers
    : [...headers, ['Content-Type', type]];
}

function isSendable(value: unknown): boolean {
  return typeof value === 'string' ? fieldText.test(value) : typeof value === 'number' || typeof value === 'boolean';
}

/** RFC 9110 5.6.2 and 5.5. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const fieldText = /^[\t\x20-\x7e\x80-\xff]*$/;
/** RFC 9110 7.6.1, and the length: both belong to the connection, which is the server's. */
const framing = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade', 'trailer']);
