// The stream that a streaming handler writes to: opens the answer at the first byte, ends it with trailers if it failed.
import { Writable } from 'node:stream';
import { StreamError } from './errors.ts';
import { streamContentType } from './protocol.ts';
import type { OnWritten, StreamCall } from './streamCall.ts';

/** Where a streaming handler writes its answer. On engine `node` it is a `stream.Writable`, so `pipeline` works. */
export interface ResponseStream {
  /** @default application/octet-stream. @throws {StreamError} after the first write, or for text that is no header value. */
  setContentType(type: string): void;
  /** False when it is time to wait for `drain`. */
  write(chunk: string | Uint8Array): boolean;
  end(chunk?: string | Uint8Array): unknown;
  on(event: ResponseStreamEvent, listener: (error?: Error) => void): unknown;
  once(event: ResponseStreamEvent, listener: (error?: Error) => void): unknown;
  off(event: ResponseStreamEvent, listener: (error?: Error) => void): unknown;
  /** Gives the answer up; the caller gets an error. */
  destroy(error?: Error): unknown;
  readonly writableEnded: boolean;
  readonly writableNeedDrain: boolean;
}

/** What a response stream tells. */
export type ResponseStreamEvent = 'drain' | 'finish' | 'error' | 'close';

/** Opens the answer with a content type. */
export type OpenStream = (contentType: string) => StreamCall;

/** Trailers of an answer; empty ones mean success. */
export type Trailers = Readonly<Record<string, string>>;

type Chunk = string | Uint8Array;
type Write = (chunk: Chunk) => unknown;

/**
 * A `Writable` over an answer. Invariant: `#call` is set from the first byte on, and exactly one `end` is sent on it unless
 * the connection was lost.
 */
export class AnswerStream extends Writable implements ResponseStream {
  /** Set by `HttpResponseStream.from`: writes what comes before the first byte. */
  _onBeforeFirstWrite: ((write: Write) => void) | undefined;
  readonly #open: OpenStream;
  #contentType = streamContentType;
  #writing = false;
  #call: StreamCall | undefined;
  #trailers: Trailers = {};
  #ended = false;

  constructor(open: OpenStream, highWaterMark: number | undefined) {
    super(highWaterMark === undefined ? {} : { highWaterMark });
    this.#open = open;
    // The loop reports what goes wrong; a handler that does not listen must not bring the process down.
    this.on('error', () => undefined);
  }

  /** The answer, once its first byte has been sent. */
  get call(): StreamCall | undefined {
    return this.#call;
  }

  setContentType(type: string): void {
    if (this.#writing)
      throw new StreamError('Expected the content type before the first write, got it after: too late');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a header value must not hold
    if (typeof type !== 'string' || !/^[^\0-\x08\x0a-\x1f\x7f]+$/.test(type))
      throw new StreamError(`Expected a content type such as 'text/plain', got ${JSON.stringify(type)}`);
    this.#contentType = type;
  }

  override write(chunk: unknown, encoding?: unknown, onWritten?: unknown): boolean {
    this.#begin();
    return super.write(chunk as Chunk, encoding as BufferEncoding, onWritten as OnWritten);
  }

  override end(...args: unknown[]): this {
    const [chunk] = args;
    const isChunk = chunk !== undefined && chunk !== null && typeof chunk !== 'function';
    if (isChunk || this._onBeforeFirstWrite) this.#begin();
    return super.end(...(args as []));
  }

  /** Ends the answer with trailers, after what has been written; false if it has been ended already. */
  fail(trailers: Trailers): boolean {
    if (this.#ended) return false;
    this.#trailers = trailers;
    if (this.destroyed) this.#finish(() => undefined);
    else if (!this.writableEnded) super.end();
    return true;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, onWritten: OnWritten): void {
    this.#opened().write([chunk], onWritten);
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], onWritten: OnWritten): void {
    this.#opened().write(
      chunks.map(({ chunk }) => chunk),
      onWritten,
    );
  }

  override _final(onWritten: OnWritten): void {
    this.#finish(onWritten);
  }

  #opened(): StreamCall {
    this.#call ??= this.#open(this.#contentType);
    return this.#call;
  }

  #finish(onWritten: OnWritten): void {
    this.#ended = true;
    this.#opened().end(this.#trailers, onWritten);
  }

  /** The prelude counts as the first write. */
  #begin(): void {
    if (this.#writing) return;
    this.#writing = true;
    this._onBeforeFirstWrite?.((chunk) => super.write(chunk));
  }
}
