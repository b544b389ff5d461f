// Parses HTTP/1.1 requests from a byte stream that may be split anywhere, strictly, so that a client's mistake is seen.
import { EmulatorError } from './errors.ts';

/** The request line and the headers. */
export interface RequestHead {
  readonly method: string;
  readonly target: string;
  readonly version: '1.0' | '1.1';
  /** Names in lower case; repeated fields are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Names and values as they were sent, in order. Values are decoded as UTF-8. */
  readonly rawHeaders: readonly (readonly [string, string])[];
}

/** Called in this order for every request: `head`, `body` zero or more times, `end`. */
export interface RequestEvents {
  readonly head: (head: RequestHead) => void;
  /** The bytes are valid during the call only. */
  readonly body: (bytes: Uint8Array) => void;
  /** `trailers` are the fields after a chunked body, names in lower case. */
  readonly end: (trailers: Readonly<Record<string, string>>) => void;
}

type State = 'start' | 'header' | 'fixed' | 'chunk-size' | 'chunk-data' | 'chunk-end' | 'trailer' | 'broken';

/** A header block may hold an X-Ray cause of up to 1 MiB. */
const maxHeadBytes = 1024 * 1024 + 64 * 1024;
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const newline = 10;

/** An incremental parser: `push` bytes as they arrive, events come out synchronously. */
export class RequestParser {
  readonly #events: RequestEvents;
  #state: State = 'start';
  #line: Uint8Array[] = [];
  /** Bytes of the current head, or of the current chunk line or trailers: bounds what a peer can make us keep. */
  #lineBytes = 0;
  #requestLine = '';
  #fields: [string, string][] = [];
  /** Bytes still to come in `fixed` and `chunk-data`. */
  #remaining = 0;

  constructor(events: RequestEvents) {
    this.#events = events;
  }

  /** True between requests: a connection that ends here was closed cleanly. */
  get idle(): boolean {
    return this.#state === 'start' && this.#lineBytes === 0;
  }

  /** @throws {EmulatorError} `KINGLET_EMULATOR_BAD_REQUEST` when the bytes are not HTTP/1.1; the parser stays broken. */
  push(bytes: Uint8Array): void {
    let offset = 0;
    while (offset < bytes.length) {
      offset = this.#inBody() ? this.#takeBody(bytes, offset) : this.#takeLine(bytes, offset);
    }
  }

