// Compiles C programs of the tests together with every tier of an architecture.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { targetOf, wasiTarget } from '../../../scripts/toolchain.mjs';
import { everyTierSources, includeDir, type KernelSource } from '../sources.mjs';
import type { Arch } from '../tiers.ts';

export interface Driver {
  /** The program, or undefined where a tool is missing. */
  readonly file?: string;
  readonly missing?: string;
}

const programDir = join(import.meta.dirname, 'c');

/** Builds test/c/<name>.c and the files beside it into `outDir`: static with musl, or with glibc for sanitizers. */
export function buildDriver(
  name: string,
  options: { arch: Arch; outDir: string; beside?: readonly string[]; sanitize?: boolean | undefined },
): Driver {
  const target = targetOf(options.arch);
  if (target.missing !== undefined) return { missing: target.missing };
  const mode = options.sanitize ? ['-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'] : [];
  const libc = options.sanitize ? target.glibc : target.musl;
  mkdirSync(options.outDir, { recursive: true });
  const objects = [...everyTierSources(options.arch), ...programSources(name, options.beside)].map((source, i) =>
    compile(target.cc, source, [...libc.cflags, ...mode], join(options.outDir, `${i}-${basename(source.file)}.o`)),
  );
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

/** The same as a WebAssembly program, which runWasi.mjs runs: `outDir`/<name>.wasm. */
export function buildWasmDriver(name: string, options: { outDir: string; beside?: readonly string[] }): Driver {
  const target = wasiTarget();
  if (target.missing !== undefined) return { missing: target.missing };
  const sources = [...everyTierSources('wasm32'), ...programSources(name, options.beside)];
  mkdirSync(options.outDir, { recursive: true });
  const objects = sources.map((source, i) =>
    compile(target.cc, source, target.cflags, join(options.outDir, `${i}-${basename(source.file)}.o`)),
  );
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

function compile(cc: string, source: KernelSource, flags: readonly string[], object: string): string {
  execFileSync(cc, [...flags, ...source.flags, '-Werror', '-c', source.file, '-o', object], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return object;
}
