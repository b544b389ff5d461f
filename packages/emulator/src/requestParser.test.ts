import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EmulatorError } from './errors.ts';
import { RequestParser } from './requestParser.ts';

interface Parsed {
  method: string;
  target: string;
  headers: Record<string, string>;
  body: string;
  trailers: Record<string, string>;
}

/** Feeds the bytes in pieces and collects whole requests. */
function parse(pieces: readonly Uint8Array[]): { requests: Parsed[]; parser: RequestParser } {
  const requests: Parsed[] = [];
  let current: Parsed | undefined;
  const parser = new RequestParser({
    head: ({ method, target, headers }) => {
      current = { method, target, headers: { ...headers }, body: '', trailers: {} };
    },
    body: (bytes) => {
      if (current) current.body += Buffer.from(bytes).toString('latin1');
    },
    end: (trailers) => {
      if (current) requests.push({ ...current, trailers: { ...trailers } });
    },
  });
  for (const piece of pieces) parser.push(piece);
  return { requests, parser };
}

const one = (text: string): Parsed | undefined => parse([Buffer.from(text, 'latin1')]).requests[0];

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] as number;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,11}$/);
const value = fc.stringMatching(/^([!-~]([ -~]{0,20}[!-~])?)?$/);
const request = fc
  .record({
    method: fc.stringMatching(/^[A-Z]{1,7}$/),
    target: fc.stringMatching(/^\/[!-~]{0,20}$/),
    fields: fc.uniqueArray(
      fc.tuple(token, value).filter(([name]) => !/^(content-length|transfer-encoding)$/i.test(name)),
      { maxLength: 5, selector: ([name]) => name.toLowerCase() },
    ),
    body: fc.uint8Array({ maxLength: 300 }),
    chunk: fc.option(fc.integer({ min: 1, max: 100 })),
  })
  .map((spec) => {
    const body = Buffer.from(spec.body);
    const framing = spec.chunk === null ? `Content-Length: ${body.length}\r\n` : 'transfer-encoding: Chunked\r\n';
    const head = `${spec.method} ${spec.target} HTTP/1.1\r\n${spec.fields.map(([n, v]) => `${n}: ${v}\r\n`).join('')}${framing}\r\n`;
    const chunks =
      spec.chunk === null
        ? [body]
        : cut(body, [spec.chunk]).flatMap((c) => [Buffer.from(`${c.length.toString(16)}\r\n`), c, Buffer.from('\r\n')]);
    const end = spec.chunk === null ? [] : [Buffer.from('0\r\nX-End: yes\r\n\r\n')];
    return { ...spec, bytes: Buffer.concat([Buffer.from(head, 'latin1'), ...chunks, ...end]) };
  });

describe('the request parser', () => {
  test('reads any sequence of requests the same however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(request, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 10 }),
        (specs, sizes) => {
          const { requests, parser } = parse(cut(Buffer.concat(specs.map((spec) => spec.bytes)), sizes));

          expect(parser.idle).toBe(true);
          expect(requests.map(({ method, target, body }) => [method, target, body])).toEqual(
            specs.map((spec) => [spec.method, spec.target, Buffer.from(spec.body).toString('latin1')]),
          );
          specs.forEach((spec, i) => {
            for (const [name, expected] of spec.fields) expect(requests[i]?.headers[name.toLowerCase()]).toBe(expected);
            expect(requests[i]?.trailers).toEqual(spec.chunk === null ? {} : { 'x-end': 'yes' });
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('answers any bytes with requests or its own error', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.tuple(request, fc.nat(), fc.nat({ max: 255 })).map(([{ bytes }, at, byte]) => {
        const copy = Buffer.from(bytes);
        copy[at % copy.length] = byte;
        return new Uint8Array(copy);
      }),
    );
    fc.assert(
      fc.property(noise, (bytes) => {
        try {
          parse([bytes]);
        } catch (error) {
          expect(error).toBeInstanceOf(EmulatorError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('joins repeated fields, decodes UTF-8, trims spaces', () => {
    const { headers } = parse([Buffer.from('GET / HTTP/1.0\r\nA:  1 \r\na:2\r\nB: ä\t\r\n\r\n')]).requests[0] as Parsed;

    expect(headers).toEqual({ a: '1, 2', b: 'ä' });
  });

  test('takes bare newlines, empty lines before a request, and chunk extensions', () => {
    expect(one('\r\n\nPOST /x HTTP/1.1\nTransfer-Encoding: chunked\n\n2;a="b"\nhi\n0\n\n')?.body).toBe('hi');
  });

  test('is idle between requests only', () => {
    const { parser } = parse([]);
    expect(parser.idle).toBe(true);

    parser.push(Buffer.from('G'));

    expect(parser.idle).toBe(false);
  });

  test.each([
    ['no version', 'GET /\r\n\r\n'],
    ['another version', 'GET / HTTP/2.0\r\n\r\n'],
    ['a space in the target', 'GET /a b HTTP/1.1\r\n\r\n'],
    ['a field without a colon', 'GET / HTTP/1.1\r\nabc\r\n\r\n'],
    ['a space before the colon', 'GET / HTTP/1.1\r\nA : b\r\n\r\n'],
    ['a folded field', 'GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n'],
    ['a control character in a value', 'GET / HTTP/1.1\r\nA: b\0c\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    ['a negative length', 'POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n'],
    ['a length and chunks', 'POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
    ['an unknown coding', 'POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n'],
    ['a chunk size that is no number', 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
    ['a chunk longer than its size', 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n'],
    ['endless headers', `GET / HTTP/1.1\r\nA: ${'b'.repeat(1_200_000)}`],
  ])('refuses %s, and stays broken', (_, text) => {
    const { parser } = parse([]);
    const broken = expect.objectContaining({ code: 'KINGLET_EMULATOR_BAD_REQUEST' });

    expect(() => parser.push(Buffer.from(text))).toThrow(broken);
    expect(() => parser.push(Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toThrow(broken);
  });
});
