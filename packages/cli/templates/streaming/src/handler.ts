// Sends its answer while it is being made: one line of JSON for each step.
import { streamifyResponse } from '@kinglet/runtime';

interface CountEvent {
  /** How many lines, 1 to 1000. */
  readonly count?: number;
}

export const handler = streamifyResponse(async (event: CountEvent | null, stream) => {
  const count = event?.count ?? 3;
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    throw new RangeError(`Expected count to be a whole number from 1 to 1000, got ${count}`);
  stream.setContentType('application/x-ndjson');
  for (let step = 1; step <= count; step++) {
    // False: what was written waits for the client, and so do we.
    if (!stream.write(`${JSON.stringify({ step, square: step * step })}\n`))
      await new Promise((resolve) => stream.once('drain', () => resolve(undefined)));
  }
  stream.end();
});
