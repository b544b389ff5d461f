// Builds and fetches who takes part, and measures them part by part.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '@kinglet/bundler';
import { floorFile } from '../launcher.ts';
import { type ColdStart, isFailure, measureColdStarts, requireColdStarts } from '../measureColdStarts.ts';
import type { ProgramRow } from '../programRows.ts';
import { requireServed, type Served, serveEvents } from '../serveEvents.ts';
import type { SuiteContext } from '../suite.ts';
import { buildHandler, engines, type RuntimePeer, rowOf } from './contestants.ts';
import type { Effort } from './effort.ts';
import { buildEngineAlone, type InterpreterTimes, sizeOf, timeInterpreters } from './measureEngine.ts';
import { measureLevels } from './measureLevels.ts';
import type { Measurements, Sizes } from './measurements.ts';
import { measureNative } from './measureNative.ts';
import { type Skip, unlessMissing, usableEngines } from './usableEngines.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/**
 * All parts, one after the other. Throws when a program of ours fails; what cannot be had of others, or built for want of a
 * compiler, is in `skipped`.
 */
export async function measureAll(
  context: SuiteContext,
  peers: readonly RuntimePeer[],
  effort: Effort,
): Promise<Measurements> {
  const skipped: string[] = [];
  const skip: Skip = (what, error) => {
    // Reports are the same wherever the repository is.
    const reason = `Skipped: ${what}: ${(error as Error).message.split('\n')[0]?.replaceAll(root, '')}`;
    skipped.push(reason);
    context.progress.done(reason);
    return undefined;
  };
  const usable = await usableEngines(context, skip);
  const { minimal, echo, versions } = await prepareAll(context, usable, peers, skip);
  const cold = await coldStarts(context, minimal, effort, skip);
  const echoed = await echoes(context, echo, effort, skip);
  const long = await longRun(context, usable, effort);
  const engine = await engineAlone(context, effort).catch((error: unknown) => skip('the engine alone', error));
  const native = usable.includes('native')
    ? await measureNative(context, effort, skip).catch(unlessMissing('the native engine against C', skip))
    : undefined;
  const levels = await measureLevels(context, usable, effort).catch(unlessMissing('engines and levels', skip));
  const { sizes, interpreter } = engine ?? {};
  return { cold, echo: echoed, long, sizes, interpreter, native, levels: levels ?? [], versions, skipped };
}

interface Contestants {
  readonly minimal: readonly ProgramRow[];
  readonly echo: readonly ProgramRow[];
  readonly versions: Readonly<Record<string, string>>;
}

async function prepareAll(
  { progress, workDir }: SuiteContext,
  usable: readonly Engine[],
  peers: readonly RuntimePeer[],
  skip: Skip,
): Promise<Contestants> {
  const rows = { minimal: [] as ProgramRow[], echo: [] as ProgramRow[] };
  const versions: Record<string, string> = {
    kinglet: `${usable.join(', ')}, ${process.arch}`,
    node: process.versions.node,
  };
  for (const handler of ['minimal', 'echo'] as const) {
    for (const engine of usable) {
      progress.update(`building ${handler} for ${engine}`);
      rows[handler].push(rowOf(engine, await buildHandler(handler, engine, workDir)));
    }
  }
  for (const { name, version, prepare } of peers) {
    progress.update(`installing ${name}`);
    const row = await prepare().catch((error: unknown) => skip(name, error));
    if (!row) continue;
    versions[name] = version;
    rows.minimal.push(row('minimal'));
    rows.echo.push(row('echo'), ...oneWorker(row('echo')));
  }
  return { minimal: [{ label: 'floor', command: [floorFile()] }, ...rows.minimal], echo: rows.echo, versions };
}

/** Threads hand events to each other at a price that a client with one event at a time need not pay. */
function oneWorker(row: ProgramRow): ProgramRow[] {
  if (row.label !== 'lambda_runtime') return [];
  return [{ ...row, label: `${row.label}, one worker`, env: { ...row.env, TOKIO_WORKER_THREADS: '1' } }];
}

async function coldStarts(
  { progress }: SuiteContext,
  rows: readonly ProgramRow[],
  { starts }: Effort,
  skip: Skip,
): Promise<ColdStart[]> {
  const onProgress = (done: number, total: number): void => progress.update('cold starts', done, total);
  const results = await measureColdStarts(rows, { runs: starts, onProgress });
  const own: readonly string[] = ['floor', ...engines];
  for (const result of results)
    if (isFailure(result) && !own.includes(result.label))
      skip(`${result.label}, cold start`, new Error(result.failure));
  return requireColdStarts(results.filter((result) => !isFailure(result) || own.includes(result.label)));
}

async function echoes(
  { progress }: SuiteContext,
  rows: readonly ProgramRow[],
  { echoRounds: rounds, echoEvents: events }: Effort,
  skip: Skip,
): Promise<readonly Served[]> {
  const onProgress = (done: number, total: number): void => progress.update('echoes', done, total);
  const served = await serveEvents(rows, { rounds, events, warmup: 2, onProgress });
  const own: readonly string[] = engines;
  requireServed(served.filter(({ label }) => own.includes(label)));
  for (const { label, failure } of served) if (failure !== undefined) skip(`${label}, echo`, new Error(failure));
  return served;
}

const pollers = 8;

async function longRun(
  { progress, workDir }: SuiteContext,
  usable: readonly Engine[],
  effort: Effort,
): Promise<Served[]> {
  const { longRounds: rounds, longEvents: events } = effort;
  const onProgress = (done: number, total: number): void => progress.update('very many events', done, total);
  const rows = [];
  for (const engine of usable) rows.push(rowOf(engine, await buildHandler('echo', engine, workDir)));
  const one = await serveEvents(rows, { rounds, events, onProgress });
  const overtaking = rowOf(`quickjs, ${pollers} at a time`, await buildHandler('overtake', 'quickjs', workDir), {
    AWS_LAMBDA_MAX_CONCURRENCY: String(pollers),
  });
  const many = await serveEvents([overtaking], { rounds, events, pollers, onProgress });
  // What was lost or crossed is a figure of the report, not a reason to have none.
  return [...one, ...many];
}

async function engineAlone(
  { progress, workDir }: SuiteContext,
  { fib: n, fibRounds: rounds }: Effort,
): Promise<{ sizes: Sizes; interpreter: InterpreterTimes }> {
  progress.update('building the engine alone');
  const alone = await buildEngineAlone(join(workDir, 'engine'), n);
  const minimal = await buildHandler('minimal', 'quickjs', workDir, { arch: 'arm64' });
  const shipped = await buildHandler('fib', 'quickjs', workDir);
  const onProgress = (done: number, total: number): void => progress.update(`fib(${n})`, done, total);
  return {
    sizes: {
      minimal: { fileBytes: minimal.bootstrapBytes, zipBytes: minimal.zipBytes },
      engine: sizeOf(alone.arm64),
    },
    interpreter: await timeInterpreters(shipped, alone, { n, rounds, onProgress }),
  };
}
