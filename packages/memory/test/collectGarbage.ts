// What is in use when nothing is garbage: vitest's workers are started without a collection to call.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects, and gives the bytes that JavaScript still uses: objects, and what they hold outside of its heap. */
export function collectGarbage(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}
