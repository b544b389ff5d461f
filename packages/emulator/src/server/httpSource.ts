// What turns HTTP requests into events, and the answers of functions into HTTP responses: one table for each kind.
import { albSource } from './albSource.ts';
import type { Pairs } from './httpPairs.ts';
import type { HttpReply } from './httpReply.ts';
import { functionUrlSource, httpApiSource } from './payloadV2.ts';

/** A request with its body. */
export interface SourceRequest {
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
  /** Names in lower case, in order of arrival, with those that AWS adds. */
  readonly headers: Pairs;
  readonly body: Uint8Array;
  readonly protocol: string;
  readonly sourceIp: string;
  readonly requestId: string;
  readonly time: Date;
}

/** One kind of event source. */
export interface HttpSource {
  /** The largest request body, and the longest answer of a function, in bytes. */
  readonly maxBodyBytes: number;
  readonly maxAnswerBytes: number;
  readonly eventOf: (request: SourceRequest) => object;
  /** Undefined if the answer is not what the source takes for a response. */
  readonly replyTo: (answer: Uint8Array) => HttpReply | undefined;
  /** For a request above a limit, for one too many, and for a function that failed or whose answer is no response. */
  readonly tooLarge: HttpReply;
  readonly throttled: HttpReply;
  readonly failed: HttpReply;
}

/** The kinds of sources. */
export type HttpSourceKind = 'function-url' | 'http-api' | 'alb';

/** The source of a kind. `multiValueHeaders` is the load balancer's option. */
export function httpSource(kind: HttpSourceKind, region: string, multiValueHeaders: boolean): HttpSource {
  if (kind === 'alb') return albSource(region, multiValueHeaders);
  return kind === 'http-api' ? httpApiSource : functionUrlSource;
}
