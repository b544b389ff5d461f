// What a prebuilt addon must be before it ships: read from the ELF file itself, for every architecture.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCompiler, reportSkipped } from '../../../scripts/toolchain.mjs';
import { sizeLimits } from '../sizeLimits.mjs';
import { type Arch, tiers } from '../tiers.ts';
import { readElf } from './readElf.ts';

const prebuilds = join(dirname(import.meta.dirname), 'prebuilds');
/** Amazon Linux 2 has 2.26; no Node that this package supports runs on less. */
const newestGlibc = 26;
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
    // Kernels allocate nothing; malloc, aligned_alloc and free hold arenas, plans and models; the clock is that of models that
    // are timed. Nothing here opens a file:
    // what the processor can do is told by cpuid and getauxval, never by /sys or /proc, which Lambda hides in part.
    const libc = new Set([
      'malloc',
      'aligned_alloc',
      'free',
      'clock_gettime',
      'strcmp',
      'strlen',
      'strncat',
      'strncmp',
      'snprintf',
      'vsnprintf',
      'bcmp',
      'fma',
      'memchr',
      'memcpy',
      'memset',
      'getauxval',
      // Of files that a script has opened: mapped plans.
      'lseek64',
      'mmap64',
      'munmap',
      'madvise',
      'sysconf',
      // Threads that share calls, once a script asks for more than one.
      'pthread_create',
      'pthread_join',
      'pthread_mutex_lock',
      'pthread_mutex_unlock',
      'pthread_cond_wait',
      'pthread_cond_signal',
      'pthread_cond_broadcast',
      'sigfillset',
      'sigprocmask',
      'sched_yield',
    ]);
    const others = elf.undefinedSymbols.filter((name) => !name.startsWith('napi_') && !libc.has(name));
    expect(others.filter((name) => !startFiles.test(name))).toEqual([]);
  });

  const objdump = findCompiler()?.objdump;
  if (!objdump) reportSkipped(`instructions of the addon for ${arch}`, 'llvm-objdump was not found');
  test.skipIf(!isThere || !objdump)('holds no instruction that changes how the process rounds', () => {
    const text = execFileSync(objdump as string, ['-d', '--no-show-raw-insn', file], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });

    expect(text.split('\n').length).toBeGreaterThan(10_000);
    // What the start file of -ffast-math, which flushes subnormal numbers for all of Node, would consist of.
    expect(text.match(/^.*\s(v?ldmxcsr|fldcw|fxrstor|xrstor|msr\s+fpcr).*$/im)?.[0]).toBeUndefined();
  });

  test.skipIf(!isThere)('is small', () => {
    expect(readFileSync(file).length).toBeLessThanOrEqual(sizeLimits.addon);
  });
});

describe.for(['kernels.wasm', 'kernels-relaxed.wasm'])('%s', (name) => {
  const file = join(prebuilds, name);
  const isThere = existsSync(file);
  if (!isThere) reportSkipped(`gates for ${name}`, 'it was not built');

  test.skipIf(!isThere)('takes a memory, nothing else, and is small', () => {
    const bytes = readFileSync(file);
    const module = new WebAssembly.Module(bytes);

    expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
    expect(WebAssembly.Module.exports(module).map((each) => each.name)).toEqual(
      expect.arrayContaining(['__heap_base', 'plan_prepare', 'plan_run', 'dot_f32', 'add_f32']),
    );
    expect(bytes.length).toBeLessThanOrEqual(sizeLimits.wasm);
  });
});
