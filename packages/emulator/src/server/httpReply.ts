// What goes back to clients, and how: at their pace.
import type { ServerResponse } from 'node:http';
import type { Pairs } from './httpPairs.ts';

/** What goes back to the client. */
export interface HttpReply {
  readonly status: number;
  /** @default the status's usual phrase */
  readonly reason?: string;
  readonly headers: Pairs;
  readonly body: Uint8Array | string;
}

/** Sends bytes; a promise if the client has to catch up first. It settles also when the client goes away. */
export function writeOut(response: ServerResponse, bytes: Uint8Array): void | Promise<void> {
  if (response.destroyed || response.writableEnded || response.write(bytes)) return undefined;
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.once('drain', go).once('close', go);
  });
}

/** Sends status and headers, before there is any body. */
export function beginReply(response: ServerResponse, head: Omit<HttpReply, 'body'>): void {
  writeHead(response, head);
  response.flushHeaders();
}

/** Sends a whole response. */
export function sendReply(response: ServerResponse, reply: HttpReply): void {
  // RFC 9110 8.6: no length where there can be no body.
  const body = reply.status === 204 || reply.status === 304 ? undefined : Buffer.from(reply.body);
  const length: Pairs = body ? [['Content-Length', String(body.length)]] : [];
  writeHead(response, { ...reply, headers: [...reply.headers, ...length] });
  response.end(body);
}

function writeHead(response: ServerResponse, { status, reason, headers }: Omit<HttpReply, 'body'>): void {
  const flat = headers.flat();
  if (reason === undefined) response.writeHead(status, flat);
  else response.writeHead(status, reason, flat);
}
