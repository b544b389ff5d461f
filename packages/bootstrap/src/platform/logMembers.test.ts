import { describe, expect, it } from 'vitest';
import { logMembers } from './logMembers.ts';

const members = (values: readonly unknown[], text = 'text'): unknown => JSON.parse(`{${logMembers(values, text)}}`);

describe('the members of a JSON record', () => {
  it('are the text, or a single value as what it is', () => {
    expect(members(['a %s', 'b'], 'a b')).toEqual({ message: 'a b' });
    expect(members([{ a: [1] }])).toEqual({ message: { a: [1] } });
    expect(members([undefined], 'undefined')).toEqual({ message: 'undefined' });
    expect(members(['lone \ud800', 1], 'lone \ud800 1')).toEqual({ message: 'lone \ufffd 1' });
  });

  it('fall back to the text where JSON cannot express the value', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;

    for (const value of [cyclic, 1n, { toJSON: () => Promise.reject.call(undefined) }]) {
      expect(members([value], 'shown')).toEqual({ message: 'shown' });
    }
  });

  it('hold type, message and frames of the first error', () => {
    class OwnError extends Error {}
    const error = new OwnError('why');
    error.stack = 'OwnError: why\n    at a (b.js:1:2)\n';

    const expected = { errorType: 'OwnError', errorMessage: 'why', stackTrace: ['OwnError: why', 'at a (b.js:1:2)'] };
    expect(members(['failed', error], 'failed OwnError')).toEqual({ message: 'failed OwnError', ...expected });
    expect(members([error], 'OwnError: why')).toEqual({ message: 'OwnError: why', ...expected });
  });

  it('survive what throws when it is read', () => {
    const throwing = (): never => {
      throw new Error('no');
    };
    const evil = Object.defineProperties(new Error('x'), {
      constructor: { get: throwing },
      name: { get: throwing },
      message: { get: throwing },
      stack: { get: throwing },
    });
    const proxy = new Proxy({}, { getPrototypeOf: throwing, get: throwing });

    expect(members([evil])).toEqual({ message: 'text', errorType: 'Error', errorMessage: '', stackTrace: [] });
    expect(members([proxy, 1])).toEqual({ message: 'text' });
  });
});
