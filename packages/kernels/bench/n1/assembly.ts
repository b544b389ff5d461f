// What clang makes of the kernels of one tier, as assembly with its comments on loops.
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { targetOf } from '../../../../scripts/toolchain.mjs';
import { everyTierSources, type KernelSource } from '../../sources.mjs';

/** Functions that kernels call and that have their loops; other files have copies of some. */
export const helpers: readonly string[] = [
  ...['tile_band_6', 'tile_band_4', 'tile_band_2', 'tile_band_1', 'multiply_row'],
  'add_panel',
];
const helperFiles = ['matmul.c', 'matmul_bytes.c', 'tile.c'];

/** A kernel's name without `kgl_` and the tier (`dot_f32`), and its lines. */
export interface AssemblyFunction {
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * Every kernel of `tier` on arm64, compiled with the flags of the addon.
 * Throws where the tools for arm64 are missing.
 */
export function assemblyOf(tier: string, isWanted: (kernel: string) => boolean = () => true): AssemblyFunction[] {
  const target = targetOf('arm64');
  if (target.missing !== undefined) throw new Error(target.missing);
  return everyTierSources('arm64')
    .filter(({ flags }) => flags.includes(`-DKGL_ISA=${tier}`))
    .flatMap((source) => {
      const found = functionsIn(compile(target.cc, target.glibc.cflags, source), tier);
      return helperFiles.includes(basename(source.file)) ? found : found.filter(({ name }) => !helpers.includes(name));
    })
    .filter(({ name }) => isWanted(name));
}

/** Every function of one C file of `tier`; `file` is its name without the ending. None where the tier has no such file. */
export function functionsOfFile(tier: string, file: string): AssemblyFunction[] {
  const target = targetOf('arm64');
  if (target.missing !== undefined) throw new Error(target.missing);
  const source = everyTierSources('arm64').find(
    (one) => one.flags.includes(`-DKGL_ISA=${tier}`) && basename(one.file, '.c') === file,
  );
  const text = source ? compile(target.cc, target.glibc.cflags, source) : '';
  return [...text.matchAll(/^(\w+):.*\n([\s\S]*?)^\.Lfunc_end/gm)].map(([, name, body]) => ({
    name: name as string,
    lines: (body as string).trimEnd().split('\n'),
  }));
}

/** The kernels of `tier` and the helpers in the text of an assembly file. */
export function functionsIn(text: string, tier: string): AssemblyFunction[] {
  const pattern = new RegExp(`^(?:kgl_(\\w+)_${tier}|(${helpers.join('|')})):.*\\n([^]*?)^\\.Lfunc_end`, 'gm');
  return [...text.matchAll(pattern)].map(([, kernel, helper, body]) => ({
    name: (kernel ?? helper) as string,
    lines: (body as string).trimEnd().split('\n'),
  }));
}

function compile(cc: string, cflags: readonly string[], { file, flags }: KernelSource): string {
  // The addon is position-independent; comments are what finds the loops.
  const args = [...cflags, ...flags, '-fPIC', '-fverbose-asm', '-S', file, '-o', '-'];
  return execFileSync(cc, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
}
