import { createProfiler } from '@kinglet/profiler';

const q = createProfiler({ counters: false });
const n = 20000;
const h = q.profileFunction((i: number) => i);
const fns = { context: () => q.context('a', () => 1), span: () => q.span('b').end(), fn: () => h(1) };
for (const [k, f] of Object.entries(fns)) {
  let best = 1e9;
  for (let r = 0; r < 100; r++) {
    const t = performance.now();
    for (let i = 0; i < n; i++) f();
    best = Math.min(best, ((performance.now() - t) / n) * 1e6);
  }
  console.log(k, best.toFixed(1));
}
