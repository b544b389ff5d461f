// kinglet bench on this machine: real builds, real processes.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import type { BenchResult } from '../src/bench/benchResult.ts';
import { folderWith, kinglet, type Ran } from './cli.ts';

const handler = 'export const handler = async (event: { n?: number }) => ({ twice: 2 * (event.n ?? 0) });';
const env = { PATH: process.env.PATH };
const host = process.arch as 'arm64' | 'x64';
const other = host === 'x64' ? 'arm64' : 'x64';
const hasQemu = spawnSync('qemu-aarch64', ['--version']).status === 0 && host === 'x64';
if (!hasQemu) reportSkipped('benches of the other architecture', 'no qemu-aarch64 on an x64 machine');

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) reportSkipped('benches of Python', 'no python3 on PATH');
const pythonLoop = `import json, os, urllib.request as http
base = 'http://' + os.environ['AWS_LAMBDA_RUNTIME_API'] + '/2018-06-01/runtime/invocation/'
while True:
    with http.urlopen(base + 'next') as answer:
        event, id = json.loads(answer.read()), answer.headers['Lambda-Runtime-Aws-Request-Id']
    body = json.dumps({'twice': 2 * event['n']}).encode()
    http.urlopen(http.Request(base + id + '/response', data=body, method='POST')).read()
`;

function project(more: Readonly<Record<string, string>> = {}): string {
  return folderWith({ 'src/handler.ts': handler, 'package.json': '{"name": "@demo/twice"}', ...more });
}

function bench(folder: string, args: readonly string[]): Promise<Ran> {
  return kinglet(folder, ['bench', ...args], { env });
}

