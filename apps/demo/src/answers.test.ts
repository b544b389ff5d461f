import { expect, it } from 'vitest';
import { exercises, referenceScores } from './answers.ts';

const check = exercises['batch-scores'].check;
const scores = referenceScores().map((row) => row.map((score) => Math.round(score * 1000) / 1000));
const best = scores.map((row) => row.indexOf(Math.max(...row)));
const answer = (body: unknown, statusCode = 200): string => JSON.stringify({ statusCode, body });

it('takes the rounded scores', () => {
  expect(check(answer({ scores, best }))).toBeUndefined();
});

it.each([
  [
    'one that is off',
    { scores: scores.map((row, i) => (i === 2 ? row.with(3, row[3]! + 0.002) : row)), best },
    'scores[2][3]',
  ],
  ['a missing row', { scores: scores.slice(1), best }, 'rows of scores'],
  ['a missing class', { scores: scores.map((row) => row.slice(1)), best }, 'scores[0]'],
  ['a class too many', { scores: scores.map((row) => [...row, 0]), best }, 'scores[0]'],
  ['a score that is no number', { scores: scores.map((row) => row.map(() => null)), best }, 'scores[0][0]'],
  ['the wrong winner', { scores, best: best.map((i) => i + 1) }, 'best[0]'],
  ['another body', 'ok', 'expected {"statusCode":200'],
])('refuses %s', (_, body, hint) => {
  expect(check(answer(body))).toContain(hint);
});

it('refuses another status and what is not JSON', () => {
  expect(check(answer({ scores, best }, 500))).toContain('expected');
  expect(check('oops')).toContain('oops');
});

it('wants the other answers to the letter', () => {
  expect(exercises.minimal.check('{"statusCode":200,"body":"ok"}')).toBeUndefined();
  expect(exercises.minimal.check('{"statusCode":200, "body":"ok"}')).toContain('got {"statusCode":200, "body"');
  expect(exercises.fibonacci.check('x'.repeat(1000))).toContain('(1000 characters)');
});
