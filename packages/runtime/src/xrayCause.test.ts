import { describe, expect, test } from 'vitest';
import { type ErrorBody, serializeError } from './serializeError.ts';
import { xrayCause } from './xrayCause.ts';

const body = (more: Partial<ErrorBody> = {}): ErrorBody => ({
  errorType: 'TypeError',
  errorMessage: 'boom',
  stackTrace: [],
  ...more,
});
const parsed = (error: ErrorBody) => JSON.parse(xrayCause(error, '/var/task') as string);

describe('the X-Ray cause', () => {
  test('has the folder, the exception with its frames, and their paths once each', () => {
    const stackTrace = [
      'at Object.run (/var/task/a.mjs:10:5)',
      'at async file:///var/task/b.mjs:2:3',
      'at new Thing (/var/task/a.mjs:1:1)',
      'at <anonymous>',
    ];

    expect(parsed(body({ stackTrace }))).toEqual({
      working_directory: '/var/task',
      exceptions: [
        {
          type: 'TypeError',
          message: 'boom',
          stack: [
            { path: '/var/task/a.mjs', line: 10, label: 'Object.run' },
            { path: 'file:///var/task/b.mjs', line: 2, label: 'anonymous' },
            { path: '/var/task/a.mjs', line: 1, label: 'new Thing' },
            { path: '<anonymous>', line: 0, label: 'anonymous' },
          ],
        },
      ],
      paths: ['/var/task/a.mjs', 'file:///var/task/b.mjs', '<anonymous>'],
    });
  });

  test('lists what led to an error and what it holds', () => {
    const error = new Error('outer', { cause: new AggregateError([new RangeError('one'), 'two'], 'several') });

    expect(
      parsed(serializeError(error)).exceptions.map((one: { type: string; message: string }) => [one.type, one.message]),
    ).toEqual([
      ['Error', 'outer'],
      ['AggregateError', 'several'],
      ['RangeError', 'one'],
      ['string', 'two'],
    ]);
  });

  test('is a header value: ASCII, with DEL as %7F', () => {
    const text = xrayCause(body({ errorMessage: 'a\x7fé\u{1f600}\r\nX: y' }), '/') as string;

    expect(text).toMatch(/^[ -~]+$/);
    expect(JSON.parse(text).exceptions[0].message).toBe('a%7Fé\u{1f600}\r\nX: y');
  });

  test('is shortened to 64 KiB, and left out above 1 MiB', () => {
    const stackTrace = Array.from({ length: 2000 }, (_, i) => `at f${i} (/${'p'.repeat(100)}/${i}.mjs:1:1)`);
    const long = xrayCause(body({ errorMessage: 'm'.repeat(200_000), stackTrace }), '/') as string;

    expect(long.length).toBeLessThanOrEqual(64 * 1024);
    expect(JSON.parse(long).exceptions[0].message).toMatch(/^m+$/);
    expect(xrayCause(body({ errorMessage: 'é'.repeat(40_000) }), '/')?.length).toBeLessThanOrEqual(64 * 1024);
    expect(xrayCause(body({ errorMessage: 'm'.repeat(1024 * 1024) }), '/')).toBeUndefined();
    expect(xrayCause(body(), 'd'.repeat(70_000))).toBeUndefined();
  });
});
