import { describe, expect, it } from 'vitest';
import { AdaptiveLimit } from './adaptiveLimit.ts';

/** Of one request, on average. */
const serviceMs = 20;

describe.each([
  ['constant', (): number => serviceMs],
  ['exponential', (random: () => number): number => -Math.log(1 - random()) * serviceMs],
])('with service times that are %s, an adaptive limit', (_, service) => {
  it.each([16, 64])('sheds next to nothing at a load of 0.7 of %d slots', (slots) => {
    expect(serve(slots, 0.7, service).shed).toBeLessThan(0.01);
  });

  it.each([
    [16, 1.5],
    [16, 3],
    [64, 3],
  ])('holds latency and throughput of %d slots at a load of %d', (slots, load) => {
    const alone = serve(slots, 0.1, service);
    const { p99, served } = serve(slots, load, service);

    expect(p99).toBeLessThan(alone.p99 + 2 * serviceMs);
    expect(served).toBeGreaterThan(0.85);
  });
});

describe('an adaptive limit', () => {
  it('shrinks while calls fail, however soon, but not below 1', () => {
    const limit = new AdaptiveLimit();
    for (let i = 0; i < 1000; i++) limit.succeeded(serviceMs, 20);
    const before = limit.value;

    for (let i = 0; i < 100_000; i++) limit.failed(1, 20);

    expect(before).toBeGreaterThan(20);
    expect(limit.value).toBe(1);
  });
});

/** Poisson arrivals at some slots with one queue; figures without the first fifth, in which the limit is found. */
function serve(slots: number, load: number, service: (random: () => number) => number) {
  const random = generator();
  const limit = new AdaptiveLimit();
  const free = new Float64Array(slots);
  let underWay: { readonly at: number; readonly from: number }[] = [];
  const latencies: number[] = [];
  const requests = 60_000;
  let now = 0;
  let measuredFrom = 0;
  for (let request = 0; request < requests; request++) {
    now -= (Math.log(1 - random()) * serviceMs) / slots / load;
    const isMeasured = request >= requests / 5;
    if (!isMeasured) measuredFrom = now;
    const ended = underWay.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    if (ended.length > 0) underWay = underWay.filter(({ at }) => at > now);
    for (const { at, from } of ended) limit.succeeded(at - from, underWay.length + 1);
    if (underWay.length >= limit.value) continue;
    const slot = free.indexOf(Math.min(...free));
    const at = Math.max(now, free[slot] as number) + service(random);
    free[slot] = at;
    underWay.push({ at, from: now });
    if (isMeasured) latencies.push(at - now);
  }
  latencies.sort((a, b) => a - b);
  return {
    p99: latencies[Math.floor(latencies.length * 0.99)] as number,
    shed: 1 - latencies.length / (requests * 0.8),
    served: (latencies.length * serviceMs) / slots / (now - measuredFrom),
  };
}

function generator(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
