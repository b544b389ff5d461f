// How much more memory a pool needs than what is held at the peak.
import { createPool, type Tensor } from '@kinglet/memory';
import type { Step } from './traces.ts';

const size = 2 ** 30;

/** The bytes that were ever handed out over the most that was held at once, in whole cache lines. */
export function fragmentation(steps: readonly Step[]): number {
  using pool = createPool({ size });
  const tensors: Tensor[] = [];
  for (const step of steps) {
    if ('take' in step) tensors.push(pool.allocate([step.take], 'u8'));
    else tensors[step.release]!.release();
  }
  const { highWaterBytes, peakReservedBytes } = pool.statistics();
  return highWaterBytes / peakReservedBytes;
}
