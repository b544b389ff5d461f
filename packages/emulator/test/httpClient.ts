// A function behind HTTP for a test, and requests to it.
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { afterEach } from 'vitest';
import { type HttpListenerOptions, type LambdaServer, startLambdaServer } from '../src/index.ts';
import { answering } from './bootstraps.ts';

/** Every kind of source. */
export const kinds = ['function-url', 'http-api', 'alb'] as const;

/** The command of a function whose answer has the event as its body. */
export const echo: string[] = answering(`JSON.stringify({ statusCode: 200, body: event.body.toString() })`);

let server: LambdaServer | undefined;
afterEach(stop);

/** Serves a function until the end of the test, one event at a time, and returns its address. */
export async function serve(
  command: string[],
  listener: Partial<HttpListenerOptions> = {},
  onLog: (piece: string) => void = () => undefined,
): Promise<URL> {
  server = await startLambdaServer({
    functions: { f: { command, timeoutMs: 2000, maxEnvironments: 1 } },
    http: [{ source: 'function-url', functionName: 'f', ...listener }],
    onLog,
  });
  return new URL(server.http[0] as string);
}

/** Ends what `serve` started, for a test that serves again. */
export async function stop(): Promise<void> {
  await server?.stop();
}

/** How a request differs from GET without anything. */
export interface Request {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Uint8Array | string;
}

/** A response, read to its end. */
export interface Answer {
  readonly status: number | undefined;
  readonly message: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Sends a request with node:http, which sends headers as they are told. */
export function ask(url: URL, path: string, { method = 'GET', headers = {}, body }: Request = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = url;
    const request = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status, statusMessage: message } = response;
        resolve({ status, message, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** What tests look at in an event, of whichever source. */
export interface HttpEvent {
  readonly rawPath?: string;
  readonly path?: string;
  readonly cookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly multiValueQueryStringParameters?: Readonly<Record<string, readonly string[]>>;
  readonly requestContext: {
    readonly accountId?: string;
    readonly http?: { readonly path: string };
    readonly timeEpoch?: number;
  };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

/** The event that `echo` gets for a request. */
export async function eventOf(url: URL, path: string, request?: Request): Promise<HttpEvent> {
  return JSON.parse((await ask(url, path, request)).body.toString());
}
