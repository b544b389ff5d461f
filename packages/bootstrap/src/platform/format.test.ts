import { format as nodeFormat } from 'node:util';
import { describe, expect, it } from 'vitest';
import { format, inspect } from './format.ts';

describe('format', () => {
  it.each<[unknown[]]>([
    [['plain']],
    [['%s and %s', 'a', 1]],
    [['%d %i %f', '42.5', '42.9', '1.5x']],
    [['%j', { a: [1] }]],
    [['%o%%', 'x']],
    [['100%']],
    [['%s']],
    [['%c styled', 'color: red']],
    [['%d %i', 5n, 7n]],
    [['a', 'b', 3, true, null, undefined]],
    [[1, 'two', -0]],
    [[{ a: 1, b: 'x' }]],
    [[[1, [2, [3]]]]],
    [[new Map([['k', 1]]), new Set([1, 'a'])]],
    [[Symbol('s'), 10n]],
    [[{ 'not-a-name': 1 }]],
  ])('prints case %# as Node does', (values) => {
    // Node quotes strings inside values with single quotes; ours are JSON's.
    const theirs = nodeFormat(...values).replaceAll("'", '"');

    expect(format(values)).toBe(values[0] === '%o%%' ? '"x"%' : theirs);
  });
});

describe('inspect', () => {
  it('stops at cycles and at depth', () => {
    const cyclic: Record<string, unknown> = { name: 'x' };
    cyclic.self = cyclic;

    expect(inspect(cyclic)).toBe('{ name: "x", self: [Circular] }');
    expect(inspect({ a: { b: { c: { d: { e: 1 } } } } })).toContain('[Object]');
    expect(inspect([[[[[1]]]]])).toContain('[Array]');
  });

  it('never calls getters', () => {
    const value = {
      get broken() {
        throw new Error('called');
      },
      set both(value: unknown) {
        throw value;
      },
      get both() {
        return 1;
      },
    };

    expect(inspect(value)).toBe('{ broken: [Getter], both: [Getter/Setter] }');
  });

  it('names classes, functions, errors, dates and typed arrays', () => {
    class Point {
      x = 1;
    }
    function named() {
      return 1;
    }

    expect(inspect(new Point())).toBe('Point { x: 1 }');
    expect(inspect(named)).toBe('[Function: named]');
    expect(inspect(() => 1)).toBe('[Function: (anonymous)]');
    expect(inspect(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(inspect(new Date(Number.NaN))).toBe('Invalid Date');
    expect(inspect(/a/g)).toBe('/a/g');
    expect(inspect(Float32Array.of(1, 2))).toBe('Float32Array(2) [ 1, 2 ]');
    expect(inspect(Object.create(null))).toBe('{}');
    expect(inspect(new TypeError('bad'))).toMatch(/^TypeError: bad/);
    expect(inspect(Object.assign(new Error('m'), { stack: '' }))).toBe('[Error: m]');
    expect(inspect({ [Symbol('k')]: 1 })).toBe('{ [Symbol(k)]: 1 }');
  });

  it('breaks long values into lines and cuts very long ones', () => {
    const long = inspect(Array.from({ length: 150 }, (_, i) => i));

    expect(long).toMatch(/^\[\n {2}0,\n/);
    expect(long).toContain('... 50 more');
  });

  it.each<[string, () => unknown]>([
    [
      'a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      },
    ],
    [
      'a throwing trap',
      () =>
        new Proxy(
          {},
          {
            ownKeys() {
              throw new Error('trap');
            },
          },
        ),
    ],
    [
      'an error whose message throws',
      () =>
        Object.defineProperty(new Error('m'), 'stack', {
          get() {
            throw new Error('stack');
          },
        }),
    ],
    [
      'a detached array',
      () => {
        const array = new Float32Array(4);
        structuredClone(array, { transfer: [array.buffer] });
        return array;
      },
    ],
    ['a function named by a symbol', () => Object.defineProperty(() => 1, 'name', { value: Symbol('n') })],
  ])('shows something for %s', (_, make) => {
    expect(typeof inspect(make())).toBe('string');
    expect(typeof format(['%o %s', make(), make()])).toBe('string');
  });

  it('prints directives whose value does not fit', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;

    expect(format(['%j %d', cyclic, Symbol('s')])).toBe('[Circular] NaN');
  });

  it('looks only at the part of an array that it shows', () => {
    expect(inspect(new Uint8Array(1e8))).toContain('... 99999900 more');
  });
});
