// Sends an answer or an error, and judges what the platform says to it.
import type { RequestHeaders, RuntimeClient } from './client.ts';
import type { Clock, Environment } from './context.ts';
import { ApiError } from './errors.ts';
import type { Invocation } from './invocationScope.ts';
import type { Logger } from './logger.ts';
import { headerNames, paths, type RetryPolicy } from './protocol.ts';
import type { ApiResponse } from './responseParser.ts';
import { type ErrorBody, errorTypeHeader, serializeError } from './serializeError.ts';
import { xrayCause } from './xrayCause.ts';

/** What answering needs. */
export interface AnswerParts {
  readonly client: RuntimeClient;
  readonly env: Environment;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly retry: RetryPolicy;
  /** For X-Ray. */
  readonly workingDirectory: string;
}

/** What became of an event: a reason to end, or why its answer could not be sent, or neither. */
export interface Handled {
  readonly reason?: ErrorBody;
  readonly failure?: Error;
}

/** Whatever happens to an answer, the next event is worth asking for, unless the server says 5xx: then that is the reason. */
export async function answer(
  invocation: Invocation,
  path: (requestId: string) => string,
  headers: RequestHeaders,
  body: Uint8Array,
  parts: AnswerParts,
): Promise<Handled> {
  const target = path(invocation.requestId);
  try {
    const response = await parts.client.post(target, headers, body);
    return judge(response, { invocation, target, bytes: body.length }, parts);
  } catch (failure) {
    return lost(invocation, failure as Error, parts);
  }
}

/** Reports an event as failed. */
export async function answerError(
  invocation: Invocation,
  echo: RequestHeaders,
  error: ErrorBody,
  parts: AnswerParts,
): Promise<Handled> {
  logError(invocation, error, parts);
  const body = Buffer.from(JSON.stringify(error));
  return answer(invocation, paths.error, { ...echo, ...errorHeaders(error, parts) }, body, parts);
}

/** What was answered, for messages. */
export interface Sent {
  readonly invocation: Invocation;
  readonly target: string;
  /** Undefined for a stream. */
  readonly bytes?: number;
}

/** What the platform's response means for the loop. */
export function judge({ status }: ApiResponse, { invocation, target, bytes }: Sent, parts: AnswerParts): Handled {
  if (status < 300) return {};
  if (status >= 500 && parts.retry.leaveOnServerError)
    return { reason: serializeError(new ApiError(`The Runtime API answered ${status} to ${target}: leaving`)) };
  const size = bytes === undefined ? 'a stream' : `${bytes} bytes`;
  parts.logger.report(invocation, 'WARN', `The Runtime API refused the answer with ${status} (${size})`);
  return {};
}

/** An answer that nobody took. */
export function lost(invocation: Invocation, failure: Error, { logger }: AnswerParts): Handled {
  logger.report(invocation, 'WARN', `The answer could not be sent: ${failure.message}`);
  return { failure };
}

/** Reports why the function cannot start, or be frozen or thawed. Never throws: the process ends anyway. */
export async function reportInitError(
  error: ErrorBody,
  { client, logger }: AnswerParts,
  path: string = paths.initError,
): Promise<void> {
  logger.report(undefined, 'ERROR', 'Init Error', error);
  try {
    await client.post(path, typeHeaders(error), Buffer.from(JSON.stringify(error)));
  } catch (failure) {
    logger.report(undefined, 'WARN', `The init error could not be sent: ${(failure as Error).message}`);
  }
}

/** Writes an event's failure to the log. */
export function logError(invocation: Invocation, error: ErrorBody, { logger }: AnswerParts): void {
  logger.report(invocation, 'ERROR', 'Invoke Error', error);
}

function errorHeaders(error: ErrorBody, { workingDirectory }: AnswerParts): RequestHeaders {
  const cause = xrayCause(error, workingDirectory);
  return { ...typeHeaders(error), ...(cause === undefined ? {} : { [headerNames.xrayErrorCause]: cause }) };
}

function typeHeaders(error: ErrorBody): RequestHeaders {
  return { 'content-type': 'application/json', [headerNames.errorType]: errorTypeHeader(error.errorType) };
}
