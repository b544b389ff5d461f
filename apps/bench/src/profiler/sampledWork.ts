// A process that computes for a while and prints the milliseconds of CPU time that its work took, and that its profiler took to
// begin and to end.
import { createProfiler } from '@kinglet/profiler';

const [interval, rounds] = process.argv.slice(2).map(Number) as [number, number];

work(rounds / 10);
const before = cpuMilliseconds();
const profiler = createProfiler({
  enabled: interval > 0,
  counters: false,
  power: 'off',
  sampling: { intervalMicroseconds: interval },
});
const begun = cpuMilliseconds();
work(rounds);
const worked = cpuMilliseconds();
const report = await profiler.stop();
const ended = cpuMilliseconds();
console.log(
  JSON.stringify({
    workMs: worked - begun,
    edgesMs: begun - before + ended - worked,
    samples: report.cpu[0]?.profile.samples.length ?? 0,
  }),
);

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
