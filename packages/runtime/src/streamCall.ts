// An answer that is sent piece by piece: chunks, and at the end trailers (RFC 9112 7.1).

import type { RequestHeaders } from './client.ts';
import type { Connection } from './connection.ts';
import type { ApiResponse } from './responseParser.ts';

/** Called when the system has taken the bytes, or cannot. */
export type OnWritten = (error?: Error | null) => void;

/** An open answer. */
export interface StreamCall {
  /** Sends pieces as one chunk; nothing for no bytes, which would end the body. */
  readonly write: (pieces: readonly Uint8Array[], onWritten: OnWritten) => void;
  /** Ends the body. The response then has to come within the time limit. */
  readonly end: (trailers: RequestHeaders, onWritten: OnWritten) => void;
  /** What the server answers, at whatever time; rejects with `LostConnectionError`. */
  readonly response: Promise<ApiResponse>;
}

/** Starts the answer: the head goes out at once. */
export function streamCall(connection: Connection, head: string, timeoutMs: number): StreamCall {
  const response = connection.begin(head);
  // Looked at when the function has ended; until then a failure is nobody's unhandled rejection.
  response.catch(() => undefined);
  return {
    response,
    write: (pieces, onWritten) => {
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      if (length === 0) onWritten();
      else connection.write([`${length.toString(16)}\r\n`, ...pieces, '\r\n'], onWritten);
    },
    end: (trailers, onWritten) => {
      const fields = Object.entries(trailers).map(([name, value]) => `${name}: ${value}\r\n`);
      connection.finish();
      connection.timeout(timeoutMs);
      connection.write([`0\r\n${fields.join('')}\r\n`], onWritten);
    },
  };
}
