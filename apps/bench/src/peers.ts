// Peers are other people's packages, installed on demand at a pinned version, outside of every product dependency.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BenchError } from './errors.ts';

/** `packages` are exact: `name@1.2.3` from npm, `name==1.2.3` from pip. */
export interface Peer {
  readonly name: string;
  readonly from: 'npm' | 'pip';
  readonly packages: readonly string[];
}

export type RunCommand = (command: string, args: readonly string[], cwd: string) => Promise<unknown>;

/**
 * Installs `peer` into `<peersDir>/<name>` unless exactly these versions are already there, and returns that folder:
 * with npm it holds node_modules, with pip it goes on PYTHONPATH. Throws BenchError KINGLET_BENCH_PEER when a version is
 * not pinned or the installer fails.
 */
export async function installPeer(peer: Peer, peersDir: string, run: RunCommand = runCommand): Promise<string> {
  const dir = join(peersDir, peer.name);
  const marker = join(dir, 'installed.json');
  const wanted = JSON.stringify(checked(peer).packages);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return dir;
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  const [command, args] = installerOf(peer, dir);
  await run(command, args, dir).catch((cause: unknown) => {
    throw new BenchError(
      'KINGLET_BENCH_PEER',
      `The peer ${peer.name} could not be installed by ${command} ${args.join(' ')}.`,
      { cause },
    );
  });
  await writeFile(marker, wanted);
  return dir;
}

/** The pinned versions of a peer, for the report: `name 1.2.3`. */
export function peerVersions(peer: Peer): string {
  return peer.packages.map((spec) => spec.replace(/(.)(?:@|==)([^@=]+)$/, '$1 $2')).join(', ');
}

function checked(peer: Peer): Peer {
  const pinned =
    peer.from === 'npm' ? /^(@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+[\w.+-]*$/ : /^[\w.-]+(\[[\w,-]+\])?==\d[\w.+!]*$/;
  const loose = peer.packages.find((spec) => !pinned.test(spec));
  if (loose === undefined && peer.packages.length > 0 && /^[\w.-]+$/.test(peer.name)) return peer;
  throw new BenchError(
    'KINGLET_BENCH_PEER',
    `Expected the peer ${peer.name} to name exact versions; got ${loose ?? 'no package'}.`,
  );
}

function installerOf(peer: Peer, dir: string): [string, string[]] {
  if (peer.from === 'pip')
    return ['pip3', ['install', '--quiet', '--disable-pip-version-check', '--target', dir, ...peer.packages]];
  return [
    'npm',
    ['install', '--prefix', dir, '--no-audit', '--no-fund', '--loglevel=error', '--save-exact', ...peer.packages],
  ];
}

/** Runs an installer to its end. Rejects with what it wrote when it fails. */
export async function runCommand(command: string, args: readonly string[], cwd: string): Promise<unknown> {
  return promisify(execFile)(command, args, { cwd, maxBuffer: 64 * 2 ** 20 });
}
