// The bootstrap's sources under AddressSanitizer and UndefinedBehaviorSanitizer, for tests and fuzzers.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { objectCache } from '../../../scripts/objectCache.mjs';
import { findCompiler } from '../../../scripts/toolchain.mjs';
import { cpuSource, includeDir, sha256Source, smallTextSources } from '../../kernels/sources.mjs';
import { writeTaggedEngine } from '../native/asyncTag.mjs';
import { librarySources } from '../native/buildLibrary.mjs';
import { bytecodeVersion, quickjsSource } from '../native/quickjsSource.mjs';

export const cc = findCompiler()?.cc;

const here = fileURLToPath(new URL('.', import.meta.url));
const sources = join(here, '../src/c');
const platform = join(here, '../build/platform_bytecode.c');
// `native` says which engine it is and how it is changed.
const cache = objectCache('bootstrap-objects', [
  sources,
  includeDir,
  platform,
  join(here, 'c'),
  join(here, '../native'),
]);
const language = [
  '-g',
  '-O1',
  '-std=gnu11',
  '-D_GNU_SOURCE',
  '-DQJS_DISABLE_PARSER',
  `-I${sources}`,
  `-I${includeDir}`,
];
const address = '-fsanitize=address';
const undefinedBehaviour = ['-fsanitize=undefined', '-fno-sanitize-recover=all'];

/** The objects of C files, or of files with flags of their own; `more` flags are the fuzzer's. */
export function sanitizedObjects(sources, more = []) {
  const flags = [...flagsOf(sourceOfEngine()), ...undefinedBehaviour, ...more];
  return cache.compileAll(
    cc,
    sources.map((source) => [...(source.flags ?? []), ...flags, '-c', source.file ?? source]),
  );
}

/** The object of a C file that a test has made. */
export function sanitizedObject(file, object) {
  execFileSync(cc, [...flagsOf(sourceOfEngine()), ...undefinedBehaviour, '-c', file, '-o', object]);
  return object;
}

/** The engine's objects. With the macro QuickJS leaves its own small-block arena out. */
export function engineObjects() {
  const quickjs = sourceOfEngine();
  const tagged = cache.derived('quickjs.c', (file) => writeTaggedEngine(quickjs, file));
  const files = [tagged, ...['libregexp', 'libunicode', 'dtoa'].map((name) => join(quickjs, `${name}.c`))];
  const flags = [...flagsOf(quickjs), '-w', '-D__SANITIZE_ADDRESS__=1'];
  return cache.compileAll(
    cc,
    files.map((file) => [...flags, '-c', file]),
  );
}

function flagsOf(quickjs) {
  return [...language, `-I${quickjs}`, `-DKGL_BYTECODE_VERSION=${bytecodeVersion(quickjs)}`, address];
}

// The heap is malloc's here, and the sanitizer brings what stands in for musl's; compiler.c is the other program's.
const leftOut = ['heap.c', 'memory.c', 'printf.c', 'strtod.c', 'compiler.c'];

export const sha256Files = [sha256Source, cpuSource];

/** Those of text, which are compiled for the scalar tier. */
const textFiles = smallTextSources().map(({ file, flags }) => ({
  file,
  flags: flags.filter((flag) => flag !== '-flto'),
}));

/** The C files of the bootstrap, as far as they can be sanitized, with the platform's bytecode. */
export function ourSources() {
  const isOurs = (file) => file.endsWith('.c') && !leftOut.includes(file);
  const own = readdirSync(sources).filter(isOurs);
  const engine = readdirSync(join(sources, 'quickjs')).filter(isOurs);
  return [
    ...own.map((file) => join(sources, file)),
    ...engine.map((file) => join(sources, 'quickjs', file)),
    ...sha256Files,
    ...textFiles,
    join(here, 'c/heap_malloc.c'),
    platform,
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
  execFileSync(cc, [...flags, '-c', join(dir, 'glue.c'), '-o', object]);
  return object;
}

function sourceOfEngine() {
  const { dir, ...reason } = quickjsSource();
  if (!dir) throw new Error(`Expected the QuickJS source, found none: ${JSON.stringify(reason)}`);
  return dir;
}
