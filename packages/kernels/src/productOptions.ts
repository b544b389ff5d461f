// What a product of matrices may be asked to do besides multiplying.
import type { FusedActivation } from './fusedActivation.ts';

/** How a product ends: with a bias, then through an activation. */
export interface EpilogueOptions {
  /** Added to every row: as many elements as the product has columns. */
  readonly bias?: Float32Array;
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
