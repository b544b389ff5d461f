// What an event brings, and in which format.

import { isNpy } from '@kinglet/inference/npy';
import { describe } from './describe.ts';
import { inputIssue, ServingError } from './errors.ts';
import { bodyBytes, bodyText, type HttpRequest, httpRequestOf } from './httpEvents.ts';
import type { InputFormat } from './options.ts';

/** The content of an event. */
export type Content =
  | { readonly format: 'json'; readonly value: unknown }
  | { readonly format: 'npy'; readonly bytes: Uint8Array }
  | { readonly format: 'raw'; readonly bytes: Uint8Array };

/** The content of a request, as its content type or its first bytes say. Throws ServingError. */
export function contentOf(request: HttpRequest, formats: readonly InputFormat[]): Content {
  const named = formatOf(request.contentType);
  if (named === 'json' || (named === undefined && formats.length === 1 && formats[0] === 'json'))
    return { format: accepted('json', formats, request.contentType), value: parseJson(bodyText(request)) };
  const bytes = bodyBytes(request);
  if (named !== undefined || formats.length === 1) {
    const format = named === 'raw' && isNpy(bytes) && formats.includes('npy') ? 'npy' : (named ?? formats[0]!);
    return { format: accepted(format as 'npy' | 'raw', formats, request.contentType), bytes };
  }
  return contentOfBytes(bytes, formats);
}

/** The content that a direct event is. Throws ServingError. */
export function contentOfJson(value: unknown, formats: readonly InputFormat[]): Content {
  return { format: accepted('json', formats, undefined), value };
}

/** The content of bytes that nothing is said about. Throws ServingError. */
export function contentOfBytes(bytes: Uint8Array, formats: readonly InputFormat[]): Content {
  if (formats.includes('npy') && isNpy(bytes)) return { format: 'npy', bytes };
  const isRaw = formats.includes('raw');
  if (formats.includes('json') && (!isRaw || beginsAsJson(bytes))) {
    const value = isRaw ? tryParse(bytes) : { parsed: parseJson(new TextDecoder().decode(bytes)) };
    if (value) return { format: 'json', value: value.parsed };
  }
  if (isRaw) return { format: 'raw', bytes };
  throw inputIssue('', `content of the format ${formats.join(' or ')}`, `${bytes.length} other bytes`);
}

/** The request that bytes are, if they are an HTTP event. */
export function requestOfBytes(bytes: Uint8Array): HttpRequest | undefined {
  return beginsAsJson(bytes) ? httpRequestOf(tryParse(bytes)?.parsed) : undefined;
}

/** Whether the first byte that is no white space opens an object or an array. */
function beginsAsJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return first === 0x7b || first === 0x5b;
}

function tryParse(bytes: Uint8Array): { readonly parsed: unknown } | undefined {
  try {
    return { parsed: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw inputIssue('', 'JSON', text === '' ? 'an empty body' : describe(text), { cause });
  }
}

function formatOf(contentType: string | undefined): InputFormat | undefined {
  if (contentType === undefined) return undefined;
  if (contentType === 'application/json' || contentType.endsWith('+json')) return 'json';
  if (/^application\/(x-)?(npy|numpy)$/.test(contentType)) return 'npy';
  return contentType === 'application/octet-stream' ? 'raw' : undefined;
}

function accepted<Format extends InputFormat>(
  format: Format,
  formats: readonly InputFormat[],
  contentType: string | undefined,
): Format {
  if (formats.includes(format)) return format;
  throw new ServingError(
    'KINGLET_SERVING_FORMAT',
    `expected content of the format ${formats.join(' or ')}, found ${contentType ?? format}`,
  );
}
