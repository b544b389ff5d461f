// Reads a streamed answer: its prelude, its body, the error in its trailers.
import type { Answer } from './answer.ts';
import type { InvocationStream } from './invocation.ts';
import { errorFrom } from './invocationError.ts';

/** Content type of a stream that begins with a prelude. */
export const httpType = 'application/vnd.awslambda.http-integration-response';
const separator = Buffer.alloc(8);

/** The prelude of an HTTP answer. */
export type HttpPrelude = NonNullable<InvocationStream['http']>;

/** The stream of an answer, or undefined if it was not streamed. */
export function streamOf(answer: Answer | undefined, firstByteMs: number | undefined): InvocationStream | undefined {
  if (!answer?.stream) return undefined;
  const { error } = answer.stream;
  const split = answer.contentType === httpType ? splitPrelude(answer.body) : undefined;
  return {
    firstByteMs,
    ...(split ?? { body: answer.body }),
    ...(error === undefined ? {} : { error: errorFrom(error.headerType, error.body) }),
  };
}

/** JSON, eight NUL bytes, body. Undefined while the NULs have not come; without `http` if there is no JSON before them. */
export function splitPrelude(bytes: Uint8Array): Pick<InvocationStream, 'http' | 'body'> | undefined {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(separator);
  if (end < 0) return undefined;
  try {
    const { statusCode = 200, headers = {}, cookies = [] } = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString());
    return { http: { statusCode, headers, cookies }, body: bytes.subarray(end + separator.length) };
  } catch {
    return { body: bytes }; // not a prelude: the client gets the bytes as they are
  }
}
