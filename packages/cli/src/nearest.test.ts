import { expect, test } from 'vitest';
import { nearest, suggestion } from './nearest.ts';

const words = ['build', 'bench', 'deploy', 'memory', 'ab'];

test.each([
  ['biuld', 'build'],
  ['buld', 'build'],
  ['builds', 'build'],
  ['depoly', 'deploy'],
  ['memroy', 'memory'],
  ['benhc', 'bench'],
  ['a', 'ab'],
  ['xyz', undefined],
  ['', undefined],
])('%j is probably %s', (typed, word) => {
  expect(nearest(typed, words)).toBe(word);
});

test('a suggestion is a question, or nothing', () => {
  expect(suggestion('buld', words)).toBe('; did you mean build?');
  expect(suggestion('xyz', words)).toBe('');
  expect(suggestion('xyz', [])).toBe('');
});
