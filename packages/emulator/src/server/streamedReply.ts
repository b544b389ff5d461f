// Sends a function's stream as an HTTP response while it comes: the prelude becomes the head, the rest the body.
import type { ServerResponse } from 'node:http';
import type { Invocation, InvokeOptions } from '../invocation.ts';
import { httpType, splitPrelude } from '../invocationStream.ts';
import { replyOfPrelude } from './httpAnswer.ts';
import { type HttpReply, sendReply, writeHead, writeOut } from './httpReply.ts';

/** A prelude that is longer, in bytes, is taken for a body without one. */
const maxPreludeBytes = 1024 * 1024;

/** A response that is made from a stream. */
export class StreamedReply {
  readonly #response: ServerResponse;
  readonly #failed: HttpReply;
  /** What came of a prelude that is not whole yet. */
  #held: Uint8Array | undefined;

  /** `failed` is what the client gets if nothing has been sent when the function fails. */
  constructor(response: ServerResponse, failed: HttpReply) {
    this.#response = response;
    this.#failed = failed;
  }

  /** For `invoke`. */
  readonly onStream: NonNullable<InvokeOptions['onStream']> = (contentType = 'application/octet-stream') => {
    if (contentType === httpType) this.#held = new Uint8Array();
    else this.#begin({ status: 200, headers: [['Content-Type', contentType]], body: '' });
    return (bytes) => this.#take(bytes);
  };

  /** Ends the response. A function that failed after the first byte leaves the client with a broken one. */
  end({ error, stream, payload }: Invocation): void {
    if (this.#response.writableEnded) return;
    if (error ?? stream?.error) {
      if (this.#response.headersSent) this.#response.destroy();
      else sendReply(this.#response, this.#failed);
      return;
    }
    // Without a stream the client sees what the function answered, which shows that it does not stream.
    if (!stream) this.#begin({ status: 200, headers: [['Content-Type', 'application/json']], body: '' });
    else if (this.#held)
      this.#begin({ status: 200, headers: [['Content-Type', 'application/octet-stream']], body: '' });
    this.#response.end(stream ? this.#held : payload);
  }

  #take(bytes: Uint8Array): void | Promise<void> {
    if (!this.#held) return writeOut(this.#response, bytes);
    this.#held = Buffer.concat([this.#held, bytes]);
    const split = splitPrelude(this.#held) ?? (this.#held.length > maxPreludeBytes ? { body: this.#held } : undefined);
    if (!split) return undefined;
    this.#held = undefined;
    const { http = { statusCode: 200, headers: {}, cookies: [] }, body } = split;
    const reply = replyOfPrelude(http, body);
    if (reply) this.#begin(reply);
    else sendReply(this.#response, this.#failed);
    return writeOut(this.#response, body);
  }

  #begin(reply: HttpReply): void {
    writeHead(this.#response, reply);
    this.#response.flushHeaders();
  }
}
