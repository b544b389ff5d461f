// Puts a finished build where it belongs: written beside, then renamed, so that a failure leaves the old one whole.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ZipEntry } from './zip.ts';

/** Where the two parts of a build are. */
export interface Placed {
  /** Folder with the zip's contents. */
  readonly dir: string;
  readonly zip: string;
}

/** Writes `function/` and `function.zip` into `outDir`, replacing what is there. */
export function placeOutput(outDir: string, entries: readonly ZipEntry[], zip: Uint8Array): Placed {
  mkdirSync(outDir, { recursive: true });
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
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes, { mode });
}
