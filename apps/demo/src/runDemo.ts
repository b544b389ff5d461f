// The whole demo: build, start cold, invoke warm, compare, judge. No output but progress; the entry file prints.
import { describeMachine, isFailure, type Progress } from '@kinglet/bench-app';
import { exercises } from './answers.ts';
import { judgeBars, same } from './bars.ts';
import { type Built, buildTarget } from './buildTarget.ts';
import { checkSizes } from './checkSizes.ts';
import { type ColdRows, measureColdRows } from './coldRows.ts';
import { compareSimd } from './compareSimd.ts';
import { DemoError } from './errors.ts';
import { type FirstAnswers, measureFirstAnswers } from './firstAnswers.ts';
import { measureFullSizes } from './fullSizes.ts';
import { invokeWarm } from './invokeWarm.ts';
import { missingPrebuild } from './missingPrebuild.ts';
import { hasModel } from './models.ts';
import type { DemoOptions } from './options.ts';
import type { ResultRow, Results, SimdRow } from './results.ts';
import { planTargets, type Target, targetName, thisHost } from './targets.ts';

export interface RunDemoOptions extends Omit<DemoOptions, 'json' | 'help'> {
  readonly progress: Progress;
  /** Where the builds go. */
  readonly buildDir: string;
  /** Milliseconds of warm invocations per row. @default 3000, emulated 10000 */
  readonly warmBudgetMs?: number;
  readonly now?: () => Date;
}

/**
 * Runs everything that was asked for and can run here. A wrong answer is a problem in the results; only what keeps the
 * demo itself from working rejects. Throws DemoError KINGLET_DEMO_NOTHING_TO_RUN when no target is left.
 */
export async function runDemo(options: RunDemoOptions): Promise<Results> {
  const { progress, now = () => new Date() } = options;
  const machine = describeMachine();
  const plan = planTargets(options, thisHost);
  const { builds, skipped } = await buildAll(plan.targets, options);
  const left = [...plan.skipped.map(({ engine, arch, reason }) => `${engine} ${arch}: ${reason}`), ...skipped];
  for (const line of left) progress.done(`left out: ${line}`);
  if (builds.length === 0)
    throw new DemoError(
      'KINGLET_DEMO_NOTHING_TO_RUN',
      `Nothing of what was asked for runs here: ${left.join('; ') || 'engine native has no handler with a model'}`,
    );

  const cold = await measureCold(builds, options);
  const warm = await measureWarm(builds, cold, options);
  const simd = await measureSimd(builds, progress);
  const wholeDemo = options.handlers.includes('minimal') && options.engines.includes('quickjs');
  const payloads = wholeDemo ? await checkPayloads(builds, options) : undefined;
  const hasModels = options.handlers.some(hasModel);
  const fullSizes = wholeDemo || hasModels ? await measureFullSizes(options.arches) : [];

  const first = hasModels ? await measureFirst(options) : noFirstAnswers;

  const rows = [cold.floor, ...warm.rows];
  const bars = judgeBars({ rows, fullSizes, firstAnswers: first.rows, sizeProblems: payloads });
  const problems = [
    ...cold.problems,
    ...warm.problems,
    ...differences(warm.rows),
    ...(payloads ?? []),
    ...first.problems,
  ];
  return {
    machine,
    date: now().toISOString(),
    rows,
    simd,
    firstAnswers: first.rows,
    bars,
    skipped: [...left, ...first.skipped],
    problems,
  };
}

async function buildAll(
  targets: readonly Target[],
  options: RunDemoOptions,
): Promise<{ builds: Built<Target>[]; skipped: string[] }> {
  const builds: Built<Target>[] = [];
  const skipped = new Set<string>();
  for (const [index, target] of targets.entries()) {
    options.progress.update(`building ${nameOf(target)}`, index, targets.length);
    const built = await buildTarget(target, options.buildDir).catch((error: unknown) => {
      const reason = missingPrebuild(error);
      if (reason === undefined) throw error;
      skipped.add(`${target.engine} ${target.arch}: ${reason}`);
    });
    if (built) builds.push(built);
  }
  options.progress.done(`built ${builds.length} functions`);
  return { builds, skipped: [...skipped] };
}

async function measureCold(builds: readonly Built<Target>[], { progress, runs }: RunDemoOptions): Promise<ColdRows> {
  progress.update('cold starts');
  const cold = await measureColdRows(builds, {
    runs,
    onProgress: (done, total) => progress.update('cold starts', done, total),
  });
  progress.done(
    `started ${builds.filter(({ target }) => !target.emulated).length + 1} programs cold, ${runs} times each`,
  );
  return cold;
}

