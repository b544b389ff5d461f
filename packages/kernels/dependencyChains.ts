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
    kernel: 'dotPacked_f32',
    tier: 'neon',
    bytesRead: 80,
    reason:
      'for one vector and the blocks of sixteen rows that are left of four: a row is summed as one chain in the order of the columns, so that its bits do not depend on how many vectors and blocks there are; four of each already fill the registers with one chain per row',
  },
];
