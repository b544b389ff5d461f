// Lambda's API for running functions: Invoke, and InvokeWithResponseStream with its event stream.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Invocation, InvocationError } from '../invocation.ts';
import { platformErrors, responseTooLargeMessage } from '../protocol.ts';
import { ApiError, serviceFailure, throttled, tooManyWaiting } from './apiErrors.ts';
import { maxWaitingBytes } from './environmentPool.ts';
import { maxEventBytes } from './eventLimits.ts';
import { invokeComplete, payloadChunk } from './eventStream.ts';
import type { Pairs } from './httpPairs.ts';
import { beginReply, sendReply, writeOut } from './httpReply.ts';
import { type InvokeRequest, readCall, readInvokeRequest } from './invokeRequest.ts';
import type { ServedFunction } from './servedFunction.ts';

/** Answers a request; never rejects. */
export async function answerApiRequest(
  functions: ReadonlyMap<string, ServedFunction>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  response.setHeader('x-amzn-RequestId', requestId);
  let target: ServedFunction | undefined;
  try {
    const call = readCall(request, functions);
    target = call.target;
    const invoke = await readInvokeRequest(request, call, requestId);
    if (invoke.type === 'DryRun') response.writeHead(204).end();
    else if (invoke.type === 'Event') acceptEvent(invoke, response);
    else if (invoke.operation === 'Invoke') await answerInvoke(invoke, response);
    else await answerStreaming(invoke, response);
  } catch (error) {
    // An incomplete request is one whose client went away: nobody is there to tell.
    if (!(error instanceof ApiError) && request.complete) target?.report(error);
    refuse(response, error instanceof ApiError ? error : serviceFailure(error));
  }
}

function acceptEvent({ target, payload, options }: InvokeRequest, response: ServerResponse): void {
  const running = target.pool.invokeWhenFree(payload, options);
  if (!running) throw tooManyWaiting(maxWaitingBytes);
  running.catch(target.report);
  sendReply(response, { status: 202, headers: [['X-Amzn-Trace-Id', options.traceId]], body: '' });
}

async function answerInvoke(invoke: InvokeRequest, response: ServerResponse): Promise<void> {
  const { target, payload, options, wantsLog } = invoke;
  const running = target.pool.invoke(payload, options);
  if (!running) throw throttled();
  const invocation = await running;
  const error = errorOf(invocation);
  const headers: Pairs = [
    ...headersFor(invoke, 'application/json'),
    // `Handled` is of the past: AWS calls every function error this, also what a handler threw.
    ...(error ? [['X-Amz-Function-Error', 'Unhandled'] as const] : []),
    ...(wantsLog ? [['X-Amz-Log-Result', logTail(invocation)] as const] : []),
  ];
  sendReply(response, { status: 200, headers, body: error ? error.body : invocation.payload });
}

async function answerStreaming(invoke: InvokeRequest, response: ServerResponse): Promise<void> {
  const { target, payload, options, wantsLog } = invoke;
  const headers = headersFor(invoke, 'application/vnd.amazon.eventstream');
  const onStream = () => {
    beginReply(response, { status: 200, headers });
    return (bytes: Uint8Array) => writeOut(response, payloadChunk(bytes));
  };
  const running = target.pool.invoke(payload, { ...options, onStream, keepStream: false });
  if (!running) throw throttled();
  const invocation = await running;
  const error = invocation.error ?? invocation.stream?.error;
  if (!response.headersSent) beginReply(response, { status: 200, headers });
  if (!error && !invocation.stream) await writeOut(response, payloadChunk(invocation.payload));
  const failure = error && { ErrorCode: 'Unhandled', ErrorDetails: error.body };
  response.end(invokeComplete({ ...failure, ...(wantsLog ? { LogResult: logTail(invocation) } : {}) }));
}

function headersFor({ target, options }: InvokeRequest, contentType: string): Pairs {
  return [
    ['Content-Type', contentType],
    ['X-Amz-Executed-Version', target.version],
    ['X-Amzn-Trace-Id', options.traceId],
  ];
}

/** For a caller who gets all at once, an error in the trailers of a stream is one like any other, and so is too much. */
function errorOf({ error, stream, payload }: Invocation): Pick<InvocationError, 'body'> | undefined {
  if (error ?? stream?.error) return error ?? stream?.error;
  if (!stream || payload.length <= maxEventBytes) return undefined;
  const errorMessage = responseTooLargeMessage(maxEventBytes);
  return { body: JSON.stringify({ errorMessage, errorType: platformErrors.responseTooLarge }) };
}

/** The last 4 KB in base64. */
function logTail({ logs }: Invocation): string {
  return Buffer.from(logs).subarray(-4096).toString('base64');
}

function refuse(response: ServerResponse, error: ApiError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers: Pairs = [
    ['Content-Type', 'application/json'],
    ['x-amzn-ErrorType', error.type],
  ];
  sendReply(response, { status: error.status, headers, body: JSON.stringify(error.body) });
}