async function measureWarm(
  builds: readonly Built<Target>[],
  cold: ColdRows,
  { progress, warmBudgetMs }: RunDemoOptions,
): Promise<{ rows: ResultRow[]; problems: string[] }> {
  const rows: ResultRow[] = [];
  const problems: string[] = [];
  for (const built of builds) {
    const name = nameOf(built.target);
    progress.update(`invoking ${name}`);
    const onProgress = (done: number, total: number): void => progress.update(`invoking ${name}`, done, total);
    const budget = warmBudgetMs === undefined ? {} : { budgetMs: warmBudgetMs };
    const warm = await invokeWarm(built, exercises[built.target.handler], { onProgress, ...budget });
    if (warm.problem !== undefined) problems.push(`${name}: ${warm.problem}`);
    rows.push(rowOf(built, cold, warm));
    const verdict = warm.problem === undefined ? 'right' : 'WRONG';
    progress.done(`${name}: ${verdict}, ${warm.warmUs ? `${warm.warmUs.n} warm invocations` : 'no warm invocations'}`);
  }
  return { rows, problems };
}

function rowOf(
  { target, bootstrapBytes, zipBytes }: Built<Target>,
  cold: ColdRows,
  warm: Awaited<ReturnType<typeof invokeWarm>>,
): ResultRow {
  const started = cold.of(target);
  const measured = started && !isFailure(started) ? started : undefined;
  return {
    handler: target.handler,
    engine: target.engine,
    arch: target.arch,
    emulated: target.emulated,
    bootstrapBytes,
    zipBytes,
    coldStartMs: measured ? { p50: measured.p50, p99: measured.p99, n: measured.n } : null,
    warmUs: warm.warmUs,
    maxRssKb: Math.max(warm.maxRssKb, measured?.maxRssKb ?? 0),
    response: parsed(warm.answer),
    ok: warm.problem === undefined && (target.emulated || measured !== undefined),
  };
}

const noFirstAnswers: FirstAnswers = { rows: [], skipped: [], problems: [] };

async function measureFirst({ engines, buildDir, runs, progress }: RunDemoOptions): Promise<FirstAnswers> {
  progress.update('first answers');
  const first = await measureFirstAnswers({
    engines,
    buildDir,
    runs,
    onProgress: (done, total) => progress.update('first answers', done, total),
  });
  progress.done(`started ${first.rows.length} programs cold and waited for their first answers, ${runs} times each`);
  return first;
}

async function measureSimd(builds: readonly Built<Target>[], progress: Progress): Promise<SimdRow[]> {
  const rows: SimdRow[] = [];
  for (const built of builds.filter(({ target }) => target.handler === 'simd-vector')) {
    progress.update(`scalar against SIMD, ${targetName(built.target)}`);
    const row = await compareSimd(built);
    if (row) rows.push(row);
  }
  if (rows.length > 0) progress.done('compared scalar with SIMD');
  return rows;
}

// One echo per quickjs architecture that was built.
async function checkPayloads(
  builds: readonly Built<Target>[],
  { buildDir, progress }: RunDemoOptions,
): Promise<string[]> {
  const targets = builds
    .map(({ target }) => target)
    .filter(({ handler, engine }) => handler === 'minimal' && engine === 'quickjs');
  const problems: string[] = [];
  for (const target of targets) {
    const name = `payload sizes, ${targetName(target)}`;
    const echo = await buildTarget({ ...target, handler: 'echo' as const }, buildDir);
    const found = await checkSizes(echo, (done, total) => progress.update(name, done, total));
    problems.push(...found.map((problem) => `${name}: ${problem}`));
    progress.done(`${name}: ${found.length === 0 ? 'byte-exact' : 'WRONG'}`);
  }
  return problems;
}

// Every engine and architecture must give the same answer, to the last digit.
function differences(rows: readonly ResultRow[]): string[] {
  return rows.flatMap((row) => {
    const first = rows.find(({ handler }) => handler === row.handler);
    if (first === undefined || same(first.response, row.response)) return [];
    return [`${nameOf(row as Target)} answers other than ${nameOf(first as Target)}`];
  });
}

function nameOf(target: Target): string {
  return `${target.handler} ${targetName(target)}`;
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return answer; // a wrong answer is shown as it came
  }
}
