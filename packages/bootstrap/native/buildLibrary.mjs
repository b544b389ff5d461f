// The library that a program of engine `native` is linked with: the loop and the engine as machine code, not bitcode, which
// only the same clang would read; the kernels, each in a section of its own; and musl, so that the user needs a compiler and
// a linker but no C library.
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { includeDir, nativeSources } from '../../kernels/sources.mjs';

// What only an engine that reads bytecode has.
const bytecodeFiles = ['heap.c', 'source_map.c', 'trailer.c'];
// What runs over every byte of an event, or of the memory, is worth vector code.
const fastFiles = ['instance.c', 'memory.c', 'text.c'];

/** The C files of the library, but for the kernels'. */
export function librarySources(sources) {
  const loop = cFiles(sources).filter((file) => !bytecodeFiles.includes(basename(file)));
  return [...loop, ...cFiles(join(sources, 'native'))];
}

/** Into `out`. `warnings` are for code that is ours, `compile(flags, file, suffix)` promises an object's path; `run(command, args)` runs a tool. */
export async function buildLibrary({ target, sources, out, warnings, compile, run }) {
  const library = join(out, 'native');
  const archive = join(library, 'libkinglet-native.a');
  mkdirSync(library, { recursive: true });
  const objects = librarySources(sources).map((file) =>
    compile([fastFiles.includes(basename(file)) ? '-O2' : '-Oz', ...warnings], file, 'native'),
  );
  const kernels = nativeSources(target.arch).map((source, i) =>
    compileKernel(source, { target, sources, compile, run }, `native-kernels-${i}`),
  );
  rmSync(archive, { force: true });
  await run(target.ar, ['rcsD', archive, ...(await Promise.all([...objects, ...kernels]))]);
  await run(target.strip, ['--strip-debug', archive]);
  const [libc, , last] = target.musl.endFiles;
  for (const file of [...target.musl.startFiles, libc, last]) copyFileSync(file, join(library, basename(file)));
  await run(target.strip, ['--strip-debug', join(library, 'libc.a')]);
}

async function compileKernel({ file, flags, sections }, { target, sources, compile, run }, suffix) {
  const object = await compile(['-Oz', `-I${includeDir}`, `-I${join(sources, 'native')}`, ...flags], file, suffix);
  await run(target.objcopy, [...sections.map(({ each, together }) => `--rename-section=${each}=${together}`), object]);
  return object;
}

function cFiles(dir) {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.c'))
    .map((file) => join(dir, file));
}
