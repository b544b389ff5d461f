import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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

it('installs Python packages with pip, which refuses archives with other checksums', async () => {
  const python: Peer = { name: 'py', from: 'pip', packages: ['numpy==2.1.0'], checksums: ['sha256:aa', 'sha256:bb'] };

  await installPeer(python, dir, run);

  const file = calls[0]!.at(-1)!;
  expect(calls[0]).toEqual(expect.arrayContaining(['python3', '-m', 'pip', '--target', join(dir, 'py')]));
  expect(readFileSync(join(dir, 'py', file), 'utf8')).toBe('numpy==2.1.0 --hash=sha256:aa --hash=sha256:bb\n');
});

it('builds a Rust program with the versions of its lock file, every time: it is ours and may have changed', async () => {
  const rust: Peer = { name: 'crate', from: 'cargo', packages: ['crate@1.0.0'], program: '/a/program' };

  await installPeer(rust, dir, run);
  await installPeer(rust, dir, run);

  expect(calls).toHaveLength(2);
  expect(calls[0]).toEqual(
    expect.arrayContaining(['cargo', '--locked', '/a/program/Cargo.toml', '--target-dir', join(dir, 'crate')]),
  );
});

it('refuses an archive from npm with another checksum', async () => {
  const install = async (_: string, __: readonly string[], cwd: string): Promise<void> => {
    mkdirSync(join(cwd, 'node_modules'));
    const lock = { packages: { 'node_modules/@scope/other': { integrity: 'sha512-right' } } };
    writeFileSync(join(cwd, 'node_modules/.package-lock.json'), JSON.stringify(lock));
  };

  await expect(installPeer({ ...peer, checksums: ['sha512-wrong'] }, dir, install)).rejects.toMatchObject({
    code: 'KINGLET_BENCH_PEER',
    message: expect.stringContaining('sha512-right'),
  });
  await installPeer({ ...peer, checksums: ['sha512-right'] }, dir, install);
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
