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

const execute = promisify(execFile);

/** What the native engine is judged by; times in milliseconds of CPU time, one a round. */
export interface NativeMeasurements {
  /** Bootstrap and zip of the minimal handler for arm64. */
  readonly minimal: Size;
  readonly fib: readonly number[];
  /** The same function in C, gcc -O2. */
  readonly fibInC: readonly number[];
  /** As gcc says it. */
  readonly gcc: string;
}

/** fib(n) as one event, and as a program that gcc compiled, in turn. Throws BenchError KINGLET_BENCH_ENGINE without gcc. */
export async function measureNative(
  { progress, workDir }: SuiteContext,
  { fib: n, fibRounds: rounds }: Effort,
): Promise<NativeMeasurements> {
  const minimal = await buildHandler('minimal', 'native', workDir, { arch: 'arm64' });
  const row = rowOf('native', await buildHandler('fib', 'native', workDir), { FIB: String(n) });
  const { program, version } = await compileC(workDir);
  const times = { fib: [] as number[], fibInC: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    progress.update(`fib(${n}), native and C`, round, rounds);
    const { stdout } = await execute(program, [String(n)]);
    times.fibInC.push(Number(stdout));
    const [served] = requireServed(await serveEvents([row], { events: 1, rounds: 1, warmup: 0, bytes: 128 }));
    times.fib.push((served?.rounds[0]?.cpuNs ?? Number.NaN) / 1e6);
  }
  return { minimal: { fileBytes: minimal.bootstrapBytes, zipBytes: minimal.zipBytes }, ...times, gcc: version };
}

async function compileC(workDir: string): Promise<{ readonly program: string; readonly version: string }> {
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
