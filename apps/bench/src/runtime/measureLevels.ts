// Every engine at every level of optimization: what it weighs, how soon it starts, how fast it computes and answers.
import type { BuildResult, Engine } from '@kinglet/bundler';
import { measureColdStarts, requireColdStarts } from '../measureColdStarts.ts';
import type { ProgramRow } from '../programRows.ts';
import { requireServed, serveEvents } from '../serveEvents.ts';
import { median } from '../statistics.ts';
import type { SuiteContext } from '../suite.ts';
import { buildHandler, type HandlerFile, type Optimize, rowOf } from './contestants.ts';
import type { Effort } from './effort.ts';
import { cpuPerEvent } from './measurements.ts';

/** Sizes are of the minimal handler for arm64; the rest is measured on this machine, medians. */
export interface LevelRow {
  readonly engine: Engine;
  readonly optimize: Optimize;
  readonly fileBytes: number;
  readonly zipBytes: number;
  readonly coldMs: number;
  /** CPU time of one event. */
  readonly fibMs: number;
  readonly echoUs: number;
}

const levels: readonly Optimize[] = ['size', 'speed', 'aggressive'];

/** A row for each of `engines` at each level. */
export async function measureLevels(
  { progress, workDir }: SuiteContext,
  engines: readonly Engine[],
  effort: Effort,
): Promise<LevelRow[]> {
  const combinations = engines.flatMap((engine) => levels.map((optimize) => ({ engine, optimize })));
  const sizes: BuildResult[] = [];
  for (const { engine, optimize } of combinations) {
    progress.update(`building for ${engine}, ${optimize}`);
    sizes.push(await buildHandler('minimal', engine, workDir, { arch: 'arm64', optimize }));
  }
  const onProgress = (done: number, total: number): void => progress.update('engines and levels', done, total);
  const cold = requireColdStarts(
    await measureColdStarts(await rowsOf('minimal'), { runs: Math.ceil(effort.starts / 2), onProgress }),
  );
  const rounds = Math.ceil(effort.echoRounds / 2);
  const echo = requireServed(
    await serveEvents(await rowsOf('echo'), { rounds, events: effort.echoEvents, warmup: 2, onProgress }),
  );
  const fib = requireServed(
    await serveEvents(await rowsOf('fib', { FIB: String(effort.fib) }), {
      ...{ events: 1, rounds: effort.fibRounds, warmup: 1, bytes: 128, onProgress },
    }),
  );
  return combinations.map((combination, i) => ({
    ...combination,
    fileBytes: sizes[i]!.verification.bytes,
    zipBytes: sizes[i]!.zipBytes,
    coldMs: cold[i]!.p50,
    fibMs: median(fib[i]!.rounds.map(({ cpuNs }) => cpuNs)) / 1e6,
    echoUs: median(cpuPerEvent(echo[i]!)),
  }));

  async function rowsOf(handler: HandlerFile, env: Readonly<Record<string, string>> = {}): Promise<ProgramRow[]> {
    const rows: ProgramRow[] = [];
    for (const { engine, optimize } of combinations)
      rows.push(rowOf(`${engine}, ${optimize}`, await buildHandler(handler, engine, workDir, { optimize }), env));
    return rows;
  }
}
