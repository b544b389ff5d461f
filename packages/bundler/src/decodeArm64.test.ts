import { expect, test } from 'vitest';
import { decodeArm64 } from './decodeArm64.ts';

const decode = (word: number) => {
  const code = new Uint8Array(4);
  new DataView(code.buffer).setUint32(0, word, true);
  return decodeArm64(code, 0);
};

test.each([
  [0xd65f03c0, undefined], // ret
  [0x1e622820, undefined], // fadd d0, d1, d2
  [0x5ee28420, undefined], // add d0, d1, d2
  [0xbd400020, undefined], // ldr s0, [x1]
  [0x4e22d420, 'compute fadd'], // v0.4s
  [0x4e22cc20, 'compute fmla'],
  [0x4e829420, 'compute sdot'],
  [0x7e30d820, 'compute faddp'], // faddp s0, v1.2s
  [0x3dc00020, 'move ldr'], // q0
  [0xad400420, 'move ldp'],
  [0x4c402820, 'move ld1'],
  [0x4e040420, 'move dup'],
  [0x4e1c1c20, 'compute ins'],
  [0x4e284820, 'compute aese'],
  [0x2598e3e0, 'sve sve'], // ptrue p0.s
  [0x80800000, 'sve sme'], // fmopa
])('%#x is %s', (word, expected) => {
  const { length, vector } = decode(word);

  expect(length).toBe(4);
  expect(vector && `${vector.kind} ${vector.mnemonic}`).toBe(expected);
});

test('a piece of a word at the end is no instruction', () => {
  expect(decodeArm64(new Uint8Array(7), 4)).toEqual({ length: 3, bad: true });
  expect(decodeArm64(new Uint8Array(4), 4)).toEqual({ length: 1, bad: true });
});
