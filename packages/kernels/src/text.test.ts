import * as buffer from 'node:buffer';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, test } from 'vitest';
import { loadAddon, testableIsas } from '../test/load.ts';
import * as entry from './nodeText.ts';
import { type Text, textFunctions } from './text.ts';
import { activateText, type FloatArray, type TextKernels } from './textKernels.ts';
import { typescriptText } from './typescriptText.ts';

const isas = testableIsas().filter((isa) => !isa.startsWith('wasm'));
const native = isas.filter((isa) => isa !== 'typescript').map((isa) => activateText(loadAddon, isa));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function errorOf(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    const { name, code, message } = error as Error & { code?: string };
    return { name, code, message };
  }
  return undefined;
}

/** mulberry32: the same numbers each time. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

describe.each(isas)('text functions of %s', (isa) => {
  const text: Text = textFunctions(activateText(loadAddon, isa));

  function parsed(json: string, key?: string): number[] {
    const out = new Float64Array(json.length >> 1);
    return Array.from(out.subarray(0, text.parseFloats(bytes(json), out, key)));
  }

  it.each([
    '[]',
    '[0]',
    ' [ 1 , -2.5,\t3e2\r\n,0.1 ] ',
    '[1e400,-1e400,-0,1e-400]',
    '[123456789.125, 12345678901234567890]',
  ])('reads %s as JSON.parse does', (json) => {
    expect(parsed(json)).toEqual(JSON.parse(json));
  });

  it('rounds the nearest double to a float, as a Float32Array does', () => {
    const json = '[0.1,7.038531e-26,1e39,1e-46,16777217]';
    const out = new Float32Array(5);

    expect(text.parseFloats(bytes(json), out)).toBe(5);
    expect(out).toEqual(new Float32Array(JSON.parse(json)));
  });

  it('finds a member, in whatever spelling and wherever it stands, the last one of its name', () => {
    const json = '{"a":[{"f":[9]},"f\\"",null,true],"f":[1,2,3],"\\u0066" : [4, 5] ,"g":{"f":[7]}}';

    expect(parsed(json, 'f')).toEqual([4, 5]);
    expect(parsed('{"":[1],"\ud83d\ude00é":[2]}', '')).toEqual([1]);
    expect(parsed('{"\\ud83d\\ude00\\u00E9":[2]}', '\u{1f600}é')).toEqual([2]);
  });

  it.each([
    ['', undefined, 'expected an array of numbers at byte 0, got the end of the text'],
    ['{}', undefined, 'expected an array of numbers at byte 0, got "{"'],
    ['[1,]', undefined, 'expected a number at byte 3, got "]"'],
    ['[01]', undefined, 'expected "," or "]" behind a number at byte 2, got "1"'],
    ['[1.]', undefined, 'expected a number at byte 3, got "]"'],
    ['[.5]', undefined, 'expected a number at byte 1, got "."'],
    ['[+1]', undefined, 'expected a number at byte 1, got "+"'],
    ['[-]', undefined, 'expected a number at byte 2, got "]"'],
    ['[1e+]', undefined, 'expected a number at byte 4, got "]"'],
    ['[1 2]', undefined, 'expected "," or "]" behind a number at byte 3, got "2"'],
    ['[[1]]', undefined, 'expected a number at byte 1, got "["'],
    ['[null]', undefined, 'expected a number at byte 1, got "n"'],
    ['[NaN]', undefined, 'expected a number at byte 1, got "N"'],
    ['[1', undefined, 'expected "," or "]" behind a number at byte 2, got the end of the text'],
    ['[1]\u00a0', undefined, 'expected nothing behind the value at byte 3, got the byte 0xc2'],
    ['[1]', 'f', 'expected an object at byte 0, got "["'],
    ['{}', 'f', 'expected json to have a member "f", got none'],
    ['{"g":[1]}', 'f', 'expected json to have a member "f", got none'],
    ['{"f":1}', 'f', 'expected an array of numbers at byte 5, got "1"'],
    ['{"f" [1]}', 'f', 'expected ":" behind a name at byte 5, got "["'],
    ['{"f":[1],}', 'f', 'expected a member\'s name at byte 9, got "}"'],
    ['{"f":[1]', 'f', 'expected "," or "}" behind a member at byte 8, got the end of the text'],
    ['{"g":[1;2],"f":[1]}', 'f', 'expected "," or "]" behind a value at byte 7, got ";"'],
    ['{"g":tru,"f":[1]}', 'f', 'expected a value at byte 5, got "t"'],
    ['{"g":"\n","f":[1]}', 'f', 'expected a string of JSON at byte 6, got the byte 0xa'],
    ['{"g":"\\x","f":[1]}', 'f', 'expected a string of JSON at byte 7, got "x"'],
    [`{"g":${'['.repeat(600)}`, 'f', 'expected at most 512 levels of arrays and objects at byte 517, got "["'],
  ])('says what is wrong with %s', (json, key, message) => {
    expect(errorOf(() => text.parseFloats(bytes(json), new Float32Array(9), key))).toEqual({
      name: 'SyntaxError',
      code: 'KINGLET_KERNELS_SYNTAX',
      message: `parseFloats: ${message}`,
    });
  });

  it('writes doubles as JSON.stringify does', () => {
    const next = random(1);
    const words = Uint32Array.from({ length: 4000 }, () => next(2 ** 32));
    const edges = [
      0,
      -0,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1e21,
      1e-7,
      5e-324,
      1.7976931348623157e308,
      123456789,
      0.000001,
      2 ** 53,
    ];
    const numbers = Float64Array.from([...new Float64Array(words.buffer), ...edges]);
    const out = new Uint8Array(26 * numbers.length + 2);

    const length = text.formatFloats(numbers, out);

    expect(new TextDecoder().decode(out.subarray(0, length))).toBe(JSON.stringify(Array.from(numbers)));
  });

  it('writes floats with the fewest digits that are read back', () => {
    const numbers = Float32Array.of(
      0.1,
      -1.5,
      16777216,
      3.4028235e38,
      1e-45,
      2097152.25,
      9007199254740992,
      0.3,
      1e21,
      1e-7,
      7.0385307e-26,
    );
    const out = new Uint8Array(26 * numbers.length + 2);

    const written = out.subarray(0, text.formatFloats(numbers, out));

    expect(new TextDecoder().decode(written)).toBe(
      '[0.1,-1.5,16777216,3.4028235e+38,1e-45,2097152.2,9007199000000000,0.3,1e+21,1e-7,7.0385307e-26]',
    );
    expect(text.parseFloats(written, new Float32Array(11))).toBe(11);
  });

  it('takes the room that there is, and no more', () => {
    const out = new Uint8Array(7);

    expect(text.formatFloats(Float32Array.of(1.5, 2), out)).toBe(7);
    expect(text.formatFloats(new Float32Array(0), out)).toBe(2);
    expect(errorOf(() => text.formatFloats(Float32Array.of(1.5, 25), out))).toEqual({
      name: 'RangeError',
      code: 'KINGLET_KERNELS_LENGTH',
      message: 'formatFloats: expected out to have room from element 1 on, got 7 bytes',
    });
    expect(errorOf(() => text.parseFloats(bytes('[1,2,3]'), new Float32Array(2)))).toEqual({
      name: 'RangeError',
      code: 'KINGLET_KERNELS_LENGTH',
      message: 'parseFloats: expected out to have room for every number, got 2 elements',
    });
  });

  it('finds what ends or interrupts a string', () => {
    const json = bytes(`${'é'.repeat(40)}"${'x'.repeat(40)}\\n\t`);

    expect(text.scanJsonString(json)).toBe(80);
    expect(text.scanJsonString(json, 81)).toBe(121);
    expect(text.scanJsonString(json, 123)).toBe(123);
    expect(text.scanJsonString(json, json.length)).toBe(json.length);
  });

  it('knows UTF-8 as Node does', () => {
    const next = random(2);
    for (let i = 0; i < 2000; i++) {
      const sample = bytes(`${'ab'.repeat(next(20))}é€😀\ud7ff${'é'.repeat(next(20))}`);
      if (next(2)) sample[next(sample.length)] = next(256);
      const part = sample.subarray(0, next(sample.length + 1));
      expect(text.isUtf8(part), String(part)).toBe(buffer.isUtf8(part));
    }
  });

  it.each(['base64', 'base64url'] as const)('writes and reads %s as Buffer does', (alphabet) => {
    const next = random(3);
    for (let length = 0; length < 200; length++) {
      const source = Uint8Array.from({ length }, () => next(256));
      const padded = Buffer.from(source).toString('base64');
      const wanted = alphabet === 'base64' ? padded : padded.replaceAll('+', '-').replaceAll('/', '_');
      for (const omitPadding of [false, true]) {
        const form = omitPadding ? wanted.replaceAll('=', '') : wanted;
        const encoded = new Uint8Array(wanted.length);
        const size = text.encodeBase64(source, encoded, { alphabet, omitPadding });
        expect(Buffer.from(encoded.subarray(0, size)).toString()).toBe(form);
        const decoded = new Uint8Array(length);
        expect(text.decodeBase64(bytes(form), decoded, { alphabet, omitPadding })).toBe(length);
        expect(decoded).toEqual(source);
      }
    }
  });

  it('takes a key that begins with the mark of the byte order for another', () => {
    expect(parsed('{"\ufeffa":[1],"a":[2,3]}', '\ufeffa')).toEqual([1]);
    expect(parsed('{"\ufeffa":[1],"a":[2,3]}', 'a')).toEqual([2, 3]);
  });

  it('writes doubles of another realm as doubles', () => {
    const numbers = runInNewContext('Float64Array.of(0.1234567890123)') as Float64Array;
    const out = new Uint8Array(100);

    expect(Buffer.from(out.subarray(0, text.formatFloats(numbers, out))).toString()).toBe('[0.1234567890123]');
  });

  it.each([
    ['QQ', {}, 2],
    ['QQ=', {}, 3],
    ['QR==', {}, 1],
    ['QQ==', { omitPadding: true }, 2],
    ['QQ\n=', {}, 2],
    ['AA_/', {}, 2],
    ['AA_/', { alphabet: 'base64url' }, 3],
    ['Q', { omitPadding: true }, 1],
    [`${'A'.repeat(39)}*${'A'.repeat(60)}`, {}, 39],
  ] as const)('refuses %s with %o', (form, options, at) => {
    const message = new RegExp(`base64.* at byte ${at}, got `);

    expect(() => text.decodeBase64(bytes(form), new Uint8Array(99), options)).toThrow(message);
  });
});

describe('text functions', () => {
  it('refuse arguments of other types, and arrays that overlap', () => {
    const shared = new ArrayBuffer(64);
    const json = new Uint8Array(shared, 0, 33);

    expect(errorOf(() => entry.parseFloats('[1]' as never, new Float32Array(1)))).toEqual({
      name: 'TypeError',
      code: 'KINGLET_KERNELS_TYPE',
      message: 'parseFloats: expected json to be a Uint8Array, got string',
    });
    expect(() => entry.parseFloats(json, new Int32Array(1) as never)).toThrow(
      /out to be a Float32Array or Float64Array, got Int32Array/,
    );
    expect(() => entry.parseFloats(json, new Float32Array(1), 1 as never)).toThrow(/key to be a string, got number/);
    expect(() => entry.parseFloats(json, new Float32Array(shared, 32))).toThrow(/out to be apart from json/);
    expect(() => entry.scanJsonString(json, 34)).toThrow(/from to be at most 33, got 34/);
    expect(() => entry.encodeBase64(json, new Uint8Array(43))).toThrow(/room for 44 bytes, got 43/);
    expect(() => entry.encodeBase64(json, new Uint8Array(44), { alphabet: 'hex' as never })).toThrow(
      /base64 or base64url, got hex/,
    );
  });

  test.skipIf(native.length === 0)('write nothing through an array that passes for another', () => {
    const out = new Int8Array(3);
    Object.setPrototypeOf(out, Float32Array.prototype);

    expect(() => entry.parseFloats(bytes('[1,2,3]'), out as never)).toThrow();
  });

  test.skipIf(native.length === 0)('answer alike with and without native code, whatever the text is', () => {
    const next = random(4);
    for (let i = 0; i < 3000; i++) {
      const json = mutated(
        next(2)
          ? '{"a":"x\\u00e9\\"","f":[1.25, -3e-2,4 ],"g":{"h":[null,{}]}}'
          : '[0.5,1e3 ,\n-7.125,123456789012345678]',
        next,
      );
      for (const key of [undefined, bytes('f')]) {
        const want = answerOf(typescriptText, json, key);
        for (const kernels of native)
          expect(answerOf(kernels, json, key), new TextDecoder().decode(json)).toEqual(want);
      }
    }
  });

  test.skipIf(native.length === 0)('print floats alike with and without native code', () => {
    const next = random(5);
    const floats = new Float32Array(Uint32Array.from({ length: 3000 }, () => next(2 ** 32)).buffer);
    const some = Float32Array.from({ length: 3000 }, () => (next(2 ** 24) + 1) / 2 ** next(24));
    for (const numbers of [floats, some]) {
      const [want, got] = [new Uint8Array(26 * 3000), new Uint8Array(26 * 3000)];
      const length = typescriptText.formatFloats(numbers, want);

      expect(native[0]!.formatFloats(numbers, got)).toBe(length);
      expect(new TextDecoder().decode(got)).toBe(new TextDecoder().decode(want));
    }
  });
});

function mutated(json: string, next: (below: number) => number): Uint8Array {
  const marks = '[]{},:"\\-+.eE019 \n';
  let text = json;
  for (let i = next(3); i > 0; i--) {
    const at = next(text.length + 1);
    const mark = marks[next(marks.length)]!;
    text = text.slice(0, at) + (next(2) ? mark : '') + text.slice(at + next(2));
  }
  return bytes(text);
}

function answerOf(
  kernels: TextKernels,
  json: Uint8Array,
  key: Uint8Array | undefined,
): { result: number; numbers: FloatArray } {
  const numbers = new Float64Array(4);
  return { result: kernels.parseFloats(json, numbers, key), numbers };
}
