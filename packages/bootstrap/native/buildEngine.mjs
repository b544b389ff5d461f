// Builds QuickJS alone, without anything of Kinglet: what its sizes and times are compared with.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileWith } from '../src/compileBytecode.ts';
import { compileEngine } from './compileEngine.mjs';
import { quickjsSource } from './quickjsSource.mjs';

export const levels = ['-Oz', '-Os', '-O2'];
export const shipped = '`-Oz`, the hot functions `-O2` (shipped)';
/** The least program with the whole engine in it, and one that times the bytecode of a file. */
export const reader = fileURLToPath(new URL('./reader.c', import.meta.url));
export const runner = fileURLToPath(new URL('./run.c', import.meta.url));

/** The engine that the bootstraps hold. Throws when its source cannot be had. */
export function quickjsEngine() {
  const { dir, missing, failure } = quickjsSource();
  if (!dir) throw new Error(missing ?? failure);
  const [, minor] = /QJS_VERSION_MINOR (\d+)/.exec(readFileSync(join(dir, 'quickjs.h'), 'utf8'));
  const files = ['quickjs.c', 'libregexp.c', 'libunicode.c', 'dtoa.c'];
  return {
    name: `quickjs-ng 0.${minor}`,
    dir,
    files,
    flags: ['-DQJS_DISABLE_PARSER', '-DNG'],
    levels: [...levels, shipped],
  };
}

/** A module that computes fib(n), as the prebuilt compiler writes it. */
export function fibBytecode(n) {
  const source = `const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));\nfib(${n});\n`;
  const compiler = fileURLToPath(new URL('../prebuilds/compiler.wasm', import.meta.url));
  return compileWith(readFileSync(compiler), source, 'fib.js');
}

/** The program that `main` makes with an engine at a level of `levels` or as `shipped`, in the folder `work`; its path. */
export async function buildEngine({ dir, files, flags }, level, target, main, work) {
  const small = ['-ffunction-sections', '-fdata-sections', '-fno-unwind-tables', '-fno-asynchronous-unwind-tables'];
  const language = ['-std=gnu11', '-D_GNU_SOURCE', '-DNDEBUG', '-fno-pic', '-fno-stack-protector', '-w', `-I${dir}`];
  const common = [...target.musl.cflags, ...small, ...language, ...flags, '-flto'];
  const objects = [];
  for (const file of [main, ...files.map((name) => join(dir, name))]) {
    const object = join(work, `${basename(file)}.o`);
    if (level === shipped && basename(file) === 'quickjs.c') await compileEngine(run, target.cc, common, file, object);
    else run(target.cc, [...common, level === shipped ? '-Oz' : level, '-c', file, '-o', object]);
    objects.push(object);
  }
  const program = join(work, `${basename(main)}-${target.arch}${level.replaceAll(/\W/g, '')}`);
  const link = [
    '-static',
    '--gc-sections',
    '--icf=all',
    '-O2',
    '--lto-O2',
    '-s',
    '-z',
    'max-page-size=4096',
    '-z',
    'norelro',
  ];
  run(target.lld, [...link, '-o', program, ...target.musl.startFiles, ...objects, ...target.musl.endFiles]);
  return program;
}

function run(command, args) {
  execFileSync(command, args, { stdio: 'inherit' });
}
