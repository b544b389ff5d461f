// The README's programs run and print what their comments say.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programFolder, readmePrograms, runProgram } from '../../../scripts/readmePrograms.mjs';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const programs = readmePrograms(root);
let folder = '';

beforeAll(() => {
  folder = programFolder(root);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('there are programs to run', () => {
  expect(programs.map(({ name }) => name)).toEqual(['spans.ts', 'kernels.ts', 'compare.ts']);
});

test.each(programs)('$name prints what its comments say', (program) => {
  expect(program.told).not.toBe('');
  const { status, stdout } = runProgram(folder, program);
  expect({ status, stdout }).toEqual({ status: 0, stdout: program.told });
});

test('every code of an error is named', () => {
  const source = readFileSync(join(root, 'src/errors.ts'), 'utf8');
  const codes = [...source.matchAll(/'KINGLET_PROFILER(_\w+)'/g)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(3);
  for (const code of codes) expect(readme).toContain(code);
});
