// How far apart two tensors are, as issue 8 counts it.
import { expect } from 'vitest';

/** max|a - b| is at most `share` of max|b|, and the cosine of the angle between them is that of one direction. */
export function expectNear(got: ArrayLike<number | bigint>, expected: ArrayLike<number>, share = 1e-4): void {
  expect(got.length).toBe(expected.length);
  let [worst, most, dot, squares, expectedSquares] = [0, 0, 0, 0, 0];
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [Number(got[i]), expected[i]!];
    worst = Math.max(worst, Number.isFinite(a - b) ? Math.abs(a - b) : Number.POSITIVE_INFINITY);
    most = Math.max(most, Math.abs(b));
    dot += a * b;
    squares += a * a;
    expectedSquares += b * b;
  }
  expect(worst).toBeLessThanOrEqual(share * most);
  expect(dot / Math.sqrt(squares * expectedSquares)).toBeGreaterThanOrEqual(0.9999);
}
