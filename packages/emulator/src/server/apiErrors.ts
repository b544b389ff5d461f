// The refusals of Lambda's API, each with the status, the type and the body that clients of AWS know.
import { eventTooLargeMessage } from './eventLimits.ts';

/** Refuses a request. It becomes a response: no caller of the library sees it. */
export class ApiError extends Error {
  readonly status: number;
  /** For `x-amzn-ErrorType`. */
  readonly type: string;
  readonly body: Readonly<Record<string, string>>;

  constructor(status: number, type: string, body: Readonly<Record<string, string>>, options?: ErrorOptions) {
    super(type, options);
    this.name = 'ApiError';
    this.status = status;
    this.type = type;
    this.body = body;
  }
}

/** There is no such function, version or alias. */
export function functionNotFound(arn: string): ApiError {
  return new ApiError(404, 'ResourceNotFoundException', { Type: 'User', Message: `Function not found: ${arn}` });
}

/** Every environment is busy and there may be no more. */
export function throttled(): ApiError {
  const Reason = 'ReservedFunctionConcurrentInvocationLimitExceeded';
  return new ApiError(429, 'TooManyRequestsException', { Type: 'User', Reason, message: 'Rate Exceeded.' });
}

/** The events that wait for an environment hold as much as they may. */
export function tooManyWaiting(limitBytes: number): ApiError {
  const message = `Rate Exceeded: expected at most ${limitBytes} bytes of events to wait: send fewer at a time, or raise maxEnvironments`;
  return new ApiError(429, 'TooManyRequestsException', { Type: 'User', Reason: 'CallerRateLimitExceeded', message });
}

/** The event is too long. */
export function requestTooLarge(limitBytes: number): ApiError {
  return new ApiError(413, 'RequestTooLargeException', { Type: 'User', message: eventTooLargeMessage(limitBytes) });
}

/** The event or the client context cannot be read. */
export function invalidContent(message: string): ApiError {
  return new ApiError(400, 'InvalidRequestContentException', { Type: 'User', message });
}

/** A parameter is of the right form and makes no sense. */
export function invalidParameter(message: string): ApiError {
  return new ApiError(400, 'InvalidParameterValueException', { Type: 'User', message });
}

/** A parameter is not of the form that the service's model gives it. */
export function invalidForm(parameter: string, value: string, rule: string): ApiError {
  const message = `1 validation error detected: Value '${value}' at '${parameter}' failed to satisfy constraint: ${rule}`;
  return new ApiError(400, 'ValidationException', { message });
}

/** No operation that this server knows. */
export function unknownOperation(method: string, path: string): ApiError {
  const message = `Expected POST to Invoke or InvokeWithResponseStream, got ${method} ${path}: this server runs functions, it does not manage them`;
  return new ApiError(404, 'UnknownOperationException', { message });
}

/** Something failed that is neither the client's nor the function's fault. */
export function serviceFailure(cause: unknown): ApiError {
  const Message = cause instanceof Error ? cause.message : String(cause);
  return new ApiError(500, 'ServiceException', { Type: 'Service', Message }, { cause });
}
