// The loop: event, handler, answer, again. Ends only by throwing.
import type { ApiResponse, RuntimeClient } from './client.ts';
import { type Clock, createContext, type Environment } from './context.ts';
import { ApiError } from './errors.ts';
import type { FatalWatch } from './fatalWatch.ts';
import type { ByteHandler } from './handler.ts';
import { pollEvent } from './pollEvent.ts';
import { envNames, firstRetryDelayMs, headerNames, nextAttempts, paths } from './protocol.ts';
import { type ErrorBody, errorTypeHeader, serializeError } from './serializeError.ts';

/** What the loop works with. */
export interface LoopParts {
  readonly client: RuntimeClient;
  readonly env: Environment;
  readonly clock: Clock;
  readonly delay: (ms: number) => Promise<void>;
  readonly log: Log;
  readonly watch: FatalWatch;
}

/** Writes one line: request id (or `-`), level, text. */
type Log = (requestId: string, level: 'WARN' | 'ERROR', text: string) => void;

/** Handles events one after the other. Resolves with the reason why the process has to end; never rejects. */
export async function runLoop(handle: ByteHandler, parts: LoopParts): Promise<ErrorBody> {
  for (let unsent = 0; ; ) {
    const polled = await parts.watch.guard(pollEvent(parts.client, parts.delay));
    if ('failure' in polled) return serializeError(polled.failure.thrown, polled.failure.errorType);
    const { reason, failure } = await handleEvent(handle, polled.value, parts);
    if (reason) return reason;
    unsent = failure ? unsent + 1 : 0;
    if (failure && unsent === nextAttempts) {
      return serializeError(new ApiError(`${unsent} answers in a row could not be sent: leaving`, { cause: failure }));
    }
    // An event that was not answered is given out again at once: without a pause this would be a hot loop.
    if (failure) await parts.delay(firstRetryDelayMs * 2 ** (unsent - 1));
  }
}

/** Reports why the function cannot start. Never throws: the process ends anyway. */
export async function reportInitError(error: ErrorBody, { client, log }: LoopParts): Promise<void> {
  const body = JSON.stringify(error);
  log('-', 'ERROR', `Init Error\t${body}`);
  try {
    await client.post(paths.initError, errorHeaders(error), Buffer.from(body));
  } catch (failure) {
    log('-', 'WARN', `The init error could not be sent: ${(failure as Error).message}`);
  }
}

/** What became of an event: a reason to end, or why its answer could not be sent, or neither. */
interface Handled {
  readonly reason?: ErrorBody | undefined;
  readonly failure?: Error;
}

async function handleEvent(handle: ByteHandler, event: ApiResponse, parts: LoopParts): Promise<Handled> {
  const requestId = event.headers[headerNames.requestId] as string;
  const invocationId = event.headers[headerNames.invocationId];
  const echo = invocationId ? { [headerNames.invocationId]: invocationId } : {};
  setTrace(parts.env, event.headers[headerNames.traceId]);
  const outcome = await parts.watch.guard(callHandler(handle, event, parts));
  if ('value' in outcome) {
    const headers = { ...echo, 'content-type': outcome.value.contentType };
    return answer({ path: paths.response(requestId), headers, body: outcome.value.body, requestId }, parts);
  }
  const error = serializeError(outcome.failure.thrown, outcome.failure.errorType);
  const body = JSON.stringify(error);
  parts.log(requestId, 'ERROR', `Invoke Error\t${body}`);
  const headers = { ...echo, ...errorHeaders(error) };
  const handled = await answer({ path: paths.error(requestId), headers, body: Buffer.from(body), requestId }, parts);
  return outcome.fatal ? { reason: error } : handled;
}

async function callHandler(
  handle: ByteHandler,
  event: ApiResponse,
  { env, clock }: LoopParts,
): ReturnType<ByteHandler> {
  return handle(event.body, createContext(event.headers, env, clock));
}

interface Answer {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly requestId: string;
}

/** Whatever happens to an answer, the next event is worth asking for, unless the server says 5xx: then that is the reason. */
async function answer({ path, headers, body, requestId }: Answer, { client, log }: LoopParts): Promise<Handled> {
  try {
    const { status } = await client.post(path, headers, body);
    if (status >= 500)
      return { reason: serializeError(new ApiError(`The Runtime API answered ${status} to ${path}: leaving`)) };
    if (status >= 300)
      log(requestId, 'WARN', `The Runtime API refused the answer with ${status} (${body.length} bytes)`);
    return {};
  } catch (failure) {
    log(requestId, 'WARN', `The answer could not be sent: ${(failure as Error).message}`);
    return { failure: failure as Error };
  }
}

function errorHeaders(error: ErrorBody): Record<string, string> {
  return { 'content-type': 'application/json', [headerNames.errorType]: errorTypeHeader(error.errorType) };
}

/** The variable must not outlive its event: the X-Ray SDK would attach to the wrong trace. */
function setTrace(env: Environment, traceId: string | undefined): void {
  if (traceId) env[envNames.traceId] = traceId;
  else delete env[envNames.traceId];
}
