// The time to have 64 KiB and give it back.
import { createPool } from '@kinglet/memory';
import { interleave } from '../interleave.ts';

export interface AllocationFigures {
  /** Nanoseconds, by who allocates; the first is ours. */
  readonly ns: Readonly<Record<'kinglet' | 'new Float32Array' | 'Buffer.allocUnsafe', number>>;
}

const floats = 16_384;

/** Each writes one element, so that nobody's array stays unmade. */
export function measureAllocation(rounds: number): AllocationFigures {
  using pool = createPool({ size: 2 ** 24 });
  const timings = interleave(
    [
      {
        name: 'kinglet',
        run: () => {
          const tensor = pool.allocate([floats], 'f32');
          tensor.data[0] = 1;
          tensor.release();
          return tensor;
        },
      },
      { name: 'new Float32Array', run: () => new Float32Array(floats).fill(1, 0, 1) },
      { name: 'Buffer.allocUnsafe', run: () => Buffer.allocUnsafe(floats * 4).fill(1, 0, 1) },
    ],
    { rounds },
  );
  return { ns: Object.fromEntries(timings.map(({ name, ns }) => [name, ns])) as AllocationFigures['ns'] };
}
