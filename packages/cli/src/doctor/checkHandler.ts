// Whether the handler can be bundled, and whether Lambda could load what it brings along.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Arch, Engine } from '@kinglet/bundler';
import { type Finding, ok, problem, warning } from './finding.ts';
import { packageAddons } from './packageAddons.ts';

interface HandlerValues {
  readonly entry: string;
  readonly engine: Engine | undefined;
  readonly arch: Arch;
}

/** Rejects with what the bundler says, which `runChecks` makes a problem. Of engine native nothing is bundled. */
export async function checkHandler(cwd: string, { entry, engine, arch }: HandlerValues): Promise<readonly Finding[]> {
  if (engine === 'native' || !existsSync(resolve(cwd, entry))) return [];
  const { bundle, checkNativeModules } = await import('@kinglet/bundler');
  const made = await bundle({ entry: resolve(cwd, entry), ...(engine === undefined ? {} : { engine }) });
  const shipped = Object.entries(made.files).map(([name, bytes]) => ({ name, bytes }));
  const addons = [...shipped, ...(made.engine === 'node' ? packageAddons(made.inputs) : [])];
  const problems = checkNativeModules(addons, { arch });
  return [
    ok('handler', `engine ${made.engine}${made.engineReason ? `: ${made.engineReason}` : ''}`),
    ...made.warnings.map((text) => warning('handler', text, 'see docs/platform.md, or build with --engine node')),
    ...problems.map((text) => problem('native modules', text, installFor(arch))),
    ...(addons.length > 0 && problems.length === 0 ? [ok('native modules', `${addons.length}, for ${arch}`)] : []),
  ];
}

function installFor(arch: Arch): string {
  return `npm install --os=linux --cpu=${arch} --libc=glibc, then kinglet build`;
}
