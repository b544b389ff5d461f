import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeElf } from '../test/makeElf.ts';
import { dynamicEntry, makeLibrary } from '../test/makeLibrary.ts';
import { BundlerError } from './bundlerError.ts';
import { readElf } from './elf.ts';

const needed = ['libc.so.6', 'libfoo.so'];
const versions = { 'libc.so.6': ['GLIBC_2.17', 'GLIBC_2.38'], 'libfoo.so': ['FOO_1'] };
const library = makeLibrary({ arch: 'arm64', needed, versions });

test('a shared library has the names of its libraries, and the versions of their symbols', () => {
  expect(readElf(library)).toMatchObject({
    needed,
    neededVersions: [
      { library: 'libc.so.6', version: 'GLIBC_2.17' },
      { library: 'libc.so.6', version: 'GLIBC_2.38' },
      { library: 'libfoo.so', version: 'FOO_1' },
    ],
  });
});

test('the same without segments, by the addresses of its sections', () => {
  const bare = Uint8Array.from(library);
  new DataView(bare.buffer).setUint16(56, 0, true);

  expect(readElf(bare)).toMatchObject({ needed, neededVersions: { length: 3 } });
});

test('a static file needs nothing', () => {
  const file = makeElf({ arch: 'x64', sections: [{ name: '.text', bytes: Uint8Array.of(0xc3) }] });

  expect(readElf(file)).toMatchObject({ needed: [], neededVersions: [] });
});

describe('what lies outside is refused by name', () => {
  const dynamicOnly = (...entries: Buffer[]) =>
    makeElf({
      arch: 'x64',
      type: 3,
      sections: [{ name: '.dynamic', bytes: Buffer.concat(entries), type: 6 }],
      segments: [{ type: 2, section: '.dynamic' }],
    });
  const patched = (value: number, at: number) => {
    const copy = Uint8Array.from(library);
    const table = readElf(library).sections.find(({ name }) => name === '.gnu.version_r')!;
    new DataView(copy.buffer).setUint32(table.bytes.byteOffset - library.byteOffset + at, value, true);
    return copy;
  };

  test.each<[string, Uint8Array, RegExp]>([
    ['names nowhere', dynamicOnly(dynamicEntry(5n, 0x1234n)), /the dynamic names in a part that is loaded.*0x1234/],
    ['a name without names', dynamicOnly(dynamicEntry(1n, 7n)), /the name of a needed library within 0 bytes.*at 7/],
    ['versions nowhere', dynamicOnly(dynamicEntry(0x6ffffffen, 1n << 63n)), /the needed versions in a part/],
    ['the name of a library behind the names', patched(1 << 20, 4), /a library with versions within/],
    ['versions behind the table', patched(4000, 8), /16 bytes of needed versions at 4000/],
    ['the next library behind the table', patched(0xfffffff0, 12), /16 bytes of needed versions/],
    ['the name of a version behind the names', patched(1 << 20, 16 + 8), /a version of libc.so.6 within/],
    ['the next version behind the table', patched(5000, 16 + 12), /16 bytes of needed versions at 5016/],
  ])('%s', (_, file, message) => {
    expect(() => readElf(file)).toThrow(message);
    expect(() => readElf(file)).toThrow(expect.objectContaining({ code: 'KINGLET_BUNDLER_ELF' }));
  });
});

test('any damage ends in a result or in a BundlerError, and in time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(library.length - 1), fc.nat(255)), { minLength: 1, maxLength: 16 }),
      fc.option(fc.nat(library.length)),
      (edits, cut) => {
        const copy = Uint8Array.from(library);
        for (const [at, value] of edits) copy[at] = value;
        try {
          expect(readElf(copy.subarray(0, cut ?? copy.length)).needed.length).toBeLessThan(library.length);
        } catch (error) {
          expect(error).toBeInstanceOf(BundlerError);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

const readelf = ['readelf', 'llvm-readelf-19'].find((name) =>
  ['/usr/bin', '/usr/local/bin'].some((folder) => existsSync(`${folder}/${name}`)),
);
const kernels = fileURLToPath(new URL('../../kernels/prebuilds/', import.meta.url));
const real = [
  '/bin/true',
  '/usr/lib/x86_64-linux-gnu/libstdc++.so.6',
  '/usr/lib/aarch64-linux-gnu/libstdc++.so.6',
  process.execPath,
  `${kernels}linux-arm64/@kinglet+kernels.node`,
].filter((file) => existsSync(file));

test.skipIf(!readelf).each(real)('agrees with readelf about %s', (file) => {
  const shown = execFileSync(readelf!, ['-dVW', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const versionsShown = shown.slice(shown.indexOf('.gnu.version_r'));

  const elf = readElf(readFileSync(realpathSync(file)));

  expect(elf.needed).toEqual([...shown.matchAll(/\(NEEDED\).*\[(.*)\]/g)].map(([, name]) => name));
  expect(elf.neededVersions.map(({ version }) => version)).toEqual(
    [...versionsShown.matchAll(/Name: (\S+) +Flags/g)].map(([, name]) => name),
  );
  expect(elf.neededVersions.length).toBeGreaterThan(0);
});
