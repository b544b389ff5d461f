// Binaries of another version: they know operations by place and argument, so that they would give wrong answers.
import { rangeError } from './errors.ts';
import { tableHash } from './generated/tableHash.ts';

/**
 * Makes sure that `what` was compiled from the operation table that these declarations were generated from. Throws RangeError
 * KINGLET_KERNELS_VERSION if not, or if it says nothing of it.
 */
export function checkTableHash(found: number | undefined, what: string): void {
  if (found === tableHash) return;
  throw rangeError(
    'KINGLET_KERNELS_VERSION',
    `expected ${what} to be compiled from operation table ${tableHash}, got ${found ?? 'one without a number'}: it is of ` +
      'another version of @kinglet/kernels; install the package again, or rebuild it (npm run build)',
  );
}
