// Many operations: memory stays flat, tensors keep their bytes, the cap holds.
import { expect, test } from 'vitest';
import { collectGarbage } from './collectGarbage.ts';
import { exercisePool } from './exercisePool.ts';

test('ten million operations leave memory as it was after the first million', { timeout: 120_000 }, () => {
  const readings: number[] = [];

  const outcome = exercisePool(
    { size: 2 ** 22 },
    { operations: 1e7, seed: 1, onTenth: () => readings.push(collectGarbage()) },
  );

  expect(outcome).toMatchObject({ wrong: 0, isCapped: true, left: 0 });
  expect(outcome.refused).toBeGreaterThan(1000);
  // A byte lost an operation would be 9 000 000.
  expect(readings.at(-1)! - readings[0]!).toBeLessThan(200_000);
});
