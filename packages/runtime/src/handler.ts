// What a function module exports, and how an event becomes an answer.
import type { Context } from './context.ts';
import { EventError, HandlerNotFoundError, ResultError, StreamError } from './errors.ts';
import { envNames, errorTypes } from './protocol.ts';
import type { ResponseStream } from './responseStream.ts';
import { serializeError } from './serializeError.ts';
import { streamingOptions } from './streamifyResponse.ts';

/** JSON in, JSON out. */
export type Handler<Event = unknown, Result = unknown> = (event: Event, context: Context) => Result | Promise<Result>;

/** Bytes in; a view or an `ArrayBuffer` goes out as it is, anything else as JSON. */
export type RawHandler<Result = unknown> = (event: Uint8Array, context: Context) => Result | Promise<Result>;

/** A module with a function in it: the one that `_HANDLER` names after its last dot, or `rawHandler`. */
export interface HandlerModule {
  /** Takes a context, or a response stream and a context. */
  readonly handler?: (event: never, ...more: never[]) => unknown;
  readonly rawHandler?: (event: Uint8Array, ...more: never[]) => unknown;
  readonly [name: string]: unknown;
}

/** An answer to an event. */
interface Result {
  readonly body: Uint8Array;
  readonly contentType: 'application/json' | 'application/octet-stream';
}

/** From an event's bytes to an answer: as a whole, or written to a stream. */
export type ResolvedHandler =
  | { readonly streaming: false; readonly call: (event: Uint8Array, context: Context) => Promise<Result> }
  | {
      readonly streaming: true;
      readonly highWaterMark: number | undefined;
      /** Resolves to what the handler returned, which nobody gets. */
      readonly call: (event: Uint8Array, stream: ResponseStream, context: Context) => Promise<unknown>;
    };

/**
 * The function to call: `name`, or `rawHandler` if there is no such export; without a name `rawHandler`, or `handler`.
 * @throws {HandlerNotFoundError}
 */
export function resolveHandler(module: HandlerModule, name?: string): ResolvedHandler {
  const wanted = name !== undefined && module[name] !== undefined ? name : (['rawHandler', name ?? 'handler'] as const);
  const names = typeof wanted === 'string' ? [wanted] : wanted;
  const found = names.find((candidate) => typeof module[candidate] === 'function');
  if (found === undefined) throw notFound(module, name);
  const handler = module[found] as Callable;
  const read = found === 'rawHandler' ? (event: Uint8Array): unknown => event : parse;
  const options = streamingOptions(handler);
  if (options) return { streaming: true, highWaterMark: options.highWaterMark, call: streamed(handler, read) };
  if (found === 'rawHandler')
    return { streaming: false, call: async (event, context) => bytesOrJson(await handler(event, context)) };
  return { streaming: false, call: async (event, context) => json(await handler(parse(event), context)) };
}

type Callable = (event: unknown, ...more: unknown[]) => unknown;

function notFound(module: HandlerModule, name: string | undefined): HandlerNotFoundError {
  const exported = Object.keys(module).join(', ') || 'nothing';
  if (name === undefined || name === 'handler')
    return new HandlerNotFoundError(
      `Expected the module to export a function \`handler\` or \`rawHandler\`, found ${exported}`,
    );
  return new HandlerNotFoundError(
    `Expected the module to export a function \`${name}\`, which ${envNames.handler} names, found ${exported}`,
  );
}

function streamed(
  handler: Callable,
  read: (event: Uint8Array) => unknown,
): (event: Uint8Array, stream: ResponseStream, context: Context) => Promise<unknown> {
  return async (event, stream, context) => {
    const result = handler(read(event), stream, context);
    if (typeof (result as PromiseLike<unknown> | undefined)?.then === 'function') return await result;
    const message = 'Expected a streaming handler to be async, got one that returns no promise';
    throw new StreamError(message, errorTypes.malformedStreamingHandler);
  };
}

function parse(event: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(event.buffer, event.byteOffset, event.byteLength).toString('utf8'));
  } catch (cause) {
    const message = `Expected the event to be JSON, got ${event.length} bytes that are not: ${(cause as Error).message}`;
    throw new EventError(errorTypes.unmarshal, message, { cause });
  }
}

function bytesOrJson(result: unknown): Result {
  if (result instanceof ArrayBuffer) return octets(new Uint8Array(result));
  if (ArrayBuffer.isView(result)) return octets(new Uint8Array(result.buffer, result.byteOffset, result.byteLength));
  return json(result);
}

function octets(body: Uint8Array): Result {
  return { body, contentType: 'application/octet-stream' };
}

function json(result: unknown): Result {
  return { body: Buffer.from(stringify(result)), contentType: 'application/json' };
}

/** `undefined`, functions and symbols have no JSON form and become `null`. */
function stringify(result: unknown): string {
  try {
    return JSON.stringify(result) ?? 'null';
  } catch (cause) {
    throw new ResultError(`Expected a result that JSON can express: ${serializeError(cause).errorMessage}`, { cause });
  }
}
