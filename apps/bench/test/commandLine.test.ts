import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function bench(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--conditions=@kinglet/source', main, ...args], { encoding: 'utf8' });
}

it('lists the suites', () => {
  const { status, stdout } = bench('--list');

  expect(status).toBe(0);
  expect(stdout).toContain('cold-start  Cold start of a minimal handler');
});

it('explains itself', () => {
  expect(bench('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: npm run bench') });
});

it('ends with 2 and says what it expected when a suite or an option is unknown', () => {
  expect(bench('nothing')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Expected suites of: cold-start'),
  });
  expect(bench('--wrong')).toMatchObject({ status: 2, stderr: expect.stringContaining("'--wrong'") });
});
