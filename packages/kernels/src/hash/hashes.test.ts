import { createCipheriv, createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { kernels } from '../nodeKernels.ts';
import { type Hashes, hashesOf } from './hashes.ts';

/** The processor's instructions, those for one block of AES at a time, plain C, and TypeScript. */
const ways: readonly (readonly [string, Hashes])[] = [
  ['instructions', hashesOf(kernels.hashes())],
  ['instructions of one block', hashesOf(kernels.withIsa(process.arch === 'x64' ? 'avx2' : 'neon').hashes())],
  ['C', hashesOf(kernels.withIsa('scalar').hashes())],
  ['TypeScript', hashesOf(undefined)],
];

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');
const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Bytes that differ, at an odd address. */
function message(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length + 1).subarray(1);
  for (let i = 0, state = seed; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

test('the addon is there to be tested', () => {
  expect(kernels.hashes()).toBeDefined();
});

describe.each(ways)('by %s', (_, { sha256, createSha256, crc32c, aesCtr, createAesCtr }) => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('sha256: the examples of FIPS 180-4: %.60s', (text, digest) => {
    expect(hex(sha256(ascii(text)))).toBe(digest);
  });

  test('sha256: every length to 300 and some longer ones, as OpenSSL', () => {
    for (const length of [...Array(300).keys(), 4095, 65_537]) {
      const bytes = message(length, length + 1);
      expect(hex(sha256(bytes)), `${length}`).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  test('sha256: in parts, with digests on the way', () => {
    const bytes = message(1000);
    for (const part of [1, 3, 55, 63, 64, 65, 128, 300]) {
      const hash = createSha256();
      for (let at = 0; at < bytes.length; at += part) {
        hash.update(bytes.subarray(at, at + part));
        const [digest, known] = [
          hash.digest(),
          createHash('sha256')
            .update(bytes.subarray(0, at + part))
            .digest('hex'),
        ];
        expect(hex(digest), `${part} ${at}`).toBe(known);
      }
    }
  });

  test.each([
    ['00'.repeat(32), 0x8a9136aa],
    ['ff'.repeat(32), 0x62a8ab43],
    ['000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 0x46dd794e],
    ['1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100', 0x113fdb5c],
    ['01c00000000000000000000000000000140000000000040000000014000000182800000000000000 0200000000000000', 0xd9963a56],
  ])('crc32c: the examples of RFC 3720: %.20s', (text, sum) => {
    expect(crc32c(bytesOf(text))).toBe(sum);
  });

  test('crc32c: lengths around those that are done in three runs, and any parts', () => {
    for (const length of [0, 1, 7, 8, 9, 767, 768, 769, 1536, 12_287, 12_288, 12_289, 13_057]) {
      const bytes = message(length, 7);
      const whole = crc32cByBits(bytes);
      expect(crc32c(bytes), `${length}`).toBe(whole);
      const half = length >> 1;
      expect(crc32c(bytes.subarray(half), crc32c(bytes.subarray(0, half)))).toBe(whole);
    }
  });

  test.each([
    [
      '2b7e151628aed2a6abf7158809cf4f3c',
      '874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee',
    ],
    [
      '8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b',
      '1abc932417521ca24f2b0459fe7e6e0b090339ec0aa6faefd5ccc2c6f4ce8e941e36b26bd1ebc670d1bd1d665620abf74f78a7f6d29809585a97daec58c6b050',
    ],
    [
      '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
      '601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c52b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6',
    ],
  ])('aesCtr: the examples of SP 800-38A, F.5, key %s', (key, encrypted) => {
    const counter = bytesOf('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
    const plain =
      '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710';

    expect(hex(aesCtr(bytesOf(key), counter, bytesOf(plain)))).toBe(encrypted);
    expect(hex(aesCtr(bytesOf(key), counter, bytesOf(encrypted)))).toBe(plain);
  });

  test('aesCtr: keys, lengths, and counters that carry and wrap, as OpenSSL', () => {
    const counters = [
      '00'.repeat(16),
      'ff'.repeat(16),
      `${'00'.repeat(8)}${'ff'.repeat(7)}fd`,
      '0123456789abcdef'.repeat(2),
    ];
    for (const [i, length] of [0, 1, 15, 16, 17, 127, 128, 129, 400, 1111].entries()) {
      const counter = bytesOf(counters[i % counters.length]!);
      const [key, bytes] = [message([16, 24, 32][i % 3]!, i + 1), message(length, i + 50)];
      const cipher = createCipheriv(`aes-${8 * key.length}-ctr`, key, counter);
      expect(hex(aesCtr(key, counter, bytes)), `${length}`).toBe(cipher.update(bytes).toString('hex'));
    }
  });

  test('aesCtr: any part of a message alone, in place', () => {
    const [key, counter, bytes] = [message(16), message(16, 2), message(700, 3)];
    const whole = aesCtr(key, counter, bytes);
    const cipher = createAesCtr(key, counter);
    for (const [from, to] of [
      [1, 2],
      [15, 17],
      [16, 48],
      [100, 700],
      [333, 600],
      [700, 700],
    ] as const) {
      const part = bytes.slice(from, to);
      expect(cipher.apply(part, { offset: from, out: part })).toBe(part);
      expect(hex(part), `${from}`).toBe(hex(whole.subarray(from, to)));
    }
  });

  test('aesCtr: the block at the largest offset', () => {
    const [key, zero] = [message(16), new Uint8Array(16)];
    const [at, number] = [2 ** 53 - 16, new Uint8Array(16)];
    new DataView(number.buffer).setBigUint64(8, BigInt(at / 16));

    expect(hex(aesCtr(key, zero, zero.subarray(1), { offset: at }))).toBe(hex(aesCtr(key, number, zero.subarray(1))));
  });

  test('what is wrong is refused', () => {
    const [key, zero] = [message(16), new Uint8Array(16)];
    const gone = new Uint8Array(8);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    const type = { code: 'KINGLET_KERNELS_TYPE', name: 'TypeError' };
    const [length, range] = [{ code: 'KINGLET_KERNELS_LENGTH' }, { code: 'KINGLET_KERNELS_RANGE' }];
    const shared = new Uint8Array(32);

    expect(() => sha256('abc' as never)).toThrow(expect.objectContaining(type));
    expect(() => sha256(new Float32Array(1) as never)).toThrow(
      'sha256: expected bytes to be a Uint8Array, got Float32Array',
    );
    expect(() => sha256(gone)).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_DETACHED' }));
    expect(() => createSha256().update([1] as never)).toThrow(expect.objectContaining(type));
    expect(() => crc32c(zero, -1)).toThrow(expect.objectContaining(range));
    expect(() => crc32c(zero, 2 ** 32)).toThrow(
      'crc32c: expected before to be a whole number below 2^32, got 4294967296',
    );
    expect(() => createAesCtr(zero.subarray(1), zero)).toThrow(expect.objectContaining(length));
    expect(() => createAesCtr(key, zero.subarray(1))).toThrow(
      'createAesCtr: expected counter to have 16 bytes, got 15',
    );
    for (const none of [null, { length: -1 }])
      expect(() => aesCtr(key, zero, none as never)).toThrow(expect.objectContaining(type));
    expect(() => aesCtr(key, zero, zero, { out: new Uint8Array(15) })).toThrow(expect.objectContaining(length));
    expect(() => aesCtr(key, zero, zero, { offset: 0.5 })).toThrow(expect.objectContaining(range));
    expect(() => aesCtr(key, zero, shared.subarray(0, 16), { out: shared.subarray(1, 17) })).toThrow(
      expect.objectContaining({ code: 'KINGLET_KERNELS_OVERLAP' }),
    );
  });
});

/** The definition, a bit at a time. */
function crc32cByBits(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  return ~crc >>> 0;
}
