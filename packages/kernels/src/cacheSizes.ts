// The caches that the kernels of Node's addon cut large matrices for.
import { rangeError } from './errors.ts';

/** Bytes of data that a core's caches hold, of the last level what it shares. What is left out stays as it is. */
export interface CacheSizes {
  readonly l1d?: number;
  readonly l2?: number;
  readonly l3?: number;
}

const levels = ['l1d', 'l2', 'l3'] as const;

/** In the order of the levels, NaN for what is left out. Throws RangeError KINGLET_KERNELS_RANGE. */
export function checkCacheSizes(sizes: CacheSizes): [l1d: number, l2: number, l3: number] {
  for (const level of levels) {
    const bytes = sizes[level];
    if (bytes === undefined || (Number.isInteger(bytes) && bytes >= 0 && bytes < 2 ** 40)) continue;
    throw rangeError(
      'KINGLET_KERNELS_RANGE',
      `configureCache: expected ${level} to be a whole number of bytes below 2^40, got ${bytes}`,
    );
  }
  return [sizes.l1d ?? Number.NaN, sizes.l2 ?? Number.NaN, sizes.l3 ?? Number.NaN];
}
