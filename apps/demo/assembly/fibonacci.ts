// Pure computation by recursive calls: the engine's speed, nothing else. The event may choose another `n`.
import { fail } from '@kinglet/runtime';
import { JSON } from 'json-as';

@json
class FibonacciEvent {
  n: f64 = 35;
}

export function handler(event: string): string {
  const n = JSON.parse<FibonacciEvent>(event).n;
  if (n != Math.floor(n) || n < 0 || n > 40)
    return fail('RangeError', `Expected n to be a whole number from 0 to 40, got ${n}`);
  return `{"statusCode":200,"body":"fibonacci(${<i32>n})=${fibonacci(<i32>n)}"}`;
}

function fibonacci(n: i32): i32 {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}
