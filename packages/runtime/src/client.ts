// The calls of the Runtime API over one kept-alive connection, bytes end to end.
import { Connection, LostConnectionError } from './connection.ts';
import { EnvironmentError } from './errors.ts';
import { answerTimeoutMs, connectTimeoutMs, envNames, paths, streamTimeoutMs } from './protocol.ts';
import type { ApiResponse } from './responseParser.ts';
import { type StreamCall, streamCall } from './streamCall.ts';

/** Limits in milliseconds, see protocol.ts. */
export interface ClientOptions {
  readonly userAgent: string;
  readonly connectTimeoutMs?: number;
  readonly answerTimeoutMs?: number;
  readonly streamTimeoutMs?: number;
}

/** Header names and values; values must not hold line ends. */
export type RequestHeaders = Readonly<Record<string, string>>;

/** Speaks HTTP and nothing else: which answers are acceptable is for the loop to judge. */
export class RuntimeClient {
  readonly #address: { readonly host: string; readonly port: number };
  readonly #options: Required<ClientOptions>;
  /** The same for every request. */
  readonly #common: string;
  readonly #nextHead: string;
  #connection: Connection | undefined;

  /** @throws {EnvironmentError} if `address` is not `host:port`. */
  constructor(address: string | undefined, options: ClientOptions) {
    const [, host, port] = /^(.+):(\d{1,5})$/.exec(address ?? '') ?? [];
    if (!host || !port || Number(port) > 65_535) {
      const found = address === undefined ? 'nothing' : JSON.stringify(address);
      const hint = 'this program is started by Lambda, or by @kinglet/emulator on your machine';
      throw new EnvironmentError(`Expected ${envNames.runtimeApi} to be host:port, found ${found}: ${hint}`);
    }
    this.#address = { host, port: Number(port) };
    this.#options = { connectTimeoutMs, answerTimeoutMs, streamTimeoutMs, ...options };
    this.#common = `Host: ${address}\r\nUser-Agent: ${options.userAgent}\r\n`;
    this.#nextHead = this.#head('GET', paths.next, {});
  }

  /** Asks for an event and waits for it without limit: the process may be frozen meanwhile. @throws {LostConnectionError} */
  next(): Promise<ApiResponse> {
    return this.#call(this.#nextHead, undefined, 0);
  }

  /** As `next`, of another path: waits without limit. @throws {LostConnectionError} */
  get(path: string, headers: RequestHeaders = {}): Promise<ApiResponse> {
    return this.#call(this.#head('GET', path, headers), undefined, 0);
  }

  /** Sends an answer or an error. @throws {LostConnectionError} also after `answerTimeoutMs` of silence */
  post(path: string, headers: RequestHeaders, body: Uint8Array): Promise<ApiResponse> {
    const head = this.#head('POST', path, headers, `Content-Length: ${body.length}\r\n`);
    return this.#call(head, body, this.#options.answerTimeoutMs);
  }

  /** Opens an answer that is sent piece by piece; its connection is closed after it, as the platform wants. */
  stream(path: string, headers: RequestHeaders): StreamCall {
    const head = this.#head('POST', path, headers, 'Transfer-Encoding: chunked\r\nConnection: close\r\n');
    return streamCall(this.#open(), head, this.#options.streamTimeoutMs);
  }

  /** Lets the process end although a call waits for its answer. */
  unref(): void {
    this.#connection?.unref();
  }

  /** Closes the connection; the next call opens another. */
  close(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** A kept-alive connection may have died while the process was frozen: then, and only then, the call is made again. */
  async #call(head: string, body: Uint8Array | undefined, timeoutMs: number): Promise<ApiResponse> {
    try {
      return await this.#open().send(head, body, timeoutMs);
    } catch (error) {
      if (!(error instanceof LostConnectionError && error.stale)) throw error;
      return this.#open().send(head, body, timeoutMs);
    }
  }

  #open(): Connection {
    if (!this.#connection || this.#connection.closed)
      this.#connection = new Connection({ ...this.#address, connectTimeoutMs: this.#options.connectTimeoutMs });
    return this.#connection;
  }

  #head(method: string, path: string, headers: RequestHeaders, framing = ''): string {
    let head = `${method} ${path} HTTP/1.1\r\n${this.#common}${framing}`;
    for (const name in headers) head += `${name}: ${headers[name]}\r\n`;
    return `${head}\r\n`;
  }
}
