// The loop: event, handler, answer, again. Ends only with a reason.
import { type AnswerParts, answer, answerError, type Handled } from './answer.ts';
import { answerStream } from './answerStream.ts';
import { createContext } from './context.ts';
import { ApiError } from './errors.ts';
import type { FatalWatch } from './fatalWatch.ts';
import type { ResolvedHandler } from './handler.ts';
import type { InvocationScope } from './invocationScope.ts';
import { pollEvent } from './pollEvent.ts';
import { envNames, headerNames, paths, type RetryPolicy, retryDelayMs } from './protocol.ts';
import type { ApiResponse } from './responseParser.ts';
import { type ErrorBody, serializeError } from './serializeError.ts';
import { markStart } from './startMarks.ts';

/** What the loop works with. */
export interface LoopParts extends AnswerParts {
  readonly delay: (ms: number) => Promise<void>;
  readonly watch: FatalWatch;
  readonly scope: InvocationScope;
  readonly retry: RetryPolicy;
  /** Whether other loops run beside this one: then no variable can tell which trace is meant. */
  readonly concurrent: boolean;
}

/** Handles events one after the other. Resolves with the reason why it cannot go on; never rejects. */
export async function runLoop(handler: ResolvedHandler, parts: LoopParts): Promise<ErrorBody> {
  const { client, delay, retry } = parts;
  const poll = { ask: () => client.next(), delay, policy: retry };
  markStart('firstNext');
  for (let unsent = 0; ; ) {
    const polled = await parts.watch.guard(pollEvent(poll));
    if ('failure' in polled) return serializeError(polled.failure.thrown, polled.failure.errorType);
    markStart('firstEvent');
    const { reason, failure } = await handleEvent(handler, polled.value, parts);
    if (reason) return reason;
    unsent = failure ? unsent + 1 : 0;
    if (failure && unsent === retry.attempts) {
      return serializeError(new ApiError(`${unsent} answers in a row could not be sent: leaving`, { cause: failure }));
    }
    // An event that was not answered is given out again at once: without a pause this would be a hot loop.
    if (failure) await parts.watch.guard(delay(retryDelayMs(retry, unsent)));
  }
}

async function handleEvent(handler: ResolvedHandler, event: ApiResponse, parts: LoopParts): Promise<Handled> {
  const { headers } = event;
  const invocation = {
    requestId: headers[headerNames.requestId] as string,
    tenantId: headers[headerNames.tenantId],
  };
  const invocationId = headers[headerNames.invocationId];
  const echo = invocationId ? { [headerNames.invocationId]: invocationId } : {};
  if (!parts.concurrent) setTrace(parts, headers[headerNames.traceId]);
  if (handler.streaming) return answerStream({ handler, event, invocation, echo }, parts);
  const { call } = handler;
  const outcome = await parts.watch.guard(
    parts.scope.run(invocation, async () => call(event.body, createContext(headers, parts.env, parts.clock))),
  );
  if ('value' in outcome) {
    const { body, contentType } = outcome.value;
    return answer(invocation, paths.response, { ...echo, 'content-type': contentType }, body, parts);
  }
  const error = serializeError(outcome.failure.thrown, outcome.failure.errorType);
  const handled = await answerError(invocation, echo, error, parts);
  return outcome.fatal ? { reason: error } : handled;
}

/** The variable must not outlive its event: the X-Ray SDK would attach to the wrong trace. */
function setTrace({ env }: LoopParts, traceId: string | undefined): void {
  if (traceId) env[envNames.traceId] = traceId;
  else if (env[envNames.traceId] !== undefined) delete env[envNames.traceId];
}
