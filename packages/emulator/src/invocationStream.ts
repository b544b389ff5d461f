// Reads a streamed answer: its prelude, its body, the error in its trailers.
import type { Answer } from './answer.ts';
import type { InvocationStream } from './invocation.ts';
import { errorFrom } from './invocationError.ts';

const httpType = 'application/vnd.awslambda.http-integration-response';
const separator = Buffer.alloc(8);

/** The stream of an answer, or undefined if it was not streamed. */
export function streamOf(answer: Answer | undefined, firstByteMs: number | undefined): InvocationStream | undefined {
  if (!answer?.stream) return undefined;
  const { error } = answer.stream;
  const http = answer.contentType === httpType ? preludeOf(answer.body) : undefined;
  return {
    firstByteMs,
    ...(http ?? { body: answer.body }),
    ...(error === undefined ? {} : { error: errorFrom(error.headerType, error.body) }),
  };
}

/** JSON, eight NUL bytes, body; undefined if it is not that. */
function preludeOf(bytes: Uint8Array): Pick<InvocationStream, 'http' | 'body'> | undefined {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(separator);
  if (end < 0) return undefined;
  try {
    const { statusCode = 200, headers = {}, cookies = [] } = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString());
    return { http: { statusCode, headers, cookies }, body: bytes.subarray(end + separator.length) };
  } catch {
    return undefined; // not a prelude: the client gets the bytes as they are
  }
}
