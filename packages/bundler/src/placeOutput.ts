// Puts a finished build where it belongs: written beside, then renamed, so that a failure leaves the old one whole.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { BundlerError } from './bundlerError.ts';
import type { ZipEntry } from './zip.ts';

/** Where the two parts of a build are. */
export interface Placed {
  /** Folder with the zip's contents. */
  readonly dir: string;
  readonly zip: string;
}

/**
 * Writes `function/` and `function.zip` into `outDir`, replacing an older build.
 *
 * @throws BundlerError KINGLET_BUNDLER_OUTPUT when `outDir` cannot be written to, or its `function/` is no older build;
 * what was there is there still, and nothing else
 */
export function placeOutput(outDir: string, entries: readonly ZipEntry[], zip: Uint8Array): Placed {
  const made: string[] = [];
  try {
    refuseForeign(join(outDir, 'function'));
    makeFolders(outDir, made);
    return place(outDir, entries, zip);
  } catch (cause) {
    if (cause instanceof BundlerError) throw cause;
    removeEmpty(made);
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new BundlerError(
      'KINGLET_BUNDLER_OUTPUT',
      `expected to write into ${outDir}, found: ${message}; ${advice[code] ?? 'give another `outDir`'}`,
      { cause },
    );
  }
}

const blocked = 'remove the file or folder that is in the way, or give another `outDir`';
const forbidden = 'give an `outDir` that you may write to';
const advice: Readonly<Record<string, string>> = {
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: forbidden,
  EEXIST: blocked,
  EISDIR: blocked,
  ENOTDIR: blocked,
  ENOSPC: 'make room on the disk',
};

const marks = ['bootstrap', 'index.mjs'];

function refuseForeign(dir: string): void {
  const found = statSync(dir, { throwIfNoEntry: false });
  if (!found) return;
  const names = found.isDirectory() ? readdirSync(dir) : ['a file'];
  if (names.length === 0 || marks.some((mark) => names.includes(mark))) return;
  throw new BundlerError(
    'KINGLET_BUNDLER_OUTPUT',
    `expected ${dir} to be free, or to hold an older build (${marks.join(' or ')}), found ${names.slice(0, 5).join(', ')}: move it away, or give another \`outDir\``,
  );
}

// Level by level: Node's recursive mkdir never returns where a folder that exists takes no folders (/proc).
function makeFolders(path: string, made: string[]): void {
  if (statSync(path, { throwIfNoEntry: false })) return;
  if (path !== dirname(path)) makeFolders(dirname(path), made);
  try {
    mkdirSync(path);
    made.push(path);
  } catch (error) {
    // Another build may have made it just now.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

function removeEmpty(made: readonly string[]): void {
  for (const path of made.toReversed()) if (readdirSync(path).length === 0) rmdirSync(path);
}

function place(outDir: string, entries: readonly ZipEntry[], zip: Uint8Array): Placed {
  const staging = mkdtempSync(join(outDir, '.kinglet-'));
  try {
    for (const { name, bytes, mode } of entries) write(join(staging, 'function', name), bytes, mode);
    write(join(staging, 'function.zip'), zip, 0o644);
    return swap(outDir, staging);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function swap(outDir: string, staging: string): Placed {
  const dir = join(outDir, 'function');
  const zip = join(outDir, 'function.zip');
  const old = join(staging, 'old');
  if (existsSync(dir)) renameSync(dir, old);
  try {
    renameSync(join(staging, 'function'), dir);
    renameSync(join(staging, 'function.zip'), zip);
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    if (existsSync(old)) renameSync(old, dir);
    throw error;
  }
  return { dir, zip };
}

function write(path: string, bytes: Uint8Array, mode: number): void {
  makeFolders(dirname(path), []);
  writeFileSync(path, bytes, { mode });
}
