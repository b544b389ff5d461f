// Peers are other people's packages, installed on demand at a pinned version, outside of every product dependency.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BenchError } from './errors.ts';

/** `packages` are exact: `name@1.2.3` from npm and cargo, `name==1.2.3` from pip. */
export interface Peer {
  readonly name: string;
  readonly from: 'npm' | 'pip' | 'cargo';
  readonly packages: readonly string[];
  /**
   * What the archive of the first package must be: `sha512-…` as npm writes it, or the `sha256:…` that pip may find, one for
   * every Python and processor. Cargo compares with the lock file of the program.
   */
  readonly checksums?: readonly string[];
  /** With npm: run the install scripts of the packages, which compile what they need. @default false */
  readonly runScripts?: boolean;
  /** With cargo: the folder of the Rust program, with its Cargo.lock, that uses the packages. */
  readonly program?: string;
}

export type RunCommand = (command: string, args: readonly string[], cwd: string) => Promise<unknown>;

/**
 * Installs `peer` into `<peersDir>/<name>` unless exactly these versions are already there, and returns that folder:
 * with npm it holds node_modules, with pip it goes on PYTHONPATH, with cargo it holds release/<program>. Throws BenchError
 * KINGLET_BENCH_PEER when a version is not pinned, the installer fails or a checksum is another.
 */
export async function installPeer(peer: Peer, peersDir: string, run: RunCommand = runCommand): Promise<string> {
  const dir = join(peersDir, peer.name);
  const marker = join(dir, 'installed.json');
  const { packages, checksums = [] } = checked(peer);
  const wanted = JSON.stringify([...packages, ...checksums, ...(peer.runScripts ? ['with scripts'] : [])]);
  // The program of a cargo peer is ours and may have changed: cargo knows best what is left to do.
  if (peer.from !== 'cargo') {
    if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return dir;
    await rm(dir, { recursive: true, force: true });
  }
  await mkdir(dir, { recursive: true });
  if (peer.from === 'pip') await writeFile(join(dir, requirements), requirementsOf(packages, checksums));
  const [command, args] = installerOf(peer, dir);
  await run(command, args, dir).catch((cause: unknown) => {
    throw new BenchError(
      'KINGLET_BENCH_PEER',
      `The peer ${peer.name} could not be installed by ${command} ${args.join(' ')}.`,
      { cause },
    );
  });
  if (peer.from === 'npm' && checksums.length > 0) checkIntegrity(peer, dir);
  await writeFile(marker, wanted);
  return dir;
}

/** The pinned versions of a peer, for the report: `name 1.2.3`. */
export function peerVersions(peer: Peer): string {
  return peer.packages.map((spec) => spec.replace(/(.)(?:@|==)([^@=]+)$/, '$1 $2')).join(', ');
}

function checked(peer: Peer): Peer {
  const pinned =
    peer.from !== 'pip' ? /^(@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+[\w.+-]*$/ : /^[\w.-]+(\[[\w,-]+\])?==\d[\w.+!]*$/;
  const loose = peer.packages.find((spec) => !pinned.test(spec));
  if (loose === undefined && peer.packages.length > 0 && /^[\w.-]+$/.test(peer.name)) return peer;
  throw new BenchError(
    'KINGLET_BENCH_PEER',
    `Expected the peer ${peer.name} to name exact versions; got ${loose ?? 'no package'}.`,
  );
}

const requirements = 'requirements.txt';

/** With checksums pip refuses every archive that has none of them. */
function requirementsOf(packages: readonly string[], checksums: readonly string[]): string {
  return packages.map((spec) => `${[spec, ...checksums.map((sum) => `--hash=${sum}`)].join(' ')}\n`).join('');
}

/** npm has compared the archive with what its registry says; this compares that with what is written here. */
function checkIntegrity({ name, packages, checksums }: Peer, dir: string): void {
  const lock = JSON.parse(readFileSync(join(dir, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string }>;
  };
  const found = lock.packages[`node_modules/${packages[0]?.replace(/@[^@]+$/, '')}`]?.integrity;
  if (found !== undefined && checksums?.includes(found)) return;
  throw new BenchError(
    'KINGLET_BENCH_PEER',
    `Expected the archive of the peer ${name} to have ${checksums?.join(' or ')}; got ${found}.`,
  );
}

function installerOf({ from, packages, runScripts = false, program = '' }: Peer, dir: string): [string, string[]] {
  if (from === 'cargo')
    return [
      'cargo',
      [
        'build',
        '--quiet',
        '--release',
        '--locked',
        '--manifest-path',
        join(program, 'Cargo.toml'),
        '--target-dir',
        dir,
      ],
    ];
  if (from === 'pip')
    return [
      'python3',
      [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--no-deps',
        '--target',
        dir,
        '-r',
        requirements,
      ],
    ];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--omit=optional'];
  if (!runScripts) quiet.push('--ignore-scripts');
  return ['npm', ['install', '--prefix', dir, ...quiet, '--save-exact', ...packages]];
}

/** Runs an installer to its end. Rejects with what it wrote when it fails. */
export async function runCommand(command: string, args: readonly string[], cwd: string): Promise<unknown> {
  return promisify(execFile)(command, args, { cwd, maxBuffer: 64 * 2 ** 20 });
}
