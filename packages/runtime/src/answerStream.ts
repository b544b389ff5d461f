// Answers an event with a stream that the handler writes to.
import { type AnswerParts, answerError, type Handled, judge, logError, lost } from './answer.ts';
import type { RequestHeaders } from './client.ts';
import { createContext } from './context.ts';
import { StreamError } from './errors.ts';
import type { Outcome } from './fatalWatch.ts';
import type { ResolvedHandler } from './handler.ts';
import type { Invocation } from './invocationScope.ts';
import type { LoopParts } from './loop.ts';
import { headerNames, paths } from './protocol.ts';
import type { ApiResponse } from './responseParser.ts';
import { AnswerStream, type Trailers } from './responseStream.ts';
import { type ErrorBody, errorTypeHeader, serializeError } from './serializeError.ts';
import type { StreamCall } from './streamCall.ts';

/** An event and who handles it. */
export interface StreamedEvent {
  readonly handler: Extract<ResolvedHandler, { readonly streaming: true }>;
  readonly event: ApiResponse;
  readonly invocation: Invocation;
  /** Headers that every answer to this event carries. */
  readonly echo: RequestHeaders;
}

/**
 * Calls the handler and sends what it writes. An error before the first byte is the event's error; after it, it goes into
 * trailers. When the platform ends the answer first, what the handler still does is of no interest any more.
 */
export async function answerStream(streamed: StreamedEvent, parts: LoopParts): Promise<Handled> {
  const { invocation, echo, handler } = streamed;
  const target = paths.response(invocation.requestId);
  const cut = signal();
  const stream = new AnswerStream((contentType) => {
    const call = parts.client.stream(target, streamHeaders(echo, contentType));
    // Accepted after its end: then the handler may still have something to do, and is waited for.
    const isOver = (response?: ApiResponse): boolean => !stream.writableEnded || !response || response.status >= 300;
    call.response.then(
      (response) => isOver(response) && cut.give(),
      () => cut.give(),
    );
    return call;
  }, handler.highWaterMark);
  const work = parts.scope.run(invocation, () => callHandler(streamed, stream, parts));
  const outcome = await parts.watch.guard(Promise.race([work, cut.given]));
  // Nobody waits for the handler now: a later failure of it is not an unhandled rejection.
  work.catch(() => undefined);
  if ('failure' in outcome) return fail(streamed, stream, outcome, parts);
  const handled = await settle(stream.call as StreamCall, invocation, target, parts);
  if (!stream.writableFinished) stream.destroy(new StreamError('The platform has ended this response'));
  return handled;
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

function streamHeaders(echo: RequestHeaders, contentType: string): RequestHeaders {
  return {
    ...echo,
    'content-type': contentType,
    [headerNames.responseMode]: 'streaming',
    trailer: `${headerNames.errorType}, ${headerNames.errorBody}`,
  };
}

async function callHandler(
  { handler, event }: StreamedEvent,
  stream: AnswerStream,
  { env, clock, logger }: LoopParts,
): Promise<void> {
  const result = await handler.call(event.body, stream, createContext(event.headers, env, clock));
  if (result !== undefined) logger.print('WARN', ['Streaming handlers ignore return values.']);
  if (!stream.writableEnded) throw stream.errored ?? new StreamError('Response stream is not finished.');
  await finished(stream);
}

/** Resolves when all that was written has been taken by the system. */
function finished(stream: AnswerStream): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stream.writableFinished) resolve();
    else if (stream.destroyed) reject(stream.errored ?? new StreamError('Response stream is not finished.'));
    stream.once('finish', resolve);
    stream.once('close', () => reject(stream.errored ?? new StreamError('Response stream is not finished.')));
  });
}

async function fail(
  { invocation, echo }: StreamedEvent,
  stream: AnswerStream,
  { failure, fatal }: Extract<Outcome<unknown>, { readonly failure: unknown }>,
  parts: LoopParts,
): Promise<Handled> {
  const error = serializeError(failure.thrown, failure.errorType);
  const handled = stream.call
    ? await failMidway(stream, stream.call, invocation, error, parts)
    : await answerError(invocation, echo, error, parts);
  stream.destroy();
  return fatal ? { reason: error } : handled;
}

/** What had been written goes out first, then the error. */
async function failMidway(
  stream: AnswerStream,
  call: StreamCall,
  invocation: Invocation,
  error: ErrorBody,
  parts: AnswerParts,
): Promise<Handled> {
  logError(invocation, error, parts);
  stream.fail(trailersOf(error));
  return settle(call, invocation, paths.response(invocation.requestId), parts);
}

function trailersOf(error: ErrorBody): Trailers {
  return {
    [headerNames.errorType]: errorTypeHeader(error.errorType),
    [headerNames.errorBody]: Buffer.from(JSON.stringify(error)).toString('base64'),
  };
}

async function settle(call: StreamCall, invocation: Invocation, target: string, parts: AnswerParts): Promise<Handled> {
  try {
    return judge(await call.response, { invocation, target }, parts);
  } catch (failure) {
    return lost(invocation, failure as Error, parts);
  }
}
