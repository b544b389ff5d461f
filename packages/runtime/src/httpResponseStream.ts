// Puts status, headers and cookies before a streamed body, for function URLs and API Gateway.
import { httpIntegrationContentType, preludeDelimiterBytes } from './protocol.ts';
import type { ResponseStream } from './responseStream.ts';

/** What an HTTP client gets besides the body. */
export interface HttpMetadata {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie`. */
  readonly cookies?: readonly string[];
}

interface Preluded extends ResponseStream {
  /** The managed runtime's streams look for the same property. */
  _onBeforeFirstWrite?: (write: (chunk: string | Uint8Array) => unknown) => void;
}

/** Streams with HTTP metadata. */
export const HttpResponseStream: {
  /**
   * Has `metadata` sent before the first byte of `stream`, and gives `stream` back. Call before the first write.
   *
   * @example
   * const http = HttpResponseStream.from(responseStream, { statusCode: 201, headers: { 'Content-Type': 'text/html' } });
   */
  readonly from: <S extends ResponseStream>(stream: S, metadata: HttpMetadata) => S;
} = {
  from: (stream, metadata) => {
    stream.setContentType(httpIntegrationContentType);
    const prelude = JSON.stringify(metadata);
    (stream as Preluded)._onBeforeFirstWrite = (write) => {
      write(prelude);
      write(new Uint8Array(preludeDelimiterBytes));
    };
    return stream;
  },
};
