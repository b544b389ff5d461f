// One TCP connection to the Runtime API: a request, its response, and the next. Knows nothing of what is said on it.
import { connect, type Socket } from 'node:net';
import { type ApiResponse, ResponseParser } from './responseParser.ts';

/** Where to, and how long that may take. */
export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly connectTimeoutMs: number;
}

/** Why a call has no answer. */
export class LostConnectionError extends Error {
  /** The system's name of the failure, if it has one. */
  readonly code: string | undefined;
  /** True when a connection that had served before was closed or reset before a byte came back: as after a freeze. */
  readonly stale: boolean;

  constructor(message: string, { code, stale = false }: { code?: string | undefined; stale?: boolean } = {}) {
    super(message);
    this.code = code;
    this.stale = stale;
  }
}

interface Pending {
  readonly resolve: (response: ApiResponse) => void;
  readonly reject: (error: Error) => void;
}

/** A body up to this size is copied behind its head: cheaper than a second vector for the kernel. */
const joinBelowBytes = 64 * 1024;
/** Shared by all connections: bytes are taken out of it before the next read. */
const readBuffer: Buffer = Buffer.allocUnsafeSlow(64 * 1024);

/** Opens at once; usable until `closed`. One exchange at a time: `send`, then its response. */
export class Connection {
  readonly #socket: Socket;
  readonly #parser: ResponseParser;
  #pending: Pending | undefined;
  /** Whether the whole request has been handed over; a response before that leaves a connection nobody can use. */
  #sent = true;
  /** Whether the connection ends with the current exchange. */
  #last = false;
  #served = 0;
  #closed = false;
  #timeoutMs = 0;

  constructor({ host, port, connectTimeoutMs }: ConnectionOptions) {
    this.#parser = new ResponseParser((response, keepAlive) => this.#onResponse(response, keepAlive));
    const onread = {
      buffer: readBuffer,
      callback: (count: number, bytes: Uint8Array): boolean => {
        this.#onBytes(bytes.subarray(0, count));
        return true;
      },
    };
    this.#socket = connect({ host, port, noDelay: true, onread });
    const timer = setTimeout(() => this.#fail(`no connection within ${connectTimeoutMs} ms`), connectTimeoutMs);
    this.#socket.once('connect', () => clearTimeout(timer));
    this.#socket.once('close', () => {
      clearTimeout(timer);
      this.#fail('the connection was closed', 'ECONNRESET');
    });
    this.#socket.on('timeout', () => this.#fail(`no answer within ${this.#timeoutMs} ms`));
    this.#socket.on('end', () => this.#onEnd());
    this.#socket.on('error', (error: NodeJS.ErrnoException) => this.#fail(error.message, error.code));
  }

  /** True when no further exchange can be had. */
  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Sends a whole request and waits for its response; `timeoutMs` of silence end it, 0 waits for ever.
   * @throws {LostConnectionError}
   */
  send(head: string, body: Uint8Array | undefined, timeoutMs: number): Promise<ApiResponse> {
    const response = this.#expect();
    this.timeout(timeoutMs);
    this.#write(head, body);
    return response;
  }

  /**
   * Sends a head whose body follows by `write`, on a connection that ends with this exchange. The response may come at
   * any time. @throws {LostConnectionError}
   */
  begin(head: string): Promise<ApiResponse> {
    const response = this.#expect();
    this.#sent = false;
    this.#last = true;
    this.#socket.write(head, 'utf8');
    // Until the body is complete it is the writer who is waited for; bytes under way still hold the process.
    this.#socket.unref();
    return response;
  }

  /** Sends more of the body; `onDone` is called when the system has taken it, or cannot. */
  write(pieces: readonly (Uint8Array | string)[], onDone: (error?: Error | null) => void): void {
    if (this.#closed) {
      onDone(new LostConnectionError('the connection was closed'));
      return;
    }
    this.#socket.cork();
    pieces.forEach((piece, i) => {
      if (i === pieces.length - 1) this.#socket.write(piece, onDone);
      else this.#socket.write(piece);
    });
    this.#socket.uncork();
  }

  /** Says that the body is complete: from now on the response is waited for. */
  finish(): void {
    this.#sent = true;
    if (this.#pending) this.#socket.ref();
  }

  /** Ends the exchange after so much silence; 0 waits for ever. */
  timeout(ms: number): void {
    if (ms === this.#timeoutMs) return;
    this.#timeoutMs = ms;
    this.#socket.setTimeout(ms);
  }

  /** Lets the process end although this connection waits for something. */
  unref(): void {
    this.#socket.unref();
  }

  /** Closes the connection; what waits for a response fails. */
  close(): void {
    this.#fail('the connection was closed');
  }

  #expect(): Promise<ApiResponse> {
    this.#socket.ref();
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
    });
  }

  #write(head: string, body: Uint8Array | undefined): void {
    if (body === undefined) {
      this.#socket.write(head, 'utf8');
    } else if (body.length <= joinBelowBytes) {
      const headBytes = Buffer.byteLength(head);
      const whole = Buffer.allocUnsafe(headBytes + body.length);
      whole.write(head, 0, 'utf8');
      whole.set(body, headBytes);
      this.#socket.write(whole);
    } else {
      this.#sent = false;
      this.write([head, body], () => this.finish());
    }
  }

  #onBytes(bytes: Uint8Array): void {
    // Bytes that nobody asked for: whatever they are, the next response would be misread.
    if (!this.#pending) {
      this.close();
      return;
    }
    try {
      this.#parser.push(bytes);
    } catch (error) {
      this.#fail((error as Error).message);
    }
    if (!this.#pending && !this.#parser.idle) this.close();
  }

  #onEnd(): void {
    if (!this.#parser.end()) this.#fail('the connection was closed', 'ECONNRESET');
  }

  #onResponse(response: ApiResponse, keepAlive: boolean): void {
    const pending = this.#pending;
    this.#pending = undefined;
    this.#served++;
    if (!keepAlive || !this.#sent || this.#last) this.close();
    else {
      this.timeout(0);
      // An idle connection must not hide that nothing is left to wait for.
      this.#socket.unref();
    }
    pending?.resolve(response);
  }

  #fail(message: string, code?: string): void {
    const pending = this.#pending;
    const reset = code === 'ECONNRESET' || code === 'EPIPE';
    const stale = reset && this.#served > 0 && this.#parser.idle;
    this.#pending = undefined;
    this.#closed = true;
    this.#socket.destroy();
    pending?.reject(new LostConnectionError(message, { code, stale }));
  }
}
