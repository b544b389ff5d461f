import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeElf, sectionAddress } from '../test/makeElf.ts';
import { dynamicEntry } from '../test/makeLibrary.ts';
import { BundlerError } from './bundlerError.ts';
import { isElf, readElf } from './elf.ts';

const text = { name: '.text', bytes: Uint8Array.of(0xc3) };
const abiNote = Buffer.from(
  '0400000010000000010000004 74e5500000000000300000002000000 00000000'.replaceAll(' ', ''),
  'hex',
);

function patched(file: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(file);
  change(new DataView(copy.buffer));
  return copy;
}

test('a static executable has its sections, no interpreter, and no symbols', () => {
  const file = makeElf({ arch: 'arm64', sections: [text], segments: [{ type: 1, section: '.text' }] });

  const elf = readElf(file);

  expect(elf).toMatchObject({ class: 'ELF64', arch: 'arm64', type: 2, needed: [], isStripped: true, end: file.length });
  expect(elf.sections.map(({ name, isExecutable, bytes }) => [name, isExecutable, bytes.length])).toEqual([
    ['', false, 0],
    ['.text', true, 1],
    ['.shstrtab', false, 17],
  ]);
  expect(elf.segments).toMatchObject([{ type: 1, isExecutable: true, bytes: Uint8Array.of(0xc3) }]);
  expect(elf.interpreter).toBeUndefined();
  expect(elf.libc).toBeUndefined();
});

test('a dynamic executable has its interpreter and names its libraries up to the end mark', () => {
  const strings = Buffer.from('\0libc.so\0libm.so\0');
  const namesAt = BigInt(sectionAddress([strings.length], 0, 3));
  const dynamic = [dynamicEntry(5n, namesAt), dynamicEntry(1n, 1n), dynamicEntry(0n, 0n), dynamicEntry(1n, 9n)];
  const sections = [
    { name: '.dynstr', bytes: strings, type: 3, flags: 2 },
    text,
    { name: '.interp', bytes: Buffer.from('/lib/ld-musl-x86_64.so.1\0'), flags: 2 },
    { name: '.dynamic', bytes: Buffer.concat(dynamic), type: 6, flags: 2 },
    { name: '.symtab', bytes: new Uint8Array(24), type: 2, flags: 0 },
  ];
  const segments = [
    { type: 1, section: '.dynstr' },
    { type: 3, section: '.interp' },
    { type: 2, section: '.dynamic' },
  ];

  const elf = readElf(makeElf({ arch: 'x64', sections, segments }));

  expect(elf).toMatchObject({
    interpreter: '/lib/ld-musl-x86_64.so.1',
    needed: ['libc.so'],
    libc: 'musl',
    isStripped: false,
  });
});

test("glibc is known by its start files' note, alone or behind another", () => {
  const other = Buffer.from('040000000400000003000000474e550001020304', 'hex');
  const noteOf = (bytes: Uint8Array) =>
    readElf(makeElf({ arch: 'x64', sections: [text, { name: '.note', bytes, type: 7 }] })).libc;

  expect(noteOf(abiNote)).toBe('glibc');
  expect(noteOf(Buffer.concat([other, abiNote]))).toBe('glibc');
  expect(noteOf(other)).toBeUndefined();
});

test('what is appended lies behind the end', () => {
  const file = makeElf({ arch: 'x64', sections: [text] });

  expect(readElf(Buffer.concat([file, Buffer.alloc(100)])).end).toBe(file.length);
});

test('a view into a larger buffer is read in its own bounds', () => {
  const file = makeElf({ arch: 'x64', sections: [text], segments: [{ type: 1, section: '.text' }] });
  const larger = Buffer.concat([Buffer.alloc(7, 0xff), file]);

  expect(readElf(larger.subarray(7))).toEqual(readElf(file));
});

describe('what is no usable ELF64 file is refused by name', () => {
  const good = makeElf({ arch: 'x64', sections: [text], segments: [{ type: 1, section: '.text' }] });
  const sectionsAt = Number(new DataView(good.buffer, good.byteOffset).getBigUint64(40, true));

  test.each<[string, Uint8Array, RegExp]>([
    ['empty', new Uint8Array(0), /found an empty file/],
    ['text', Buffer.from('#!/bin/sh'), /expected it to start with 7f 45 4c 46, found 23 21 2f 62/],
    ['cut in the header', good.subarray(0, 40), /expected a header of 64 bytes, found 40/],
    ['32 bits', patched(good, (v) => v.setUint8(4, 1)), /found class 1/],
    ['big endian', patched(good, (v) => v.setUint8(5, 2)), /found data 2/],
    ['another machine', patched(good, (v) => v.setUint16(18, 243, true)), /found machine 243/],
    ['cut behind the header', good.subarray(0, 70), /it is truncated/],
    ['cut before the section headers', good.subarray(0, good.length - 1), /the section headers.*truncated/],
    ['odd rows', patched(good, (v) => v.setUint16(58, 40, true)), /section headers of 64 bytes, found 40/],
    ['too many rows', patched(good, (v) => v.setUint16(60, 0xffff, true)), /at most 65280 section headers/],
    [
      'a section outside',
      patched(good, (v) => v.setBigUint64(sectionsAt + 64 + 24, 1n << 60n, true)),
      /a section.*truncated/,
    ],
    ['a segment outside', patched(good, (v) => v.setBigUint64(64 + 32, 1n << 40n, true)), /a segment.*truncated/],
  ])('%s', (_, file, message) => {
    expect(() => readElf(file)).toThrow(message);
    expect(() => readElf(file)).toThrow(BundlerError);
  });
});

describe('any damage ends in a result or in a BundlerError, and in time', () => {
  const bootstrap = fileURLToPath(new URL('../../bootstrap/prebuilds/linux-x64/bootstrap-core', import.meta.url));
  const files = [
    makeElf({ arch: 'x64', sections: [text, { name: '.note', bytes: abiNote, type: 7 }] }),
    ...['/bin/true', bootstrap].filter((file) => existsSync(file)).map((file) => readFileSync(file)),
  ];

  test.each(files.map((file, i) => [i, file] as const))('file %i', (_, file) => {
    const edit = fc.tuple(fc.nat(Math.min(file.length - 1, 4096)), fc.nat(255));
    const late = fc.tuple(fc.integer({ min: Math.max(0, file.length - 4096), max: file.length - 1 }), fc.nat(255));
    const edits = fc.array(fc.oneof(edit, late), { minLength: 1, maxLength: 12 });

    fc.assert(
      fc.property(edits, fc.option(fc.nat(file.length)), (changes, cut) => {
        const copy = Uint8Array.from(file);
        for (const [at, value] of changes) copy[at] = value;
        expectSound(copy.subarray(0, cut ?? copy.length));
      }),
      { numRuns: 400 },
    );
  });
});

function expectSound(file: Uint8Array): void {
  try {
    expect(readElf(file).end).toBeLessThanOrEqual(file.length);
  } catch (error) {
    if (!(error instanceof BundlerError)) throw error;
    expect(error.code).toBe('KINGLET_BUNDLER_ELF');
  }
}

test('the magic number alone makes a file look like ELF', () => {
  expect(isElf(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46))).toBe(true);
  expect(isElf(Uint8Array.of(0x7f, 0x45, 0x4c))).toBe(false);
});
