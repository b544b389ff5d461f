// Runs a function for each HTTP request, as a function URL, an HTTP API or a load balancer would.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Invocation, InvokeOptions } from '../invocation.ts';
import { maxEventBytes } from './eventLimits.ts';
import { replyOfPrelude } from './httpAnswer.ts';
import type { Pairs } from './httpPairs.ts';
import { type HttpReply, sendReply } from './httpReply.ts';
import type { HttpSource, SourceRequest } from './httpSource.ts';
import { readBody } from './requestBody.ts';
import { newTraceId, type ServedFunction } from './servedFunction.ts';
import { StreamedReply } from './streamedReply.ts';

/** What HTTP requests are turned into, and for whom. */
export interface HttpListener {
  readonly source: HttpSource;
  readonly target: ServedFunction;
  /** Invoke mode RESPONSE_STREAM: the answer goes on while it comes. */
  readonly streams: boolean;
}

/** Answers a request; never rejects. */
export async function answerHttpRequest(
  listener: HttpListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { source } = listener;
  const traceId = request.headers['x-amzn-trace-id']?.toString() ?? newTraceId();
  try {
    const body = await readBody(request, source.maxBodyBytes);
    const event = body && Buffer.from(JSON.stringify(source.eventOf(sourceRequest(request, body, traceId))));
    if (!event || event.length > maxEventBytes) sendReply(response, source.tooLarge);
    else if (listener.streams) await stream(listener, event, { traceId }, response);
    else await answer(listener, event, { traceId }, response);
  } catch (error) {
    // An incomplete request is one whose client went away: nobody is there to tell.
    if (request.complete) listener.target.report(error);
    if (response.headersSent) response.destroy();
    else sendReply(response, source.failed);
  }
}

async function answer(
  { source, target }: HttpListener,
  event: Uint8Array,
  options: InvokeOptions,
  response: ServerResponse,
): Promise<void> {
  const running = target.pool.invoke(event, options);
  if (running) sendReply(response, replyTo(source, await running) ?? source.failed);
  else sendReply(response, source.throttled);
}

async function stream(
  { source, target }: HttpListener,
  event: Uint8Array,
  options: InvokeOptions,
  response: ServerResponse,
): Promise<void> {
  const reply = new StreamedReply(response, source.failed, target.log);
  const running = target.pool.invoke(event, { ...options, onStream: reply.onStream, keepStream: false });
  if (running) reply.end(await running);
  else sendReply(response, source.throttled);
}

function replyTo(source: HttpSource, { error, stream, payload }: Invocation): HttpReply | undefined {
  if (error || stream?.error || payload.length > source.maxAnswerBytes) return undefined;
  return stream?.http ? replyOfPrelude(stream.http, stream.body) : source.replyTo(payload);
}

function sourceRequest(request: IncomingMessage, body: Uint8Array, traceId: string): SourceRequest {
  const { method = 'GET', url = '/', httpVersion, socket } = request;
  // RFC 9112 3.2.2 and 3.2.4: also a whole address or an asterisk may stand there.
  const target = url.replace(/^[a-z]+:\/\/[^/?]*/i, '').replace(/^\*/, '');
  const [path = '', ...query] = target.split('?');
  return {
    method,
    path: path === '' ? '/' : path,
    query: query.join('?'),
    headers: headersWith(request, traceId),
    body,
    protocol: `HTTP/${httpVersion}`,
    sourceIp: socket.remoteAddress ?? '127.0.0.1',
    requestId: randomUUID(),
    time: new Date(),
  };
}

/** The client's headers and those that AWS adds, `x-forwarded-for` after what proxies before it have said. */
function headersWith({ rawHeaders, socket }: IncomingMessage, traceId: string): Pairs {
  const sent = rawHeaders.flatMap((name, i): Pairs => (i % 2 ? [] : [[name.toLowerCase(), rawHeaders[i + 1] ?? '']]));
  const before = sent.filter(([name]) => name === 'x-forwarded-for').map(([, value]) => value);
  const added: Pairs = [
    ['x-amzn-trace-id', traceId],
    ['x-forwarded-for', [...before, socket.remoteAddress ?? '127.0.0.1'].join(', ')],
    ['x-forwarded-port', String(socket.localPort)],
    ['x-forwarded-proto', 'http'],
  ];
  return [...sent.filter(([name]) => !added.some(([other]) => other === name)), ...added];
}
