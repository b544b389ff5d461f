// The reference loop's HTTP: plain node:http, with faults on request.
import { openSync } from 'node:fs';
import http from 'node:http';
import { has, sleep } from './fault.ts';

export type Headers = Record<string, string | undefined>;
export interface Reply {
  status: number;
  headers: Headers;
  body: Buffer;
}

const api = process.env.AWS_LAMBDA_RUNTIME_API ?? '';
if (!/^.+:\d+$/.test(api)) {
  if (!has('silent')) console.error('AWS_LAMBDA_RUNTIME_API is missing or malformed');
  process.exit(1);
}
const [hostname, port] = api.split(':') as [string, string];
const maxSockets = Number(process.env.AWS_LAMBDA_MAX_CONCURRENCY ?? 1);
let agent = newAgent();

function newAgent(): http.Agent | false {
  return has('newConnection') ? false : new http.Agent({ keepAlive: true, maxSockets, scheduling: 'lifo' });
}

/** Forgets every connection, as after a restore. */
export function freshConnections(): void {
  if (agent && !has('staleConnection')) agent.destroy();
  if (!has('staleConnection')) agent = newAgent();
}

const kept = new Set<object>();

/** A descriptor more for every connection, never given back. */
function hold(socket: object): void {
  kept.add(socket);
  openSync('/dev/null', 'r');
}

/** Starts a request; the body is the caller's to write. */
export function open(method: string, path: string, headers: Record<string, string>): http.ClientRequest {
  const all = has('noUserAgent') ? headers : { 'user-agent': 'reference/1', ...headers };
  const request = http.request({
    hostname,
    port,
    method,
    path,
    agent,
    headers: all,
    insecureHTTPParser: !has('noFold'),
  });
  if (has('leakSockets')) request.on('socket', (socket) => kept.has(socket) || hold(socket));
  request.on('information', () => has('no1xx') && process.exit(9));
  return request;
}

/** The reply to a request that has been or will be ended. */
export function replyTo(request: http.ClientRequest): Promise<Reply> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => {
        if (has('firstPiece') && parts.length === 1) return;
        parts.push(has('lossy') ? Buffer.from(part.toString()) : part);
        if (has('rawChunks') && response.headers['transfer-encoding']) parts.push(Buffer.from('\r\n'));
      });
      response.on('error', reject);
      response.on('end', () => {
        const raw = response.rawHeaders;
        const exact = Object.fromEntries(raw.flatMap((name, i) => (i % 2 ? [] : [[name, raw[i + 1]]])));
        const known =
          has('caseSensitive') && !exact['Lambda-Runtime-Aws-Request-Id'] ? {} : (response.headers as Headers);
        resolve({ status: response.statusCode ?? 0, headers: known, body: Buffer.concat(parts) });
        if (!request.writableFinished) request.destroy();
      });
    });
  });
}

export function exchange(
  method: string,
  path: string,
  body?: Buffer,
  headers: Record<string, string> = {},
  timeout = 0,
): Promise<Reply> {
  const request = open(method, path, headers);
  if (timeout && !has('noTimeout')) request.setTimeout(timeout, () => request.destroy(new Error('silence')));
  const reply = replyTo(request);
  request.end(body);
  return reply;
}

export async function nextEvent(base: string): Promise<Reply> {
  for (let failures = 0; failures < 5; ) {
    const reply = await exchange('GET', `${base}/invocation/next`).catch((error: Error) => error);
    if (!(reply instanceof Error) && reply.status === 200 && reply.headers['lambda-runtime-aws-request-id'])
      return reply;
    if (reply instanceof Error && has('noReconnect')) process.exit(8);
    if (!(reply instanceof Error) && reply.status >= 500 && !has('survive500')) break;
    if (!(reply instanceof Error) && reply.status === 204) {
      if (!has('spin')) await sleep(50);
      continue;
    }
    if (has('spin')) continue;
    failures++;
    await sleep(20 * failures);
  }
  console.error('no event');
  return process.exit(1);
}

let unsent = 0;

export async function post(path: string, body: Buffer, headers: Record<string, string>): Promise<void> {
  try {
    const { status } = await exchange('POST', path, body, headers, 4000);
    judge(status);
  } catch (error) {
    if (has('noReconnect')) throw error;
    console.error(String(error));
    if (has('hotAnswers')) return;
    unsent++;
    if (unsent === 5) process.exit(1);
    await sleep(50 * 2 ** (unsent - 1));
  }
}

/** What the status of an acknowledged answer means. */
export function judge(status: number): void {
  unsent = 0;
  if (status >= 500 && !has('survive500')) process.exit(1);
  if (status >= 400 && has('crash4xx')) process.exit(7);
}
