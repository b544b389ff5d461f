// Marks a handler as one that writes its answer to a stream.
import type { Context } from './context.ts';
import type { ResponseStream } from './responseStream.ts';

/** Writes its answer to `responseStream` and ends it; what it returns is ignored. Must be async. */
export type StreamingHandler<Event = unknown> = (
  event: Event,
  responseStream: ResponseStream,
  context: Context,
) => Promise<unknown>;

/** How a handler is streamed. */
export interface StreamifyOptions {
  /** Bytes that `write` takes before it asks to wait for `drain`. @default the engine's */
  readonly highWaterMark?: number;
}

// The names that the managed Node runtime looks for: the same handler works there.
const streaming: unique symbol = Symbol.for('aws.lambda.runtime.handler.streaming');
const highWaterMark: unique symbol = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');

interface Marked {
  [streaming]?: unknown;
  [highWaterMark]?: unknown;
}

/**
 * Makes a handler whose answer is sent while it is being written.
 *
 * @example
 * export const handler = streamifyResponse(async (event, responseStream) => {
 *   responseStream.setContentType('text/plain');
 *   responseStream.write('one ');
 *   responseStream.end('two');
 * });
 */
export function streamifyResponse<H extends StreamingHandler<never>>(handler: H, options: StreamifyOptions = {}): H {
  const marked = handler as Marked;
  marked[streaming] = 'response';
  if (typeof options.highWaterMark === 'number') marked[highWaterMark] = Math.trunc(options.highWaterMark);
  return handler;
}

/** How a handler was marked, or undefined. */
export function streamingOptions(handler: unknown): StreamifyOptions | undefined {
  const marked = handler as Marked;
  if (marked[streaming] !== 'response') return undefined;
  const mark = marked[highWaterMark];
  return typeof mark === 'number' ? { highWaterMark: mark } : {};
}
