import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFunctionName } from './functionName.ts';

const name = fc.oneof(fc.constantFrom('function', '123456789012'), fc.stringMatching(/^[a-zA-Z0-9_-]{1,64}$/));
const qualifier = fc.oneof(fc.constant('$LATEST'), fc.stringMatching(/^[a-zA-Z0-9_-]{1,60}$/));
const region = fc.constantFrom('us-east-1', 'us-gov-west-1', 'ap-southeast-4', 'us-iso-east-1');
const prefix = fc.oneof(
  fc.constant(''),
  fc.constant('123456789012:function:'),
  region.map((where) => `arn:aws:lambda:${where}:123456789012:function:`),
  region.map((where) => `arn:aws-us-gov:lambda:${where}:123456789012:function:`),
);

test('every form of a name gives its parts', () => {
  fc.assert(
    fc.property(prefix, name, fc.option(qualifier, { nil: undefined }), (before, wanted, after) => {
      const text = `${before}${wanted}${after === undefined ? '' : `:${after}`}`;

      expect(parseFunctionName(text)).toEqual({ name: wanted, qualifier: after });
    }),
  );
});

test('anything at all gives parts of the right form or nothing, at once', () => {
  const pieces = fc.constantFrom(
    'arn:',
    'aws',
    ':',
    'lambda:',
    'us-',
    'east-1',
    '123456789012',
    'function:',
    '$LATEST',
    '-',
    'a',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseFunctionName(text);

      if (parsed) {
        expect(parsed.name).toMatch(/^[a-zA-Z0-9_.-]+$/);
        expect(parsed.qualifier ?? 'none').toMatch(/^[$a-zA-Z0-9_.-]+$/);
        expect(text).toContain(parsed.name);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['function', 'function', undefined],
  ['function:live', 'function', 'live'],
  ['123456789012:function:live', 'live', undefined],
  ['123456789012:function:function:live', 'function', 'live'],
  ['arn:aws:lambda:us-east-1:123456789012:function:function', 'function', undefined],
])('%s is the function %s with the qualifier %s', (text, wanted, after) => {
  expect(parseFunctionName(text)).toEqual({ name: wanted, qualifier: after });
});

test.each([
  '',
  ':',
  'f:',
  'f g',
  'f/g',
  'ä',
  'f:$latest',
  'f:a:b',
  'function:f:a',
  '123456789012:f:a',
  'arn:aws:s3:::f',
  'f\n',
  'x'.repeat(257),
])('is not a name: %j', (text) => {
  expect(parseFunctionName(text)).toBeUndefined();
});
