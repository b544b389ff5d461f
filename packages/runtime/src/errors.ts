// The errors of the loop itself. `wireType` is what the platform gets to see.
import { errorTypes } from './protocol.ts';

/** What went wrong, stable across releases. */
export type RuntimeErrorCode =
  | 'KINGLET_RUNTIME_ENVIRONMENT'
  | 'KINGLET_RUNTIME_API'
  | 'KINGLET_RUNTIME_HANDLER'
  | 'KINGLET_RUNTIME_EVENT'
  | 'KINGLET_RUNTIME_RESULT'
  | 'KINGLET_RUNTIME_STREAM'
  | 'KINGLET_RUNTIME_HOOK'
  | 'KINGLET_RUNTIME_ASSET'
  | 'KINGLET_RUNTIME_METRIC';

/** Base of everything this package throws or reports. */
export class RuntimeError extends Error {
  readonly code: RuntimeErrorCode;

  constructor(code: RuntimeErrorCode, name: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.name = name;
  }
}

/** Thrown when AWS_LAMBDA_RUNTIME_API is missing or malformed. */
export class EnvironmentError extends RuntimeError {
  constructor(message: string) {
    super('KINGLET_RUNTIME_ENVIRONMENT', errorTypes.platform, message);
  }
}

/** Thrown when the Runtime API cannot be reached or answers what the loop cannot go on from. */
export class ApiError extends RuntimeError {
  constructor(message: string, options?: ErrorOptions) {
    super('KINGLET_RUNTIME_API', errorTypes.platform, message, options);
  }
}

/** Reported when the module exports no function under the name that is asked for. */
export class HandlerNotFoundError extends RuntimeError {
  constructor(message: string) {
    super('KINGLET_RUNTIME_HANDLER', errorTypes.handlerNotFound, message);
  }
}

/** Reported when `_HANDLER` is not `file.export`. */
export class MalformedHandlerNameError extends RuntimeError {
  constructor(message: string) {
    super('KINGLET_RUNTIME_HANDLER', errorTypes.malformedHandlerName, message);
  }
}

/** Reported when the event or its context is not what the handler can be given. */
export class EventError extends RuntimeError {
  constructor(name: typeof errorTypes.unmarshal | typeof errorTypes.platform, message: string, options?: ErrorOptions) {
    super('KINGLET_RUNTIME_EVENT', name, message, options);
  }
}

/** Reported when a handler's result has no JSON form. */
export class ResultError extends RuntimeError {
  constructor(message: string, options?: ErrorOptions) {
    super('KINGLET_RUNTIME_RESULT', errorTypes.jsonStringify, message, options);
  }
}

/** Thrown by a response stream, or reported, when it is used in a way that cannot be answered with. */
export class StreamError extends RuntimeError {
  constructor(
    message: string,
    name:
      | typeof errorTypes.invalidStreamingOperation
      | typeof errorTypes.malformedStreamingHandler = errorTypes.invalidStreamingOperation,
  ) {
    super('KINGLET_RUNTIME_STREAM', name, message);
  }
}

/** Thrown when a hook is no function. */
export class HookError extends RuntimeError {
  constructor(message: string) {
    super('KINGLET_RUNTIME_HOOK', 'HookError', message);
  }
}

/** Thrown when an asset's name leads out of the function's folder, or there is no such file. */
export class AssetError extends RuntimeError {
  constructor(message: string, options?: ErrorOptions) {
    super('KINGLET_RUNTIME_ASSET', 'AssetError', message, options);
  }
}

/** Reported when the handler, or the module, waits for a promise that nothing is left to settle. */
export class UnsettledPromiseError extends RuntimeError {
  constructor() {
    const message = 'Expected the promise to settle, but nothing is left running that could settle it';
    super('KINGLET_RUNTIME_HANDLER', errorTypes.unsettledPromise, message);
  }
}

/** Thrown for metrics that the embedded metric format has no room for. */
export class MetricError extends RuntimeError {
  constructor(message: string) {
    super('KINGLET_RUNTIME_METRIC', 'MetricError', message);
  }
}
