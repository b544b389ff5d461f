import { streamBytes, streamEnd, streamStart, streamText } from './host';

/** Where a streaming handler writes its answer. What is written is sent at once; writing waits while nobody reads. */
export class ResponseStream {
  private contentType: string = 'application/octet-stream';
  private prelude: string | null = null;
  private started: bool = false;
  private ended: bool = false;

  /** Whether the first bytes are sent: from then on the content type is what it is. */
  get headersSent(): bool {
    return this.started;
  }

  /** Before the first write. */
  setContentType(type: string): void {
    if (this.started) throw new Error('Cannot set content-type, too late: expected it before the first write');
    this.contentType = type;
  }

  /** Status, headers and cookies of an HTTP answer, as JSON: `{"statusCode":201,"headers":{…},"cookies":[…]}`. */
  setHttpResponse(metadata: string): void {
    this.setContentType('application/vnd.awslambda.http-integration-response');
    this.prelude = metadata;
  }

  write(text: string): void {
    this.begin();
    streamText(text);
  }

  writeBytes(bytes: Uint8Array): void {
    this.begin();
    streamBytes(bytes.dataStart, bytes.length);
  }

  /** A stream that is not ended is an error of its handler. */
  end(): void {
    if (this.ended) return;
    this.begin();
    this.ended = true;
    streamEnd();
  }

  /** Its invocation is over: what is written from here on would be another's. The engine calls this. */
  close(): void {
    this.ended = true;
  }

  private begin(): void {
    if (this.ended) throw new Error('write after end');
    if (this.started) return;
    this.started = true;
    streamStart(this.contentType);
    const prelude = this.prelude;
    // Eight NULs end it (AWS documentation, response streaming).
    if (prelude !== null) streamText(prelude + '\0\0\0\0\0\0\0\0');
  }
}
