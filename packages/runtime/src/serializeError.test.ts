import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorTypeHeader, importErrorType, serializeError } from './serializeError.ts';

describe('serializeError', () => {
  test('keeps name, message and frames of an error', () => {
    const body = serializeError(new TypeError('boom'));

    expect(body).toMatchObject({ errorType: 'TypeError', errorMessage: 'boom' });
    expect(body.stackTrace[0]).toMatch(/^at .*serializeError\.test\.ts/);
  });

  test('leaves lines of the message out of the frames', () => {
    const error = new Error('first\nsecond');

    expect(serializeError(error).stackTrace.every((line) => line.startsWith('at '))).toBe(true);
  });

  test('takes another type when told', () => {
    expect(serializeError(new Error('x'), 'Runtime.Other').errorType).toBe('Runtime.Other');
    expect(serializeError('x', 'Runtime.Other').errorType).toBe('Runtime.Other');
  });

  test.each([
    ['text', 'string', 'text'],
    [undefined, 'undefined', 'undefined'],
    [null, 'object', 'null'],
    [12n, 'bigint', '12'],
    [Symbol('s'), 'symbol', 'Symbol(s)'],
    [Object.create(null), 'object', 'The thrown value could not be read'],
  ])('describes %o, which is no error', (thrown, errorType, errorMessage) => {
    expect(serializeError(thrown)).toEqual({ errorType, errorMessage, stackTrace: [] });
  });

  test('survives errors that throw when read, or hold something else than text', () => {
    const evil = Object.defineProperties(new Error(), {
      name: {
        get: () => {
          throw new Error('name');
        },
      },
      message: {
        get: () => {
          throw new Error('message');
        },
      },
      stack: {
        get: () => {
          throw new Error('stack');
        },
      },
    });
    const strange = Object.assign(new Error(), { name: 7, message: {}, stack: null });
    const proxy = new Proxy(
      {},
      {
        getPrototypeOf: () => {
          throw new Error('prototype');
        },
        get: () => {
          throw new Error('get');
        },
      },
    );

    for (const thrown of [evil, strange])
      expect(serializeError(thrown)).toEqual({
        errorType: 'Error',
        errorMessage: 'The thrown value could not be read',
        stackTrace: [],
      });
    expect(serializeError(proxy)).toEqual({
      errorType: 'object',
      errorMessage: 'The thrown value could not be read',
      stackTrace: [],
    });
  });

  test('gives a body that is JSON for anything', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }), (thrown) => {
        const body = serializeError(thrown);

        expect(JSON.parse(JSON.stringify(body))).toEqual(body);
      }),
    );
  });
});

test.each([
  ['TypeError', 'Function.TypeError'],
  ['Runtime.HandlerNotFound', 'Runtime.HandlerNotFound'],
  ['Function.Mine', 'Function.Mine'],
  ['Error2', 'Function.Unknown'],
  ['lower', 'Function.Unknown'],
  ['A\r\nX: y', 'Function.Unknown'],
  ['', 'Function.Unknown'],
])('the header for %j is %s', (errorType, header) => {
  expect(errorTypeHeader(errorType)).toBe(header);
});

test('every name gives a header that the platform keeps', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) =>
      /^(Runtime|Function)\.[A-Z][a-zA-Z]+$/.test(errorTypeHeader(name)),
    ),
  );
});

test('tells failed imports from what a module throws', () => {
  expect(importErrorType(new SyntaxError('x'))).toBe('Runtime.UserCodeSyntaxError');
  expect(importErrorType(Object.assign(new Error(), { code: 'ERR_MODULE_NOT_FOUND' }))).toBe(
    'Runtime.ImportModuleError',
  );
  expect(importErrorType(Object.assign(new Error(), { code: 'MODULE_NOT_FOUND' }))).toBe('Runtime.ImportModuleError');
  expect(importErrorType(new TypeError('x'))).toBeUndefined();
  expect(importErrorType(null)).toBeUndefined();
});
