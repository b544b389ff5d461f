// The library that a program of engine `native` is linked with: the loop and the engine as machine code, not bitcode, which
// only the same clang would read; the kernels, each in a section of its own; and musl, so that the user needs a compiler and a linker but no C library.
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

// What only an engine that reads bytecode has.
const bytecodeFiles = ['heap.c', 'sha256.c', 'source_map.c', 'trailer.c'];

/** `compile(file)` gives an object's path; `kernels` are objects already; `run(command, args)` runs a tool. */
export function buildLibrary(target, sources, out, compile, kernels, run) {
  const library = join(out, 'native');
  const archive = join(library, 'libkinglet-native.a');
  mkdirSync(library, { recursive: true });
  const loop = cFiles(sources).filter((file) => !bytecodeFiles.includes(basename(file)));
  const objects = [...loop, ...cFiles(join(sources, 'native'))].map((file) => compile(file));
  rmSync(archive, { force: true });
  run(target.ar, ['rcsD', archive, ...objects, ...kernels]);
  run(target.strip, ['--strip-debug', archive]);
  const [libc, , last] = target.musl.endFiles;
  for (const file of [...target.musl.startFiles, libc, last]) copyFileSync(file, join(library, basename(file)));
  run(target.strip, ['--strip-debug', join(library, 'libc.a')]);
}

function cFiles(dir) {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.c'))
    .map((file) => join(dir, file));
}
