// How to run what was built, for either architecture, on this machine.
import { extname } from 'node:path';
import { EmulatorError } from './errors.ts';

/** The architectures Lambda has, named as Node names them. */
export type Arch = 'x64' | 'arm64';

/**
 * The command for a bootstrap file: the file itself on its own architecture, `qemu-aarch64` as a Neoverse N1 (Lambda's
 * Graviton2) for arm64 elsewhere. A module (`.mjs`, `.js`, `.cjs`) is run by this process's own Node whatever `arch` is:
 * JavaScript is the same on both, but an addon beside it must be for this machine.
 *
 * @throws {EmulatorError} `KINGLET_EMULATOR_NO_RUNNER` for x64 on another machine: there is no emulator set up for it.
 */
export function commandFor(bootstrap: string, arch: Arch, hostArch: string = process.arch): string[] {
  if (modules.has(extname(bootstrap))) return [process.execPath, bootstrap];
  if (arch === hostArch) return [bootstrap];
  if (arch === 'arm64') return ['qemu-aarch64', '-cpu', 'neoverse-n1', bootstrap];
  throw new EmulatorError(
    'KINGLET_EMULATOR_NO_RUNNER',
    `Expected a bootstrap for ${hostArch} or arm64, got one for ${arch}: build it with arch '${hostArch}'`,
  );
}

const modules = new Set(['.mjs', '.js', '.cjs']);
