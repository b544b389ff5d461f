// Compiles C programs of the tests together with every tier of an architecture.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { objectCache } from '../../../scripts/objectCache.mjs';
import { hostArch, targetOf, wasiTarget } from '../../../scripts/toolchain.mjs';
import { everyTierSources, includeDir, type KernelSource, textSources } from '../sources.mjs';
import { type Arch, tiers } from '../tiers.ts';

export interface Driver {
  /** The program, or undefined where a tool is missing. */
  readonly file?: string;
  readonly missing?: string;
}

const programDir = join(import.meta.dirname, 'c');

/** Of the C files of the package and of its tests. */
export const objects: ReturnType<typeof objectCache> = objectCache('kernels-objects', [includeDir, programDir]);

/** Every check is a call, and loops stay as they were written: that compiles in half the time, and running takes seconds. */
const sanitized = [
  ...['-gline-tables-only', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'],
  ...['-mllvm', '-asan-instrumentation-with-call-threshold=0'],
  ...['-fno-vectorize', '-fno-slp-vectorize', '-fno-unroll-loops'],
];

/** AVX-512 takes more than half of the time that compiling takes: it is left out where nothing could run it. */
const runsAvx512 = isNightly || readFileSync('/proc/cpuinfo', 'utf8').includes(' avx512f ');

/**
 * The tiers that drivers are compiled with: at night all. Of AVX-512, which is the same C as AVX2 on another vocabulary, fences
 * find by day what it reads beside operands, in place of sanitizers.
 */
export function compiledTiers(arch: Arch, sanitize = false): readonly string[] {
  const names = tiers.filter(({ arches }) => arches.includes(arch)).map(({ name }) => name);
  const isLeftOut = isNightly ? false : sanitize || !runsAvx512;
  return isLeftOut ? names.filter((name) => !name.startsWith('avx512')) : names;
}

/** Builds test/c/<name>.c and the files beside it into `outDir`: static with musl, or with glibc for sanitizers. */
export function buildDriver(
  name: string,
  options: {
    arch: Arch;
    outDir: string;
    beside?: readonly string[];
    sanitize?: boolean | undefined;
    /** Text's, in place of the kernels'. */
    isText?: boolean | undefined;
  },
): Driver {
  const target = targetOf(options.arch);
  if (target.missing !== undefined) return { missing: target.missing };
  const mode = options.sanitize ? sanitized : [];
  const libc = options.sanitize ? target.glibc : target.musl;
  mkdirSync(options.outDir, { recursive: true });
  const chosen = compiledTiers(options.arch, options.sanitize);
  const tested = options.isText ? textSources(options.arch, chosen) : everyTierSources(options.arch, chosen);
  const sources = [...tested, ...programSources(name, options.beside)];
  const parts = compileAll(target.cc, sources, () => [...libc.cflags, ...mode]);
  const file = join(options.outDir, name);
  const link = options.sanitize
    ? [...target.glibc.ldflags, ...mode, ...parts, '-lm']
    : [
        ...target.musl.cflags,
        '-fuse-ld=lld',
        '-static',
        '-nostdlib',
        ...target.musl.startFiles,
        ...parts,
        ...target.musl.endFiles,
      ];
  execFileSync(target.cc, [...link, '-o', file], { stdio: ['ignore', 'pipe', 'pipe'] });
  return { file };
}

/** What the fuzzer steers by; the kernels are called as they are. */
const steering = ['exec.c', 'plan_fault.c', 'shape.c'];

/** Builds test/c/<name>.c, which includes model.c, with libFuzzer and sanitizers. */
export function buildFuzzer(name: string, outDir: string): Driver {
  const arch = hostArch as Arch;
  const target = targetOf(arch);
  if (target.missing !== undefined) return { missing: target.missing };
  const mode = sanitized;
  const sources = everyTierSources(arch, compiledTiers(arch, true)).filter(({ file }) => basename(file) !== 'model.c');
  mkdirSync(outDir, { recursive: true });
  const parts = compileAll(target.cc, [...sources, ...programSources(name)], (source) => {
    const isSteering = steering.includes(basename(source.file)) || basename(source.file) === `${name}.c`;
    return [...target.glibc.cflags, ...mode, ...(isSteering ? ['-fsanitize=fuzzer-no-link'] : [])];
  });
  const file = join(outDir, name);
  const link = [...target.glibc.ldflags, ...mode, '-fsanitize=fuzzer', ...parts, '-lm', '-o', file];
  execFileSync(target.cc, link, { stdio: ['ignore', 'pipe', 'pipe'] });
  return { file };
}

/** As `buildDriver`, a WebAssembly program, which runWasi.mjs runs: `outDir`/<name>.wasm. */
export function buildWasmDriver(name: string, options: { outDir: string; beside?: readonly string[] }): Driver {
  const target = wasiTarget();
  if (target.missing !== undefined) return { missing: target.missing };
  const sources = [...everyTierSources('wasm32'), ...programSources(name, options.beside, [])];
  mkdirSync(options.outDir, { recursive: true });
  const parts = compileAll(target.cc, sources, () => target.cflags);
  const file = join(options.outDir, `${name}.wasm`);
  execFileSync(target.wasmLd, [target.startFiles.command, ...parts, ...target.endFiles, '-o', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { file };
}

/** WebAssembly alone has no wide operations. */
function programSources(
  name: string,
  beside: readonly string[] = [],
  defines: readonly string[] = ['-DKGL_WIDE'],
): KernelSource[] {
  return [`${name}.c`, ...beside].map((file) => ({
    file: join(programDir, file),
    flags: ['-std=c11', '-O2', '-ffp-contract=off', '-Wall', '-Wextra', `-I${includeDir}`, ...defines],
  }));
}

/** The objects of sources; tests of several files link the same kernels, which take half a minute to compile. */
export function compileAll(
  cc: string,
  sources: readonly KernelSource[],
  flagsOf: (source: KernelSource) => readonly string[],
): string[] {
  return objects.compileAll(
    cc,
    sources.map((source) => [...flagsOf(source), ...source.flags, '-Werror', '-c', source.file]),
  );
}
