// Processes that stay, and do a slice of their work by turns: what comes over the machine for a second comes over all of them.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { BenchError } from '../errors.ts';

export interface SlicesOptions {
  /** What each slice is: a line that the program reads. */
  readonly line: string;
  readonly slices: number;
  /** Read after the last slice. */
  readonly last?: string;
}

/** The words of a process: Node's and the program's. */
export interface ProcessWords {
  readonly options?: readonly string[];
  readonly args: readonly string[];
}

/** What each process said to each line, in their order: the program prints one line of JSON for each that it reads. */
export async function slicesInTurns<Kind extends string>(
  program: URL,
  kinds: Readonly<Record<Kind, ProcessWords>>,
  { line, slices, last }: SlicesOptions,
): Promise<Readonly<Record<Kind, readonly unknown[]>>> {
  const names = Object.keys(kinds) as Kind[];
  const workers = names.map((name) => start(program, kinds[name]));
  const answers = names.map((): unknown[] => []);
  const tell = async (i: number, text: string) => void answers[i]!.push(await workers[i]!.answerTo(text));
  try {
    for (let slice = 0; slice < slices; slice++)
      for (let i = 0; i < names.length; i++) await tell((i + slice) % names.length, line);
    if (last !== undefined) for (let i = 0; i < names.length; i++) await tell(i, last);
  } finally {
    for (const { child } of workers) child.kill();
  }
  return Object.fromEntries(names.map((name, i) => [name, answers[i]!])) as Record<Kind, unknown[]>;
}

interface Worker {
  readonly child: ChildProcess;
  readonly answerTo: (line: string) => Promise<unknown>;
}

function start(program: URL, { options = [], args }: ProcessWords): Worker {
  const words = [...options, '--conditions=@kinglet/source', program.pathname, ...args];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answerTo = async (line: string): Promise<unknown> => {
    child.stdin.write(`${line}\n`);
    const { value, done } = await lines.next();
    if (!done) return JSON.parse(value);
    throw new BenchError(
      'KINGLET_BENCH_LANE',
      `Expected an answer of ${program.pathname} ${args.join(' ')}, found its end`,
    );
  };
  // What it does not read any more is told by its output's end.
  child.stdin.on('error', () => undefined);
  return { child, answerTo };
}
