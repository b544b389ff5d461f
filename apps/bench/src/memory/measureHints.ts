// What advice on access changes, from the first cache to memory.
import { add, prefetchDistance, streamFrom } from '@kinglet/kernels';
import { createPool } from '@kinglet/memory';
import { interleave } from '../interleave.ts';

export interface HintFigures {
  /** Of each of the three operands. */
  readonly bytes: number;
  /** Nanoseconds of an addition, by hint. */
  readonly ns: Readonly<Record<Hint | 'no hint', number>>;
}

export const hints = ['prefetch 512 bytes', 'stream'] as const;
export type Hint = (typeof hints)[number];

/** Sets the hint anew before each addition: without one, to what changes nothing, at the same price. */
export function measureHints(sizes: readonly number[], rounds: number): HintFigures[] {
  using pool = createPool({ size: 4 * Math.max(...sizes) });
  try {
    return sizes.map((bytes) =>
      pool.scope((scope) => {
        const [a, b, sum] = [0, 1, 2].map(() => scope.allocate([bytes / 4], 'f32'));
        a!.data.fill(1);
        b!.data.fill(2);
        const work = (ahead: number, from: number): Float32Array => {
          prefetchDistance(ahead);
          streamFrom(from);
          return add(a!.data, b!.data, sum!.data);
        };
        const timings = interleave(
          [
            { name: 'no hint', run: () => work(0, Number.POSITIVE_INFINITY) },
            { name: 'prefetch 512 bytes', run: () => work(512, Number.POSITIVE_INFINITY) },
            { name: 'stream', run: () => work(0, bytes) },
          ],
          { rounds },
        );
        return { bytes, ns: Object.fromEntries(timings.map(({ name, ns }) => [name, ns])) as HintFigures['ns'] };
      }),
    );
  } finally {
    prefetchDistance(0);
    streamFrom(Number.POSITIVE_INFINITY);
  }
}
