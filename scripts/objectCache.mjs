// What several test files compile from the same C files: made once, in .cache, and kept until one of those files changes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './toolchain.mjs';

/**
 * `compiled` and `compileAll` for files that depend on nothing but their arguments and `inputs`, files and folders. Test files
 * run side by side: what one process compiles the others do not.
 *
 * @param {string} name of the folder in .cache
 * @param {readonly string[]} inputs
 */
export function objectCache(name, inputs) {
  let folder;
  const fileOf = (file) => {
    folder ??= folderFor(join(cache, name), inputs);
    return join(folder, file);
  };
  const outputOf = (cc, args, ending) => fileOf(`${sha256([cc, ...args].join('\0'))}${ending}`);

  return {
    /**
     * The file that a call of the compiler makes; `args` lack its name.
     *
     * @param {string} cc
     * @param {readonly string[]} args
     * @param {string} ending
     */
    compiled(cc, args, ending = '.o') {
      const file = outputOf(cc, args, ending);
      while (!tryCompile(cc, args, file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      return file;
    },

    /**
     * The objects of several calls. It leaves to another process what that compiles, and fetches it in the end.
     *
     * @param {string} cc
     * @param {readonly (readonly string[])[]} calls
     */
    compileAll(cc, calls) {
      const left = calls.filter((args) => !tryCompile(cc, args, outputOf(cc, args, '.o')));
      for (const args of left) this.compiled(cc, args);
      return calls.map((args) => outputOf(cc, args, '.o'));
    },

    /**
     * The path of a file that `write` makes of the inputs alone.
     *
     * @param {string} name
     * @param {(file: string) => void} write
     */
    derived(name, write) {
      const file = fileOf(name);
      if (existsSync(file)) return file;
      write(`${file}.${process.pid}`);
      renameSync(`${file}.${process.pid}`, file);
      return file;
    },
  };
}

/** False if another process is about to make the file. */
function tryCompile(cc, args, file) {
  if (existsSync(file)) return true;
  if (!claim(`${file}.claim`)) return false;
  try {
    execFileSync(cc, [...args, '-o', `${file}.${process.pid}`], { stdio: ['ignore', 'pipe', 'pipe'] });
    renameSync(`${file}.${process.pid}`, file);
  } finally {
    rmSync(`${file}.claim`, { force: true });
  }
  return true;
}

/** Only one process has a claim; that of one which has ended is void. */
function claim(file) {
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  }
}

function isAbandoned(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')) || process.pid, 0);
    return false;
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'ENOENT') throw error;
    return error.code === 'ESRCH';
  }
}

/** For the inputs as they are now; what was made of earlier states is removed. */
function folderFor(cacheFolder, inputs) {
  const files = inputs.flatMap((input) =>
    statSync(input).isFile()
      ? [input]
      : readdirSync(input, { recursive: true, encoding: 'utf8' }).map((name) => join(input, name)),
  );
  const texts = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'utf8'));
  const name = sha256(texts.join('\0'));
  mkdirSync(join(cacheFolder, name), { recursive: true });
  for (const other of readdirSync(cacheFolder))
    if (other !== name) rmSync(join(cacheFolder, other), { recursive: true, force: true });
  return join(cacheFolder, name);
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}
