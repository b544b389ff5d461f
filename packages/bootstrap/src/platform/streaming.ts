// Streaming handlers: how a function is marked as one, and how it is run.
import type { Native } from './native.ts';
import { operationError, ResponseStream } from './responseStream.ts';

type StreamingHandler = (event: unknown, stream: ResponseStream, context: unknown) => unknown;

interface Prelude {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

export interface Streaming {
  streamifyResponse(handler: StreamingHandler, options?: { readonly highWaterMark?: number }): StreamingHandler;
  readonly HttpResponseStream: { from(stream: ResponseStream, prelude?: Prelude): ResponseStream };
  /** Calls the handler; resolves when it has ended its stream. */
  run(handler: StreamingHandler, event: unknown, context: unknown, id: number): Promise<void>;
  /** Tells the stream of invocation `id` what became of its bytes. */
  tell(id: number, event: number): void;
  forget(id: number): void;
}

// The marks of AWS's own client: functions marked by either run on both.
const mark = Symbol.for('aws.lambda.runtime.handler.streaming');
const highWaterMarkMark = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');
const integrationType = 'application/vnd.awslambda.http-integration-response';

/** `warn` prints what a handler did in vain. */
export function createStreaming(native: Native, warn: (text: string) => void): Streaming {
  const live = new Map<number, ResponseStream>();
  return {
    streamifyResponse(handler, options) {
      if (typeof handler !== 'function') {
        throw new TypeError(`Expected \`handler\` to be a function, got \`${String(handler)}\` (${typeof handler})`);
      }
      return Object.assign(handler, { [mark]: 'response', [highWaterMarkMark]: options?.highWaterMark });
    },
    HttpResponseStream: {
      from(stream, prelude = {}) {
        stream.setContentType(integrationType);
        stream.setPrelude(JSON.stringify(prelude));
        return stream;
      },
    },
    async run(handler, event, context, id) {
      const highWaterMark = (handler as unknown as Record<symbol, number | undefined>)[highWaterMarkMark];
      const stream = new ResponseStream(native, id, highWaterMark);
      live.set(id, stream);
      const returned = handler(event, stream, context);
      if (!isThenable(returned)) {
        throw operationError(
          'Expected a streaming handler to be an async function: Streaming does not support non-async handlers.',
          'Runtime.MalformedStreamingHandler',
        );
      }
      if ((await returned) !== undefined) warn('Streaming handlers ignore return values.');
      if (stream.errored) throw stream.errored;
      if (!stream.writableEnded && !stream.lost) throw operationError('Response stream is not finished.');
    },
    tell: (id, event) => live.get(id)?.tell(event),
    forget: (id) => void live.delete(id),
  };
}

function isThenable(value: unknown): boolean {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
