// The shipped bootstrap against the engine without Kinglet: how much larger its file is, how much slower its interpreter.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BuildResult, writeZip } from '@kinglet/bundler';
import { BenchError } from '../errors.ts';
import { requireServed, serveEvents } from '../serveEvents.ts';
import { rowOf } from './contestants.ts';

const execute = promisify(execFile);

/** Files of the engine alone, as native/engineAlone.mjs of the bootstrap builds them. */
export interface EngineAlone {
  readonly name: string;
  readonly arm64: string;
  readonly fast: string;
  readonly bytecode: string;
}

export interface Size {
  readonly fileBytes: number;
  readonly zipBytes: number;
}

/** Milliseconds of CPU time, one a round. */
export interface InterpreterTimes {
  readonly shipped: readonly number[];
  readonly fast: readonly number[];
}

/** Builds the engine alone into `workDir`. Throws BenchError KINGLET_BENCH_ENGINE with the compiler's words. */
export async function buildEngineAlone(workDir: string, n: number): Promise<EngineAlone> {
  const script = fileURLToPath(new URL('../../../../packages/bootstrap/native/engineAlone.mjs', import.meta.url));
  const args = ['--conditions=@kinglet/source', script, workDir, String(n)];
  const { stdout } = await execute(process.execPath, args).catch((cause: Error & { stderr?: string }) => {
    const said = /^\w*Error: (.*)$/m.exec(cause.stderr ?? '')?.[1] ?? cause.message;
    throw new BenchError('KINGLET_BENCH_ENGINE', `It could not be built: ${said}`, { cause });
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as EngineAlone;
}

/** The engine's file, and its zip as the bundler would write it. */
export function sizeOf(file: string): Size {
  const bytes = readFileSync(file);
  return { fileBytes: bytes.length, zipBytes: writeZip([{ name: 'bootstrap', bytes, mode: 0o755 }]).length };
}

/** fib(n) as one event in the shipped bootstrap and as a program of the engine, in turn: CPU time of each. */
export async function timeInterpreters(
  shipped: BuildResult,
  alone: EngineAlone,
  { n, rounds, onProgress }: { n: number; rounds: number; onProgress: (done: number, total: number) => void },
): Promise<InterpreterTimes> {
  const times = { shipped: [] as number[], fast: [] as number[] };
  const row = rowOf('shipped', shipped, { FIB: String(n) });
  for (let round = 0; round < rounds; round++) {
    onProgress(round, rounds);
    const { stdout } = await execute(alone.fast, [alone.bytecode], { cwd: join(alone.fast, '..') });
    times.fast.push(Number(stdout));
    const [served] = requireServed(await serveEvents([row], { events: 1, rounds: 1, warmup: 0, bytes: 128 }));
    times.shipped.push((served?.rounds[0]?.cpuNs ?? Number.NaN) / 1e6);
  }
  return times;
}
