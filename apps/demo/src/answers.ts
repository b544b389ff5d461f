// What every handler is asked and what it must answer, on every engine and architecture.

import { modelExercises } from './modelAnswers.ts';

export type HandlerName =
  | 'minimal'
  | 'fibonacci'
  | 'simd-vector'
  | 'batch-scores'
  | 'digits'
  | 'linear-11'
  | 'transformer';

/** A handler's event and the check of its answer: a sentence about what is wrong, or undefined. */
export interface Exercise {
  readonly event: string;
  readonly check: (answer: string) => string | undefined | Promise<string | undefined>;
}

export const handlerNames: readonly HandlerName[] = [
  'minimal',
  'fibonacci',
  'simd-vector',
  'batch-scores',
  'digits',
  'linear-11',
  'transformer',
];

/**
 * How far a score of batch-scores may be from the same sum in float64: half a unit of the last digit it is rounded to,
 * and 1e-4 for 64 products and sums in float32.
 */
export const scoreTolerance: number = 0.0005 + 1e-4;

const features = 64;
const classes = 10;
const vectors = Array.from({ length: 8 }, (_, row) =>
  Array.from({ length: features }, (_, i) => (((row * 55 + i * 13 + 3) % 97) - 48) / 41),
);

/** What is asked of each handler. */
export const exercises: Readonly<Record<HandlerName, Exercise>> = {
  minimal: exactly('{}', '{"statusCode":200,"body":"ok"}'),
  fibonacci: exactly('{}', '{"statusCode":200,"body":"fibonacci(35)=9227465"}'),
  'simd-vector': exactly('{}', '{"statusCode":200,"body":{"dotProduct":25002500,"vectorSize":10000}}'),
  'batch-scores': { event: JSON.stringify({ vectors }), check: checkScores },
  ...modelExercises,
};

/** The scores in float64, unrounded, from the formula of the weights as the handler documents it. */
export function referenceScores(): number[][] {
  const weight = (row: number, i: number): number => (((row * 31 + i * 17 + 7) % 101) - 50) / 53;
  return vectors.map((vector) =>
    Array.from({ length: classes }, (_, row) => vector.reduce((sum, value, i) => sum + weight(row, i) * value, 0)),
  );
}

function exactly(event: string, expected: string): Exercise {
  return {
    event,
    check: (answer) => (answer === expected ? undefined : `expected ${expected}, got ${shorten(answer)}`),
  };
}

interface ScoresAnswer {
  readonly statusCode?: unknown;
  readonly body?: { readonly scores?: readonly (readonly number[])[]; readonly best?: readonly number[] };
}

function checkScores(answer: string): string | undefined {
  const parsed = parse(answer);
  const { scores, best } = parsed?.body ?? {};
  if (parsed?.statusCode !== 200 || !Array.isArray(scores) || !Array.isArray(best))
    return `expected {"statusCode":200,"body":{"scores":…,"best":…}}, got ${shorten(answer)}`;
  return checkTable(scores, best, referenceScores());
}

function checkTable(
  scores: readonly number[][],
  best: readonly number[],
  expected: readonly number[][],
): string | undefined {
  if (scores.length !== expected.length || best.length !== expected.length)
    return `expected ${expected.length} rows of scores, got ${scores.length}`;
  for (const [row, reference] of expected.entries()) {
    const found = scores[row] ?? [];
    const wrong = reference.findIndex((value, i) => !(Math.abs((found[i] ?? Number.NaN) - value) <= scoreTolerance));
    if (wrong >= 0 || found.length !== reference.length)
      return `scores[${row}][${wrong}]: expected ${reference[wrong]} ± ${scoreTolerance}, got ${found[wrong]}`;
    const winner = reference.indexOf(Math.max(...reference));
    if (best[row] !== winner) return `best[${row}]: expected ${winner}, got ${best[row]}`;
  }
  return undefined;
}

function parse(answer: string): ScoresAnswer | undefined {
  try {
    return JSON.parse(answer) as ScoresAnswer;
  } catch {
    return undefined; // the caller says what it expected instead
  }
}

function shorten(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}… (${text.length} characters)`;
}
