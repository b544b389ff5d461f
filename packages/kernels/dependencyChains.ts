// Loops of Arm kernels that wait for results of their own last iteration, and why they keep no more partial results.
// bench/measureN1.ts refuses such a loop that is not here, and an entry that no loop needs.
export interface DependencyChain {
  /** The kernel as in its C name, `dotMany_f32`. */
  readonly kernel: string;
  readonly tier: string;
  /** Tells its loops apart: bytes that vector loads of one iteration read. */
  readonly bytesRead: number;
  readonly reason: string;
}

const oneRow = (partialResults: string) =>
  `for the rows that are left of a group: a row's result has the same bits wherever the row is, so it has ${partialResults} here as well`;

export const dependencyChains: readonly DependencyChain[] = [
  { kernel: 'dotMany_f32', tier: 'neon', bytesRead: 64, reason: oneRow('the two partial sums of a group of four') },
  { kernel: 'cosineMany_f32', tier: 'neon', bytesRead: 64, reason: oneRow('the two partial sums of a group of two') },
  {
    kernel: 'tile_band_1',
    tier: 'neon',
    bytesRead: 64,
    reason:
      'for one row and the panel that is left of two: a sum is one chain in the order of the inner dimension, so that its bits do not depend on how many rows and columns there are',
  },
];
