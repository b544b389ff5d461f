// The native engine against plain C: the size of its smallest program, the speed of fib(n).
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BenchError } from '../errors.ts';
import { requireServed, serveEvents } from '../serveEvents.ts';
import type { SuiteContext } from '../suite.ts';
import { buildHandler, rowOf } from './contestants.ts';
import type { Effort } from './effort.ts';
import type { Size } from './measureEngine.ts';
import type { Skip } from './usableEngines.ts';

const execute = promisify(execFile);

/** What the native engine is judged by; without gcc only its size. */
export interface NativeMeasurements extends Partial<FibTimes> {
  /** Bootstrap and zip of the minimal handler for arm64. */
  readonly minimal: Size;
}

/** Milliseconds of CPU time, one a round. */
interface FibTimes {
  readonly fib: readonly number[];
  /** The same function in C, gcc -O2. */
  readonly fibInC: readonly number[];
  /** As gcc says it. */
  readonly gcc: string;
}

/** The size of the minimal handler; and fib(n) against C, which is skipped without gcc. */
export async function measureNative(context: SuiteContext, effort: Effort, skip: Skip): Promise<NativeMeasurements> {
  const { bootstrapBytes, zipBytes } = await buildHandler('minimal', 'native', context.workDir, { arch: 'arm64' });
  const compiled = await compileC(context.workDir).catch((error: unknown) => skip('fib in C', error));
  const times = compiled && (await timeFib(context, effort, compiled));
  return { minimal: { fileBytes: bootstrapBytes, zipBytes }, ...times };
}

/** fib(n) as one event, and as a program that gcc compiled, in turn. */
async function timeFib(
  { progress, workDir }: SuiteContext,
  { fib: n, fibRounds: rounds }: Effort,
  { program, version }: CProgram,
): Promise<FibTimes> {
  const row = rowOf('native', await buildHandler('fib', 'native', workDir), { FIB: String(n) });
  const times = { fib: [] as number[], fibInC: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    progress.update(`fib(${n}), native and C`, round, rounds);
    const { stdout } = await execute(program, [String(n)]);
    times.fibInC.push(Number(stdout));
    const [served] = requireServed(await serveEvents([row], { events: 1, rounds: 1, warmup: 0, bytes: 128 }));
    times.fib.push((served?.rounds[0]?.cpuNs ?? Number.NaN) / 1e6);
  }
  return { ...times, gcc: version };
}

interface CProgram {
  readonly program: string;
  readonly version: string;
}

/** Throws BenchError KINGLET_BENCH_ENGINE without gcc. */
async function compileC(workDir: string): Promise<CProgram> {
  const source = fileURLToPath(new URL('../../lanes/fib.c', import.meta.url));
  const program = join(workDir, 'fib-c');
  await mkdir(workDir, { recursive: true });
  try {
    await execute('gcc', ['-O2', '-o', program, source]);
    const { stdout } = await execute('gcc', ['--version']);
    return { program, version: stdout.split('\n')[0] ?? '' };
  } catch (cause) {
    throw new BenchError('KINGLET_BENCH_ENGINE', `gcc could not compile fib.c: ${(cause as Error).message}`, { cause });
  }
}
