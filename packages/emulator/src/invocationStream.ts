// Reads a streamed answer: its prelude, its body, the error in its trailers.
import type { Answer } from './answer.ts';
import type { InvocationStream } from './invocation.ts';
import { errorFrom } from './invocationError.ts';
import { isFields, parseJson } from './json.ts';
import { preludeType } from './protocol.ts';

const separator = Buffer.alloc(8);

/** The prelude of an HTTP answer. */
export type HttpPrelude = NonNullable<InvocationStream['http']>;

/** The stream of an answer, or undefined if it was not streamed. */
export function streamOf(answer: Answer | undefined, firstByteMs: number | undefined): InvocationStream | undefined {
  if (!answer?.stream) return undefined;
  const { error } = answer.stream;
  const split = answer.contentType === preludeType ? splitPrelude(answer.body) : undefined;
  return {
    firstByteMs,
    ...(split ?? { body: answer.body }),
    ...(error === undefined ? {} : { error: errorFrom(error.headerType, error.body) }),
  };
}

/**
 * A JSON object, eight NUL bytes, body. Undefined while the NULs have not come; without `http` if no object is before them.
 */
export function splitPrelude(bytes: Uint8Array): Pick<InvocationStream, 'http' | 'body'> | undefined {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(separator);
  if (end < 0) return undefined;
  const fields = parseJson(bytes.subarray(0, end))?.value;
  // Not a prelude: the client gets the bytes as they are.
  if (!isFields(fields)) return { body: bytes };
  // What the function wrote: who sends it on has to check it.
  const { statusCode = 200, headers = {}, cookies = [] } = fields as Partial<HttpPrelude>;
  return { http: { statusCode, headers, cookies }, body: bytes.subarray(end + separator.length) };
}
