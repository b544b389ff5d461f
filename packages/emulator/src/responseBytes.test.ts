import { describe, expect, test } from 'vitest';
import { type ResponseSpec, responseBytes } from './responseBytes.ts';

const text = (spec: ResponseSpec): string => Buffer.from(responseBytes(spec)).toString('latin1');

describe('responseBytes', () => {
  test('frames with Content-Length', () => {
    expect(text({ status: 200, headers: [['A', 'b']], body: 'hey' })).toBe(
      'HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 3\r\n\r\nhey',
    );
    expect(text({ status: 418 })).toBe('HTTP/1.1 418 Status\r\nContent-Length: 0\r\n\r\n');
  });

  test('adds no length to 100 and 204, and none when told not to', () => {
    expect(text({ status: 100 })).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    expect(text({ status: 204 })).toBe('HTTP/1.1 204 No Content\r\n\r\n');
    expect(text({ status: 200, framing: 'none', body: 'until close' })).toBe('HTTP/1.1 200 OK\r\n\r\nuntil close');
  });

  test.each([
    ['abcde', 1, '1\r\na\r\n1\r\nb\r\n1\r\nc\r\n1\r\nd\r\n1\r\ne\r\n0\r\n\r\n'],
    ['abcde', 2, '2\r\nab\r\n2\r\ncd\r\n1\r\ne\r\n0\r\n\r\n'],
    ['abcde', 5, '5\r\nabcde\r\n0\r\n\r\n'],
    ['abcde', 17, '5\r\nabcde\r\n0\r\n\r\n'],
    ['', 1, '0\r\n\r\n'],
  ])('cuts %j into chunks of %i', (body, chunkBytes, framed) => {
    expect(text({ status: 200, body, chunkBytes })).toBe(
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${framed}`,
    );
  });

  test('adds extensions and trailers', () => {
    const framed = text({ status: 200, body: 'abc', chunkBytes: 2, chunkExtension: ';x=1', trailers: [['T', '9']] });

    expect(framed.split('\r\n\r\n').slice(1).join('\r\n\r\n')).toBe('2;x=1\r\nab\r\n1;x=1\r\nc\r\n0\r\nT: 9\r\n\r\n');
  });
});
