// Builds a function for Node so that its process profiles it.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BuildResult } from '@kinglet/bundler';
import { buildFunction } from '../buildFunction.ts';
import type { Context } from '../context.ts';
import { machineTarget } from '../local/machineTarget.ts';
import type { ProfileOrder } from './functionProcess.ts';
import type { ProfileValues } from './profileOptions.ts';
import { silent } from './silent.ts';

/** A function whose process profiles itself. */
export interface ProfiledFunction {
  /** Starts it. */
  readonly command: readonly string[];
  readonly cwd: string;
  /** URL of the bundle, which the stacks name. */
  readonly bundle: string;
  /** What is in it. */
  readonly code: string;
  /** The bundle's source map, version 3. */
  readonly map: string;
  /** The folder that the map's sources are relative to. */
  readonly sourceFolder: string;
}

/**
 * Builds into `folder`. Names stay as they are in the sources, as stacks show them.
 *
 * @throws BundlerError what `build` of @kinglet/bundler throws
 */
export async function buildProfiled(
  context: Context,
  values: ProfileValues,
  folder: string,
  order: ProfileOrder,
): Promise<ProfiledFunction> {
  const plain = await buildForNode(context, values, join(folder, 'plain'));
  const usesKernels = values.kernels && plain.inputs?.some(isOfKernels) === true;
  const entry = usesKernels ? writeCountedEntry(resolve(context.cwd, values.entry), folder) : values.entry;
  const built = usesKernels
    ? await buildForNode(silent(context), { ...values, entry }, join(folder, 'counted'))
    : plain;
  const bundle = putInFront(built, order);
  return {
    command: [process.execPath, ...conditions, built.bootstrap],
    cwd: built.dir,
    bundle: pathToFileURL(bundle).href,
    code: readFileSync(bundle, 'utf8'),
    map: built.map as string,
    sourceFolder: dirname(resolve(context.cwd, entry)),
  };
}

// This package's files as they are here: sources, or what was made of them.
const extension = extname(import.meta.url);
const conditions = extension === '.ts' ? ['--conditions=@kinglet/source'] : [];
const beside = (name: string): string => fileURLToPath(new URL(`./${name}${extension}`, import.meta.url));

function buildForNode(context: Context, values: ProfileValues, out: string): Promise<BuildResult> {
  const { arch } = machineTarget(context, { arch: context.hostArch as 'arm64' | 'x64', engine: 'node' });
  const whole = { ...values, arch, engine: 'node' as const, out, minify: false, maxSize: undefined, maxZip: undefined };
  return buildFunction(context, whole);
}

function isOfKernels(input: string): boolean {
  return /[\\/](node_modules[\\/]@kinglet|packages)[\\/]kernels[\\/]/.test(input);
}

/** A module of the function's exports and of what counts the kernels that are bundled with it. */
function writeCountedEntry(entry: string, folder: string): string {
  const path = join(folder, 'counted.ts');
  const from = JSON.stringify(entry);
  writeFileSync(
    path,
    `export * from ${from};\nexport { countKernels } from ${JSON.stringify(beside('countedKernels'))};\n`,
  );
  return path;
}

/** The loop gets the profiled handlers for the function's own. Gives back where the bundle is now. */
function putInFront({ dir, bootstrap }: BuildResult, order: ProfileOrder): string {
  const bundle = join(dir, 'bundle.mjs');
  const handler = join(dirname(bootstrap), 'handler.mjs');
  renameSync(handler, bundle);
  writeFileSync(
    handler,
    `import { profileModule } from ${JSON.stringify(pathToFileURL(beside('functionProcess')).href)};
import * as bundle from './${basename(bundle)}';
export const { handler, rawHandler } = profileModule(bundle, ${JSON.stringify(order)});
`,
  );
  return bundle;
}
