// Sends a function's stream as an HTTP response while it comes: the prelude becomes the head, the rest the body.
import type { ServerResponse } from 'node:http';
import type { Invocation, InvokeOptions } from '../invocation.ts';
import { splitPrelude } from '../invocationStream.ts';
import { preludeType } from '../protocol.ts';
import { headersOf, replyOfPrelude } from './httpAnswer.ts';
import { beginReply, type HttpReply, sendReply, writeOut } from './httpReply.ts';

/** A prelude that is longer, in bytes, is taken for a body without one. */
const maxPreludeBytes = 1024 * 1024;

/** A response that is made from a stream. */
export class StreamedReply {
  readonly #response: ServerResponse;
  readonly #failed: HttpReply;
  readonly #log: (line: string) => void;
  /** What came of a prelude that is not whole yet. */
  #held: Uint8Array | undefined;

  /** `failed` is what the client gets if nothing has been sent when the function fails; `log` is told why HTTP cannot carry an answer. */
  constructor(response: ServerResponse, failed: HttpReply, log: (line: string) => void) {
    this.#response = response;
    this.#failed = failed;
    this.#log = log;
  }

  /** For `invoke`. */
  readonly onStream: NonNullable<InvokeOptions['onStream']> = (contentType = 'application/octet-stream') => {
    if (contentType === preludeType) this.#held = new Uint8Array();
    else if (headersOf({ 'Content-Type': contentType })) this.#begin(contentType);
    else this.#refuse('Content-Type', contentType);
    return (bytes) => this.#take(bytes);
  };

  /** Ends the response. A function that failed after the first byte leaves the client with a broken one. */
  end({ error, stream, payload }: Invocation): void {
    if (this.#response.writableEnded) return;
    if (error ?? stream?.error) this.#fail();
    else if (stream) this.#endStream();
    // Without a stream the client sees what the function answered, which shows that it does not stream.
    else sendReply(this.#response, { status: 200, headers: [['Content-Type', 'application/json']], body: payload });
  }

  #endStream(): void {
    // The prelude never came to its end, so it was none.
    if (this.#held) this.#begin('application/octet-stream');
    this.#response.end(this.#held);
  }

  #take(bytes: Uint8Array): void | Promise<void> {
    if (!this.#held) return writeOut(this.#response, bytes);
    this.#held = Buffer.concat([this.#held, bytes]);
    const split = splitPrelude(this.#held) ?? (this.#held.length > maxPreludeBytes ? { body: this.#held } : undefined);
    if (!split) return undefined;
    this.#held = undefined;
    const head = split.http && replyOfPrelude(split.http, '');
    if (head) beginReply(this.#response, head);
    else if (split.http) this.#refuse('prelude', split.http);
    else this.#begin('application/octet-stream');
    return writeOut(this.#response, split.body);
  }

  #begin(contentType: string): void {
    beginReply(this.#response, { status: 200, headers: [['Content-Type', contentType]] });
  }

  #refuse(what: string, found: unknown): void {
    const text = JSON.stringify(found).slice(0, 120);
    this.#log(`Expected a ${what} that HTTP can carry, got ${text}: the client gets ${this.#failed.status}\n`);
    this.#fail();
  }

  #fail(): void {
    if (this.#response.headersSent) this.#response.destroy();
    else sendReply(this.#response, this.#failed);
  }
}
