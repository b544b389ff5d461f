// Parses one HTTP/1.x response after the other from bytes that may be split anywhere (RFC 9112).
import { BodyBuffer } from './bodyBuffer.ts';
import type { Headers } from './context.ts';
import { endOfHead, parseHead } from './responseHead.ts';

/** A complete answer of the server. */
export interface ApiResponse {
  readonly status: number;
  /** Names in lower case, values decoded as UTF-8; repeated ones joined by `, `. */
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Bounds what a peer can make us keep before the body. */
const maxHeadBytes = 1024 * 1024;
const carriageReturn = 13;
const lineFeed = 10;
const semicolon = 59;

/** Where the parser is; from `chunkSize` on, in a chunked body. */
type State = 'head' | 'fixed' | 'untilClose' | 'chunkSize' | 'chunkExtension' | 'chunkData' | 'chunkEnd' | 'trailer';

/** An incremental parser. Interim responses (1xx) are passed over. */
export class ResponseParser {
  readonly #onResponse: (response: ApiResponse, keepAlive: boolean) => void;
  #state: State = 'head';
  #head: Buffer = Buffer.alloc(0);
  #status = 0;
  #headers: Headers = {};
  #keepAlive = false;
  #body = new BodyBuffer(0);
  /** Bytes still to come in `fixed` and `chunkData`; the size as read so far in `chunkSize`. */
  #remaining = 0;
  /** Digits of a chunk's size, or bytes of a trailer's line. */
  #lineBytes = 0;

  /** `onResponse` is called synchronously by `push` and `end`. */
  constructor(onResponse: (response: ApiResponse, keepAlive: boolean) => void) {
    this.#onResponse = onResponse;
  }

  /** True when no byte of a response has been read that has not been given out. */
  get idle(): boolean {
    return this.#state === 'head' && this.#head.length === 0;
  }

  /** Takes the next bytes, which are valid during the call only. @throws when they are not HTTP */
  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#state === 'head') at = this.#takeHead(bytes, at);
      else if (this.#state === 'fixed') at = this.#takeFixed(bytes, at);
      else if (this.#state === 'untilClose') {
        this.#body.add(bytes.subarray(at));
        at = bytes.length;
      } else at = this.#takeChunked(bytes, at);
    }
  }

  /** The connection has ended. True if that was the end of a response that has no other. */
  end(): boolean {
    if (this.#state !== 'untilClose') return false;
    this.#finish();
    return true;
  }

  #takeHead(bytes: Uint8Array, at: number): number {
    const before = this.#head.length;
    const rest = Buffer.from(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
    const head = before === 0 ? rest : Buffer.concat([this.#head, rest]);
    const end = endOfHead(head);
    if (end < 0) {
      if (head.length > maxHeadBytes) throw new Error(`malformed response: headers of more than ${maxHeadBytes} bytes`);
      this.#head = before === 0 ? Buffer.from(rest) : head;
      return bytes.length;
    }
    this.#head = Buffer.alloc(0);
    this.#onHead(head.toString('utf8', 0, end));
    return at + end - before;
  }

  #onHead(text: string): void {
    const { status, headers, keepAlive } = parseHead(text);
    if (status >= 100 && status < 200) return;
    this.#status = status;
    this.#headers = headers;
    this.#keepAlive = keepAlive;
    this.#startBody();
  }

  /** RFC 9112 6.3. */
  #startBody(): void {
    const { 'transfer-encoding': coding, 'content-length': length } = this.#headers;
    this.#body = new BodyBuffer(0);
    if (this.#status === 204 || this.#status === 304) this.#finish();
    else if (coding !== undefined) {
      this.#state = /(^|,\s*)chunked$/i.test(coding) ? 'chunkSize' : 'untilClose';
      this.#remaining = 0;
      this.#lineBytes = 0;
    } else if (length === undefined) this.#state = 'untilClose';
    else if (!/^\d{1,15}$/.test(length)) throw new Error(`malformed response: Content-Length ${length}`);
    else this.#startFixed(Number(length));
    if (this.#state === 'untilClose') this.#keepAlive = false;
  }

  #startFixed(length: number): void {
    this.#body = new BodyBuffer(length);
    this.#remaining = length;
    this.#state = 'fixed';
    if (length === 0) this.#finish();
  }

  #takeFixed(bytes: Uint8Array, at: number): number {
    const end = Math.min(bytes.length, at + this.#remaining);
    this.#body.add(bytes.subarray(at, end));
    this.#remaining -= end - at;
    if (this.#remaining === 0) this.#finish();
    return end;
  }

  /** RFC 9112 7.1, byte by byte: an event may come in millions of chunks. */
  #takeChunked(bytes: Uint8Array, start: number): number {
    let at = start;
    while (at < bytes.length) {
      if (this.#state === 'chunkData') {
        const end = Math.min(bytes.length, at + this.#remaining);
        if (end - at === 1) this.#body.addByte(bytes[at] as number);
        else this.#body.add(bytes.subarray(at, end));
        this.#remaining -= end - at;
        at = end;
        if (this.#remaining === 0) this.#state = 'chunkEnd';
        continue;
      }
      this.#takeFraming(bytes[at++] as number);
      if (this.#state === 'head') return at;
    }
    return at;
  }

  #takeFraming(byte: number): void {
    switch (this.#state) {
      case 'chunkSize':
        if (byte === lineFeed) this.#onChunkSize();
        else if (byte === semicolon || byte === 32 || byte === 9) this.#state = 'chunkExtension';
        else if (byte !== carriageReturn) this.#onDigit(byte);
        break;
      case 'chunkExtension':
        if (byte === lineFeed) this.#onChunkSize();
        break;
      case 'chunkEnd':
        if (byte === lineFeed) this.#expectChunk();
        else if (byte !== carriageReturn) throw new Error('malformed response: no line end after a chunk');
        break;
      default: // trailer: fields that nobody asked for, up to an empty line
        if (byte === lineFeed && this.#lineBytes === 0) this.#finish();
        else if (byte === lineFeed) this.#lineBytes = 0;
        else if (byte !== carriageReturn) this.#lineBytes++;
    }
  }

  #onDigit(byte: number): void {
    const letter = byte | 32;
    const digit = byte >= 48 && byte <= 57 ? byte - 48 : letter >= 97 && letter <= 102 ? letter - 87 : -1;
    if (digit < 0 || ++this.#lineBytes > 12) throw new Error('malformed response: chunk size');
    this.#remaining = this.#remaining * 16 + digit;
  }

  #onChunkSize(): void {
    if (this.#lineBytes === 0) throw new Error('malformed response: chunk without a size');
    this.#lineBytes = 0;
    this.#state = this.#remaining === 0 ? 'trailer' : 'chunkData';
  }

  #expectChunk(): void {
    this.#remaining = 0;
    this.#lineBytes = 0;
    this.#state = 'chunkSize';
  }

  #finish(): void {
    const body = this.#body.bytes();
    this.#body = new BodyBuffer(0);
    this.#state = 'head';
    this.#onResponse({ status: this.#status, headers: this.#headers, body }, this.#keepAlive);
  }
}
