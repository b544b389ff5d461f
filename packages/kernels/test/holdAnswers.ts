// What the answers of handler.mjs have to be, against those of plain TypeScript.
import { expect } from 'vitest';

export interface Answers {
  readonly isa: string;
  readonly exact: Readonly<Record<string, readonly (number | string)[]>>;
  readonly close: Readonly<Record<string, readonly number[]>>;
}

/** Two results that each keep their bound, of values that are of the order of 1, are no farther apart than this. */
const tolerance = 2e-5;

/** The same keys, the same bits of what is exact, and the rest within the bounds. */
export function holdAnswers(answers: Answers, expected: Answers): void {
  expect(answers.exact).toEqual(expected.exact);
  expect(Object.keys(answers.close)).toEqual(Object.keys(expected.close));
  for (const [name, numbers] of Object.entries(expected.close)) {
    expect(answers.close[name]).toHaveLength(numbers.length);
    const largest = Math.max(...numbers.map(Math.abs));
    for (const [i, number] of numbers.entries()) {
      const difference = Math.abs((answers.close[name]?.[i] as number) - number);
      expect(difference, `${name}[${i}]`).toBeLessThanOrEqual(tolerance * Math.max(largest, 1e-3));
    }
  }
}
