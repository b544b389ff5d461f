// What a request's description says of it.
import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

/** Of RFC 9110, section 9.2.2. */
const idempotentMethods: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'TRACE'];
/** Of undici: what it does not even try to send. */
const faults: readonly unknown[] = [
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
];

/** Whether it does no harm twice, by its method or because it says so, and its body is still there after it was sent once. */
export function canBeSentAgain({ method, idempotent, upgrade, body }: Dispatcher.DispatchOptions): boolean {
  if (upgrade) return false;
  return (idempotent ?? idempotentMethods.includes(method)) && isKept(body);
}

/** Whether an error comes from the request itself, whatever the instance. */
export function isFaultOfRequest(error: unknown, { body }: Dispatcher.DispatchOptions): boolean {
  if (body instanceof Readable && body.errored === error) return true;
  return error instanceof Error && 'code' in error && faults.includes(error.code);
}

/** The first value of a header; names are compared without case. */
export function headerOf(headers: Dispatcher.DispatchOptions['headers'], name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [found, value] of entriesOf(headers)) {
    if (found.toLowerCase() !== wanted || value === undefined) continue;
    return String(Array.isArray(value) ? value[0] : value);
  }
  return undefined;
}

function isKept(body: unknown): boolean {
  if (body === undefined || body === null || typeof body === 'string' || ArrayBuffer.isView(body)) return true;
  return ['[object Blob]', '[object File]', '[object FormData]'].includes(Object.prototype.toString.call(body));
}

function entriesOf(headers: Dispatcher.DispatchOptions['headers']): Iterable<readonly [string, unknown]> {
  if (!headers) return [];
  if (isFlat(headers)) return pairsOf(headers);
  if (Symbol.iterator in headers) return headers as Iterable<[string, unknown]>;
  return Object.entries(headers);
}

/** Name, value, name, value. */
function isFlat(headers: object): headers is readonly string[] {
  return Array.isArray(headers) && typeof headers[0] === 'string';
}

function* pairsOf(flat: readonly string[]): Iterable<readonly [string, unknown]> {
  for (let i = 0; i + 1 < flat.length; i += 2) yield [flat[i] as string, flat[i + 1]];
}
