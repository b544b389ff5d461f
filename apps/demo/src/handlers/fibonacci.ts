// Pure computation by recursive calls: the engine's speed, nothing else. The event may choose another `n`.

interface FibonacciEvent {
  readonly n?: number;
}

export const handler = async (event: FibonacciEvent | null): Promise<{ statusCode: number; body: string }> => {
  const n = event?.n ?? 35;
  if (!Number.isInteger(n) || n < 0 || n > 40)
    throw new RangeError(`Expected n to be a whole number from 0 to 40, got ${n}`);
  return { statusCode: 200, body: `fibonacci(${n})=${fibonacci(n)}` };
};

function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}
