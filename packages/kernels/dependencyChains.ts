// Loops of Arm kernels that wait for results of their own last iteration, and why they keep no more partial results.
// bench/measureN1.ts refuses such a loop that is not here, and an entry that no loop needs.
export interface DependencyChain {
  /** The C file and the function, a kernel as in its C name: `reduce/dotMany_f32`. */
  readonly place: string;
  readonly tier: string;
  /** Tells its loops apart: bytes that vector loads of one iteration read. */
  readonly bytesRead: number;
  readonly reason: string;
}

const oneRow = (partialResults: string) =>
  `for the rows that are left of a group: a row's result has the same bits wherever the row is, so it has ${partialResults} here as well`;
const oneVector = (others: string) =>
  `for one vector where ${others} are not there: a sum is one chain in the order of the filter's taps, so that its bits do not depend on what is computed beside it`;
const oneDouble = (rows: string) =>
  `for rows whose ${rows} float32 cannot hold: one sum in float64 in the order of the elements, so that every tier has the same bits`;

export const dependencyChains: readonly DependencyChain[] = [
  {
    place: 'attention/take_powers',
    tier: 'neon',
    bytesRead: 16,
    reason:
      'in the model alone, where a store moves its pointer on no earlier than what it stores is there: with that addition as an instruction of its own the same loop is within the bar',
  },
  {
    place: 'convolution/convolve_line',
    tier: 'neon',
    bytesRead: 16,
    reason: oneVector('eight of a line'),
  },
  { place: 'depthwise/convolve_one', tier: 'neon', bytesRead: 32, reason: oneVector('several pixels') },
  {
    place: 'normalization/sum_wide',
    tier: 'neon',
    bytesRead: 32,
    reason: oneDouble('sums or squares'),
  },
  {
    place: 'reduce/dotMany_f32',
    tier: 'neon',
    bytesRead: 64,
    reason: oneRow('the two partial sums of a group of four'),
  },
  {
    place: 'reduce/cosineMany_f32',
    tier: 'neon',
    bytesRead: 64,
    reason: oneRow('the two partial sums of a group of two'),
  },
  { place: 'reduce/wide_norm', tier: 'neon', bytesRead: 32, reason: oneDouble('squares') },
];

const copies =
  'its loop calls what copies or converts an element: there is no loop of instructions alone to be analyzed';
const packs = 'its loop is that of pack.c, which all files of a tier share';

/** Kernels whose C file has no loop that can be analyzed, and why: file and function as in a chain's place. */
export const callingKernels: Readonly<Record<string, string>> = {
  'indices/flattenIndices_u8': copies,
  'indices/gatherRows_u8': copies,
  'indices/selectAny_u8': copies,
  'packed/packColumns_f32': packs,
  'packed/packRows_f32': packs,
};
