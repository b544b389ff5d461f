// The bootstrap's sources under AddressSanitizer and UndefinedBehaviorSanitizer, for tests and fuzzers.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCompiler } from '../../../scripts/toolchain.mjs';
import { writeTaggedEngine } from '../native/asyncTag.mjs';
import { librarySources } from '../native/buildLibrary.mjs';
import { bytecodeVersion, quickjsSource } from '../native/quickjsSource.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const sources = join(here, '../src/c');
const language = ['-g', '-O1', '-std=gnu11', '-D_GNU_SOURCE', '-DQJS_DISABLE_PARSER', `-I${sources}`];
const undefinedBehaviour = ['-fsanitize=undefined', '-fno-sanitize-recover=all'];

/** Compiles `file` into `dir` and gives the object's path. */
export function compileSanitized(file, dir, flags = undefinedBehaviour) {
  mkdirSync(dir, { recursive: true });
  const object = join(dir, `${basename(file, '.c')}.o`);
  const quickjs = sourceOfEngine();
  const engine = [`-I${quickjs}`, `-DKGL_BYTECODE_VERSION=${bytecodeVersion(quickjs)}`];
  const extra = flags === undefinedBehaviour || flags.includes('-w') ? flags : [...undefinedBehaviour, ...flags];
  execFileSync(compileSanitized.cc, [...language, ...engine, '-fsanitize=address', ...extra, '-c', file, '-o', object]);
  return object;
}
compileSanitized.cc = findCompiler()?.cc;

/** The engine's objects, made once in a folder. With the macro QuickJS leaves its own small-block arena out. */
export function engineObjects(work) {
  const quickjs = sourceOfEngine();
  const dir = join(work, 'engine');
  const done = ['quickjs', 'libregexp', 'libunicode', 'dtoa'].map((name) => join(dir, `${name}.o`));
  if (done.every((object) => existsSync(object))) return done;
  mkdirSync(dir, { recursive: true });
  const tagged = join(dir, 'quickjs.c');
  writeTaggedEngine(quickjs, tagged);
  const files = [tagged, ...['libregexp', 'libunicode', 'dtoa'].map((name) => join(quickjs, `${name}.c`))];
  return files.map((file) => compileSanitized(file, dir, ['-w', '-D__SANITIZE_ADDRESS__=1']));
}

// The heap is malloc's here, and the sanitizer brings what stands in for musl's; compiler.c is the other program's.
const leftOut = ['heap.c', 'memory.c', 'printf.c', 'strtod.c', 'compiler.c'];

/** The C files of the bootstrap, as far as they can be sanitized, with the platform's bytecode. */
export function ourSources() {
  const isOurs = (file) => file.endsWith('.c') && !leftOut.includes(file);
  const own = readdirSync(sources).filter(isOurs);
  const engine = readdirSync(join(sources, 'quickjs')).filter(isOurs);
  return [
    ...own.map((file) => join(sources, file)),
    ...engine.map((file) => join(sources, 'quickjs', file)),
    join(here, 'c/heap_malloc.c'),
    join(here, '../build/platform_bytecode.c'),
  ];
}

/** The same for engine `native`: its program comes as `glue.c` from src/native/translate.ts. */
export function nativeSources() {
  return librarySources(sources).filter((file) => !leftOut.includes(basename(file)));
}

/** The object of the program in `dir`: not our code, so not under sanitizers. */
export function programObject(dir, object) {
  const own = join(sources, 'native');
  const flags = ['-O1', '-std=gnu11', '-w', '-fno-optimize-sibling-calls', `-I${join(own, 'include')}`, `-I${own}`];
  execFileSync(compileSanitized.cc, [...flags, '-c', join(dir, 'glue.c'), '-o', object]);
  return object;
}

function sourceOfEngine() {
  const { dir, ...reason } = quickjsSource();
  if (!dir) throw new Error(`Expected the QuickJS source, found none: ${JSON.stringify(reason)}`);
  return dir;
}
