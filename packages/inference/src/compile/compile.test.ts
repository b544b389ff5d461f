import { expect, test } from 'vitest';
import { encoder } from '../build/index.ts';
import { compile, compileProgram } from './compile.ts';

test('a program without a file runs what the plan runs, and its constants are most of the file', () => {
  const model = encoder({ layers: 1, width: 32, heads: 2, tokens: 4, vocabulary: 50 });

  const { program, constantBytes } = compileProgram(model);

  const { file, program: expected } = compile(model);
  const kernelsOf = ({ instructions }: typeof program) => instructions.map(({ kernel, node }) => [node, kernel]);
  expect(kernelsOf(program)).toEqual(kernelsOf(expected));
  expect(constantBytes).toBeLessThan(file.length);
  expect(constantBytes).toBeGreaterThan(0.5 * file.length);
});
