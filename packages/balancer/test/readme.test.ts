// The README's programs run and print what their comments say.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const programs = [...readme.matchAll(/```ts\n\/\/ ([\w.]+)\n([\s\S]*?)```/g)].map(([, name = '', code = '']) => ({
  name,
  code,
}));
let folder = '';

// Inside the package, so that it is found by its own name.
beforeAll(() => {
  mkdirSync(join(root, 'build'), { recursive: true });
  folder = mkdtempSync(join(root, 'build/readme-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('there are programs to run', () => {
  expect(programs.map(({ name }) => name)).toEqual(['call.ts', 'dispatch.ts', 'workers.ts', 'aliases.ts', 'emit.ts']);
});

test.each(programs)('$name prints what its comments say', ({ name, code }) => {
  writeFileSync(join(folder, name), code);
  const options = { cwd: folder, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=@kinglet/source', name], options);
  const told = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, value]) => value);

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(told.length).toBeGreaterThan(0);
  expect(stdout).toBe(`${told.join('\n')}\n`);
});

test('every strategy and every code of an error is named', () => {
  const source = readFileSync(join(root, 'src/errors.ts'), 'utf8');
  const codes = [...source.matchAll(/'KINGLET_BALANCER(_\w+)'/g)].map(([, code = '']) => code);

  for (const strategy of ['least-request', 'maglev', 'peak-ewma', 'random', 'ring-hash', 'round-robin']) {
    expect(readme).toContain(`\n| \`${strategy}\``);
  }
  expect(codes.length).toBeGreaterThan(5);
  for (const code of codes) expect(readme).toContain(code);
});
