// Turns what the runtime sent, or how it ended, into the error that Lambda's caller gets.
import type { Answer } from './answer.ts';
import type { Outcome } from './environment.ts';
import type { InvocationError } from './invocation.ts';
import { isFields, parseJson } from './json.ts';
import { platformErrorType } from './protocol.ts';

/** The error of an outcome, or undefined. An answer that came before the environment failed was delivered, so it stands. */
export function errorOf(requestId: string, outcome: Outcome): InvocationError | undefined {
  if (outcome.answer) return outcome.answer.kind === 'error' ? sentError(outcome.answer) : undefined;
  if (!outcome.failure) return undefined;
  const { type, message } = outcome.failure;
  const body = JSON.stringify({ errorType: type, errorMessage: `RequestId: ${requestId} Error: ${message}` });
  return { type, headerType: undefined, platformType: type, body };
}

/** An error by its header and its body. */
export function errorFrom(header: string | undefined, body: string): InvocationError {
  const platformType = platformErrorType(header);
  return { type: bodyErrorType(body) ?? platformType, headerType: header, platformType, body };
}

function sentError(answer: Answer): InvocationError {
  const error = errorFrom(answer.headerType, Buffer.from(answer.body).toString('utf8'));
  return answer.byPlatform ? { ...error, headerType: undefined } : error;
}

function bodyErrorType(body: string): string | undefined {
  // A runtime may send any bytes; then the header's name stands in.
  const fields = parseJson(body)?.value;
  return isFields(fields) && typeof fields.errorType === 'string' ? fields.errorType : undefined;
}
