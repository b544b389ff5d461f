// Opens the lanes of the suite `kernels`: ours, and every peer that this machine can have.
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BenchError } from '../errors.ts';
import { peerVersions } from '../peers.ts';
import type { SuiteContext } from '../suite.ts';
import { type Lane, type LaneCommand, openLane } from './lane.ts';
import { numpyFor, simsimd, trueno } from './pinnedPeers.ts';

const run = promisify(execFile);
const appDir = fileURLToPath(new URL('../../', import.meta.url));

export interface Lanes {
  readonly open: ReadonlyMap<string, Pick<Lane, 'about' | 'time'>>;
  /** A sentence for each lane that is not there. */
  readonly skipped: readonly string[];
  /** The processor that all of them run on. */
  readonly cpu: number | undefined;
  close(): void;
}

/** Opens what can be had; a peer that cannot is skipped with its reason. */
export async function openLanes(context: SuiteContext): Promise<Lanes> {
  const cpu = lastProcessor();
  const open = new Map<string, Pick<Lane, 'about' | 'time'>>();
  const processes: Lane[] = [];
  const skipped: string[] = [];
  const skip = (name: string, error: unknown): undefined => {
    skipped.push(`Skipped: ${name}: ${reasonOf(error)}`);
    context.progress.done(skipped.at(-1) as string);
  };
  const simsimdDir = await context.installPeer(simsimd).catch((error: unknown) => skip('simsimd', error));
  for (const [name, prepare] of Object.entries(commands(context, simsimdDir)))
    try {
      context.progress.update(`starting ${name}`);
      const lane = await openLane({ name, ...(await prepare()) }, cpu);
      processes.push(lane);
      open.set(name, lane);
    } catch (error) {
      skip(name, error);
    }
  const plain = open.get('plain');
  if (plain) open.set('loops', within(plain, 'loops', `plain loops, Node ${process.versions.node}`));
  if (plain && simsimdDir) open.set('simsimd', within(plain, 'simsimd', peerVersions(simsimd)));
  const arena = open.get('arena');
  if (arena && simsimdDir)
    open.set('simsimdArena', within(arena, 'simsimd', `${peerVersions(simsimd)} on the tensors`));
  const close = (): void => {
    for (const lane of processes) lane.close();
  };
  return { open, skipped, cpu, close };
}

/** A peer that runs in the process of another lane, on the same bytes. */
function within(lane: Pick<Lane, 'time'>, prefix: string, about: string): Pick<Lane, 'about' | 'time'> {
  return { about, time: (operation, n, repeats) => lane.time(`${prefix}.${operation}`, n, repeats) };
}

type Prepare = () => Promise<Omit<LaneCommand, 'name'>>;

function commands(context: SuiteContext, simsimdDir: string | undefined): Readonly<Record<string, Prepare>> {
  const program = join(context.workDir, 'c');
  const native = async (...args: string[]): Promise<Omit<LaneCommand, 'name'>> => {
    await run(process.execPath, [join(appDir, 'lanes/c/build.mjs'), program]);
    return { command: [join(program, 'lane'), ...args] };
  };
  const node = async (...args: string[]): Promise<Omit<LaneCommand, 'name'>> => ({
    command: [process.execPath, '--conditions=@kinglet/source', join(appDir, 'src/lanes/node.ts'), ...args],
  });
  const simsimdDirs = simsimdDir === undefined ? [] : [simsimdDir];
  return {
    plain: () => node('plain', ...simsimdDirs),
    arena: () => node('arena', ...simsimdDirs),
    plan: () => node('plan'),
    native: () => native(),
    limit: () => native(),
    scalar: () => native('scalar'),
    numpy: async () => ({
      command: ['python3', '-u', join(appDir, 'lanes/numpy_lane.py')],
      env: { PYTHONPATH: await context.installPeer(numpyFor(await pythonVersion())), OPENBLAS_NUM_THREADS: '1' },
    }),
    trueno: async () => ({ command: [join(await context.installPeer(trueno), 'release/trueno-lane')] }),
  };
}

async function pythonVersion(): Promise<string> {
  const { stdout } = await run('python3', ['-c', 'import sys; print(sys.version.split()[0])']);
  return stdout.trim();
}

/** The last processor that this process may use: the first ones get the interrupts. Undefined where `taskset` is not to be had. */
function lastProcessor(): number | undefined {
  if (spawnSync('taskset', ['--version']).status !== 0) return undefined;
  const allowed = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  const last = Number(allowed?.split(/[-,]/).at(-1));
  return Number.isInteger(last) ? last : undefined;
}

function reasonOf(error: unknown): string {
  const { message, stderr = '' } = error as Error & { stderr?: string };
  const cause = error instanceof BenchError && error.cause instanceof Error ? ` (${reasonOf(error.cause)})` : '';
  return `${stderr.trim().split('\n').at(-1) || message.split('\n')[0]}${cause}`;
}
