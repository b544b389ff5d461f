// A lane: a program that times named cases of its own on request, and does nothing in between.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { BenchError } from '../errors.ts';

/** How a lane is started. */
export interface LaneCommand {
  readonly name: string;
  readonly command: readonly string[];
  /** Beside those of this process; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

export interface Lane {
  readonly name: string;
  /** What the lane said of itself: its program and version. */
  readonly about: string;
  /** Nanoseconds that `repeats` runs of the case took; undefined if the lane has no such case. */
  time(operation: string, n: number, repeats: number): Promise<number | undefined>;
  close(): void;
}

/**
 * Starts a lane on one processor (any, without `cpu`). A lane reads lines `<case> <n> <repeats>` and answers each by a
 * line: nanoseconds, or `-`. Throws BenchError KINGLET_BENCH_LANE with the lane's last words if it ends.
 */
export async function openLane({ name, command, env, cwd }: LaneCommand, cpu?: number): Promise<Lane> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  const answers = answersOf(name, child);
  const about = (await answers.next()).replace(/^ready /, '');
  // The main thread alone: the engine's helpers may use the other processors.
  if (cpu !== undefined) spawnSync('taskset', ['-pc', String(cpu), String(child.pid)]);
  raisePriority(child.pid as number);
  return {
    name,
    about,
    time: async (operation, n, repeats) => {
      child.stdin?.write(`${operation} ${n} ${repeats}\n`);
      const answer = await answers.next();
      return answer === '-' ? undefined : Number(answer);
    },
    close: () => child.stdin?.end(),
  };
}

/** Before other work, where the user may do that: most may not, and then take their turn like everybody. */
function raisePriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_HIGH);
  } catch (error) {
    const { info } = error as { info?: { code?: string } };
    if (info?.code !== 'EACCES' && info?.code !== 'EPERM') throw error;
  }
}

function answersOf(name: string, child: ChildProcess): { next(): Promise<string> } {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = `${words}${text}`.slice(-2000);
  });
  child.stdin?.on('error', () => undefined); // the end of the child is what is reported
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  failed.catch(() => undefined);
  return {
    next: async () => {
      const line = await Promise.race([lines.next(), failed]).catch((cause: unknown) => {
        throw new BenchError('KINGLET_BENCH_LANE', `The lane ${name} could not be started.`, { cause });
      });
      if (!line.done) return line.value;
      throw new BenchError('KINGLET_BENCH_LANE', `The lane ${name} ended: ${words.trim() || 'without a word'}.`);
    },
  };
}
