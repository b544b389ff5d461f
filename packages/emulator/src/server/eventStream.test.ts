import { EventStreamCodec } from '@smithy/eventstream-codec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventMessage, invokeComplete, payloadChunk } from './eventStream.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const codec = new EventStreamCodec(text, (string) => Buffer.from(string));
const strings = (headers: Record<string, { value: unknown }>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));

test('another decoder reads any message, its checksums included', () => {
  const name = fc.string({ minLength: 1, maxLength: 60 }).filter((key) => key !== '__proto__');
  const headers = fc.dictionary(name, fc.string({ unit: 'grapheme', maxLength: 500 }), { maxKeys: 20 });
  fc.assert(
    fc.property(headers, fc.uint8Array({ maxLength: 5000 }), (sent, payload) => {
      const decoded = codec.decode(eventMessage(sent, payload));

      expect(strings(decoded.headers)).toEqual({ ...sent });
      expect(Buffer.from(decoded.body).equals(payload)).toBe(true);
    }),
  );
});

test('another decoder refuses a message with any one byte changed', () => {
  const message = eventMessage({ ':event-type': 'PayloadChunk' }, Buffer.from('payload'));
  fc.assert(
    fc.property(fc.nat(message.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const broken = Uint8Array.from(message, (byte, i) => (i === at ? byte ^ change : byte));

      expect(() => codec.decode(broken)).toThrow();
    }),
  );
});

test.each([0, 1, 65_536, 6_291_456])('a chunk of %i bytes has the headers of an event', (length) => {
  const decoded = codec.decode(payloadChunk(new Uint8Array(length).fill(7)));

  expect(strings(decoded.headers)).toEqual({
    ':event-type': 'PayloadChunk',
    ':content-type': 'application/octet-stream',
    ':message-type': 'event',
  });
  expect(decoded.body.length).toBe(length);
});

test('the end of a stream is JSON', () => {
  const decoded = codec.decode(invokeComplete({ ErrorCode: 'Unhandled', ErrorDetails: '{"a":"ä"}' }));

  expect(strings(decoded.headers)).toMatchObject({
    ':event-type': 'InvokeComplete',
    ':content-type': 'application/json',
  });
  expect(JSON.parse(text(decoded.body))).toEqual({ ErrorCode: 'Unhandled', ErrorDetails: '{"a":"ä"}' });
});
