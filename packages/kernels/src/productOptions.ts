// What a product of matrices may be asked to do besides multiplying.
import { rangeError } from './errors.ts';

/** In the order that kernels number them in. */
export const fusedActivations = ['none', 'sigmoid', 'tanh', 'gelu', 'geluTanh', 'silu', 'hardSwish'] as const;
export type FusedActivation = (typeof fusedActivations)[number];

/** How a product ends: with a bias, between limits, through an activation, in that order. */
export interface EpilogueOptions {
  /** Added to every row: as many elements as the product has columns. */
  readonly bias?: Float32Array;
  /** The least value that is kept: 0 is ReLU. @default -Infinity */
  readonly low?: number;
  /** The largest value that is kept: 6 and a low of 0 are ReLU6. @default Infinity */
  readonly high?: number;
  /** @default 'none' */
  readonly activation?: FusedActivation;
}

export interface ProductOptions extends EpilogueOptions {
  /** Multiplies the transpose of the left matrix. @default false */
  readonly transposeA?: boolean;
  /** Multiplies with the transpose of the right matrix. @default false */
  readonly transposeB?: boolean;
  /** Factor of the product. @default 1 */
  readonly alpha?: number;
  /** Factor of what `out` holds, which is added. @default 0 */
  readonly beta?: number;
}

export const nothing: Float32Array = new Float32Array(0);

/** The end of a kernel's arguments: limits and the activation's number. Throws RangeError KINGLET_KERNELS_RANGE. */
export function epilogueOf({ low, high, activation = 'none' }: EpilogueOptions): [number, number, number] {
  const number = fusedActivations.indexOf(activation);
  if (number < 0)
    throw rangeError(
      'KINGLET_KERNELS_RANGE',
      `expected activation to be one of ${fusedActivations.join(', ')}, got ${activation}`,
    );
  return [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY, number];
}

/** More makes no product faster: a block of a matrix for the second cache. */
const mostScratch = 2 ** 18;
let scratch = nothing;

/** Memory for a product to pack a matrix of so many elements in, the same for every product: calls do not overlap. */
export function scratchFor(elements: number): Float32Array {
  const wanted = Math.min(elements, mostScratch);
  // Below that a kernel's own stack does as well.
  if (wanted <= 4096) return nothing;
  if (scratch.length < wanted) scratch = new Float32Array(Math.min(mostScratch, 2 ** Math.ceil(Math.log2(wanted))));
  return scratch;
}
