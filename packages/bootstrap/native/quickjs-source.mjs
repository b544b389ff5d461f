// The QuickJS source: from its source distribution, pinned and checksummed, unpacked into .cache, never committed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache } from '../../../scripts/toolchain.mjs';

const requirements = fileURLToPath(new URL('./quickjs-requirements.txt', import.meta.url));
const version = /^quickjs-ng==(\S+)/.exec(readFileSync(requirements, 'utf8'))[1];

/** The folder that holds quickjs.c, fetched through pip when it is not in the cache. */
export function quickjsSource() {
  const dir = join(cache, `quickjs-ng-${version}`);
  if (!existsSync(join(dir, 'quickjs.c'))) fetchSource(dir);
  return dir;
}

/** The version of the bytecode format that the source reads and writes. */
export function bytecodeVersion(dir) {
  return Number(/^#define BC_VERSION (\d+)$/m.exec(readFileSync(join(dir, 'quickjs.c'), 'utf8'))[1]);
}

function fetchSource(dir) {
  const work = mkdtempSync(join(cache, 'quickjs-'));
  const args = [
    'download',
    '--quiet',
    '--no-deps',
    '--no-binary',
    'quickjs-ng',
    '--require-hashes',
    '-r',
    requirements,
    '-d',
    work,
  ];
  execFileSync('python3', ['-m', 'pip', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('tar', ['-xzf', join(work, readdirSync(work)[0]), '-C', work]);
  const unpacked = readdirSync(work).find((name) => existsSync(join(work, name, 'upstream-quickjs')));
  renameSync(join(work, unpacked, 'upstream-quickjs'), dir);
  rmSync(work, { recursive: true, force: true });
}
