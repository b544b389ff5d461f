// What a function is built for so that this machine can run it.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Arch, Engine } from '@kinglet/bundler';
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';

/** Architecture and engine of a build that runs here. */
export interface MachineTarget {
  readonly arch: Arch;
  readonly engine: Engine | undefined;
  /** What a person should know about it: that it is another one than on AWS, or is emulated. */
  readonly note?: string;
}

/** What the settings ask for. */
interface Wanted {
  readonly arch: Arch;
  readonly engine: Engine | undefined;
}

type Machine = Pick<Context, 'platform' | 'hostArch' | 'env'>;

/**
 * The target that is `wanted` where this machine runs it, itself or with qemu; else its own architecture, and on other systems
 * than Linux Node.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` for engine native outside of Linux, and on a processor that Lambda does not have
 */
export function machineTarget({ platform, hostArch, env }: Machine, { arch, engine }: Wanted): MachineTarget {
  if (hostArch !== 'x64' && hostArch !== 'arm64')
    throw new CliError('KINGLET_CLI_FAILED', `Expected a machine with an x64 or arm64 processor, found ${hostArch}`);
  if (platform !== 'linux') return nodeTarget(platform, hostArch, engine);
  if (engine === 'node' || arch === hostArch) return { arch: hostArch, engine };
  if (arch === 'arm64' && isOnPath('qemu-aarch64', env)) return { arch, engine, note: emulated };
  const reason = arch === 'arm64' ? ', and has no qemu-aarch64 to run arm64 with' : ` and cannot run ${arch}`;
  const note = `this machine is ${hostArch}${reason}: the function is built for ${hostArch} here`;
  return { arch: hostArch, engine, note };
}

const emulated = 'runs as arm64 under qemu-aarch64: its times are not those of AWS; --arch x64 answers faster here';

function nodeTarget(platform: string, arch: Arch, engine: Engine | undefined): MachineTarget {
  if (engine === 'native')
    throw new CliError(
      'KINGLET_CLI_FAILED',
      `Expected Linux for engine native, found ${platform}: its programs are Linux's; \`kinglet build\` and \`kinglet deploy\` work here, to run the function use Linux or a container`,
    );
  if (engine === 'node') return { arch, engine };
  return {
    arch,
    engine: 'node',
    note: `engine quickjs runs on Linux only, this is ${platform}: the function runs on Node here`,
  };
}

/** Whether a program is found by its name. */
function isOnPath(program: string, env: Context['env']): boolean {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // not there, which is an answer
  }
}
