// What clang makes of the C files of one tier, as assembly with its comments on loops.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { targetOf } from '../../../../scripts/toolchain.mjs';
import { everyTierSources, type KernelSource } from '../../sources.mjs';
import { objects } from '../../test/buildDriver.ts';

export interface AssemblyFunction {
  /** The C file, without its ending: helpers in headers are in several. */
  readonly file: string;
  /** Of a kernel without `kgl_` and the tier, `dot_f32`: a field of kgl_table. */
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * Every function in the C files of `tier` on arm64, compiled with the flags of the addon: what kernels do not inline has
 * loops too. Throws where the tools for arm64 are missing.
 */
export function assemblyOf(tier: string, isWanted: (file: string) => boolean = () => true): AssemblyFunction[] {
  const target = targetOf('arm64');
  if (target.missing !== undefined) throw new Error(target.missing);
  return everyTierSources('arm64')
    .filter(({ file, flags }) => flags.includes(`-DKGL_ISA=${tier}`) && isWanted(basename(file, '.c')))
    .flatMap((source) => {
      const text = compile(target.cc, target.glibc.cflags, source);
      return functionsIn(text, { tier, file: basename(source.file, '.c') });
    });
}

/** The functions in the text of an assembly file. */
export function functionsIn(text: string, of: { readonly tier: string; readonly file: string }): AssemblyFunction[] {
  const kernel = new RegExp(`^kgl_(\\w+)_${of.tier}$`);
  return [...text.matchAll(/^(\w+):.*\n([\s\S]*?)^\.Lfunc_end/gm)].map(([, name = '', body = '']) => ({
    file: of.file,
    name: kernel.exec(name)?.[1] ?? name,
    lines: body.trimEnd().split('\n'),
  }));
}

function compile(cc: string, cflags: readonly string[], { file, flags }: KernelSource): string {
  // The addon is position-independent; comments are what finds the loops.
  return readFileSync(objects.compiled(cc, [...cflags, ...flags, '-fPIC', '-fverbose-asm', '-S', file], '.s'), 'utf8');
}
