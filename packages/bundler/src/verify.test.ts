import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { appendTrailer } from '@kinglet/bootstrap';
import { expect, test } from 'vitest';
import { makeElf } from '../test/makeElf.ts';
import { makeLibrary } from '../test/makeLibrary.ts';
import { assertSound, type Expected, verify } from './verify.ts';
import { writeZip } from './zip.ts';

// addps and movaps, once in plain code and twice in a kernel.
const addps = [0x0f, 0x58, 0xc1];
const movaps = [0x0f, 0x28, 0xc1];
const text = { name: '.text', bytes: Uint8Array.from([...addps, ...movaps]) };
const kernel = { name: 'kgl_avx2', bytes: Uint8Array.from([...addps, ...addps, 0xc5, 0xf4, 0x58, 0xc2]) };
const mark = { name: '.rodata', bytes: Buffer.from('kinglet:runtime\0'), flags: 2 };
const good = makeElf({ arch: 'x64', sections: [text, kernel, mark], segments: [{ type: 1, section: '.text' }] });
const abiNote = Buffer.from(
  '040000001000000001000000474e55000000000003000000020000000000 0000'.replaceAll(' ', ''),
  'hex',
);

const program = appendTrailer(good, Uint8Array.of(1, 2, 3, 4), 9);
const zipOf = (bytes: Uint8Array, mode = 0o755) => writeZip([{ name: 'bootstrap', bytes, mode }]);
const altered = (file: Uint8Array, at: number) => file.with(file.length + at, file.at(at)! ^ 1);

test('a sound bootstrap: what it is, and how many vector instructions of which name it holds', () => {
  expect(verify(good, { arch: 'x64', maxBytes: good.length, minKernelVectors: 3, stripped: true })).toEqual({
    class: 'ELF64',
    arch: 'x64',
    static: true,
    stripped: true,
    bytes: good.length,
    vectorInstructions: {
      total: 4,
      kernels: 3,
      moves: 1,
      sve: 0,
      byMnemonic: { addps: 3, movaps: 1, vaddps: 1 },
      bySection: { '.text': 1, kgl_avx2: 3 },
      instructions: 5,
      undecodable: 0,
    },
    problems: [],
  });
});

test("somebody else's bootstrap needs no bytecode, whatever lies behind it", () => {
  const theirs = makeElf({ arch: 'x64', sections: [text] });

  expect(verify(zipOf(theirs)).problems).toEqual([]);
  expect(verify(Buffer.concat([theirs, Buffer.alloc(100)])).problems).toEqual([]);
});

test('a zip adds its own size', () => {
  const zip = zipOf(program);

  expect(verify(zip, { arch: 'x64' })).toEqual({ ...verify(program), zipBytes: zip.length });
});

test('without section headers the executable segments are counted', () => {
  const bare = Uint8Array.from(good);
  new DataView(bare.buffer).setUint16(60, 0, true);
  new DataView(bare.buffer).setUint16(62, 0, true);

  expect(verify(bare).vectorInstructions).toMatchObject({ total: 1, kernels: 0, bySection: { 'segment 0': 1 } });
});

const interpreter = { name: '.interp', bytes: Buffer.from('/lib/ld-linux.so.2\0') };
const dynamic = makeElf({ arch: 'x64', sections: [text, interpreter], segments: [{ type: 3, section: '.interp' }] });
const library = makeLibrary({ arch: 'x64', needed: ['libfoo.so'], sections: [text] });
const glibc = makeElf({ arch: 'x64', sections: [text, { name: '.note', bytes: abiNote, type: 7 }] });
const sve = makeElf({ arch: 'arm64', sections: [{ name: '.text', bytes: Uint8Array.of(0xe0, 0xe3, 0x98, 0x25) }] });
const symbols = makeElf({
  arch: 'x64',
  sections: [text, { name: '.symtab', bytes: new Uint8Array(24), type: 2, flags: 0 }],
});

const again = 'build it again, or download it again if it was copied';

