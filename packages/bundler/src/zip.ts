// Writes zip files whose bytes depend on nothing but names, modes and contents.
import { zipSync } from 'fflate';

/** One file of a zip; `mode` is its Unix permission bits. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/** A zip of `entries` in the order of their names: same entries, same bytes, on any machine, in any time zone. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  return zipSync(
    Object.fromEntries(
      sorted.map(({ name, bytes, mode }) => [name, [bytes, { attrs: (regularFile | mode) * 0x10000, os: unix }]]),
    ),
    { level: 9, mem: 12, mtime: new Date(1980, 0, 1, 12) },
  );
}

// Zip stores local time without a zone, and fflate reads the local fields back: written this way they are fixed.
// Upper half of the external attributes: st_mode (APPNOTE 4.4.15; host system 3 is Unix, 4.4.2).
const regularFile = 0o100000;
const unix = 3;
