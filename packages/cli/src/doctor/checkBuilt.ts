// Whether Lambda could start what was built.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Arch } from '@kinglet/bundler';
import { type Finding, ok, problem } from './finding.ts';

/** The zip in `out`, if there is one. Rejects when it cannot be read, which `runChecks` makes a problem. */
export async function checkBuilt(cwd: string, out: string, arch: Arch): Promise<readonly Finding[]> {
  const shown = join(out, 'function.zip');
  const zip = resolve(cwd, shown);
  if (!existsSync(zip)) return [];
  const { verify } = await import('@kinglet/bundler');
  const { problems } = verify(zip, { arch });
  if (problems.length === 0) return [ok('built zip', `${shown}, for ${arch}`)];
  return problems.map((text) => problem('built zip', `${shown}: ${text}`, 'kinglet build'));
}