test.each<[string, Uint8Array, Expected, string]>([
  ['wrong arch', good, { arch: 'arm64' }, 'expected the bootstrap for arm64, found x64: build with arch `arm64`'],
  ['dynamic', dynamic, {}, 'expected a static file, found the dynamic linker /lib/ld-linux.so.2: link with -static'],
  ['needs libraries', library, {}, 'expected a static file, found the shared libraries libfoo.so: link with -static'],
  ['glibc', glibc, {}, "expected static musl, found glibc's ABI note: link musl's crt files and libc.a explicitly"],
  [
    'an object',
    makeElf({ arch: 'x64', sections: [text], type: 1 }),
    {},
    'expected an executable (ELF type 2 or 3), found type 1: link it first',
  ],
  ['symbols', symbols, { stripped: true }, 'expected no symbol table, found one: run `llvm-strip` on it'],
  [
    'too large',
    good,
    { maxBytes: 10 },
    `expected the bootstrap within 10 bytes, found ${good.length}: import less, or leave assets out of the bundle`,
  ],
  [
    'zip too large',
    zipOf(program),
    { maxZipBytes: 10 },
    `expected the zip within 10 bytes, found ${zipOf(program).length}: import less, ship fewer assets, or raise the budget`,
  ],
  [
    'no exec bit',
    zipOf(program, 0o644),
    {},
    'expected bootstrap executable (mode 0755) in the zip, found 0644: Lambda could not start it; zip it with modes',
  ],
  ['SVE', sve, {}, 'expected no SVE (Graviton2 lacks it), found 1 instructions: build without +sve, or allow it'],
  [
    'bytecode altered',
    altered(program, -65),
    {},
    `expected bytecode with the SHA-256 in its trailer, found another: ${again}`,
  ],
  [
    'a checksum altered',
    altered(program, -1),
    {},
    `expected bytecode with the SHA-256 in its trailer, found another: ${again}`,
  ],
  [
    'a trailer of another version',
    altered(program, -56),
    {},
    `expected bytecode and its trailer, found: Expected a trailer of version 1 for at most ${good.length + 4} bytes, found version 0 for 4 bytes: ${again}`,
  ],
  [
    'a trailer without its mark',
    altered(program, -64),
    {},
    `expected bytecode and its trailer behind the ELF file, found 68 other bytes: ${again}`,
  ],
  [
    'a program with its end cut off',
    program.subarray(0, -1),
    {},
    `expected bytecode and its trailer behind the ELF file, found 67 other bytes: ${again}`,
  ],
  [
    'a zipped program, altered',
    zipOf(altered(program, -65)),
    {},
    `expected bytecode with the SHA-256 in its trailer, found another: ${again}`,
  ],
  [
    'a zip without a program',
    zipOf(good),
    {},
    `expected a bootstrap with bytecode in the zip, found one without: ${again}`,
  ],
  [
    'no kernels',
    dynamic,
    { static: false, minKernelVectors: 1 },
    'expected 1 vector instructions or more in kernels, found 0: rebuild the kernels',
  ],
])('%s is one problem, with what to do', (_, file, expected, problem) => {
  const verification = verify(file, expected);

  expect(verification.problems).toEqual([problem]);
  expect(() => assertSound(verification)).toThrow(problem);
});

test('SVE passes where it is allowed, and is counted', () => {
  const { problems, vectorInstructions } = verify(sve, { allowSve: true });

  expect(problems).toEqual([]);
  expect(vectorInstructions).toMatchObject({ sve: 1, total: 0, byMnemonic: { sve: 1 } });
});

test('a zip of the node engine: the addon decides the arch, and must be for the one expected', () => {
  const addon = { name: 'kinglet-kernels.node', bytes: good, mode: 0o644 };
  const index = { name: 'index.mjs', bytes: Buffer.from('1'), mode: 0o644 };

  expect(verify(writeZip([index]))).toMatchObject({ class: 'JavaScript', arch: 'any', bytes: 1, problems: [] });
  expect(verify(writeZip([index, addon]), { arch: 'x64' })).toMatchObject({
    arch: 'x64',
    vectorInstructions: { kernels: 3 },
    problems: [],
  });
  expect(verify(writeZip([index, addon]), { arch: 'arm64' }).problems).toEqual([
    'expected kinglet-kernels.node for arm64, found x64: build with arch `arm64`',
  ]);
  expect(verify(writeZip([addon]), { static: true, maxBytes: 1 }).problems).toHaveLength(3);
});