  #inBody(): boolean {
    return this.#state === 'fixed' || this.#state === 'chunk-data';
  }

  #takeBody(bytes: Uint8Array, offset: number): number {
    const end = Math.min(bytes.length, offset + this.#remaining);
    this.#events.body(bytes.subarray(offset, end));
    this.#remaining -= end - offset;
    if (this.#remaining > 0) return end;
    if (this.#state === 'fixed') this.#finish({});
    else this.#state = 'chunk-end';
    return end;
  }

  #takeLine(bytes: Uint8Array, offset: number): number {
    const found = bytes.indexOf(newline, offset);
    const end = found < 0 ? bytes.length : found + 1;
    this.#lineBytes += end - offset;
    if (this.#lineBytes > maxHeadBytes) this.#fail(`headers of at most ${maxHeadBytes} bytes`, 'more');
    // Copied: the caller's buffer may be reused before the rest of the line arrives.
    this.#line.push(bytes.slice(offset, end));
    if (found >= 0) {
      const line = Buffer.concat(this.#line)
        .toString('utf8')
        .replace(/\r?\n$/, '');
      this.#line = [];
      this.#onLine(line);
    }
    return end;
  }

  #onLine(line: string): void {
    switch (this.#state) {
      case 'start':
        this.#onRequestLine(line);
        break;
      case 'header':
        if (line === '') this.#onHead();
        else this.#onField(line);
        break;
      case 'chunk-size':
        this.#onChunkSize(line);
        break;
      case 'chunk-end':
        if (line !== '') this.#fail('an empty line after a chunk', line);
        this.#expectChunk();
        break;
      case 'trailer':
        if (line === '') this.#finish(joined(this.#fields));
        else this.#onField(line);
        break;
      default:
        this.#fail('no more bytes after a broken request', line);
    }
  }

  #onRequestLine(line: string): void {
    // RFC 9112 2.2: ignore empty lines before a request.
    if (line === '') {
      this.#lineBytes = 0;
      return;
    }
    this.#requestLine = line;
    this.#state = 'header';
  }

  #onField(line: string): void {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    const value = line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character in a field is what is looked for
    if (!token.test(name) || /[\0-\x08\x0a-\x1f\x7f]/.test(value)) this.#fail('a header field `Name: value`', line);
    this.#fields.push([name, value]);
  }

  #onHead(): void {
    const match = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+) ([^ ]+) HTTP\/(1\.[01])$/.exec(this.#requestLine);
    if (!match) this.#fail('a request line `METHOD /path HTTP/1.1`', this.#requestLine);
    const headers = joined(this.#fields);
    const rawHeaders = this.#fields;
    this.#fields = [];
    this.#lineBytes = 0;
    const framing = this.#framing(headers, rawHeaders);
    this.#events.head({
      method: match?.[1] as string,
      target: match?.[2] as string,
      version: match?.[3] as '1.0' | '1.1',
      headers,
      rawHeaders,
    });
    if (framing === 'chunked') this.#expectChunk();
    else if (framing === 0) this.#finish({});
    else this.#expectBody(framing);
  }

  /** The body's length in bytes, or `chunked`; RFC 9112 6.1 and 6.2. */
  #framing(
    headers: Readonly<Record<string, string>>,
    fields: readonly (readonly [string, string])[],
  ): number | 'chunked' {
    const coding = headers['transfer-encoding'];
    const lengths = fields.filter(([name]) => name.toLowerCase() === 'content-length').map(([, value]) => value);
    if (coding !== undefined) {
      if (coding.toLowerCase() !== 'chunked') this.#fail('Transfer-Encoding: chunked', coding);
      if (lengths.length > 0) this.#fail('either Transfer-Encoding or Content-Length', 'both');
      return 'chunked';
    }
    const length = lengths[0] ?? '0';
    if (!/^\d{1,15}$/.test(length) || lengths.some((other) => other !== length))
      this.#fail('one Content-Length in decimal', lengths.join(', '));
    return Number(length);
  }

  #expectBody(bytes: number): void {
    this.#remaining = bytes;
    this.#state = 'fixed';
  }

  #expectChunk(): void {
    this.#lineBytes = 0;
    this.#state = 'chunk-size';
  }

  #onChunkSize(line: string): void {
    const size = /^([0-9a-fA-F]{1,12})[ \t]*(;.*)?$/.exec(line)?.[1];
    if (size === undefined) this.#fail('a chunk size in hexadecimal', line);
    this.#remaining = Number.parseInt(size as string, 16);
    this.#lineBytes = 0;
    this.#state = this.#remaining === 0 ? 'trailer' : 'chunk-data';
  }

  #finish(trailers: Readonly<Record<string, string>>): void {
    this.#fields = [];
    this.#lineBytes = 0;
    this.#state = 'start';
    this.#events.end(trailers);
  }

  #fail(expected: string, found: string): never {
    this.#state = 'broken';
    throw new EmulatorError(
      'KINGLET_EMULATOR_BAD_REQUEST',
      `Expected ${expected}, got ${JSON.stringify(found.slice(0, 120))}: the client does not speak HTTP/1.1`,
    );
  }
}

function joined(fields: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const map: Record<string, string> = Object.create(null);
  for (const [name, value] of fields) {
    const key = name.toLowerCase();
    map[key] = map[key] === undefined ? value : `${map[key]}, ${value}`;
  }
  return map;
}
