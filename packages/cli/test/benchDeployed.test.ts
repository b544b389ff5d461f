import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BenchResult } from '../src/bench/benchResult.ts';
import { firstTimes, is, lambdaError, updateInProgress } from './fakeAws.ts';
import { original, secret, useMeasuredAws } from './measuredAws.ts';
import { motoIsMissing } from './moto.ts';

const put = 'PUT /functions/sum/configuration';
const isPut = is(`lambda ${put}`);

interface UpdateBody {
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
}

describe.skipIf(motoIsMissing)('kinglet bench --deployed', () => {
  const { folder, measured, run } = useMeasuredAws(`export const handler = async (event: { fails?: boolean }) => {
    if (event.fails) throw new TypeError('told to fail');
    return { ok: true };
  };`);
  const bench = (args: readonly string[], signal?: AbortSignal) => run(['bench', '--deployed', ...args], signal);

  it('takes its figures from the REPORT lines of fresh and of warm environments', async () => {
    const { exitCode, stdout, stderr } = await bench(['--cold', '4', '--warm', '12', '--out', 'bench.json', '--json']);

    expect(exitCode, stderr).toBe(0);
    const result = JSON.parse(stdout) as BenchResult;
    expect(result).toMatchObject({ label: 'sum', where: 'aws', region: 'eu-central-1', eventBytes: 2 });
    const [run] = result.runs;
    expect(run).toMatchObject({ arch: 'arm64', memoryMb: 256, runtime: 'provided.al2023', isEmulated: false });
    expect([run?.cold.initMs.length, run?.warm.durationMs.length, run?.reports.length]).toEqual([4, 12, 16]);
    expect(run?.cold.initMs).toEqual(
      run?.reports.slice(0, 4).map((line) => Number(/Init Duration: ([\d.]+) ms/.exec(line)?.[1])),
    );
    expect(run?.warm.durationMs).toEqual(
      run?.reports.slice(4).map((line) => Number(/\tDuration: ([\d.]+) ms/.exec(line)?.[1])),
    );
    expect(new Set(run?.reports.map((line) => /RequestId: (\S+)/.exec(line)?.[1])).size).toBe(16);
    expect(JSON.parse(readFileSync(join(folder, 'bench.json'), 'utf8'))).toMatchObject({ kind: 'kinglet-bench' });
  });

  it('changes an environment variable for each cold start, nothing else, and puts it back', async () => {
    await bench(['--cold', '3', '--warm', '1']);

    expect(await measured().held('sum')).toEqual(original);
    expect(measured().aws.writes()).toEqual(Array(4).fill(`lambda ${put}`));
    const bodies = measured()
      .aws.requests.filter(isPut)
      .map(({ body }) => JSON.parse(body) as UpdateBody);
    expect(bodies.map((body) => Object.keys(body))).toEqual(Array(4).fill(['Environment']));
    const values = bodies.map(({ Environment }) => Environment.Variables);
    expect(values.map(({ TOKEN }) => TOKEN)).toEqual(Array(4).fill(secret));
    expect(new Set(values.map(({ KINGLET_BENCH_RUN }) => KINGLET_BENCH_RUN)).size).toBe(4);
    expect(values[3]).toEqual({ TOKEN: secret });
  });

  it('changes nothing when only warm events are asked for', async () => {
    const { exitCode, stdout } = await bench(['--cold', '0', '--warm', '5']);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Warm +arm64 +5 /);
    expect(measured().aws.writes()).toEqual([]);
  });

  it('puts the configuration back when the function fails', async () => {
    const { exitCode, stderr } = await bench(['--cold', '3', '--event', '{"fails": true}']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('told to fail');
    expect(measured().aws.writes()).toHaveLength(2);
    expect(await measured().held('sum')).toEqual(original);
  });

  it.each([1, 2, 3])('puts the configuration back after Ctrl-C at update %d', async (at) => {
    const interrupt = new AbortController();
    let updates = 0;
    measured().rules.push((seen) => {
      if (isPut(seen) && ++updates === at) interrupt.abort();
      return undefined;
    });

    const { exitCode } = await bench(['--cold', '20'], interrupt.signal);

    expect(exitCode).toBe(130);
    expect(measured().aws.writes()).toHaveLength(at + 1);
    expect(await measured().held('sum')).toEqual(original);
  });

  it('puts the configuration back after a real SIGINT, with exit code 130', async () => {
    const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
    const args = ['--conditions=@kinglet/source', main, 'bench', '--deployed', '--cold', '1000'];
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, ...measured().env },
      stdio: 'ignore',
    });
    let updates = 0;
    measured().rules.push((seen) => {
      if (isPut(seen) && ++updates === 3) child.kill('SIGINT');
      return undefined;
    });

    const exitCode = await new Promise((resolve) => child.once('exit', resolve));

    expect(exitCode).toBe(130);
    expect(updates).toBeLessThan(10);
    expect(await measured().held('sum')).toEqual(original);
  });

  it('waits while another update is under way, also with putting back', async () => {
    let updates = 0;
    measured().rules.push((seen) => (isPut(seen) && ++updates % 2 === 1 ? updateInProgress : undefined));

    const { exitCode } = await bench(['--cold', '2', '--warm', '1']);

    expect(exitCode).toBe(0);
    expect(updates).toBe(6);
    expect(await measured().held('sum')).toEqual(original);
  });

  it('says what to put back when AWS does not let it', async () => {
    let updates = 0;
    const denied = lambdaError(403, 'AccessDeniedException', `not allowed to set ${secret}`);
    measured().rules.push((seen) => (isPut(seen) && ++updates > 1 ? denied : undefined));

    const { exitCode, stderr } = await bench(['--cold', '1', '--warm', '1']);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/put the configuration of sum back \(memory 256 MB, no variable KINGLET_BENCH_RUN\)/);
    expect(stderr).not.toContain(secret);
  });

  it('puts back what a measurement that was killed left', async () => {
    await measured().hold('sum', { memoryMb: 3008, variables: { TOKEN: secret, KINGLET_BENCH_RUN: '1-2 memory=256' } });

    const { exitCode } = await bench(['--cold', '0', '--warm', '0']);

    expect(exitCode).toBe(0);
    expect(await measured().held('sum')).toEqual(original);
  });

  it('leaves a function alone that kinglet did not make, unless it is adopted', async () => {
    await measured().createFunction('theirs', { team: 'other' });

    const refused = await bench(['--name', 'theirs', '--cold', '1']);
    const writes = measured().aws.writes();
    const adopted = await bench(['--name', 'theirs', '--cold', '1', '--warm', '1', '--adopt', '--label', 'python']);

    expect(refused.exitCode).toBe(5);
    expect(refused.stderr).toContain('--adopt');
    expect(writes).toEqual([]);
    expect(adopted.exitCode).toBe(0);
    expect(adopted.stdout).toContain('python on AWS, eu-central-1');
  });

  it('fails when every environment is warm, as with other callers', async () => {
    // The configuration never changes, so the environment stays.
    measured().rules.push((seen) => (isPut(seen) ? { status: 200, body: {} } : undefined));
    await bench(['--cold', '0', '--warm', '1']);

    const { exitCode, stderr } = await bench(['--cold', '1']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('Expected a cold event of sum');
  });

  it('judges what it measured', async () => {
    const args = [
      '--cold',
      '2',
      '--warm',
      '2',
      '--max-init',
      '0.01',
      '--max-duration',
      '90000',
      '--report',
      'out/bench.md',
    ];
    const { exitCode, stdout } = await bench(args);

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /violation: arm64: expected at most 0.01 ms of initialization \(p95\), found [\d.]+ \(--max-init\)/,
    );
    expect(stdout).not.toContain('--max-duration');
    const page = readFileSync(join(folder, 'out/bench.md'), 'utf8');
    expect(page.match(/^REPORT RequestId: /gm)).toHaveLength(4);
    expect(page).toContain('AWS, eu-central-1');
    expect(page).toContain('arm64 256 MB');
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it.each([
    [['--compare', 'arm64'], 2, 'another architecture than that of sum'],
    [['--name', 'missing'], 3, 'missing'],
    [['--bootstrap', './x'], 2, '--bootstrap'],
    [['--event', '{'], 2, 'expected JSON'],
    [['--cold', '-1'], 2, '--cold'],
  ])('refuses %j', async (args, expected, message) => {
    const { exitCode, stderr } = await bench(args);

    expect(stderr).toContain(message);
    expect(exitCode).toBe(expected);
    expect(measured().aws.writes()).toEqual([]);
  });

  it('changes nothing of a function whose environment variables it may not read, since it could not put them back', async () => {
    const Environment = { Error: { ErrorCode: 'AccessDeniedException', Message: 'kms:Decrypt' } };
    const body = { Configuration: { FunctionName: 'sum', Environment }, Tags: { 'kinglet:managed-by': 'kinglet-cli' } };
    measured().rules.push((seen) => (is('lambda GET /functions/sum')(seen) ? { status: 200, body } : undefined));

    const { exitCode, stderr } = await bench(['--cold', '1']);

    expect(exitCode).toBe(4);
    expect(stderr).toContain('AccessDeniedException');
    expect(measured().aws.writes()).toEqual([]);
  });

  it('says why AWS gave an update up, and tries to put the configuration back', async () => {
    const failed = { State: 'Active', LastUpdateStatus: 'Failed', LastUpdateStatusReason: 'the subnet is full' };
    let isUpdated = false;
    measured().rules.push((seen) => {
      if (isPut(seen)) isUpdated = true;
      const isRead = is('lambda GET /functions/sum/configuration')(seen);
      return isRead && isUpdated ? { status: 200, body: failed } : undefined;
    });

    const { exitCode, stderr } = await bench(['--cold', '1']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('the subnet is full');
    expect(stderr).toContain('Expected to put the configuration of sum back');
  });

  it('is throttled now and then', async () => {
    measured().rules.push(
      firstTimes(2, is('lambda POST /functions/sum/invocations'), lambdaError(429, 'TooManyRequestsException', 'slow')),
    );

    expect((await bench(['--cold', '1', '--warm', '1'])).exitCode).toBe(0);
  });
});
