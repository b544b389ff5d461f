// A whole event of nothing but calls: fib(FIB), checked by the closed formula. In AssemblyScript.
import { environmentVariable } from '@kinglet/runtime';

function fib(n: i32): i32 {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

export function handler(event: string): string {
  const variable = environmentVariable('FIB');
  const n = variable === null ? 0 : I32.parseInt(variable);
  const result = fib(n);
  const exact = Math.round(((1.0 + Math.sqrt(5.0)) / 2.0) ** <f64>n / Math.sqrt(5.0));
  if (<f64>result != exact) throw new Error(`fib(${n}) is not ${result}`);
  return event;
}
