import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { installPeer, type Peer, peerVersions, runCommand } from './peers.ts';

const peer: Peer = { name: 'other', from: 'npm', packages: ['@scope/other@1.2.3', 'helper@0.1.0-rc.1'] };
let dir: string;
let calls: string[][];

const run = async (command: string, args: readonly string[]): Promise<void> => {
  calls.push([command, ...args]);
};

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'peers-'));
  calls = [];
});

it('installs by the package manager with exact versions, in a folder of its own', async () => {
  const installed = await installPeer(peer, dir, run);

  expect(installed).toBe(join(dir, 'other'));
  expect(calls).toHaveLength(1);
  expect(calls[0]).toEqual(expect.arrayContaining(['npm', 'install', '--prefix', installed, ...peer.packages]));
});

it('installs Python packages with pip', async () => {
  await installPeer({ name: 'py', from: 'pip', packages: ['numpy==2.1.0'] }, dir, run);

  expect(calls[0]).toEqual(expect.arrayContaining(['pip3', '--target', join(dir, 'py'), 'numpy==2.1.0']));
});

it('does nothing the second time, and starts over when a version changed', async () => {
  await installPeer(peer, dir, run);
  await installPeer(peer, dir, run);
  await installPeer({ ...peer, packages: ['@scope/other@1.2.4'] }, dir, run);

  expect(calls).toHaveLength(2);
});

it('tries again after a failed installation', async () => {
  const broken = async (): Promise<never> => {
    throw new Error('no network');
  };

  await expect(installPeer(peer, dir, broken)).rejects.toMatchObject({
    code: 'KINGLET_BENCH_PEER',
    cause: expect.objectContaining({ message: 'no network' }),
  });
  expect(existsSync(join(dir, 'other/installed.json'))).toBe(false);
  await installPeer(peer, dir, run);
  expect(calls).toHaveLength(1);
});

it('runs the real installer on a package of this machine', async () => {
  const source = join(dir, 'source');
  mkdirSync(source);
  writeFileSync(join(source, 'package.json'), '{"name":"local-peer","version":"1.0.0"}');

  await runCommand('npm', ['install', '--prefix', dir, '--offline', '--no-audit', '--no-fund', source], dir);

  expect(existsSync(join(dir, 'node_modules/local-peer/package.json'))).toBe(true);
});

it.each<Peer>([
  { ...peer, packages: ['other@latest'] },
  { ...peer, packages: ['other@^1.0.0'] },
  { ...peer, packages: ['other'] },
  { ...peer, packages: [] },
  { ...peer, from: 'pip', packages: ['numpy>=2'] },
  { ...peer, name: '../elsewhere' },
])('refuses what is not pinned: $name $packages', async (loose) => {
  await expect(installPeer(loose, dir, run)).rejects.toMatchObject({ code: 'KINGLET_BENCH_PEER' });
  expect(calls).toEqual([]);
});

it('prints names and versions', () => {
  expect(peerVersions(peer)).toBe('@scope/other 1.2.3, helper 0.1.0-rc.1');
  expect(peerVersions({ name: 'py', from: 'pip', packages: ['numpy==2.1.0'] })).toBe('numpy 2.1.0');
});
