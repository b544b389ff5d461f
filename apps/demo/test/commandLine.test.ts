import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Results } from '../src/results.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function demo(
  args: string[],
  out: string = tmpdir(),
  more: NodeJS.ProcessEnv = {},
): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, KINGLET_DEMO_OUT: out, ...more };
  return spawnSync(process.execPath, ['--conditions=@kinglet/source', main, ...args], { encoding: 'utf8', env });
}

it('prints results.json with --json, writes the same, and ends with 0', () => {
  const out = mkdtempSync(join(tmpdir(), 'demo-'));
  const arch = process.arch;

  const { status, stdout, stderr } = demo(['--handler', 'batch-scores', '--arch', arch, '--runs', '2', '--json'], out);

  expect(stderr).toContain('batch-scores');
  expect(status).toBe(0);
  const results = JSON.parse(stdout) as Results;
  expect(results.rows.map(({ handler, engine }) => `${handler} ${engine}`)).toEqual([
    'floor c',
    'batch-scores native',
    'batch-scores quickjs',
    'batch-scores node',
  ]);
  expect(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'))).toEqual(results);
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('batch-scores');
  expect(readFileSync(join(out, 'cold-start.svg'), 'utf8')).toContain('<svg');
}, 60_000);

it('explains itself', () => {
  expect(demo(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: npm run demo') });
});

it.each([
  [['--engine', 'v8'], 'Expected --engine to be one of native, quickjs, node; got "v8"'],
  [['--nope'], "'--nope'"],
])('ends with 2 and a clear message on %j', (args, message) => {
  expect(demo(args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(message) });
});

describe('without clang', () => {
  const empty = mkdtempSync(join(tmpdir(), 'demo-no-clang-'));
  const reason = new RegExp(`left out: native ${process.arch}: Expected clang .*type: apt-get install clang`);
  const minimal = ['--handler', 'minimal', '--arch', process.arch, '--runs', '2'];

  it('leaves native out, prints why, and runs the rest', () => {
    const out = mkdtempSync(join(tmpdir(), 'demo-'));

    const { status, stdout, stderr } = demo([...minimal, '--engine', 'native,node'], out, { PATH: empty });

    const { rows, skipped } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as Results;
    expect(stderr).toMatch(reason);
    expect(stdout).toMatch(reason);
    expect(skipped).toEqual([expect.stringContaining('Expected clang')]);
    expect(rows.map(({ engine }) => engine)).toEqual(['c', 'node']);
    expect(status).toBe(0);
  }, 60_000);

  it('ends with 1 and the reason when only native was asked for', () => {
    const { status, stdout, stderr } = demo([...minimal, '--engine', 'native'], empty, { PATH: empty });

    expect(stderr).toMatch(reason);
    expect(stderr).toContain('Nothing of what was asked for runs here: native');
    expect([status, stdout]).toEqual([1, '']);
  }, 60_000);
});

it('ends with 1 when nothing can run', () => {
  const foreign = process.arch === 'x64' ? 'arm64' : 'x64';

  expect(demo(['--engine', 'node', '--arch', foreign])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('own architecture'),
  });
});
