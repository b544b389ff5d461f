// A loopback HTTP/1.1 server over raw sockets: whole requests in, any bytes out, so that tests control the framing.
import { createServer, type Server, type Socket } from 'node:net';
import { type RequestHead, RequestParser } from './requestParser.ts';
import { type ResponseSpec, responseBytes } from './responseBytes.ts';

/** A request with its body, and the means to answer it. */
export interface HttpRequest extends RequestHead {
  /** The body, cut off at the server's `maxBodyBytes`. */
  readonly body: Uint8Array;
  /** What the body measured before the cut, in bytes. */
  readonly bodyBytes: number;
  readonly trailers: Readonly<Record<string, string>>;
  /** When the head had been read, and the first byte of the body if it has one, by `performance.now()`. */
  readonly headMs: number;
  readonly firstByteMs: number | undefined;
  /** 1 for the first connection to this server, and so on. */
  readonly connection: number;
  readonly socket: Socket;
}

/** Limits and hooks of a server. */
export interface HttpServerOptions {
  /**
   * Called for every request once its body is complete. `reply` sends the answer, now or later; the next request of the
   * same connection comes after it.
   */
  readonly onRequest: (request: HttpRequest, reply: (answer: ResponseSpec | Uint8Array) => void) => void;
  /** Called when headers are complete, before the body. Returning true means: answered already, the body is not of interest. */
  readonly onHead?: (head: RequestHead, connection: number, socket: Socket) => boolean;
  /** Asked for each request when its headers are complete: a listener to its body as it comes. Neither may throw. */
  readonly bodyListener?: (head: RequestHead) => BodyListener | undefined;
  /** Called when a client's bytes are not HTTP; the connection is answered with 400 and closed. */
  readonly onBroken?: (error: unknown) => void;
  /** @default unlimited */
  readonly maxBodyBytes?: (head: RequestHead) => number;
  /** @default 0, any free port */
  readonly port?: number;
}

/** Gets a copy of the bytes; while the promise that it returns is pending, no more are read. */
export type BodyListener = (bytes: Uint8Array) => void | Promise<void>;

/** A listening server. */
export interface HttpServer {
  /** `127.0.0.1:port`. */
  readonly address: string;
  /** Connections accepted so far. */
  readonly connections: () => number;
  /** Destroys every connection and stops listening. */
  readonly close: () => Promise<void>;
}

/** Listens on loopback. @throws the system's error if the port is taken. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    connections++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, connections, options);
  });
  await listen(server, options.port ?? 0);
  const { port } = server.address() as { port: number };
  return { address: `127.0.0.1:${port}`, connections: () => connections, close: () => close(server, sockets) };
}

function serve(socket: Socket, connection: number, options: HttpServerOptions): void {
  const queue: HttpRequest[] = [];
  let busy = false;
  const pump = (): void => {
    const request = busy ? undefined : queue.shift();
    if (!request) return;
    busy = true;
    options.onRequest(request, (answer) => {
      socket.write(answer instanceof Uint8Array ? answer : responseBytes(answer));
      busy = false;
      pump();
    });
  };
  const parser = new RequestParser(
    collector(options, connection, socket, (request) => {
      queue.push(request);
      pump();
    }),
  );
  socket.on('data', (bytes) => {
    try {
      parser.push(bytes);
    } catch (error) {
      options.onBroken?.(error);
      socket.end(responseBytes({ status: 400, headers: [['Connection', 'close']] }));
    }
  });
  // A client that is killed resets its connections; 'close' follows and is what matters.
  socket.on('error', () => socket.destroy());
}

/** Turns the parser's events into whole requests. */
function collector(
  options: HttpServerOptions,
  connection: number,
  socket: Socket,
  deliver: (request: HttpRequest) => void,
): ConstructorParameters<typeof RequestParser>[0] {
  let limit = Number.POSITIVE_INFINITY;
  let head: RequestHead | undefined;
  let parts: Uint8Array[] = [];
  let bodyBytes = 0;
  let headMs = 0;
  let firstByteMs: number | undefined;
  let listener: BodyListener | undefined;
  const hold = holder(socket);
  return {
    head: (received) => {
      parts = [];
      limit = options.maxBodyBytes?.(received) ?? Number.POSITIVE_INFINITY;
      bodyBytes = 0;
      headMs = performance.now();
      firstByteMs = undefined;
      head = options.onHead?.(received, connection, socket) ? undefined : received;
      listener = head && options.bodyListener?.(head);
      if (head?.headers.expect?.toLowerCase() === '100-continue') socket.write(responseBytes({ status: 100 }));
    },
    body: (bytes) => {
      firstByteMs ??= performance.now();
      if (head && bodyBytes < limit) parts.push(bytes.slice(0, limit - bodyBytes));
      bodyBytes += bytes.length;
      hold(listener?.(bytes.slice()));
    },
    end: (trailers) => {
      const body = Buffer.concat(parts);
      if (head) deliver({ ...head, body, bodyBytes, trailers, headMs, firstByteMs, connection, socket });
      parts = [];
    },
  };
}

/** Stops reading from the socket until every promise it was given has settled. */
function holder(socket: Socket): (until: void | Promise<void>) => void {
  let pending = 0;
  const release = (): void => {
    if (--pending === 0) socket.resume();
  };
  return (until) => {
    if (!until) return;
    if (pending++ === 0) socket.pause();
    until.then(release, release);
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
