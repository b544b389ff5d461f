// Entry under the quickjs engine (condition `kinglet`): the loop is the bootstrap's, and so is what functions use of it.

export {
  afterRestore,
  beforeSnapshot,
  HttpResponseStream,
  onShutdown,
  readAsset,
  streamifyResponse,
} from 'kinglet:runtime';
export type { Clock, CognitoIdentity, Context } from './context.ts';
export type { Handler, RawHandler } from './handler.ts';
export type { Hook } from './hooks.ts';
export type { HttpMetadata } from './httpResponseStream.ts';
export type { ResponseStream, ResponseStreamEvent } from './responseStream.ts';
export type { StreamifyOptions, StreamingHandler } from './streamifyResponse.ts';
