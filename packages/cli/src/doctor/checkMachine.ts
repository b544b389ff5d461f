// What functions can be built and run on this machine.
import type { Arch, Engine } from '@kinglet/bundler';
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { machineTarget } from '../local/machineTarget.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

interface Wanted {
  readonly arch: Arch;
  readonly engine: Engine | undefined;
}

/** Whether `kinglet build` and `kinglet dev` do here what `wanted` asks for, and what they do instead. */
export function checkMachine(context: Context, wanted: Wanted): readonly Finding[] {
  return [canBuild(context, wanted), canRun(context, wanted)];
}

function canBuild({ platform }: Context, { arch, engine = 'quickjs' }: Wanted): Finding {
  const how: Readonly<Record<Engine, string>> = {
    quickjs: 'its compiler is WebAssembly, so no tool chain is needed',
    native: 'by clang, see below',
    node: 'the bundle is the same everywhere',
  };
  return ok('build', `engine ${engine} for ${arch} on ${platform}: ${how[engine]}`);
}

function canRun(context: Context, wanted: Wanted): Finding {
  try {
    const { arch, engine, note } = machineTarget(context, wanted);
    const isNode = engine === 'node' && wanted.engine !== 'node';
    if (context.platform !== 'linux' && isNode)
      return ok('dev and invoke --local', `${note}, with the kernels in WebAssembly`);
    const isOther = arch !== wanted.arch && engine !== 'node';
    if (isOther && wanted.arch === 'arm64')
      return warning('dev and invoke --local', note ?? `run as ${arch}`, 'apt-get install qemu-user');
    return ok('dev and invoke --local', note ?? `run as on AWS, ${arch}`);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return problem('dev and invoke --local', error.message);
  }
}
