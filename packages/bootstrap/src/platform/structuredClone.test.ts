import { types } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStructuredClone } from './structuredClone.ts';

/** What the engine says of its objects, as far as Node can tell. */
function classOf(value: object): string {
  if (types.isProxy(value)) return 'Proxy';
  if (types.isNativeError(value)) return 'Error';
  if (ArrayBuffer.isView(value))
    return Object.getPrototypeOf(Object.getPrototypeOf(value)) === Object.prototype
      ? 'DataView'
      : value.constructor.name;
  return Object.prototype.toString.call(value).slice(8, -1);
}

const ours = createStructuredClone(classOf);
const own = ours as typeof structuredClone;

function thrown(run: () => unknown): { name: string } {
  try {
    run();
  } catch (error) {
    return error as { name: string };
  }
  throw new Error('expected an exception');
}

function detached(): ArrayBuffer {
  const buffer = new ArrayBuffer(1);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

describe('structuredClone', () => {
  it('copies what Node copies', () => {
    const leaf = fc.oneof(
      fc.constant(undefined),
      fc.boolean(),
      fc.double(),
      fc.bigInt(),
      fc.string(),
      fc.date(),
      fc.uint8Array(),
      fc.float32Array(),
      fc.constantFrom(
        /a+/giu,
        new Number(1),
        new String('s'),
        new Boolean(false),
        Object(2n),
        new Error('e'),
        new URIError('u', { cause: [1] }),
      ),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        leaf,
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value')),
        fc.array(fc.tuple(tie('value'), tie('value'))).map((entries) => new Map(entries)),
        fc.array(tie('value')).map((items) => new Set(items)),
      ),
    }));
    fc.assert(
      fc.property(value, (any) => {
        expect(own(any)).toEqual(structuredClone(any));
      }),
    );
  });

  it('keeps cycles, shared objects, holes and a key named __proto__', () => {
    const shared = { x: 1 };
    const value: unknown[] = [shared, shared];
    value[3] = Object.fromEntries([['__proto__', 5]]);
    value.push(value);

    const copy = own(value);

    expect(copy[4]).toBe(copy);
    expect(copy[0]).toBe(copy[1]);
    expect(copy[0]).not.toBe(shared);
    expect(2 in copy).toBe(false);
    expect(Object.getOwnPropertyNames(copy[3])).toEqual(['__proto__']);
  });

  it('copies a buffer once, however many views it has', () => {
    const buffer = new ArrayBuffer(8);
    const copy = own({ a: new Uint8Array(buffer, 1, 2), b: new DataView(buffer, 4), buffer });

    expect(copy.a.buffer).toBe(copy.buffer);
    expect([copy.a.byteOffset, copy.a.length, copy.b.byteOffset]).toEqual([1, 2, 4]);
    expect(copy.b.buffer).toBe(copy.buffer);
    expect(copy.buffer).not.toBe(buffer);
  });

  it('transfers buffers with their views, and only when all can be cloned', () => {
    const buffer = Uint8Array.of(1, 2, 3).buffer;
    const view = new Uint8Array(buffer, 1);

    expect(thrown(() => own({ view, no: () => 1 }, { transfer: [buffer] })).name).toBe('DataCloneError');
    expect(buffer.byteLength).toBe(3);
    const copy = own({ view, buffer }, { transfer: [buffer] });

    expect(buffer.byteLength).toBe(0);
    expect([...copy.view]).toEqual([2, 3]);
    expect(copy.view.buffer).toBe(copy.buffer);
  });

  it.each<[string, () => unknown]>([
    ['a function', () => own(() => 1)],
    ['a symbol', () => own(Symbol('s'))],
    ['a promise', () => own(Promise.resolve())],
    ['a weak map', () => own({ deep: [new WeakMap()] })],
    ['a proxy', () => own(new Proxy({}, {}))],
    ['a buffer that is transferred twice', () => ((b) => own(1, { transfer: [b, b] }))(new ArrayBuffer(1))],
    ['a transfer of what is no buffer', () => own(1, { transfer: [{} as ArrayBuffer] })],
    ['a detached buffer', () => own(detached())],
    ['a transfer of a detached one', () => own(1, { transfer: [detached()] })],
  ])('refuses %s with a DataCloneError', (_, run) => {
    expect(thrown(run)).toMatchObject({ name: 'DataCloneError', code: 25 });
  });

  it('wants a value', () => {
    expect(() => (own as () => void)()).toThrow(TypeError);
  });
});
