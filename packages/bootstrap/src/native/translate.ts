// The part of a build that no processor matters to: AssemblyScript to WebAssembly to C.
import { writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compileAssembly } from './compileAssembly.ts';
import { glueSource } from './glue.ts';
import type { NativeHandler } from './handlers.ts';
import type { Optimize, ResolvedNativeOptions } from './nativeOptions.ts';
import { wasmToC } from './wasmToC.ts';

export interface Translated {
  readonly handlers: readonly NativeHandler[];
  readonly warnings: readonly string[];
}

/** Writes `module.c`, and `glue.c`, which includes it and is what is compiled, into `dir`. @throws what `compileNative` does */
export function translate(
  { entry, optimize, maxMemoryMb }: Pick<ResolvedNativeOptions, 'entry' | 'maxMemoryMb' | 'optimize'>,
  dir: string,
): Translated {
  const outFile = join(dir, 'program.wasm');
  const args = assemblyArgs(optimize, maxMemoryMb);
  const { handlers, warnings } = compileAssembly({ entry, baseDir: baseOf(entry), outFile, args });
  const { source, importedModules } = wasmToC(outFile, dir, optimize !== 'size');
  writeFileSync(join(dir, 'module.c'), source);
  writeFileSync(join(dir, 'glue.c'), glueSource(handlers, importedModules, maxMemoryMb));
  return { handlers, warnings };
}

/** Messages name files as they are seen from where the build was started, if the entry lies below it. */
function baseOf(entry: string): string {
  return relative(process.cwd(), entry).startsWith('..') ? dirname(entry) : process.cwd();
}

const levels: Readonly<Record<Optimize, readonly string[]>> = {
  aggressive: ['-O3', '--converge'],
  size: ['-Oz'],
  speed: ['-O3'],
};

function assemblyArgs(optimize: Optimize, maxMemoryMb: number): string[] {
  return [
    ...levels[optimize],
    // Garbage is collected between events, when nothing of the program is on the stack: no shadow stack is needed.
    ...['--runtime', 'minimal'],
    ...['--enable', 'simd', '--exportStart', 'kingletStart', '--maximumMemory', String(maxMemoryMb * 16)],
  ];
}