test('a bootstrap that may be dynamic is checked for what Lambda can load', () => {
  const tooNew = { needed: ['libc.so.6', 'libfoo.so'], versions: { 'libc.so.6': ['GLIBC_2.38'] } };
  const bytes = makeLibrary({ arch: 'x64', ...tooNew, sections: [text] });

  expect(verify(bytes, { static: false }).problems).toEqual([
    expect.stringContaining('found no libfoo.so'),
    expect.stringContaining('found GLIBC_2.38'),
  ]);
  const zip = writeZip([
    { name: 'bootstrap', bytes: appendTrailer(bytes, Uint8Array.of(1), 9), mode: 0o755 },
    { name: 'lib/libfoo.so', bytes: library, mode: 0o644 },
  ]);
  expect(verify(zip, { static: false, arch: 'x64' }).problems).toEqual([expect.stringContaining('found GLIBC_2.38')]);
});

test('addons anywhere in the zip of the node engine are problems when Lambda cannot load them', () => {
  const index = { name: 'index.mjs', bytes: Buffer.from('1'), mode: 0o644 };
  const addon = { name: 'node_modules/foo/foo.node', bytes: library, mode: 0o644 };
  const broken = { name: 'bar.node', bytes: library.subarray(0, 80), mode: 0o644 };

  expect(verify(writeZip([index, addon, broken]))).toMatchObject({
    class: 'JavaScript',
    arch: 'x64',
    problems: [
      expect.stringMatching(/^expected bar.node to be an addon or a library/),
      expect.stringContaining('the libraries of node_modules/foo/foo.node'),
    ],
  });
});

test('a zip whose bootstrap is a script: what lies beside is checked, and that it can be started', () => {
  const script = Buffer.from('#!/bin/sh\nexec node index.mjs\n');
  const addon = { name: 'foo.node', bytes: makeLibrary({ arch: 'x64', needed: ['libfoo.so'] }), mode: 0o644 };

  expect(verify(writeZip([{ name: 'bootstrap', bytes: script, mode: 0o755 }]))).toMatchObject({
    class: 'script',
    arch: 'any',
    static: false,
    problems: [],
  });
  expect(verify(writeZip([{ name: 'bootstrap', bytes: script, mode: 0o644 }, addon]), { static: true })).toMatchObject({
    arch: 'x64',
    problems: [
      expect.stringContaining('expected a static bootstrap, found a script'),
      expect.stringContaining('expected bootstrap executable'),
      expect.stringContaining('no libfoo.so'),
    ],
  });
});

test.each<[string, Uint8Array, RegExp]>([
  ['a script', Buffer.from('#!/bin/sh'), /expected an ELF64 file or a zip, found a script/],
  ['text', Buffer.from('hello'), /expected an ELF64 file or a zip, found bytes 104 101 108 108/],
  ['nothing', new Uint8Array(0), /found an empty file/],
  ['a cut file', good.subarray(0, 100), /truncated/],
  ['a cut zip', zipOf(good).subarray(0, 100), /truncated/],
])('%s cannot be verified at all', (_, file, message) => {
  expect(() => verify(file)).toThrow(message);
});

test('what is no file is refused by name, and says what to give', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));

  expect(() => verify('/nowhere/bootstrap')).toThrow(
    expect.objectContaining({ code: 'KINGLET_BUNDLER_FILE', message: expect.stringContaining('/nowhere/bootstrap') }),
  );
  expect(() => verify(folder)).toThrow(
    expect.objectContaining({ code: 'KINGLET_BUNDLER_FILE', message: expect.stringContaining('EISDIR') }),
  );
  for (const nothing of [undefined, null, 5, ''])
    expect(() => verify(nothing as unknown as string)).toThrow(
      expect.objectContaining({
        code: 'KINGLET_BUNDLER_OPTIONS',
        message: expect.stringContaining('expected a path or a Uint8Array to verify, found'),
      }),
    );
});

test.skipIf(!existsSync('/bin/sh'))('a system program, by its path: dynamic glibc', () => {
  const { static: isStatic, libc, problems } = verify('/bin/sh');

  expect({ isStatic, libc, problems: problems.length }).toEqual({ isStatic: false, libc: 'glibc', problems: 2 });
});
