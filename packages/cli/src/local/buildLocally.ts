// Builds a function so that it runs on this machine.
import type { BuildResult } from '@kinglet/bundler';
import type { LambdaFunctionOptions } from '@kinglet/emulator';
import { type BuildSettings, buildFunction, buildSettings } from '../buildFunction.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import type { Option, OptionValues } from '../option.ts';
import { alias, environment, memory, name, region, timeout } from '../settings.ts';
import { machineTarget } from './machineTarget.ts';

/** The settings that a function has where it runs here. */
export interface LocalSettings
  extends Pick<BuildSettings, 'arch' | 'assets' | 'cpu' | 'engine' | 'entry' | 'minify' | 'optimize' | 'out'> {
  readonly alias: typeof alias;
  readonly environment: typeof environment;
  readonly memory: typeof memory;
  readonly name: typeof name;
  readonly region: typeof region;
  readonly timeout: typeof timeout;
  readonly [name: string]: Option<unknown>;
}

// Budgets are of what is shipped.
const { maxSize: _maxSize, maxZip: _maxZip, ...unbounded } = buildSettings;

export const localSettings: LocalSettings = { ...unbounded, alias, environment, memory, name, region, timeout };

export type LocalValues = OptionValues<LocalSettings>;

/** Builds into `outDir`, for this machine: another processor, no emulation and no budgets where it has to be. */
export async function buildLocally(context: Context, values: LocalValues, outDir: string): Promise<BuildResult> {
  const { arch, engine } = machineTarget(context, values);
  const isAsOnAws = arch === values.arch && arch === context.hostArch;
  const local = {
    ...values,
    arch,
    engine,
    out: outDir,
    cpu: isAsOnAws ? values.cpu : undefined,
    maxSize: undefined,
    maxZip: undefined,
  };
  const built = await buildFunction(context, local);
  // It turned out that the bundle needs Node, which is this machine's; so its addons have to be.
  const isForeign = built.engine === 'node' && built.arch !== context.hostArch;
  return isForeign
    ? buildFunction(context, { ...local, arch: context.hostArch as typeof arch, engine: 'node' })
    : built;
}

/** How the emulator runs what {@link buildLocally} built. */
export async function localFunction(built: BuildResult, values: LocalValues): Promise<LambdaFunctionOptions> {
  const { commandFor } = await import('@kinglet/emulator');
  return {
    command: commandFor(built.bootstrap, built.arch),
    cwd: built.dir,
    env: values.environment,
    timeoutMs: values.timeout * 1000,
    memoryMb: values.memory,
    aliases: [values.alias],
    watch: true,
    ...defined({ region: values.region }),
  };
}
