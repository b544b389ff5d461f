// The README's programs run and print what it says; its list of operators is the source's.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeModel } from '@kinglet/onnx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linear } from '../src/compile/index.ts';
import { withOperators } from './readme/operatorsBlock.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const programs = new Map(
  [...readme.matchAll(/```ts\n\/\/ ([\w.]+).*\n([\s\S]*?)```/g)].map(([, name = '', code = '']) => [name, code]),
);
let folder = '';

// Inside the package, so that it is found by its own name.
beforeAll(() => {
  mkdirSync(join(root, 'build'), { recursive: true });
  folder = mkdtempSync(join(root, 'build/readme-'));
  const model = linear(
    [
      [1, 0, 0.5],
      [2, -1, 0],
    ],
    [0, 1],
  );
  writeFileSync(join(folder, 'model.onnx'), writeModel(model));
});
afterAll(() => rmSync(folder, { recursive: true }));

function printed(name: string): string {
  writeFileSync(join(folder, name), programs.get(name) ?? '');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=@kinglet/source', name], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test('the smallest example compiles a model and runs it', () => {
  printed('build.ts');
  const lines = printed('run.ts');

  expect(lines).toContain("{ name: 'x', type: 'float', shape: [ 'N', 3 ] }");
  // Two items of three: x0 + x2 / 2, and 2 x0 - x1 + 1.
  expect(lines).toMatch(/\[ 2, 2 \] Float32Array\(4\) \[ 2\.5, 1, 7, 4 \]\n$/);
}, 60_000);

test.each(['code.ts', 'batches.ts', 'lengths.ts', 'texts.ts'])('%s prints what its comments say', (name) => {
  const told = [...(programs.get(name) ?? '').matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, value]) => value);

  expect(told.length).toBeGreaterThan(0);
  expect(printed(name)).toBe(`${told.join('\n')}\n`);
});

test('the README lists the operators that have kernels; `pnpm --filter @kinglet/inference readme` writes them', () => {
  expect(readme).toBe(withOperators(readme));
  expect(readme).toMatch(/Operators that have kernels \(\d+\): `Abs`, /);
});

test('the README names every code of an error', () => {
  const source = readFileSync(join(root, 'src/errors.ts'), 'utf8');
  const codes = [...source.matchAll(/'KINGLET_INFERENCE_(\w+)'/g)].map(([, code]) => code);

  expect(codes.length).toBeGreaterThan(3);
  for (const code of codes) expect(readme).toContain(`\n| \`${code}\` | `);
});
