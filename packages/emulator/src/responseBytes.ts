// Builds the bytes of an HTTP/1.1 response with the framing a test asks for.

/** A response to put on the wire. */
export interface ResponseSpec {
  readonly status: number;
  /** Sent as given, in order; framing headers are added unless `framing` is `none`. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: Uint8Array | string;
  /** Size of each chunk in bytes, >= 1: chunked transfer. @default Content-Length */
  readonly chunkBytes?: number;
  /** Appended to each chunk-size line, for example `;a=b`. */
  readonly chunkExtension?: string;
  /** Fields after the last chunk; chunked only. */
  readonly trailers?: readonly (readonly [string, string])[];
  /** `none` leaves Content-Length and Transfer-Encoding to `headers`. @default 'auto' */
  readonly framing?: 'auto' | 'none';
}

const reasons: Readonly<Record<number, string>> = {
  100: 'Continue',
  200: 'OK',
  202: 'Accepted',
  204: 'No Content',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
};

/** The whole response, status line to last byte. */
export function responseBytes(spec: ResponseSpec): Uint8Array {
  const body = typeof spec.body === 'string' ? Buffer.from(spec.body) : (spec.body ?? new Uint8Array());
  const chunked = spec.chunkBytes !== undefined;
  const headers = [...(spec.headers ?? [])];
  // RFC 9110 8.6: no Content-Length in 1xx and 204.
  if (spec.framing !== 'none' && spec.status >= 200 && spec.status !== 204)
    headers.push(chunked ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(body.length)]);
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = Buffer.from(`HTTP/1.1 ${spec.status} ${reasons[spec.status] ?? 'Status'}\r\n${lines}\r\n`);
  return Buffer.concat([head, spec.chunkBytes === undefined ? body : chunkedBytes(body, spec.chunkBytes, spec)]);
}

/** `body` as chunks of `chunkBytes` bytes with the last chunk and the trailers. */
function chunkedBytes(body: Uint8Array, chunkBytes: number, spec: ResponseSpec): Uint8Array {
  const line = (bytes: number): Uint8Array => Buffer.from(`${bytes.toString(16)}${spec.chunkExtension ?? ''}\r\n`);
  const whole = line(chunkBytes);
  const rest = body.length % chunkBytes;
  const count = Math.floor(body.length / chunkBytes);
  const tail = Buffer.concat([
    ...(rest === 0 ? [] : [line(rest), body.subarray(body.length - rest), Buffer.from('\r\n')]),
    Buffer.from(`0\r\n${(spec.trailers ?? []).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`),
  ]);
  const stride = whole.length + chunkBytes + 2;
  // One allocation: a 6 MiB body in 1-byte chunks has six million of them.
  const out = new Uint8Array(count * stride + tail.length);
  for (let i = 0, at = 0; i < count; i++, at += stride) {
    out.set(whole, at);
    if (chunkBytes === 1) out[at + whole.length] = body[i] as number;
    else out.set(body.subarray(i * chunkBytes, (i + 1) * chunkBytes), at + whole.length);
    out[at + stride - 2] = 13;
    out[at + stride - 1] = 10;
  }
  out.set(tail, count * stride);
  return out;
}
