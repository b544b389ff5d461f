// Attention by heads: what the kernel of this name does, without the arguments that follow from the others.
import { rangeError } from './errors.ts';
import type { CoreKernels } from './generated/kernels.ts';
import { nothing } from './productOptions.ts';

export interface AttentionOptions {
  /** Heads of the queries. */
  readonly heads: number;
  /**
   * Heads of keys and values: `heads` is a multiple, and as many neighbours as that says share one.
   *
   * @default heads
   */
  readonly kvHeads?: number;
  /** Numbers of a head's query and key: their width is this times their heads. */
  readonly width: number;
  /**
   * Sequences, one after another.
   *
   * @default 1
   */
  readonly batch?: number;
  /**
   * True: the last query sees all keys, each one before it one less.
   *
   * @default false
   */
  readonly causal?: boolean;
  /**
   * Factor of the scores.
   *
   * @default 1 / Math.sqrt(width)
   */
  readonly scale?: number;
  /**
   * Added to the scores, -Infinity for keys that must not be seen: a number for each query and key. Several of them, one
   * behind the other, go round over the sequences.
   */
  readonly mask?: Float32Array;
  /** Receives the values; left out: new memory. */
  readonly out?: Float32Array;
  /** Memory to work in; left out: memory that is kept, 512 KiB at most. */
  readonly work?: Float32Array;
}

/**
 * softmax(scale q k) v of every head. Token after token lie its heads, of each `width` numbers; values may be of another
 * width. The scores are never all in memory, and a query that sees no key gets zeros. Throws RangeError
 * KINGLET_KERNELS_LENGTH or KINGLET_KERNELS_RANGE for arrays and options that do not fit.
 *
 * @example
 * const q = Float32Array.of(1, 0, 0, 1);
 * const k = Float32Array.of(1, 0, 0, 1);
 * const v = Float32Array.of(10, 20);
 * multiHeadAttention(q, k, v, { heads: 1, width: 2, causal: true }); // 10, 16.698
 */
export type MultiHeadAttention = (
  q: Float32Array,
  k: Float32Array,
  v: Float32Array,
  options: AttentionOptions,
) => Float32Array;

/** More than this makes no call faster. */
const mostWork = 2 ** 17;

export function attentionFunction(kernels: CoreKernels): MultiHeadAttention {
  let kept = nothing;
  return (q, k, v, options) => {
    const { kvHeads, width, batch, sharing } = sizesOf(options);
    const queries = tokens('q', q, batch * kvHeads * sharing * width);
    const keys = tokens('k', k, batch * kvHeads * width);
    const valueWidth = keys === 0 ? width : tokens('v', v, batch * keys * kvHeads);
    const mask = options.mask ?? nothing;
    const masks = mask.length === 0 ? 0 : tokens('mask', mask, queries * keys);
    const out = options.out ?? new Float32Array(batch * queries * kvHeads * sharing * valueWidth);
    const wanted = Math.min(mostWork, 3 * queries + (keys + 16) * width);
    if (!options.work && kept.length < wanted) kept = new Float32Array(wanted);
    const { scale = 1 / Math.sqrt(width), causal = false, work = kept } = options;
    const isCausal = causal ? 1 : 0;
    // biome-ignore format: a line for each array and its sizes
    return kernels.attention(
      q, batch, queries, kvHeads, sharing, width, k, keys, v, valueWidth, mask, masks, scale, isCausal, out, work,
    );
  };
}

interface Sizes {
  readonly kvHeads: number;
  readonly sharing: number;
  readonly width: number;
  readonly batch: number;
}

function sizesOf({ heads, kvHeads = heads, width, batch = 1 }: AttentionOptions): Sizes {
  for (const [name, value] of Object.entries({ heads, kvHeads, width, batch }))
    if (!Number.isSafeInteger(value) || value < 1) throw wrong(`${name} to be a whole number from 1 on, got ${value}`);
  if (heads % kvHeads !== 0) throw wrong(`heads to be a multiple of kvHeads, got ${heads} and ${kvHeads}`);
  return { kvHeads, sharing: heads / kvHeads, width, batch };
}

/** How often `size` elements are in an array. */
function tokens(name: string, array: Float32Array, size: number): number {
  const count = size === 0 ? 0 : array.length / size;
  if (Number.isInteger(count)) return count;
  throw rangeError(
    'KINGLET_KERNELS_LENGTH',
    `multiHeadAttention: expected ${name} to have a multiple of ${size} elements, got ${array.length}`,
  );
}

function wrong(expected: string): Error {
  return rangeError('KINGLET_KERNELS_RANGE', `multiHeadAttention: expected ${expected}`);
}
