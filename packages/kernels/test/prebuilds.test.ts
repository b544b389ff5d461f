// What a prebuilt addon must be before it ships: read from the ELF file itself, for every architecture.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { type Arch, tiers } from '../tiers.ts';
import { readElf } from './read-elf.ts';

const prebuilds = join(dirname(import.meta.dirname), 'prebuilds');
/** Amazon Linux 2023, which Lambda's current runtimes are, has 2.34. */
const newestGlibc = 34;
const machine: Readonly<Record<Arch, number>> = { x64: 62, arm64: 183 };
/** What the compiler's start files may ask of the process, weakly. */
const startFiles = /^(_ITM_(de)?registerTMCloneTable|__gmon_start__|__cxa_finalize)$/;

describe.for(['x64', 'arm64'] as const)('the addon for %s', (arch) => {
  const file = join(prebuilds, `linux-${arch}/@kinglet+kernels.node`);
  const isThere = existsSync(file);
  if (!isThere) reportSkipped(`prebuild gates for ${arch}`, 'the addon was not built');

  test.skipIf(!isThere)('is the only file of its folder, named as node-gyp-build looks for it', () => {
    expect(readdirSync(dirname(file))).toEqual(['@kinglet+kernels.node']);
  });

  test.skipIf(!isThere)('is for its processor, stripped, and has a section for every tier', () => {
    const elf = readElf(readFileSync(file));

    expect(elf.machine).toBe(machine[arch]);
    expect(elf.sections.map(({ name }) => name)).not.toContain('.symtab');
    const sections = elf.sections.filter(({ name }) => name.startsWith('kgl_'));
    const expected = tiers.filter(({ arches }) => arches.includes(arch)).map(({ section }) => section);
    expect(sections.map(({ name }) => name).sort()).toEqual(expected.sort());
    const allocatedAndExecutable = 0x2 | 0x4;
    for (const { flags, size } of sections) {
      expect(flags & allocatedAndExecutable).toBe(allocatedAndExecutable);
      expect(size).toBeGreaterThan(500);
    }
  });

  test.skipIf(!isThere)('needs Node-API and an old libc, nothing else', () => {
    const elf = readElf(readFileSync(file));

    for (const library of elf.needed) expect(library).toMatch(/^lib[cm]\.so\.6$/);
    for (const version of elf.versions) {
      expect(version).toMatch(/^GLIBC_2\.\d+(\.\d+)?$/);
      expect(Number(version.split('.')[1])).toBeLessThanOrEqual(newestGlibc);
    }
    const libc = new Set(['strcmp', 'strlen', 'strncat', 'vsnprintf', 'memcpy', 'memset', 'getauxval']);
    const others = elf.undefinedSymbols.filter((name) => !name.startsWith('napi_') && !libc.has(name));
    expect(others.filter((name) => !startFiles.test(name))).toEqual([]);
  });

  test.skipIf(!isThere)('is small', () => {
    expect(readFileSync(file).length).toBeLessThan(40_000);
  });
});
