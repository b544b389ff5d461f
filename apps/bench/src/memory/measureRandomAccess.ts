// Random reads of memory on huge pages, on ordinary ones, and of an ArrayBuffer, each in processes of its own.
import { fileURLToPath } from 'node:url';
import { type RunProgram, runProgram } from '../quantization/compareTools.ts';
import { median } from '../statistics.ts';

export type MemoryKind = 'huge pages' | '4 KiB pages' | 'ArrayBuffer';

export interface RandomAccessFigures {
  /** Of one read that waits for the one before. */
  readonly ns: number;
  /** To make the memory and write to each page once. */
  readonly firstTouchMs: number;
  /** Of the memory, bytes that really were on huge pages: the least of all runs. */
  readonly hugePageBytes: number;
}

export interface RandomAccessOptions {
  readonly bytes: number;
  readonly steps: number;
  readonly rounds: number;
  readonly onProgress: (done: number, total: number) => void;
  readonly run?: RunProgram;
}

export const memoryKinds: readonly MemoryKind[] = ['huge pages', '4 KiB pages', 'ArrayBuffer'];
const program = fileURLToPath(new URL('../../lanes/randomAccess.mjs', import.meta.url));

/** Medians of processes that took turns. Throws BenchError KINGLET_BENCH_PEER where one fails. */
export async function measureRandomAccess(
  options: RandomAccessOptions,
): Promise<Readonly<Record<MemoryKind, RandomAccessFigures>>> {
  const { bytes, steps, rounds, onProgress, run = runProgram } = options;
  const samples = new Map(memoryKinds.map((kind) => [kind, [] as RandomAccessFigures[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of memoryKinds) {
      const args = ['--conditions=@kinglet/source', '--no-warnings', program];
      const out = await run(process.execPath, args, {}, JSON.stringify({ kind, bytes, steps }));
      samples.get(kind)!.push(JSON.parse(out) as RandomAccessFigures);
    }
    onProgress(round + 1, rounds);
  }
  const entries = [...samples].map(([kind, each]) => [kind, summary(each)] as const);
  return Object.fromEntries(entries) as Record<MemoryKind, RandomAccessFigures>;
}

function summary(samples: readonly RandomAccessFigures[]): RandomAccessFigures {
  return {
    ns: median(samples.map(({ ns }) => ns)),
    firstTouchMs: median(samples.map(({ firstTouchMs }) => firstTouchMs)),
    hugePageBytes: Math.min(...samples.map(({ hugePageBytes }) => hugePageBytes)),
  };
}
