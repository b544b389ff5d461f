// The reference loop's streamed responses, over node:http's own chunks and trailers.
import type { ClientRequest } from 'node:http';
import { Writable } from 'node:stream';
import { describe, headerType } from './errors.ts';
import { has } from './fault.ts';
import { judge, open, type Reply, replyTo } from './http.ts';

const prelude = 'application/vnd.awslambda.http-integration-response';
const marked = new WeakSet<object>();

/** Sends its head with the first write or the end. */
class ResponseStream extends Writable {
  #type = 'application/octet-stream';
  #request: ClientRequest | undefined;
  reply: Promise<Reply | Error> | undefined;
  readonly #open: (type: string) => ClientRequest;
  readonly #held: Buffer[] = [];

  constructor(openRequest: (type: string) => ClientRequest) {
    super({ highWaterMark: has('noBackpressure') ? 2 ** 30 : 65_536 });
    this.#open = openRequest;
    if (has('streamAlways')) this.started();
  }

  setContentType(type: string): void {
    if (this.#request && !has('lateContentType')) throw new Error('too late');
    this.#type = type;
  }

  started(): ClientRequest {
    if (this.#request) return this.#request;
    this.#request = this.#open(this.#type);
    this.reply = replyTo(this.#request).catch((error: Error) => error);
    this.#request.on('error', (error) => (has('crashOnAbort') ? process.exit(5) : this.destroy(error)));
    this.#request.flushHeaders();
    return this.#request;
  }

  override write(chunk: unknown): boolean {
    this.started();
    return super.write(chunk);
  }

  override _write(chunk: Buffer, _: string, done: (error?: Error | null) => void): void {
    if (has('bufferedStream')) {
      this.#held.push(chunk);
      done();
      return;
    }
    const sent = has('streamLossy') && chunk.length > 4096 ? chunk.subarray(1) : chunk;
    this.started().write(sent, done);
  }

  override _final(done: () => void): void {
    for (const chunk of this.#held) this.started().write(chunk);
    if (has('emptyNull') && this.writableLength === 0 && !this.#request) this.started().write('null');
    this.started().end();
    done();
  }

  fail(thrown: unknown): void {
    const request = this.started();
    const body = describe(thrown);
    if (has('errorInBody')) {
      request.end(JSON.stringify(body));
      return;
    }
    request.addTrailers({
      'Lambda-Runtime-Function-Error-Type': headerType(body.errorType),
      'Lambda-Runtime-Function-Error-Body': Buffer.from(JSON.stringify(body)).toString('base64'),
    });
    request.end();
  }

  get touched(): boolean {
    return this.#request !== undefined;
  }
}

export const awslambda = {
  streamifyResponse: <T extends object>(handler: T): T => {
    marked.add(handler);
    return handler;
  },
  HttpResponseStream: {
    from: (stream: ResponseStream, metadata: object): ResponseStream => {
      stream.setContentType(prelude);
      const head = `${JSON.stringify(metadata)}${'\0'.repeat(has('sevenNuls') ? 7 : 8)}`;
      stream.write(head);
      return stream;
    },
  },
};

export const isStreaming = (handler: object): boolean => marked.has(handler);

/** Runs a streaming handler; returns what it threw if nothing was sent for it. */
export async function runStream(
  path: string,
  headers: Record<string, string>,
  run: (stream: ResponseStream) => unknown,
): Promise<{ thrown: unknown } | undefined> {
  const trailer = has('noTrailerDeclared')
    ? undefined
    : { trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body' };
  const stream = new ResponseStream((type) =>
    open('POST', path, {
      ...headers,
      'content-type': type,
      'lambda-runtime-function-response-mode': 'streaming',
      'transfer-encoding': 'chunked',
      ...trailer,
    }),
  );
  // A function that waits for room on a lost connection is waited for no longer.
  const lost = new Promise((resolve) => stream.on('error', resolve));
  try {
    await Promise.race([run(stream), lost]);
    if (!stream.writableEnded && !stream.destroyed && !has('noFinishCheck'))
      throw new Error('Response stream is not finished.');
    if (!stream.writableEnded && !stream.destroyed) stream.end();
    if (!stream.destroyed) await new Promise((resolve) => stream.once('close', resolve));
  } catch (thrown) {
    if (!stream.touched) return { thrown };
    stream.fail(thrown);
  }
  const reply = await stream.reply;
  if (reply && !(reply instanceof Error)) judge(reply.status);
  return undefined;
}
