// Pure computation by recursive calls: the engine's speed, nothing else.

interface FibonacciEvent {
  /** A whole number from 0 to 40. */
  readonly n?: number;
}

export const handler = async (event: FibonacciEvent | null): Promise<{ n: number; fibonacci: number }> => {
  const n = event?.n ?? 30;
  if (!Number.isInteger(n) || n < 0 || n > 40)
    throw new RangeError(`Expected n to be a whole number from 0 to 40, got ${n}`);
  return { n, fibonacci: fibonacci(n) };
};

function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}