describe('kinglet bench', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([['--out'], ['--report']])('does not measure for %s where nothing can be written', async (option) => {
    const folder = project({ taken: '' });

    const inFile = await bench(folder, [option, 'taken/new/result']);
    const isFolder = await bench(folder, [option, 'src']);

    expect(inFile).toMatchObject({ exitCode: 1, stdout: '' });
    expect(inFile.stderr).toBe(
      'error: Expected to write taken/new/result, found: taken is no folder (KINGLET_CLI_FAILED)\n',
    );
    expect(isFolder.stderr).toBe('error: Expected to write src, found: a folder (KINGLET_CLI_FAILED)\n');
  });

  it.skipIf(!existsSync('/proc/self'))('says so where no folder can be made', async () => {
    const { exitCode, stderr } = await bench(project(), ['--cold', '0', '--warm', '0', '--out', '/proc/new/b.json']);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/Expected to write \/proc\/new\/b\.json, found: (ENOENT|EACCES)/);
  });

  it.each([
    ['--max-init', '--cold', 'Expected cold starts for --max-init, got --cold 0'],
    ['--max-duration', '--warm', 'Expected warm events for --max-duration, got --warm 0'],
  ])('refuses %s for what is not measured, which would always hold', async (limit, count, message) => {
    const ran = await bench(project(), [limit, '1', count, '0']);

    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain(message);
  });

  it('runs a program whose path has blanks', async () => {
    const folder = project({ 'my function/run': '' });

    const { exitCode, stderr } = await bench(folder, ['--bootstrap', './my function/run', '--cold', '1']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('/my function/run EACCES');
  });

  it('says that there is no such program', async () => {
    const { exitCode, stderr } = await bench(project(), ['--bootstrap', './nope --flag', '--cold', '1']);

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/Expected a program at \/\S+\/nope, found none: check --bootstrap/);
  });

  it('ends at once after Ctrl-C, though the function takes its time', async () => {
    const folder = project({
      'src/handler.ts': 'export const handler = () => new Promise(() => setTimeout(() => {}, 60_000));',
    });
    const interrupt = new AbortController();
    let interrupted = Number.POSITIVE_INFINITY;
    interrupt.signal.addEventListener('abort', () => (interrupted = Date.now()));
    const note = (line: string) => void (line.includes('cold starts') && setTimeout(() => interrupt.abort(), 500));
    const console = { isJson: false, print: () => undefined, write: async () => undefined, note, paint: String };

    const { exitCode } = await kinglet(folder, ['bench', '--timeout', '60'], {
      env,
      console,
      signal: interrupt.signal,
    });

    expect(exitCode).toBe(130);
    expect(Date.now() - interrupted).toBeGreaterThanOrEqual(0);
    expect(Date.now() - interrupted).toBeLessThan(20_000);
  });

  it('measures fresh environments and one that is warm, and leaves no file that was not asked for', async () => {
    const folder = project();
    const temporary = folderWith();
    vi.stubEnv('TMPDIR', temporary);

    const { exitCode, stdout, stderr } = await bench(folder, ['--cold', '5', '--warm', '20', '--json']);

    expect(exitCode, stderr).toBe(0);
    const { where, label, machine, runs } = JSON.parse(stdout) as BenchResult;
    expect({ where, label }).toEqual({ where: 'here', label: 'twice' });
    expect(machine).toContain(host);
    expect(runs).toHaveLength(1);
    const [{ arch, isEmulated, runtime, cold, warm, reports, maxMemoryMb } = {} as never] = runs;
    expect({ arch, isEmulated, runtime }).toEqual({ arch: host, isEmulated: false, runtime: 'quickjs' });
    expect([cold.initMs.length, cold.firstAnswerMs.length, warm.durationMs.length, reports.length]).toEqual([
      5, 5, 20, 25,
    ]);
    expect(cold.firstAnswerMs.every((ms, at) => ms > (cold.initMs[at] ?? Infinity))).toBe(true);
    expect(reports.map((line) => line.includes('Init Duration'))).toEqual([
      ...Array(5).fill(true),
      ...Array(20).fill(false),
    ]);
    expect(maxMemoryMb).toBeGreaterThan(0);
    expect(readdirSync(folder).sort()).toEqual(['package.json', 'src']);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('prints percentiles with their intervals, and how they are made', async () => {
    const { stdout } = await bench(project(), ['--cold', '6', '--warm', '10', '--event', '{"n": 21}']);

    expect(stdout).toMatch(/twice here: .+; an event of 9 bytes/);
    expect(stdout).toMatch(new RegExp(`Initialization +${host} +6 +[\\d.]+ +[\\d.]+–[\\d.]+ `));
    expect(stdout).toMatch(new RegExp(`Warm +${host} +10 `));
    expect(stdout).toContain('order statistics');
  });

  it('writes a result, a report and a chart', async () => {
    const folder = project();
    const args = ['--cold', '2', '--warm', '3', '--out', 'o/b.json', '--report', 'o/b.md', '--chart', 'o/b.html'];

    const { exitCode, stderr } = await bench(folder, args);

    expect(exitCode, stderr).toBe(0);
    expect(readdirSync(join(folder, 'o')).sort()).toEqual(['b.html', 'b.json', 'b.md', 'b.svg']);
    expect(readFileSync(join(folder, 'o/b.md'), 'utf8').match(/^REPORT /gm)).toHaveLength(5);
    const cost = await kinglet(folder, ['cost', '--bench', 'o/b.json', '--json']);
    expect(JSON.parse(cost.stdout)).toMatchObject({ runs: [{ label: 'twice', arch: host, relative: 1 }] });
  });

  it('exits with 1 and names what is over its limit', async () => {
    const args = ['--cold', '2', '--warm', '3', '--max-init', '0.001', '--max-memory', '1', '--max-duration', '60000'];
    const { exitCode, stdout } = await bench(project(), [...args, '--json']);

    expect(exitCode).toBe(1);
    const { violations } = JSON.parse(stdout) as { violations: string[] };
    expect(violations[0]).toMatch(/expected at most 0.001 ms of initialization \(p95\), found [\d.]+ \(--max-init\)/);
    expect(violations.join()).not.toContain('--max-duration');
  });

  it('measures a function of Node', async () => {
    const { exitCode, stdout, stderr } = await bench(project(), [
      '--engine',
      'node',
      '--cold',
      '2',
      '--warm',
      '3',
      '--json',
    ]);

    expect(exitCode, stderr).toBe(0);
    expect((JSON.parse(stdout) as BenchResult).runs[0]).toMatchObject({ runtime: 'node', arch: host });
  });

  it('measures any bootstrap', async () => {
    const folder = project();
    await kinglet(folder, ['build', '--arch', host], { env });

    const args = [
      '--bootstrap',
      './dist/function/bootstrap',
      '--label',
      'other',
      '--cold',
      '2',
      '--warm',
      '2',
      '--json',
    ];
    const { exitCode, stdout, stderr } = await bench(folder, args);

    expect(exitCode, stderr).toBe(0);
    expect(JSON.parse(stdout) as BenchResult).toMatchObject({ label: 'other', runs: [{ runtime: 'bootstrap' }] });
  });

  it.skipIf(!hasPython)('puts Kinglet, Node and Python side by side, as measured', async () => {
    const folder = project({ 'loop.py': pythonLoop });
    const few = ['--cold', '2', '--warm', '3', '--event', '{"n": 3}'];

    const runs = [
      await bench(folder, [...few, '--label', 'kinglet', '--out', 'kinglet.json']),
      await bench(folder, [...few, '--label', 'node', '--out', 'node.json', '--engine', 'node']),
      await bench(folder, [
        ...few,
        '--label',
        'python',
        '--out',
        'python.json',
        '--bootstrap',
        `python3 ${folder}/loop.py`,
      ]),
    ];
    const files = ['kinglet', 'node', 'python'].flatMap((name) => ['--bench', `${name}.json`]);
    const { stdout } = await kinglet(folder, ['cost', ...files, '--cold-rate', '0.1']);

    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    for (const name of ['kinglet', 'node', 'python'])
      expect(stdout).toMatch(new RegExp(`^${name} +${host} +128 +[\\d.]+ +[\\d.]+ +\\$0\\.\\d+ +[\\d.]+x$`, 'm'));
  });

  it.skipIf(!hasQemu)('runs the other architecture, says that it is emulated, and claims no speed', async () => {
    const args = ['--compare', 'x64', '--cold', '2', '--warm', '3', '--chart', 'b.html', '--out', 'b.json'];
    const folder = project();

    const { exitCode, stdout, stderr } = await bench(folder, [...args, '--max-init', '0.001']);

    expect(exitCode, stderr).toBe(1);
    expect(stdout).toContain('arm64, quickjs, emulated');
    expect(stdout).toContain('2 cold and 3 warm events answered');
    expect(stdout).not.toMatch(/(Initialization|Warm) +arm64/);
    expect(stdout).not.toContain('violation: arm64');
    expect(stdout).not.toContain('times as long');
    const { runs } = JSON.parse(readFileSync(join(folder, 'b.json'), 'utf8')) as BenchResult;
    expect(runs.map(({ arch, isEmulated }) => [arch, isEmulated])).toEqual([
      ['arm64', true],
      ['x64', false],
    ]);
  });

  it('fails when the function fails, with what it said', async () => {
    const throwing = project({
      'src/handler.ts': "export const handler = async () => { throw new TypeError('not today'); };",
    });

    const { exitCode, stderr } = await bench(throwing, []);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('not today');
    expect(stderr).toContain('--event');
  });

  it('stops at Ctrl-C and ends its processes', async () => {
    const interrupt = new AbortController();
    const folder = project();
    const temporary = folderWith();
    vi.stubEnv('TMPDIR', temporary);
    const running = kinglet(folder, ['bench', '--cold', '10000', '--environment', `MARK=${folder}`], {
      env,
      signal: interrupt.signal,
    });
    setTimeout(() => interrupt.abort(), 1500);

    const { exitCode } = await running;

    expect(exitCode).toBe(130);
    expect(readdirSync(temporary)).toEqual([]);
    expect(processesWith(`MARK=${folder}`)).toEqual([]);
  });

  it.each([
    [['--compare', host, '--arch', host], 'the other architecture'],
    [['--arch', other, '--engine', 'node'], `--arch ${host} for engine node`],
    [['--bootstrap', './x', '--compare', other], '--bootstrap'],
    [['--bootstrap', './x', '--arch', other], '--bootstrap'],
    [['--cold', '1.5'], '--cold'],
    [['--chart', 'x.svg'], '.html'],
    [['--event', 'missing.json'], 'missing.json'],
    [['--max-init', 'fast'], '--max-init'],
  ])('refuses %j', async (args, message) => {
    const { exitCode, stderr } = await bench(project(), args);

    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
  });

  it('refuses an architecture that the machine cannot run', async () => {
    const { exitCode, stderr } = await kinglet(project(), ['bench', '--compare', 'x64'], { env, hostArch: 'arm64' });

    expect(exitCode).toBe(2);
    expect(stderr).toContain('this machine is arm64 and cannot run x64');
  });

  it.each(['darwin', 'win32'] as const)('measures on Node where the system is %s', async (platform) => {
    const args = ['bench', '--cold', '1', '--warm', '1', '--json'];
    const { exitCode, stdout, stderr } = await kinglet(project(), args, { env, platform });

    expect(exitCode, stderr).toBe(0);
    expect((JSON.parse(stdout) as BenchResult).runs[0]?.runtime).toBe('node');
  });

  it('says that a file cannot be written', async () => {
    const folder = project({ taken: '' });

    const { exitCode, stderr } = await bench(folder, ['--cold', '0', '--warm', '1', '--out', 'taken/b.json']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('Expected to write taken/b.json');
  });
});

function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => environmentOf(pid).includes(text));
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return ''; // it has ended, or is somebody else's
  }
}
