// Gets a prebuilt bootstrap.
import { readFileSync } from 'node:fs';
import { bootstrapPath } from '@kinglet/bootstrap';
import { BundlerError } from './bundlerError.ts';
import type { Arch } from './elf.ts';

/** @throws BundlerError KINGLET_BUNDLER_ARCH when @kinglet/bootstrap has none for `arch` */
export function readBootstrap(arch: Arch, flavour: 'core' | 'full'): Uint8Array {
  try {
    return readFileSync(bootstrapPath(arch, flavour));
  } catch (cause) {
    throw new BundlerError(
      'KINGLET_BUNDLER_ARCH',
      `expected a prebuilt ${flavour} bootstrap for ${arch} in @kinglet/bootstrap, found none: in this repository type \`npm run build\`, elsewhere install @kinglet/bootstrap again`,
      { cause },
    );
  }
}
