// Where the package's prebuilt files are.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BootstrapError } from './errors.ts';

export type Arch = 'arm64' | 'x64';
export type Flavour = 'core' | 'full';

/**
 * The static ELF file to which bytecode is appended. `core` has the engine, the Runtime API client and the platform;
 * `full` adds the kernels.
 *
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_NOT_BUILT when this copy of the package lacks it
 */
export function bootstrapPath(arch: Arch, flavour: Flavour): string {
  return prebuilt(`linux-${arch}/bootstrap-${flavour}`);
}

/** The folder of what a program of engine `native` is linked with. @throws {BootstrapError} KINGLET_BOOTSTRAP_NOT_BUILT */
export function nativeLibraryDir(arch: Arch): string {
  return dirname(prebuilt(`linux-${arch}/native/libkinglet-native.a`));
}

/** The bytecode compiler. @throws {BootstrapError} KINGLET_BOOTSTRAP_NOT_BUILT */
export function compilerPath(): string {
  return prebuilt('compiler.wasm');
}

function prebuilt(name: string): string {
  const path = fileURLToPath(new URL(`../prebuilds/${name}`, import.meta.url));
  if (existsSync(path)) return path;
  throw new BootstrapError(
    'KINGLET_BOOTSTRAP_NOT_BUILT',
    `Expected the prebuilt file ${name}, found none; in the repository type: npm run build (it names what it skips and why)`,
  );
}
