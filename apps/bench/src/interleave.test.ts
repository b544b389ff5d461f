import { describe, expect, it } from 'vitest';
import { interleave, lastResult } from './interleave.ts';

// A clock that only the work moves: the figures are exact.
function simulated(): { now: () => number; work: (ms: number) => () => number } {
  let time = 0;
  return {
    now: () => time,
    work: (ms) => () => {
      time += ms;
      return ms;
    },
  };
}

describe('interleave', () => {
  it('gives each contender its own time per run, in nanoseconds', () => {
    const { now, work } = simulated();

    const [slow, quick] = interleave(
      [
        { name: 'slow', run: work(2) },
        { name: 'quick', run: work(0.001) },
      ],
      { now, rounds: 7 },
    );

    expect(slow).toMatchObject({ name: 'slow' });
    expect(slow!.ns).toBeCloseTo(2e6, 3);
    expect(quick!.ns).toBeCloseTo(1000, 3);
    expect(quick!.samples).toHaveLength(7);
    expect(quick!.interval.low).toBeCloseTo(1000, 3);
  });

  it('repeats quick work until a sample lasts long enough, and slow work not at all', () => {
    const { now, work } = simulated();

    const [slow, quick] = interleave(
      [
        { name: 'slow', run: work(50) },
        { name: 'quick', run: work(0.01) },
      ],
      { now, sampleMs: 5 },
    );

    expect(slow!.repeats).toBe(1);
    expect(quick!.repeats).toBeGreaterThanOrEqual(500);
    expect(quick!.repeats).toBeLessThan(2000);
  });

  it('lets the contenders take turns within every round', () => {
    const { now, work } = simulated();
    const order: string[] = [];
    const contender = (name: string): { name: string; run: () => unknown } => {
      const run = work(200);
      return { name, run: () => order.push(name) && run() };
    };

    interleave([contender('a'), contender('b')], { now, rounds: 20 });

    const rounds = Array.from({ length: 20 }, (_, i) =>
      order
        .slice(-40)
        .slice(2 * i, 2 * i + 2)
        .join(''),
    );
    expect(new Set(rounds)).toEqual(new Set(['ab', 'ba']));
  });

  it('measures real work and keeps its result out of the reach of the optimiser', () => {
    const seen: number[] = [];
    const numbers = Array.from({ length: 1000 }, (_, i) => i);

    const [timing] = interleave([{ name: 'sum', run: () => numbers.reduce((a, b) => a + b) }], {
      rounds: 3,
      sampleMs: 1,
      warmupMs: 1,
      onProgress: (done) => seen.push(done),
    });

    expect(timing!.ns).toBeGreaterThan(0);
    expect(lastResult()).toBe(499_500);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('refuses to measure nothing', () => {
    expect(() => interleave([])).toThrow(expect.objectContaining({ code: 'KINGLET_BENCH_BAD_SAMPLES' }));
  });
});
