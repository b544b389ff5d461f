// Both ways of looking through an array agree with the obvious one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areWithinByBuiltins, areWithinByLoop } from './rangeChecks.ts';

const checks = [areWithinByLoop, areWithinByBuiltins];

test.for(checks.map((check) => [check.name, check] as const))('%s looks at each value', ([, check]) => {
  const value = fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: -9, max: 9 }) },
    fc.constantFrom(Number.NaN, Infinity, -Infinity, 0.5, '1', null, true, 11, -11, []),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 20 }), fc.boolean(), (values, isWhole) => {
      const expected = values.every(
        (one) => typeof one === 'number' && one >= -10 && one <= 10 && (!isWhole || Number.isInteger(one)),
      );
      expect(check(values, { minimum: -10, maximum: 10, isWhole })).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test.for(checks.map((check) => [check.name, check] as const))('%s looks at the last of many', ([, check]) => {
  const range = { minimum: 0, maximum: 1, isWhole: false };
  const many = new Array<number>(100_000).fill(0.5);

  expect(check(many, range)).toBe(true);
  expect(check(many.with(99_999, 2), range)).toBe(false);
  expect(check(many.with(8192, -1), range)).toBe(false);
});

test('a hole is no number', () => {
  for (const check of checks) expect(check(new Array(3), { minimum: 0, maximum: 1, isWhole: false })).toBe(false);
});
