// What a function module exports, and how an event becomes bytes to answer with.
import type { Context } from './context.ts';
import { EventError, HandlerNotFoundError, ResultError } from './errors.ts';
import { errorTypes } from './protocol.ts';
import { serializeError } from './serializeError.ts';

/** JSON in, JSON out. */
export type Handler<Event = unknown, Result = unknown> = (event: Event, context: Context) => Result | Promise<Result>;

/** Bytes in; a view or an `ArrayBuffer` goes out as it is, anything else as JSON. */
export type RawHandler<Result = unknown> = (event: Uint8Array, context: Context) => Result | Promise<Result>;

/** A module with a function in it; `rawHandler` is preferred. */
export interface HandlerModule {
  readonly handler?: (event: never, context: Context) => unknown;
  readonly rawHandler?: (event: Uint8Array, context: Context) => unknown;
}

/** An answer to an event. */
interface Result {
  readonly body: Uint8Array;
  readonly contentType: 'application/json' | 'application/octet-stream';
}

/** From an event's bytes to a result's bytes. */
export type ByteHandler = (event: Uint8Array, context: Context) => Promise<Result>;

/** @throws {HandlerNotFoundError} if the module exports neither as a function. */
export function resolveHandler(module: HandlerModule): ByteHandler {
  const { rawHandler, handler } = module;
  if (typeof rawHandler === 'function') return async (event, context) => bytesOrJson(await rawHandler(event, context));
  if (typeof handler === 'function')
    return async (event, context) => json(await handler(parse(event) as never, context));
  const found = Object.keys(module).join(', ') || 'nothing';
  throw new HandlerNotFoundError(
    `Expected the module to export a function \`handler\` or \`rawHandler\`, found ${found}`,
  );
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
