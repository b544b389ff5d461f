export type { Clock, CognitoIdentity, Context, Environment } from './context.ts';
export {
  ApiError,
  EnvironmentError,
  EventError,
  HandlerNotFoundError,
  ResultError,
  RuntimeError,
  type RuntimeErrorCode,
  UnsettledPromiseError,
} from './errors.ts';
export type { Fatal } from './fatalWatch.ts';
export type { Handler, HandlerModule, RawHandler } from './handler.ts';
export { type StartOptions, start } from './start.ts';
