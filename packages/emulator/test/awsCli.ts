// The AWS CLI, pinned and checksummed, from pip into .cache.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, hasPip } from '../../../scripts/toolchain.mjs';

const requirements = fileURLToPath(new URL('./awscli-requirements.txt', import.meta.url));
const version = /^awscli==(\S+)/.exec(readFileSync(requirements, 'utf8'))?.[1];

/** The folder for PYTHONPATH, or why there is none. Fetches it when it is not in the cache. */
export function installAwsCli(): { readonly dir: string } | { readonly missing: string } {
  const dir = join(cache, `awscli-${version}`);
  if (existsSync(dir)) return { dir };
  if (!hasPip()) return { missing: 'the AWS CLI comes through pip, which was not found' };
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'awscli-'));
  const what = ['--no-deps', '--require-hashes', '-r', requirements, '--target', join(work, 'site')];
  const { status, stderr } = spawnSync('python3', ['-m', 'pip', 'install', '--quiet', ...what], { encoding: 'utf8' });
  if (status === 0) renameSync(join(work, 'site'), dir);
  rmSync(work, { recursive: true, force: true });
  return status === 0 ? { dir } : { missing: `pip could not fetch the AWS CLI: ${stderr.trim().split('\n').at(-1)}` };
}
