// A whole event of nothing but the interpreter: fib(FIB), checked by the closed formula.

const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2));

export const handler = (event: unknown): unknown => {
  const n = Number(process.env.FIB);
  const result = fib(n);
  if (result !== Math.round(((1 + Math.sqrt(5)) / 2) ** n / Math.sqrt(5)))
    throw new Error(`fib(${n}) is not ${result}`);
  return event;
};
