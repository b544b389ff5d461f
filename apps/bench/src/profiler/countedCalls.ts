// A process that calls a small kernel many times and prints the nanoseconds of CPU time a call: while calls are counted, while nobody
// counts though it could (off), and where the counter was never loaded.
import { dot } from '@kinglet/kernels';

const [counting, calls] = [process.argv[2], Number(process.argv[3])];
const a = new Float32Array(256).fill(1);

const { countCalls } = counting === 'never' ? {} : await import('@kinglet/kernels/counting');
const counter = counting === 'counting' ? countCalls?.() : undefined;
nanoseconds(calls / 10);
console.log(nanoseconds(calls));
counter?.stop();

function nanoseconds(times: number): number {
  const before = process.cpuUsage();
  let sum = 0;
  for (let i = 0; i < times; i++) sum += dot(a, a);
  const { user, system } = process.cpuUsage(before);
  if (sum !== times * a.length) throw new Error(`Expected ${times} products of ${a.length}, found a sum of ${sum}`);
  return (1000 * (user + system)) / times;
}
