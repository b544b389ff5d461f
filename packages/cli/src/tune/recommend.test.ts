import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarize } from '../bench/statistics.ts';
import { recommend, withPareto } from './recommend.ts';
import type { TunePoint } from './tuneResult.ts';

type Measured = Omit<TunePoint, 'isPareto'>;

/** A point whose 41 samples lie within `spread` (a share) around `ms`. */
function point(memoryMb: number, ms: number, perMillion: number, spread = 0.01): Measured {
  const samples = Array.from({ length: 41 }, (_, i) => ms * (1 + (spread * (i - 20)) / 20));
  return { arch: 'arm64', memoryMb, warm: summarize(samples), init: undefined, perMillion, maxMemoryMb: 20 };
}

const points = [point(128, 100, 1), point(256, 50, 1.1), point(512, 26, 1.3), point(1024, 25, 2.4)];

describe('recommend', () => {
  it('for cost takes the cheapest', () => {
    const { memoryMb, reason } = recommend(points, 'cost');

    expect(memoryMb).toBe(128);
    expect(reason).toBe('costs least of the 4 measured: p50 100 ms at $1.000 per million');
  });

  it('for cost takes the faster of two that cost the same', () => {
    expect(recommend([point(128, 100, 1), point(256, 50, 1)], 'cost').memoryMb).toBe(256);
  });

  it('for speed takes the fastest', () => {
    expect(recommend(points, 'speed').memoryMb).toBe(1024);
  });

  it('for speed takes a cheaper one that cannot be told from the fastest', () => {
    const blurred = [point(128, 100, 1), point(512, 26, 1.3, 0.2), point(1024, 25, 2.4, 0.2)];

    expect(recommend(blurred, 'speed').memoryMb).toBe(512);
  });

  it('for balance takes the least product of time and cost', () => {
    // 100, 55, 33.8 and 60
    expect(recommend(points, 'balanced').memoryMb).toBe(512);
  });

  it('refuses nothing', () => {
    expect(() => recommend([], 'cost')).toThrow(RangeError);
  });
});

describe('withPareto', () => {
  it('marks what nothing beats in both', () => {
    const slowAndDear = point(3008, 60, 3);
    const equal = point(129, 100, 1);

    const marked = withPareto([...points, slowAndDear, equal]);

    expect(marked.map(({ isPareto }) => isPareto)).toEqual([true, true, true, true, false, true]);
  });

  it('has the recommendation of cost and of balance on the front, always', () => {
    const anyPoint = fc
      .tuple(
        fc.integer({ min: 128, max: 10_240 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
      )
      .map(([memory, ms, cost]) => point(memory, ms, cost));
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPoint, { minLength: 1, maxLength: 12, selector: ({ memoryMb }) => memoryMb }),
        (any) => {
          const front = withPareto(any).filter(({ isPareto }) => isPareto);
          for (const strategy of ['cost', 'balanced'] as const)
            expect(front.map(({ memoryMb }) => memoryMb)).toContain(recommend(any, strategy).memoryMb);
        },
      ),
    );
  });
});
