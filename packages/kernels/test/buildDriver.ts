// Compiles C programs of the tests together with every tier of an architecture.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hostArch, targetOf, wasiTarget } from '../../../scripts/toolchain.mjs';
import { everyTierSources, includeDir, type KernelSource } from '../sources.mjs';
import type { Arch } from '../tiers.ts';

export interface Driver {
  /** The program, or undefined where a tool is missing. */
  readonly file?: string;
  readonly missing?: string;
}

const programDir = join(import.meta.dirname, 'c');

/** Every check is a call, and loops stay as they were written: that compiles in half the time, and running takes seconds. */
const sanitized = [
  ...['-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'],
  ...['-mllvm', '-asan-instrumentation-with-call-threshold=0'],
  ...['-fno-vectorize', '-fno-slp-vectorize', '-fno-unroll-loops'],
];

/** Builds test/c/<name>.c and the files beside it into `outDir`: static with musl, or with glibc for sanitizers. */
export function buildDriver(
  name: string,
  options: { arch: Arch; outDir: string; beside?: readonly string[]; sanitize?: boolean | undefined },
): Driver {
  const target = targetOf(options.arch);
  if (target.missing !== undefined) return { missing: target.missing };
  const mode = options.sanitize ? sanitized : [];
  const libc = options.sanitize ? target.glibc : target.musl;
  mkdirSync(options.outDir, { recursive: true });
  const sources = [...everyTierSources(options.arch), ...programSources(name, options.beside)];
  const objects = compileAll(target.cc, sources, () => [...libc.cflags, ...mode]);
  const file = join(options.outDir, name);
  const link = options.sanitize
    ? [...target.glibc.ldflags, ...mode, ...objects, '-lm']
    : [
        ...target.musl.cflags,
        '-fuse-ld=lld',
        '-static',
        '-nostdlib',
        ...target.musl.startFiles,
        ...objects,
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
  const sources = everyTierSources(arch).filter(({ file }) => basename(file) !== 'model.c');
  mkdirSync(outDir, { recursive: true });
  const objects = compileAll(target.cc, [...sources, ...programSources(name)], (source) => {
    const isSteering = steering.includes(basename(source.file)) || basename(source.file) === `${name}.c`;
    return [...target.glibc.cflags, ...mode, ...(isSteering ? ['-fsanitize=fuzzer-no-link'] : [])];
  });
  const file = join(outDir, name);
  const link = [...target.glibc.ldflags, ...mode, '-fsanitize=fuzzer', ...objects, '-lm', '-o', file];
  execFileSync(target.cc, link, { stdio: ['ignore', 'pipe', 'pipe'] });
  return { file };
}

/** As `buildDriver`, a WebAssembly program, which runWasi.mjs runs: `outDir`/<name>.wasm. */
export function buildWasmDriver(name: string, options: { outDir: string; beside?: readonly string[] }): Driver {
  const target = wasiTarget();
  if (target.missing !== undefined) return { missing: target.missing };
  const sources = [...everyTierSources('wasm32'), ...programSources(name, options.beside)];
  mkdirSync(options.outDir, { recursive: true });
  const objects = compileAll(target.cc, sources, () => target.cflags);
  const file = join(options.outDir, `${name}.wasm`);
  execFileSync(target.wasmLd, [target.startFiles.command, ...objects, ...target.endFiles, '-o', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { file };
}

function programSources(name: string, beside: readonly string[] = []): KernelSource[] {
  return [`${name}.c`, ...beside].map((file) => ({
    file: join(programDir, file),
    flags: ['-std=c11', '-O2', '-ffp-contract=off', '-Wall', '-Wextra', `-I${includeDir}`],
  }));
}

/**
 * The objects of sources: tests of several files link the same kernels, which take half a minute to compile. Test files run
 * side by side: one leaves to another what that compiles, and fetches it in the end.
 */
function compileAll(
  cc: string,
  sources: readonly KernelSource[],
  flagsOf: (source: KernelSource) => readonly string[],
): string[] {
  const calls = sources.map((source) => [...flagsOf(source), ...source.flags, '-Werror', '-c', source.file]);
  const left = calls.filter((args) => !tryCompile(cc, args, '.o'));
  for (const args of left) compiled(cc, args, '.o');
  return calls.map((args) => outputFile(cc, args, '.o'));
}

/** The file that a call of the compiler makes, which is called once for the same C files. */
export function compiled(cc: string, args: readonly string[], ending: string): string {
  while (!tryCompile(cc, args, ending)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  return outputFile(cc, args, ending);
}

function outputFile(cc: string, args: readonly string[], ending: string): string {
  return join(objectDir(), `${sha256([cc, ...args].join('\0'))}${ending}`);
}

/** False if another process is about to make the file. */
function tryCompile(cc: string, args: readonly string[], ending: string): boolean {
  const file = outputFile(cc, args, ending);
  if (existsSync(file)) return true;
  if (!claim(`${file}.claim`)) return false;
  try {
    execFileSync(cc, [...args, '-o', `${file}.${process.pid}`], { stdio: ['ignore', 'pipe', 'pipe'] });
    renameSync(`${file}.${process.pid}`, file);
  } finally {
    rmSync(`${file}.claim`, { force: true });
  }
  return true;
}

/** Only one process has a claim; that of one which has ended is void. */
function claim(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  }
}

function isAbandoned(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')) || process.pid, 0);
    return false;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'ENOENT') throw error;
    return code === 'ESRCH';
  }
}

let currentObjects: string | undefined;

/** For the C files as they are now; those of earlier states are removed. */
function objectDir(): string {
  if (currentObjects) return currentObjects;
  const files = [includeDir, programDir].flatMap((dir) =>
    readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => join(dir, name)),
  );
  const texts = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'utf8'));
  const cache = join(import.meta.dirname, '../../../.cache/kernels-objects');
  const name = sha256(texts.join('\0'));
  mkdirSync(join(cache, name), { recursive: true });
  for (const other of readdirSync(cache))
    if (other !== name) rmSync(join(cache, other), { recursive: true, force: true });
  currentObjects = join(cache, name);
  return currentObjects;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
