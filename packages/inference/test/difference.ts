// How far numbers are from those that were expected.

/** The largest difference: NaN and infinities must be the same, and there must be as many numbers. */
export function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const apart = Array.from(a, (number, i) =>
    Object.is(number, b[i]) || number === b[i] ? 0 : Math.abs(number - b[i]!),
  );
  return apart.length === b.length ? Math.max(0, ...apart) : Number.NaN;
}
