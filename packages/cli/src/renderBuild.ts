// What `kinglet build` prints of a build.
import { relative } from 'node:path';
import type { BuildResult } from '@kinglet/bundler';
import { columns } from './columns.ts';
import { verificationRows } from './verificationRows.ts';

/** The zip's path from `cwd`, and below it what was built, a line each. */
export function renderBuild(built: BuildResult, cwd: string): string {
  const { engine, engineReason, flavour, arch, zip, verification } = built;
  return [
    relative(cwd, zip),
    ...columns([
      ['engine', `${engine}${flavour === 'full' ? ' with kernels' : ''}${engineReason ? `: ${engineReason}` : ''}`],
      ['arch', arch],
      ...verificationRows(verification),
    ]),
  ].join('\n');
}
