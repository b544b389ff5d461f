// A process that computes as long as each line of its input says, and prints the milliseconds of CPU time that this took; at the line
// `end`, those that its profiler took to begin and to end, and how many samples it has.
import { createInterface } from 'node:readline';
import { createProfiler } from '@kinglet/profiler';

const interval = Number(process.argv[2]);

work(30);
const before = cpuMilliseconds();
const profiler = createProfiler({
  enabled: interval > 0,
  counters: false,
  power: 'off',
  sampling: { intervalMicroseconds: interval },
});
const beginMs = cpuMilliseconds() - before;
for await (const line of createInterface({ input: process.stdin })) {
  const started = cpuMilliseconds();
  const samples = line === 'end' ? ((await profiler.stop()).cpu[0]?.profile.samples.length ?? 0) : work(Number(line));
  const spent = cpuMilliseconds() - started;
  console.log(JSON.stringify(line === 'end' ? { edgesMs: beginMs + spent, samples } : spent));
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What handlers do: text, objects, sorting, numbers, calls. */
function work(times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) sum += roundTrip(i) + sorted(i) + fibonacci(20);
  return sum;
}

function roundTrip(seed: number): number {
  const orders = Array.from({ length: 300 }, (_, i) => ({ id: i + seed, name: `order ${i}`, tags: ['a', 'b'] }));
  return JSON.stringify(JSON.parse(JSON.stringify(orders))).length;
}

function sorted(seed: number): number {
  const values = Float64Array.from({ length: 3000 }, (_, i) => Math.sin(i * (seed + 1)));
  return values.sort()[0]!;
}

function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}
