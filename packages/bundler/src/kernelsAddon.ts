// Finds the prebuilt addon that a node bundle with kernels needs beside it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BundlerError } from './bundlerError.ts';
import type { Arch } from './elf.ts';

/** The name under which the bundled kernels load their addon. */
export const kernelsAddonName = 'kinglet-kernels.node';

/**
 * The addon for `arch` of the @kinglet/kernels that is among `inputs` (absolute paths), or undefined if it is not.
 *
 * @throws BundlerError KINGLET_BUNDLER_ARCH when that package has no prebuilt addon for `arch`
 */
export function findKernelsAddon(inputs: readonly string[], arch: Arch): Uint8Array | undefined {
  const folders = new Set(inputs.map((input) => packageFolder(dirname(input))));
  const kernels = [...folders].find((folder) => folder && nameIn(folder) === '@kinglet/kernels');
  if (!kernels) return undefined;
  const file = join(kernels, `prebuilds/linux-${arch}/@kinglet+kernels.node`);
  if (existsSync(file)) return readFileSync(file);
  throw new BundlerError(
    'KINGLET_BUNDLER_ARCH',
    `expected the kernels' addon for ${arch} at ${file}, found none: in this repository type \`npm run build\`, elsewhere install @kinglet/kernels again`,
  );
}

function packageFolder(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function nameIn(folder: string): unknown {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return (manifest as { name?: unknown }).name;
}
