// Reads the body of a request up to a limit.
import type { IncomingMessage } from 'node:http';

/**
 * The whole body, or undefined if it is longer than `limitBytes`. It is then read to its end all the same, and forgotten: a
 * client that still writes would not see the answer.
 */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length <= limitBytes) parts.push(part);
  }
  return length <= limitBytes ? Buffer.concat(parts) : undefined;
}
