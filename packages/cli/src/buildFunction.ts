// The build of the function that the settings describe.
import { resolve } from 'node:path';
import type { BuildResult } from '@kinglet/bundler';
import type { Context } from './context.ts';
import { defined } from './defined.ts';
import type { Option, OptionValues } from './option.ts';
import { arch, assets, cpu, engine, entry, maxSize, maxZip, minify, optimize, out } from './settings.ts';

export interface BuildSettings {
  readonly entry: typeof entry;
  readonly engine: typeof engine;
  readonly arch: typeof arch;
  readonly optimize: typeof optimize;
  readonly minify: Option<boolean | undefined>;
  readonly cpu: typeof cpu;
  readonly assets: typeof assets;
  readonly maxSize: typeof maxSize;
  readonly maxZip: typeof maxZip;
  readonly out: typeof out;
  readonly [name: string]: Option<unknown>;
}

/** The settings that a build is made of, for the verbs that build. */
export const buildSettings: BuildSettings = {
  entry,
  engine,
  arch,
  optimize,
  minify,
  cpu,
  assets,
  maxSize,
  maxZip,
  out,
};

/**
 * Builds; says on stderr what it does.
 *
 * @throws BundlerError what `build` of @kinglet/bundler throws
 */
export async function buildFunction(context: Context, values: OptionValues<BuildSettings>): Promise<BuildResult> {
  const { build } = await import('@kinglet/bundler');
  const { note } = context.console;
  note(`building ${values.entry} for ${values.arch}`);
  const result = await build({
    entry: resolve(context.cwd, values.entry),
    outDir: resolve(context.cwd, values.out),
    arch: values.arch,
    optimize: values.optimize,
    assets: Object.fromEntries(Object.entries(values.assets).map(([name, path]) => [name, resolve(context.cwd, path)])),
    budget: defined({ maxBytes: values.maxSize, maxZipBytes: values.maxZip }),
    ...defined({ engine: values.engine, minify: values.minify, cpu: values.cpu as never }),
  });
  for (const warning of result.warnings) note(`${context.console.paint('yellow', 'warning')}: ${warning}`);
  return result;
}
