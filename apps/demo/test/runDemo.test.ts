import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgress } from '@kinglet/bench-app';
import { beforeEach, describe, expect, it } from 'vitest';
import { exercises } from '../src/answers.ts';
import { type Buildable, buildTarget } from '../src/buildTarget.ts';
import { checkSizes, payloadOf } from '../src/checkSizes.ts';
import { compareSimd } from '../src/compareSimd.ts';
import { measureFirstAnswers } from '../src/firstAnswers.ts';
import { invokeWarm } from '../src/invokeWarm.ts';
import { hasMnist } from '../src/models.ts';
import { runDemo } from '../src/runDemo.ts';
import type { Arch } from '../src/targets.ts';

const arch = process.arch as Arch;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'demo-'));
});

const target = (handler: Buildable['handler'], engine: Buildable['engine']): Buildable => ({
  handler,
  engine,
  arch,
  emulated: false,
});

it('runs a handler on every engine and architecture, with results in the agreed shape', async () => {
  const lines: string[] = [];
  const results = await runDemo({
    handlers: ['minimal'],
    engines: ['native', 'quickjs', 'node'],
    arches: ['x64', 'arm64'],
    runs: 3,
    warmBudgetMs: 300,
    buildDir: dir,
    progress: createProgress({ write: (text) => lines.push(text) }),
  });

  const quantiles = { p50: expect.any(Number), p99: expect.any(Number), n: expect.any(Number) };
  expect(results.problems).toEqual([]);
  expect(results.machine).toMatchObject({ cpu: expect.any(String), cores: expect.any(Number) });
  expect(results.rows[0]).toMatchObject({
    handler: 'floor',
    engine: 'c',
    coldStartMs: { ...quantiles, n: 3 },
    warmUs: null,
  });
  expect(results.rows.length).toBeGreaterThanOrEqual(4);
  for (const row of results.rows.slice(1)) {
    expect(row).toMatchObject({
      handler: 'minimal',
      response: { statusCode: 200, body: 'ok' },
      ok: true,
      warmUs: quantiles,
    });
    expect(row.coldStartMs).toEqual(row.emulated ? null : { ...quantiles, n: 3 });
    expect(row.bootstrapBytes).toBeGreaterThan(row.zipBytes!);
    expect(row.maxRssKb).toBeGreaterThan(50);
    expect(Object.keys(row).sort()).toEqual(rowKeys);
  }
  expect(results.bars).toHaveLength(15);
  expect(results.bars.find(({ what }) => what.includes('rawHandler'))!.met).toBe(true);
  // The sizes depend on no machine; without qemu there is no arm64 row to judge.
  const nativeSizes = results.bars.filter(({ what }) => what.includes('native')).map(({ met }) => met);
  const hasArm = results.rows.some((row) => row.engine === 'native' && row.arch === 'arm64');
  expect(nativeSizes).toEqual(hasArm ? [true, true] : [null, null]);
  expect(lines.join('')).toContain('byte-exact');
}, 180_000);

const rowKeys = [
  'arch',
  'bootstrapBytes',
  'coldStartMs',
  'emulated',
  'engine',
  'handler',
  'maxRssKb',
  'ok',
  'response',
  'warmUs',
  'zipBytes',
];

it('says why when nothing of what was asked for runs here', async () => {
  const foreign = arch === 'x64' ? 'arm64' : 'x64';
  const wanted = { handlers: ['minimal'], engines: ['node'], arches: [foreign] } as const;

  await expect(
    runDemo({ ...wanted, runs: 1, buildDir: dir, progress: createProgress({ write: () => undefined }) }),
  ).rejects.toMatchObject({
    code: 'KINGLET_DEMO_NOTHING_TO_RUN',
    message: expect.stringContaining('own architecture'),
  });
});

describe('one built handler', () => {
  it.each(['native', 'quickjs', 'node'] as const)(
    'simd-vector on %s compares a loop with the kernels',
    async (engine) => {
      const built = await buildTarget(target('simd-vector', engine), dir);
      const warm = await invokeWarm(built, exercises['simd-vector'], { most: 3 });
      const row = await compareSimd(built);

      expect(warm).toMatchObject({ answer: expect.stringContaining('25002500'), warmUs: { n: 2 } });
      expect(warm.problem).toBeUndefined();
      expect(row).toMatchObject({ engine, arch, emulated: false });
      expect(row!.simdUs).toBeLessThan(row!.loopUs);
      // The addon carries every tier, a bootstrap the fastest ones that its size allows.
      if (engine === 'node') expect(row!.scalarUs).toBeGreaterThan(0);
      else expect(row!.scalarUs).toBeNull();
    },
  );

  it.each(['quickjs', 'node'] as const)('digits on %s reads a picture by its plan', async (engine) => {
    const built = await buildTarget(target('digits', engine), dir);
    const warm = await invokeWarm(built, exercises.digits, { most: 3 });

    expect(existsSync(join(built.cwd, 'digits.plan'))).toBe(true);
    expect(warm.problem).toBeUndefined();
    expect(JSON.parse(warm.answer)).toMatchObject({ statusCode: 200, body: { digit: 7 } });
  });

  it('the first answers of MNIST are timed and right, on each engine that is here', async () => {
    const { rows, skipped, problems } = await measureFirstAnswers({
      engines: ['quickjs', 'node'],
      buildDir: dir,
      runs: 2,
    });

    expect(problems).toEqual([]);
    if (!hasMnist()) expect(skipped).toEqual([expect.stringContaining('MNIST: there is no ')]);
    else expect(rows.map(({ program }) => program)).toEqual(expect.arrayContaining(['MNIST quickjs', 'MNIST node']));
    for (const { firstMs } of rows) expect(firstMs).toMatchObject({ n: 2, p50: expect.any(Number) });
  });

  it('counts every file that ships for node', async () => {
    const built = await buildTarget(target('batch-scores', 'node'), dir);

    expect(built.bootstrapBytes).toBeGreaterThan(20_000);
    expect(existsSync(join(built.cwd, 'index.mjs'))).toBe(true);
  });

  it('stops at the first wrong answer and says what was wrong', async () => {
    const built = await buildTarget(target('minimal', 'quickjs'), dir);
    const warm = await invokeWarm(built, exercises.fibonacci, { most: 10 });

    expect(warm.warmUs).toBeNull();
    expect(warm.problem).toContain(
      'expected {"statusCode":200,"body":"fibonacci(35)=9227465"}, got {"statusCode":200,"body":"ok"}',
    );
  });

  it('shows the error of a handler that throws', async () => {
    const built = await buildTarget(target('batch-scores', 'quickjs'), dir);
    const warm = await invokeWarm(built, { event: '{}', check: () => undefined }, { most: 10 });

    expect(warm.problem).toContain('Expected an event');
  });

  it('times the only invocation when the budget allows no second one', async () => {
    const built = await buildTarget(target('minimal', 'quickjs'), dir);

    expect((await invokeWarm(built, exercises.minimal, { budgetMs: 0 })).warmUs!.n).toBe(1);
  });

  it('finds bytes that do not come back', async () => {
    const built = await buildTarget(target('minimal', 'quickjs'), dir);
    const problems = await checkSizes(built);

    expect(problems.length).toBeGreaterThan(10);
    expect(problems.join()).toContain('in 1-byte chunks');
  });
});

it('makes payloads that hold every byte value', () => {
  expect(new Set(payloadOf(65_536)).size).toBe(256);
  expect(payloadOf(0)).toHaveLength(0);
});
