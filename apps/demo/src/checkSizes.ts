// Sends events of every size through the echo handler and compares the answers byte by byte.
import type { Built } from './buildTarget.ts';
import { startFor } from './invokeWarm.ts';

/** The largest event and response that Lambda passes on: 6 MiB and 100 bytes. */
export const largestPayload = 6_291_556;

/** Nothing, one byte, both sides of where Lambda starts to send in chunks, a power of two, the limit. */
export const payloadSizes: readonly number[] = [0, 1, 2, 2047, 2048, 2049, 65_536, 1_000_003, largestPayload];

/** Sends each size as Lambda would, and then all but the first in chunks of one byte; returns what differed. */
export async function checkSizes(built: Built, onProgress?: (done: number, total: number) => void): Promise<string[]> {
  await using emulator = await startFor(built);
  const chunked = payloadSizes.filter((size) => size > 0).map((size) => ({ size, chunkBytes: 1 }));
  const cases: { size: number; chunkBytes?: number }[] = [...payloadSizes.map((size) => ({ size })), ...chunked];
  const problems: string[] = [];
  for (const [index, { size, chunkBytes }] of cases.entries()) {
    const sent = payloadOf(size);
    const options = { contentType: 'application/octet-stream', ...(chunkBytes === undefined ? {} : { chunkBytes }) };
    const { payload, error } = await emulator.invoke(sent, options);
    const how = `${size} bytes${chunkBytes === undefined ? '' : ` in ${chunkBytes}-byte chunks`}`;
    if (error) problems.push(`${how}: ${error.body}`);
    else if (!sent.equals(payload))
      problems.push(`${how}: ${payload.length} bytes came back, ${firstDifference(sent, payload)}`);
    onProgress?.(index + 1, cases.length);
  }
  return problems;
}

/** Every byte value, in an order that repeats with no power of two. */
export function payloadOf(size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  for (let i = 0; i < size; i++) bytes[i] = (i * 167 + (i >> 8) * 13 + (i % 251)) & 255;
  return bytes;
}

function firstDifference(a: Uint8Array, b: Uint8Array): string {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? 'equal up to the end' : `different from byte ${at}`;
}
