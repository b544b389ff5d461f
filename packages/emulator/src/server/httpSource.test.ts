import { validateHeaderName, validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodedBody } from './httpBody.ts';
import { httpSource, type SourceRequest } from './httpSource.ts';

const sources = (['function-url', 'http-api', 'alb'] as const).flatMap((kind) =>
  [false, true].map((multiValues) => httpSource(kind, 'us-east-1', multiValues)),
);
const text = fc.string({ unit: 'binary', maxLength: 30 });

test('any request becomes an event that JSON keeps', () => {
  const requests: fc.Arbitrary<SourceRequest> = fc.record({
    method: text,
    path: text,
    query: fc.oneof(
      text,
      fc.array(fc.constantFrom('&', '=', '%', '+', 'a', '%41', '__proto__', '?')).map((parts) => parts.join('')),
    ),
    headers: fc.array(fc.tuple(fc.oneof(text, fc.constantFrom('cookie', 'host', 'content-type', '__proto__')), text)),
    body: fc.uint8Array({ maxLength: 50 }),
    protocol: fc.constant('HTTP/1.1'),
    sourceIp: text,
    requestId: text,
    time: fc.date({ noInvalidDate: true }),
  });
  fc.assert(
    fc.property(requests, (request) => {
      for (const source of sources) {
        const event = source.eventOf(request);

        expect(JSON.parse(JSON.stringify(event))).toEqual(event);
      }
    }),
  );
});

test('any answer becomes a response that HTTP can carry, or none', () => {
  const values = fc.record({ a: text, 'Set-Cookie': fc.oneof(text, fc.array(text)) }, { requiredKeys: [] });
  const answers = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        statusCode: fc.oneof(fc.integer(), fc.constantFrom(200, '201', 599), fc.jsonValue()),
        statusDescription: fc.oneof(text, fc.jsonValue()),
        headers: fc.oneof(values, fc.dictionary(text, text), fc.jsonValue()),
        multiValueHeaders: fc.oneof(values, fc.jsonValue()),
        cookies: fc.oneof(fc.array(text), fc.jsonValue()),
        body: fc.oneof(text, fc.jsonValue()),
        isBase64Encoded: fc.jsonValue(),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(answers, (answer) => {
      for (const source of sources) {
        const reply = source.replyTo(Buffer.from(JSON.stringify(answer)));

        for (const [name, value] of reply?.headers ?? []) {
          validateHeaderName(name);
          validateHeaderValue(name, value);
        }
        expect(reply?.status ?? 200).toSatisfy((status: number) => status >= 200 && status < 600);
        expect(reply?.reason ?? 'x').toMatch(/^[\t -~]+$/);
      }
    }),
    { numRuns: 500 },
  );
});

test('any bytes come back from a body, whatever it is called', () => {
  const types = fc.constantFrom('text/plain', 'application/json', 'application/ld+json; x=y', 'image/png', undefined);
  fc.assert(
    fc.property(fc.uint8Array(), types, (bytes, type) => {
      const { body, isBase64Encoded } = encodedBody(/^(text|application)/, bytes, type, undefined);

      expect(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').equals(bytes)).toBe(true);
    }),
  );
});
