// The tests that READMEs with programs have in common.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programFolder, readmePrograms, runProgram } from './readmePrograms.mjs';

/**
 * Its programs, which are these, run and print what their comments say, and nothing to the standard error unless `isQuiet` is
 * false; every code in src/errors.ts that begins with `prefix` is named, of which there are `leastCodes`. Gives the README's text.
 */
export function testReadme(root, { programs: names, prefix, leastCodes = 4, isQuiet = true }) {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const programs = readmePrograms(root);
  let folder = '';
  beforeAll(() => {
    folder = programFolder(root);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('there are programs to run', () => {
    expect(programs.map(({ name }) => name)).toEqual(names);
  });
  test.each(programs)('$name prints what its comments say', (program) => {
    expect(program.told).not.toBe('');
    const { status, stdout, stderr } = runProgram(folder, program);
    expect({ status, stdout, stderr: isQuiet ? stderr : '' }).toEqual({ status: 0, stdout: program.told, stderr: '' });
  });
  test('every code of an error is named', () => {
    const source = readFileSync(join(root, 'src/errors.ts'), 'utf8');
    const codes = [...source.matchAll(new RegExp(`'${prefix}(_\\w+)'`, 'g'))].map(([, code = '']) => code);
    expect(codes.length).toBeGreaterThanOrEqual(leastCodes);
    for (const code of codes) expect(readme).toContain(code);
  });
  return readme;
}
