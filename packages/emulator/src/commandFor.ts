// How to run a bootstrap of either architecture on this machine.
import { EmulatorError } from './errors.ts';

/** The architectures Lambda has, named as Node names them. */
export type Arch = 'x64' | 'arm64';

/**
 * The command for a bootstrap file: the file itself on its own architecture, `qemu-aarch64` as a Neoverse N1 (Lambda's
 * Graviton2) for arm64 elsewhere.
 *
 * @throws {EmulatorError} `KINGLET_EMULATOR_NO_RUNNER` for x64 on another machine: there is no emulator set up for it.
 */
export function commandFor(bootstrap: string, arch: Arch, hostArch: string = process.arch): string[] {
  if (arch === hostArch) return [bootstrap];
  if (arch === 'arm64') return ['qemu-aarch64', '-cpu', 'neoverse-n1', bootstrap];
  throw new EmulatorError(
    'KINGLET_EMULATOR_NO_RUNNER',
    `Expected a bootstrap for ${hostArch} or arm64, got one for ${arch}: build it with arch '${hostArch}'`,
  );
}
