// Loops that call one function with one set of arguments, each compiled by the engine for itself alone.

export type AnyFunction = (...args: never[]) => unknown;

/**
 * A loop of its own around `run(...args)`. Shared by two functions, the engine would compile it for both; a spread of the
 * arguments would cost more than a kernel.
 */
export function callerOf(run: AnyFunction, args: readonly unknown[]): (calls: number) => unknown {
  const names = args.map((_, i) => `a${i}`);
  const body = `return (calls) => { let r; for (let i = 0; i < calls; i++) r = run(${names.join(', ')}); return r; };`;
  const make = new Function('run', ...names, body) as (...all: unknown[]) => (calls: number) => unknown;
  return make(run, ...args);
}
