import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ApiResponse, ResponseParser } from './responseParser.ts';

interface Parsed extends Omit<ApiResponse, 'body' | 'headers'> {
  readonly headers: object;
  readonly body: string;
  readonly keepAlive: boolean;
}

/** Parses `text` (one character is one byte), cut into pieces of the given sizes in turn. */
function parse(
  text: string,
  sizes: readonly number[] = [text.length],
): { responses: Parsed[]; parser: ResponseParser } {
  const responses: Parsed[] = [];
  const parser = new ResponseParser(({ status, headers, body }, keepAlive) =>
    responses.push({ status, headers: { ...headers }, body: Buffer.from(body).toString('latin1'), keepAlive }),
  );
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    parser.push(bytes.subarray(at, at + size));
    at += size;
  }
  return { responses, parser };
}

const only = (text: string): Parsed | undefined => parse(text).responses[0];

describe('a response', () => {
  test('has status, headers in lower case, and a body of its length', () => {
    expect(only('HTTP/1.1 200 OK\r\nA: 1\r\nCONTENT-Length: 3\r\na:2\r\n\r\nabc')).toEqual({
      status: 200,
      headers: { a: '1, 2', 'content-length': '3' },
      body: 'abc',
      keepAlive: true,
    });
  });

  test('has values in UTF-8, trimmed and unfolded', () => {
    const { headers } = only('HTTP/1.1 200 OK\r\nA: \xc3\xa4 \t\r\n\t folded \r\nContent-Length: 0\r\n\r\n') as Parsed;

    expect(headers).toMatchObject({ a: 'ä folded' });
  });

  test('has no bare carriage return or NUL in a value', () => {
    expect(only('HTTP/1.1 200 OK\r\nA: b\rX: c\0d\r\nContent-Length: 0\r\n\r\n')?.headers).toEqual({
      a: 'b X: c d',
      'content-length': '0',
    });
  });

  test('may have bare line feeds, no reason, and follow others that are interim', () => {
    const { responses } = parse(
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103\r\nA: b\r\n\r\nHTTP/1.1 202\nContent-Length: 1\n\nx',
    );

    expect(responses).toMatchObject([{ status: 202, body: 'x' }]);
  });

  test('comes in chunks with extensions and trailers', () => {
    const text =
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3 ;a="b;c"\r\nabc\r\nA\r\n0123456789\r\n0\r\nX: y\r\nContent-Length: 1\r\n\r\n';

    expect(only(text)).toMatchObject({ body: 'abc0123456789', keepAlive: true });
  });

  test('has no body with 204 and 304, and one up to the end without a length', () => {
    expect(parse('HTTP/1.1 204 No\r\n\r\nHTTP/1.1 304 No\r\nContent-Length: 5\r\n\r\n').responses).toHaveLength(2);
    const { responses, parser } = parse('HTTP/1.1 200 OK\r\n\r\nall of it');
    expect(responses).toEqual([]);
    expect(parser.end()).toBe(true);
    expect(responses).toMatchObject([{ body: 'all of it', keepAlive: false }]);
  });

  test.each([
    ['HTTP/1.1 202 A\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', false],
    ['HTTP/1.0 202 A\r\nContent-Length: 0\r\n\r\n', false],
    ['HTTP/1.0 202 A\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\n\r\n', true],
  ])('%j keeps the connection: %s', (text, keepAlive) => {
    expect(only(text)?.keepAlive).toBe(keepAlive);
  });

  test.each([
    'nonsense\r\n\r\n',
    'HTTP/2 200 OK\r\n\r\n',
    'HTTP/1.1 20 OK\r\n\r\n',
    'HTTP/1.1 200 OK\r\nno colon\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1111111111111\r\n',
    `HTTP/1.1 200 OK\r\nA: ${'b'.repeat(1024 * 1024)}`,
  ])('%.60j is malformed', (text) => {
    expect(() => parse(text)).toThrow(/^malformed response/);
  });

  test('is not over when the connection is, if it has a length', () => {
    const { parser } = parse('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab');

    expect(parser.end()).toBe(false);
    expect(parser.idle).toBe(false);
  });
});

test('responses are the same however they are cut', () => {
  const text =
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: \xc3\xa4\r\n\r\nfirst' +
    'HTTP/1.1 100 Continue\r\n\r\n' +
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nchunk\r\n2\r\ned\r\n0\r\nT: 1\r\n\r\n' +
    'HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 202 A\r\nContent-Length: 0\r\n\r\n';
  const whole = parse(text).responses;

  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }), (sizes) => {
      expect(parse(text, sizes).responses).toEqual(whole);
    }),
  );
  expect(whole.map(({ body }) => body)).toEqual(['first', 'chunked', '', '']);
});

test('noise is refused or waited for, never more', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (noise, withHead) => {
      const parser = new ResponseParser(() => undefined);
      const head = withHead ? 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n' : '';
      let thrown: unknown;

      try {
        parser.push(Buffer.concat([Buffer.from(head), noise]));
      } catch (error) {
        thrown = error;
      }

      expect(thrown === undefined || /^malformed response/.test((thrown as Error).message)).toBe(true);
    }),
  );
});
