// The QuickJS source: from its source distribution, pinned and checksummed, unpacked into .cache, never committed.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildHint, cache, hasPip } from '../../../scripts/toolchain.mjs';

const requirements = fileURLToPath(new URL('./quickjs-requirements.txt', import.meta.url));
const version = /^quickjs-ng==(\S+)/.exec(readFileSync(requirements, 'utf8'))[1];

/** The folder that holds quickjs.c, fetched through pip when it is not in the cache; or `{ missing }`, or `{ failure }`. */
export function quickjsSource() {
  const dir = join(cache, `quickjs-ng-${version}`);
  if (existsSync(join(dir, 'quickjs.c'))) return { dir };
  if (!hasPip())
    return {
      missing: `the QuickJS source comes through pip, which was not found; type: ${buildHint}`,
    };
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'quickjs-'));
  try {
    const source = fetchSource(work);
    if (!source) return { failure: 'the QuickJS source could not be fetched: pip says why above; then build again' };
    renameSync(source, dir);
    return { dir };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The version of the bytecode format that the source reads and writes. */
export function bytecodeVersion(dir) {
  return Number(/^#define BC_VERSION (\d+)$/m.exec(readFileSync(join(dir, 'quickjs.c'), 'utf8'))[1]);
}

/** Pip checks the hash, then has setuptools read the metadata, which it fetches into a folder of its own. */
function fetchSource(work) {
  const what = ['--no-deps', '--no-binary', 'quickjs-ng', '--require-hashes', '-r', requirements];
  const args = ['-m', 'pip', 'download', '--quiet', ...what, '-d', work];
  const { status } = spawnSync('python3', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) return undefined;
  execFileSync('tar', ['-xzf', join(work, readdirSync(work)[0]), '-C', work, '--no-same-owner']);
  const unpacked = readdirSync(work).find((name) => existsSync(join(work, name, 'upstream-quickjs')));
  return join(work, unpacked, 'upstream-quickjs');
}
