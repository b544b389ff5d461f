// The part of a build that no processor matters to: AssemblyScript to WebAssembly to C.
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
export async function translate(
  { entry, optimize, maxMemoryMb }: Pick<ResolvedNativeOptions, 'entry' | 'maxMemoryMb' | 'optimize'>,
  dir: string,
): Promise<Translated> {
  const outFile = join(dir, 'program.wasm');
  const args = assemblyArgs(optimize, maxMemoryMb);
  const { handlers, warnings } = await compileAssembly({
    entry,
    baseDir: projectOf(entry),
    shownFrom: process.cwd(),
    outFile,
    resultFile: join(dir, 'result.json'),
    args,
  });
  const { source, importedModules } = await wasmToC(outFile, dir, optimize !== 'size');
  writeFileSync(join(dir, 'module.c'), source);
  writeFileSync(join(dir, 'glue.c'), glueSource(handlers, importedModules, maxMemoryMb));
  return { handlers, warnings };
}

/** The folder of the nearest package.json, else that of the entry: the program, which names its files, is the same wherever it
 * is built. */
function projectOf(entry: string): string {
  let dir = dirname(entry);
  while (!existsSync(join(dir, 'package.json')) && dir !== dirname(dir)) dir = dirname(dir);
  return existsSync(join(dir, 'package.json')) ? dir : dirname(entry);
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
