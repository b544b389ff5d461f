export type { Clock, CognitoIdentity, Context, Environment } from './context.ts';
export {
  ApiError,
  AssetError,
  EnvironmentError,
  EventError,
  HandlerNotFoundError,
  HookError,
  MalformedHandlerNameError,
  MetricError,
  ResultError,
  RuntimeError,
  type RuntimeErrorCode,
  StreamError,
  UnsettledPromiseError,
} from './errors.ts';
export type { Fatal } from './fatalWatch.ts';
export type { Handler, HandlerModule, RawHandler } from './handler.ts';
export { afterRestore, beforeSnapshot, type Hook, onShutdown } from './hooks.ts';
export { type HttpMetadata, HttpResponseStream } from './httpResponseStream.ts';
export type { StartOptions } from './processEdges.ts';
export { readAsset } from './readAsset.ts';
export type { ResponseStream, ResponseStreamEvent } from './responseStream.ts';
export { start } from './start.ts';
export { type StreamifyOptions, type StreamingHandler, streamifyResponse } from './streamifyResponse.ts';
