// The stream that a handler marked by streamifyResponse writes its answer to: the part of Node's stream.Writable that
// such handlers use. The loop sends what is written here (c/quickjs/streaming.c).
import type { Native } from './native.ts';

type StreamNative = Pick<Native, 'streamEnd' | 'streamStart' | 'streamWait' | 'streamWrite'>;
type Listener = (...args: unknown[]) => void;
type EventName = 'close' | 'drain' | 'error' | 'finish';

/** What the loop tells of a stream (engine.h). */
export const streamEvents = { drained: 0, finished: 1, lost: 2 } as const;
/** Bytes that may wait to be sent before write() says so. */
const defaultHighWaterMark = 16_384;
const preludeEnd = '\0'.repeat(8);

/** Written by one invocation; nothing of it can reach another one's. */
export class ResponseStream {
  readonly #native: StreamNative;
  readonly #id: number;
  readonly #listeners: Record<EventName, { readonly call: Listener; readonly once: boolean }[]> = {
    close: [],
    drain: [],
    error: [],
    finish: [],
  };
  readonly writableHighWaterMark: number;
  #contentType = 'application/octet-stream';
  #prelude: string | undefined;
  #started = false;
  writableEnded = false;
  writableFinished = false;
  writableNeedDrain = false;
  destroyed = false;
  /** The server is gone or has refused the rest: what is written is dropped. */
  lost = false;
  /** What destroy() was given. */
  errored: unknown = null;

  constructor(native: StreamNative, id: number, highWaterMark: number = defaultHighWaterMark) {
    this.#native = native;
    this.#id = id;
    this.writableHighWaterMark = highWaterMark;
  }

  get writable(): boolean {
    return !this.writableEnded && !this.destroyed;
  }

  /** @throws {Error} after the first write: the head is on its way. */
  setContentType(contentType: string): void {
    if (this.#started) throw operationError('Cannot set content-type, too late: expected it before the first write');
    this.#contentType = String(contentType).replace(/[\r\n]+/g, ' ');
  }

  /** What HttpResponseStream puts before the body. */
  setPrelude(prelude: string): void {
    this.#prelude = prelude + preludeEnd;
  }

  /** False: more than writableHighWaterMark bytes wait, so wait for 'drain'. */
  write(chunk: unknown): boolean {
    if (this.writableEnded) throw operationError('write after end');
    if (this.destroyed) return true; // dropped: there is nothing to wait for
    this.#begin();
    const pending = this.#native.streamWrite(this.#id, toChunk(chunk));
    if (pending < this.writableHighWaterMark) return true;
    this.writableNeedDrain = true;
    this.#native.streamWait(this.#id);
    return false;
  }

  end(chunk?: unknown): this {
    if (this.writableEnded || this.destroyed) return this;
    if (chunk !== undefined && chunk !== null) this.write(chunk);
    this.#begin();
    this.writableEnded = true;
    this.#native.streamEnd(this.#id);
    return this;
  }

  destroy(error?: unknown): this {
    if (this.destroyed || this.writableFinished) return this;
    this.destroyed = true;
    this.errored = error ?? null;
    if (error !== undefined && error !== null) this.#emit('error', error);
    this.#emit('close');
    return this;
  }

  on(event: EventName, call: Listener): this {
    this.#listeners[event]?.push({ call, once: false });
    return this;
  }

  once(event: EventName, call: Listener): this {
    this.#listeners[event]?.push({ call, once: true });
    return this;
  }

  off(event: EventName, call: Listener): this {
    const index = this.#listeners[event]?.findIndex((listener) => listener.call === call) ?? -1;
    if (index >= 0) this.#listeners[event].splice(index, 1);
    return this;
  }

  /** Called with what the loop tells. */
  tell(event: number): void {
    this.writableNeedDrain = false;
    if (event === streamEvents.finished) {
      this.writableFinished = true;
      this.#emit('finish');
      this.#emit('close');
    } else if (event === streamEvents.lost) {
      this.destroyed = this.lost = true;
      this.#emit('error', operationError('The response stream was closed by the Runtime API'));
      this.#emit('drain'); // whoever waits for room goes on; what it writes is dropped
      this.#emit('close');
    } else this.#emit('drain');
  }

  #begin(): void {
    if (this.#started) return;
    this.#started = true;
    this.#native.streamStart(this.#id, this.#contentType);
    if (this.#prelude !== undefined) this.#native.streamWrite(this.#id, this.#prelude);
  }

  #emit(event: EventName, ...args: unknown[]): void {
    const listeners = this.#listeners[event];
    this.#listeners[event] = listeners.filter(({ once }) => !once);
    for (const { call } of listeners) call.apply(this, args);
  }
}

/** An error under a name that the platform keeps. */
export function operationError(message: string, name = 'Runtime.InvalidStreamingOperation'): Error {
  return Object.defineProperty(new Error(message), 'name', { value: name, configurable: true, writable: true });
}

/** As AWS's own stream: text and bytes as they are, anything else as JSON. */
function toChunk(chunk: unknown): string | Uint8Array {
  if (typeof chunk === 'string') return chunk.toWellFormed();
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
  return JSON.stringify(chunk) ?? '';
}
