import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeX64 } from './decodeX64.ts';

const decode = (hex: string) => decodeX64(Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')), 0);

test.each([
  ['c3', 1, undefined],
  ['48 b8 01 02 03 04 05 06 07 08', 10, undefined], // mov rax, imm64
  ['66 b8 01 02', 4, undefined], // mov ax, imm16
  ['f7 c0 01 02 03 04', 6, undefined], // test eax, imm32
  ['f7 d0', 2, undefined], // not eax
  ['8b 84 24 01 02 03 04', 7, undefined], // SIB and disp32
  ['8b 05 01 02 03 04', 6, undefined], // relative to rip
  ['8b 04 25 01 02 03 04', 7, undefined], // no base
  ['c8 01 02 03', 4, undefined], // enter
  ['48 a1 01 02 03 04 05 06 07 08', 10, undefined], // mov rax, moffs64
  ['67 a1 01 02 03 04', 6, undefined], // moffs32
  ['0f 22 c0', 3, undefined], // mov cr0, rax
  ['8f 00', 2, undefined], // pop [rax]
  ['8f e8 78 c0 c1 05', 6, undefined], // XOP vprotb
  ['66 0f 78 c0 01 02', 6, undefined], // SSE4a extrq
  ['f2 0f 58 c1', 4, undefined], // addsd is scalar
  ['c5 f8 77', 3, undefined], // vzeroupper
  ['0f 58 c1', 3, 'addps'],
  ['66 48 0f 3a 16 c0 01', 7, 'pextrq'],
  ['48 66 0f 3a 16 c0 01', 7, 'pextrd'], // REX before another prefix does not count
  ['66 0f 73 d8 01', 5, 'psrldq'],
  ['0f 12 c1', 3, 'movhlps'],
  ['0f 12 01', 3, 'movlps'],
  ['c4 e2 75 b8 c2', 5, 'vfmadd231ps'],
  ['62 f1 7c 48 58 c1', 6, 'vaddps'],
  ['62 f2 fd 48 92 04 c8', 7, 'vgatherdpd'],
])('%s is %d bytes long and named %s', (hex, length, mnemonic) => {
  const instruction = decode(hex);

  expect({ length: instruction.length, mnemonic: instruction.vector?.mnemonic, bad: instruction.bad }).toEqual({
    length,
    mnemonic,
    bad: undefined,
  });
});

test.each([
  '06',
  '62 f1 78 48 58 c1',
  '62 f4 7c 48 58 c1',
  'c4 e9 75 b8 c2',
  '0f 04',
  '8f 0b 00 00 00',
  '0f',
  '48',
  '0f 58',
  '8b',
])('%s is no instruction, and is skipped by one byte', (hex) => {
  expect(decode(hex)).toEqual({ length: 1, bad: true });
});

test('an instruction of more than 15 bytes is none', () => {
  expect(decode(`${'66'.repeat(14)}b8 01 02 03 04`).bad).toBe(true);
});

test('loads, stores and copies are moves, the rest computes', () => {
  const kinds = ['0f 28 c1', 'f3 0f 6f 01', 'c4 e2 7d 18 01', '0f 57 c0', '66 0f 38 30 c1'].map(
    (hex) => decode(hex).vector,
  );

  expect(kinds.map((vector) => `${vector?.mnemonic} ${vector?.kind}`)).toEqual([
    'movaps move',
    'movdqu move',
    'vbroadcastss move',
    'xorps compute',
    'pmovzxbw compute',
  ]);
});

test('any bytes decode to a length inside them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 24 }), (bytes) => {
      const { length } = decodeX64(bytes, 0);
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(Math.min(15, bytes.length));
    }),
    { numRuns: 3000 },
  );
});
