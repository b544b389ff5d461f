// All HTTP: one kept-alive connection to the Runtime API, bytes end to end.
import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { BodyBuffer } from './bodyBuffer.ts';
import type { Headers } from './context.ts';
import { EnvironmentError } from './errors.ts';
import { answerTimeoutMs, connectTimeoutMs, envNames, paths } from './protocol.ts';

/** A complete answer of the server. */
export interface ApiResponse {
  readonly status: number;
  /** Names in lower case, values decoded as UTF-8. */
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Limits in milliseconds, see protocol.ts. */
export interface ClientOptions {
  readonly userAgent: string;
  readonly connectTimeoutMs?: number;
  readonly answerTimeoutMs?: number;
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Silence allowed once connected; 0 is unlimited. */
  readonly timeoutMs: number;
}

/** Speaks HTTP and nothing else: which answers are acceptable is for the loop to judge. */
export class RuntimeClient {
  // One socket: an answer and the next poll follow each other on it.
  readonly #agent: Agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #host: string;
  readonly #port: number;
  readonly #options: Required<ClientOptions>;

  /** @throws {EnvironmentError} if `address` is not `host:port`. */
  constructor(address: string | undefined, options: ClientOptions) {
    const [, host, port] = /^(.+):(\d{1,5})$/.exec(address ?? '') ?? [];
    if (!host || !port) {
      const found = address === undefined ? 'nothing' : JSON.stringify(address);
      const hint = 'this program is started by Lambda, or by @kinglet/emulator on your machine';
      throw new EnvironmentError(`Expected ${envNames.runtimeApi} to be host:port, found ${found}: ${hint}`);
    }
    this.#host = host;
    this.#port = Number(port);
    this.#options = { connectTimeoutMs, answerTimeoutMs, ...options };
  }

  /** Asks for an event and waits for it without limit: the process may be frozen meanwhile. @throws the socket's error */
  next(): Promise<ApiResponse> {
    return this.#call({ method: 'GET', path: paths.next, headers: {}, timeoutMs: 0 });
  }

  /** Sends an answer or an error. @throws the socket's error, also after `answerTimeoutMs` of silence */
  post(path: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<ApiResponse> {
    return this.#call({ method: 'POST', path, headers, body, timeoutMs: this.#options.answerTimeoutMs });
  }

  /** Closes the connection. */
  close(): void {
    this.#agent.destroy();
  }

  /** A kept-alive socket may have died while the process was frozen: then, and only then, the call is made again. */
  async #call(call: Call): Promise<ApiResponse> {
    const first = this.#request(call);
    let readBefore = 0;
    first.once('socket', (socket) => {
      readBefore = socket.bytesRead;
    });
    try {
      return await receive(first, call);
    } catch (error) {
      const untouched = first.reusedSocket && first.socket?.bytesRead === readBefore;
      if (!untouched || !isReset(error)) throw error;
      return receive(this.#request(call), call);
    }
  }

  #request({ method, path, headers, body }: Call): ClientRequest {
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const request = httpRequest({
      agent: this.#agent,
      host: this.#host,
      port: this.#port,
      method,
      path,
      headers: { 'user-agent': this.#options.userAgent, ...headers, ...length },
      // The only peer is the platform on loopback; without this a folded header value ends the connection.
      insecureHTTPParser: true,
    });
    request.once('socket', (socket) => {
      if (!socket.connecting) return;
      const limit = this.#options.connectTimeoutMs;
      const timer = setTimeout(() => request.destroy(new Error(`no connection within ${limit} ms`)), limit);
      socket.once('connect', () => clearTimeout(timer));
      socket.once('close', () => clearTimeout(timer));
    });
    return request;
  }
}

function receive(request: ClientRequest, call: Call): Promise<ApiResponse> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.once('response', (response) => {
      collect(response).then((answer) => {
        resolve(answer);
        // Answered before the whole body was read, as for 413: what is left would block the only socket.
        if (!request.writableFinished) request.destroy();
      }, reject);
    });
    if (call.timeoutMs > 0)
      request.setTimeout(call.timeoutMs, () => request.destroy(new Error(`no answer within ${call.timeoutMs} ms`)));
    request.end(call.body);
  });
}

function collect(response: IncomingMessage): Promise<ApiResponse> {
  return new Promise((resolve, reject) => {
    const body = new BodyBuffer(Number(response.headers['content-length'] ?? 0));
    response.on('data', (part: Uint8Array) => body.add(part));
    // A body that ends too early is an 'error', never an 'end'.
    response.once('error', reject);
    response.once('end', () =>
      resolve({ status: response.statusCode ?? 0, headers: decode(response), body: body.bytes() }),
    );
  });
}

/** Node gives header values as Latin-1; the Runtime API's client context is UTF-8. */
function decode(response: IncomingMessage): Headers {
  const entries = Object.entries(response.headers).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
    return [name, Buffer.from(text, 'latin1').toString('utf8')] as const;
  });
  return Object.fromEntries(entries);
}

function isReset(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ECONNRESET' || code === 'EPIPE';
}
