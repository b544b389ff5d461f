// A process that calls a small kernel as often as each line of its input says, and prints the nanoseconds a call: while calls are
// counted, while nobody counts though it could (off), and where the counter was never loaded.
import { createInterface } from 'node:readline';
import { dot } from '@kinglet/kernels';

const counting = process.argv[2];
const a = new Float32Array(256).fill(1);

const { countCalls } = counting === 'never' ? {} : await import('@kinglet/kernels/counting');
const counter = counting === 'counting' ? countCalls?.() : undefined;
nanoseconds(400_000);
for await (const line of createInterface({ input: process.stdin })) console.log(nanoseconds(Number(line)));
counter?.stop();

function nanoseconds(times: number): number {
  const before = performance.now();
  let sum = 0;
  for (let i = 0; i < times; i++) sum += dot(a, a);
  const spent = performance.now() - before;
  if (sum !== times * a.length) throw new Error(`Expected ${times} products of ${a.length}, found a sum of ${sum}`);
  return (1e6 * spent) / times;
}
