import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costPerMillion } from '../src/cost/pricePerformance.ts';
import { usEast1 } from '../src/cost/prices.ts';
import type { TuneResult } from '../src/tune/tuneResult.ts';
import { benchRun } from './benchResults.ts';
import { is } from './fakeAws.ts';
import { original, secret, useMeasuredAws } from './measuredAws.ts';
import { motoIsMissing } from './moto.ts';

const isPut = is('lambda PUT /functions/sum/configuration');

describe.skipIf(motoIsMissing)('kinglet tune', () => {
  const { folder, measured, run } = useMeasuredAws(`export const handler = async (event: { n?: number }) => {
    if (event.n === -1) throw new RangeError('n is below 0');
    let sum = 0;
    for (let i = 0; i < 10_000; i++) sum += i;
    return { sum };
  };`);
  const tune = (args: readonly string[], signal?: AbortSignal) => run(['tune', ...args], signal);

  it('measures each memory size, recommends one with its reason, and puts the function back', async () => {
    const args = ['--memories', '512,128', '--cold', '2', '--warm', '8', '--strategy', 'cost', '--json'];
    const { exitCode, stdout, stderr } = await tune(args);

    expect(exitCode, stderr).toBe(0);
    const { points, recommendation, current } = JSON.parse(stdout) as TuneResult;
    expect(points.map(({ arch, memoryMb, warm }) => [arch, memoryMb, warm.n])).toEqual([
      ['arm64', 128, 8],
      ['arm64', 512, 8],
    ]);
    expect(points.every(({ init }) => (init?.value ?? 0) > 0)).toBe(true);
    const cheapest = points.toSorted((a, b) => a.perMillion - b.perMillion)[0];
    expect(recommendation).toMatchObject({ arch: 'arm64', memoryMb: cheapest?.memoryMb });
    expect(recommendation.reason).toContain('costs least of the 2 measured');
    expect(current).toEqual({ arch: 'arm64', memoryMb: 256 });
    expect(await measured().held('sum')).toEqual(original);
    expect(stderr).toContain("no prices of eu-central-1 here, so these are us-east-1's");
  });

  it('sets each memory size once and renews the environment for each cold start', async () => {
    await tune(['--memories', '128,512', '--cold', '2', '--warm', '1']);

    const bodies = measured()
      .aws.requests.filter(isPut)
      .map(({ body }) => JSON.parse(body) as { MemorySize?: number });
    expect(bodies.map(({ MemorySize }) => MemorySize)).toEqual([
      128,
      undefined,
      undefined,
      512,
      undefined,
      undefined,
      256,
    ]);
  });

  it('measures both architectures and removes the second function', async () => {
    const args = ['--memories', '128,256', '--arches', 'arm64,x64', '--cold', '0', '--warm', '3', '--json'];
    const { exitCode, stdout, stderr } = await tune(args);

    expect(exitCode, stderr).toBe(0);
    const { points } = JSON.parse(stdout) as TuneResult;
    expect(points.map(({ arch, memoryMb }) => `${arch} ${memoryMb}`)).toEqual([
      'arm64 128',
      'x64 128',
      'arm64 256',
      'x64 256',
    ]);
    expect(points.some(({ isPareto }) => isPareto)).toBe(true);
    expect(await measured().functionNames()).toEqual(['sum']);
    expect(await measured().held('sum')).toEqual(original);
    expect(stdout + stderr).not.toContain(secret);
  });

  it('measures the other architecture alone', async () => {
    const { stdout } = await tune(['--memories', '128', '--arches', 'x64', '--warm', '2', '--json']);

    expect((JSON.parse(stdout) as TuneResult).points.map(({ arch }) => arch)).toEqual(['x64']);
    expect(measured().aws.requests.some(isPut)).toBe(false);
  });

  it.each([1, 2, 4, 6])('puts memory and environment back after Ctrl-C at update %d', async (at) => {
    const interrupt = new AbortController();
    let updates = 0;
    measured().rules.push((seen) => {
      if (isPut(seen) && ++updates === at) interrupt.abort();
      return undefined;
    });

    const { exitCode } = await tune(['--memories', '128,512,1024', '--cold', '1'], interrupt.signal);

    expect(exitCode).toBe(130);
    expect(await measured().held('sum')).toEqual(original);
  });

  it('puts the function back when it fails', async () => {
    const { exitCode, stderr } = await tune(['--memories', '128,512', '--event', '{"n": -1}']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('n is below 0');
    expect(await measured().held('sum')).toEqual(original);
  });

  it('puts memory back that AWS took although the connection broke', async () => {
    measured().rules.push((seen) =>
      isPut(seen) && seen.body.includes('"MemorySize":128') ? { reset: 'after' } : undefined,
    );

    const { exitCode, stderr } = await tune(['--memories', '128']);

    expect(exitCode, stderr).toBe(1);
    expect(await measured().held('sum')).toEqual(original);
  });

  it('takes no report of another memory size', async () => {
    // AWS says that it has updated, and the old environment answers.
    measured().rules.push((seen) => (isPut(seen) ? { status: 200, body: {} } : undefined));

    const { exitCode, stderr } = await tune(['--memories', '512', '--cold', '0', '--warm', '1']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('Expected a warm event of sum');
  });

  it('shows with --dry-run what it would do and the most that it costs, and does nothing', async () => {
    const { exitCode, stdout } = await tune(['--dry-run', '--arches', 'arm64,x64', '--memories', '128,1024']);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('128, 1024 MB on arm64 and x64: 3 cold starts and 50 warm events each');
    expect(stdout).toContain('makes and removes the function sum-kinglet-x64');
    expect(stdout).toMatch(/about 212 events; at most \$0\.006, if each took the whole time-out of 3 s/);
    expect(measured().aws.writes()).toEqual([]);
    expect(measured().aws.requests.filter(({ operation }) => operation.includes('invocations'))).toEqual([]);
  });

  it('writes the result, a page and its chart', async () => {
    const args = ['--memories', '128,256', '--cold', '0', '--warm', '3', '--out', 'tune.json', '--chart', 'tune.html'];
    const { stdout } = await tune(args);

    expect(stdout).toContain('kinglet deploy --memory');
    expect(stdout).toContain('Deployed is arm64 256 MB');
    expect(JSON.parse(readFileSync(join(folder, 'tune.json'), 'utf8'))).toMatchObject({ kind: 'kinglet-tune' });
    expect(readFileSync(join(folder, 'tune.html'), 'utf8')).toContain('<h1>sum: arm64');
    expect(readFileSync(join(folder, 'tune.svg'), 'utf8')).toMatch(/^<svg /);
  });

  it('leaves a function alone that kinglet did not make', async () => {
    await measured().createFunction('theirs', {});

    for (const more of [[], ['--dry-run']]) {
      const { exitCode, stderr } = await tune(['--name', 'theirs', ...more]);
      expect(exitCode).toBe(5);
      expect(stderr).toContain('--adopt');
    }
    expect(measured().aws.writes()).toEqual([]);
  });

  it.each([
    ['--memories', '100', '128 to 10240'],
    ['--memories', '128,128', 'different'],
    ['--memories', '128,', '128 to 10240'],
    ['--arches', 'arm', 'arm64,x64'],
    ['--strategy', 'luck', 'cost, speed, balanced'],
    ['--warm', '0', '--warm'],
    ['--chart', 'tune.png', '.html'],
    ['--price', 'x=1', 'million-requests'],
  ])('refuses %s %s', async (flag, value, message) => {
    const { exitCode, stderr } = await tune([flag, value]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(measured().aws.writes()).toEqual([]);
  });
});

it('prices a run by its mean billed time', () => {
  const run = benchRun({ memoryMb: 2048, warm: { durationMs: [1, 1, 1], billedMs: [1, 2, 6] } }, { initMs: 10 });

  // 3 ms and a tenth of 10 ms, with 2 GB: 8 GB-s a thousand
  expect(costPerMillion(run, usEast1, 0.1)).toBeCloseTo(0.2 + 8000 * 0.0000133334, 9);
});
