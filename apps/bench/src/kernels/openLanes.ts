// Opens the lanes of the suite `kernels`: ours, and every peer that this machine can have.
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BenchError } from '../errors.ts';
import { type Peer, peerVersions } from '../peers.ts';
import type { SuiteContext } from '../suite.ts';
import { compareAnswers } from './compareAnswers.ts';
import { type Lane, type LaneCommand, openLane } from './lane.ts';
import { numpyFor, onnxRuntime, openBlas, openBlasLibrary, simsimd, trueno } from './pinnedPeers.ts';
import { routeCalls } from './routeCalls.ts';

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

/** Opens what can be had; a peer that cannot is skipped with its reason. `withCalls`: those for calls on matrices as well. */
export async function openLanes(context: SuiteContext, withCalls: boolean): Promise<Lanes> {
  const cpu = lastProcessor();
  const open = new Map<string, Pick<Lane, 'about' | 'time'>>();
  const processes: Lane[] = [];
  const skipped: string[] = [];
  const skip = (name: string, error: unknown): undefined => {
    skipped.push(`Skipped: ${name}: ${reasonOf(error)}`);
    context.progress.done(skipped.at(-1) as string);
  };
  const install = (peer: Peer): Promise<string | undefined> =>
    context.installPeer(peer).catch((error: unknown) => skip(peer.name, error));
  const dirs = {
    simsimd: await install(simsimd),
    onnx: withCalls ? await install(onnxRuntime) : undefined,
    openblas: withCalls ? await install(openBlas) : undefined,
  };
  const { calls, ...others } = commands(context, dirs);
  for (const [name, prepare] of Object.entries(withCalls ? { ...others, calls } : others))
    try {
      context.progress.update(`starting ${name}`);
      const lane = await openLane({ name, ...(await prepare()) }, cpu);
      processes.push(lane);
      open.set(name, lane);
    } catch (error) {
      skip(name, error);
    }
  await compareAnswers(open.get('calls'), open.get('trueno')).catch((error: unknown) => {
    open.delete('trueno');
    skip('trueno', error);
  });
  routeCalls(open);
  const plain = open.get('plain');
  if (plain) open.set('loops', within(plain, 'loops', `plain loops, Node ${process.versions.node}`));
  if (plain && dirs.onnx) open.set('onnx', within(plain, 'onnx', `${peerVersions(onnxRuntime)}, one thread`));
  if (plain && dirs.simsimd) open.set('simsimd', within(plain, 'simsimd', peerVersions(simsimd)));
  const arena = open.get('arena');
  if (arena && dirs.simsimd)
    open.set('simsimdArena', within(arena, 'simsimd', `${peerVersions(simsimd)} on the tensors`));
  const close = (): void => {
    for (const lane of processes) lane.close();
  };
  return { open, skipped, cpu, close };
}

/** One thread, and the kernels that it takes for this processor by itself, whatever the user's own programs need. */
const openBlasEnv = { OPENBLAS_NUM_THREADS: '1', OPENBLAS_CORETYPE: undefined, OPENBLAS_L2_SIZE: undefined };

/** A peer that runs in the process of another lane, on the same bytes. */
function within(lane: Pick<Lane, 'time'>, prefix: string, about: string): Pick<Lane, 'about' | 'time'> {
  return { about, time: (operation, n, repeats) => lane.time(`${prefix}.${operation}`, n, repeats) };
}

type Prepare = () => Promise<Omit<LaneCommand, 'name'>>;

/** The folders of the peers that run in the processes of our lanes; undefined for one that is not there. */
interface PeerDirs {
  readonly simsimd: string | undefined;
  readonly onnx: string | undefined;
  readonly openblas: string | undefined;
}

function commands(
  context: SuiteContext,
  dirs: PeerDirs,
): { readonly calls: Prepare } & Readonly<Record<string, Prepare>> {
  const programs = join(context.workDir, 'c');
  const native = async (program: string, ...args: string[]): Promise<Omit<LaneCommand, 'name'>> => {
    await run(process.execPath, [join(appDir, 'lanes/c/build.mjs'), programs, program]);
    return { command: [join(programs, program), ...args] };
  };
  const node = async (...args: string[]): Promise<Omit<LaneCommand, 'name'>> => ({
    command: [process.execPath, '--conditions=@kinglet/source', join(appDir, 'src/lanes/node.ts'), ...args],
  });
  const libraries = dirs.openblas === undefined ? [] : [join(dirs.openblas, openBlasLibrary)];
  return {
    plain: () => node('plain', dirs.simsimd ?? '', dirs.onnx ?? ''),
    arena: () => node('arena', dirs.simsimd ?? ''),
    plan: () => node('plan'),
    native: () => native('lane'),
    limit: () => native('lane'),
    scalar: () => native('lane', 'scalar'),
    calls: async () => ({ ...(await native('calls', ...libraries)), env: openBlasEnv }),
    numpy: async () => ({
      command: ['python3', '-u', join(appDir, 'lanes/numpy_lane.py')],
      env: { ...openBlasEnv, PYTHONPATH: await context.installPeer(numpyFor(await pythonVersion())) },
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
