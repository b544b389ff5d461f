// How a tensor will be used, for the system and the kernels.
import { isa, loadError, prefetchDistance as setPrefetchDistance, streamFrom } from '@kinglet/kernels';
import { type Advice, madvise, SyscallError } from '@kinglet/syscalls';
import type { DataType } from './dataTypes.ts';
import { applied, type Effect, without } from './effect.ts';
import { argumentError, checkName } from './errors.ts';
import { FileTensor } from './mapFile.ts';
import type { Tensor } from './tensor.ts';

/** 'temporal': results are needed again soon; 'stream': they are not; 'spatial': what lies beside is needed too. */
export type CacheHint = 'temporal' | 'spatial' | 'stream';

export interface AccessAdvice {
  /** In which order elements are touched: of mapped files, what the system reads ahead. */
  readonly pattern?: 'sequential' | 'strided' | 'random';
  /** Bytes ahead of their reads that the kernels' loops prefetch, below 1 MiB. For all calls of this process. */
  readonly prefetchDistance?: number;
  /** 'temporal' and 'stream' are for all calls of this process, and not both. */
  readonly cacheHints?: readonly CacheHint[];
}

/**
 * Hands the advice to who can use it, and says of each what it came to; no result of any kernel depends on it. Throws
 * MemoryError KINGLET_MEMORY_ARGUMENT for advice that there is not, KINGLET_MEMORY_RELEASED for a tensor that is released.
 */
export function adviseAccess(tensor: Tensor<DataType>, advice: AccessAdvice): readonly Effect[] {
  const { pattern, prefetchDistance, cacheHints = [] } = check(advice);
  const { data } = tensor;
  return [
    ...(pattern === undefined ? [] : [advisePattern(tensor, pattern)]),
    ...(prefetchDistance === undefined ? [] : [advisePrefetch(data.length, prefetchDistance)]),
    ...cacheHints.map((hint) => adviseCache(data.byteLength, hint)),
  ];
}

const mostDistance = 2 ** 20 - 1;

function check(advice: AccessAdvice): AccessAdvice {
  const { pattern, prefetchDistance, cacheHints = [] } = advice;
  if (pattern !== undefined) checkName('pattern', pattern, ['sequential', 'strided', 'random']);
  for (const hint of cacheHints) checkName('cacheHints', hint, ['temporal', 'spatial', 'stream']);
  if (cacheHints.includes('temporal') && cacheHints.includes('stream'))
    throw argumentError('cacheHints', "'temporal' or 'stream'", cacheHints);
  const isDistance =
    Number.isInteger(prefetchDistance ?? 0) && (prefetchDistance ?? 0) >= 0 && (prefetchDistance ?? 0) <= mostDistance;
  if (!isDistance) throw argumentError('prefetchDistance', `whole bytes from 0 to ${mostDistance}`, prefetchDistance);
  return advice;
}

/** Strides that leave pages out make reading ahead useless; the kernel's own guess serves the others. */
const adviceOf: Readonly<Record<'sequential' | 'strided' | 'random', Advice>> = {
  sequential: 'sequential',
  strided: 'normal',
  random: 'random',
};

function advisePattern(tensor: Tensor<DataType>, pattern: 'sequential' | 'strided' | 'random'): Effect {
  const wish = `pattern: '${pattern}'`;
  if (!(tensor instanceof FileTensor && tensor.isMapped))
    return without(wish, 'the system reads ahead in mapped files alone, and this tensor is in memory');
  try {
    const bytes = madvise(tensor.data, adviceOf[pattern]);
    if (bytes === 0) return without(wish, 'the tensor has no whole page');
    return applied(wish, `madvise '${adviceOf[pattern]}' of ${bytes} bytes`);
  } catch (error) {
    if (error instanceof SyscallError) return without(wish, error.message);
    throw error;
  }
}

/** From here on the kernels' loops prefetch (`AHEAD_FROM` in their C). */
const leastPrefetched = 2 ** 15;

function advisePrefetch(items: number, bytes: number): Effect {
  const wish = `prefetchDistance: ${bytes}`;
  if (bytes > 0 && items < leastPrefetched)
    return without(wish, `loops over fewer than ${leastPrefetched} elements do not prefetch`);
  setPrefetchDistance(bytes);
  return ofAddon(wish, 'for all calls of this process; no gain where the processor prefetches by itself: measure it');
}

/** Measured (apps/bench, suite `memory`): past the caches 2 MiB are slower, 64 MiB faster. */
const leastStreamed = 2 ** 22;

function adviseCache(byteLength: number, hint: CacheHint): Effect {
  const wish = `cacheHints: '${hint}'`;
  if (hint === 'spatial')
    return without(wish, 'processors fetch what lies beside by themselves, and there is no instruction for it');
  if (hint === 'temporal') {
    streamFrom(Number.POSITIVE_INFINITY);
    return ofAddon(wish, 'no results go past the caches, in all calls of this process');
  }
  if (byteLength < leastStreamed) return without(wish, `less than ${leastStreamed} bytes are faster in the caches`);
  streamFrom(byteLength);
  return ofAddon(wish, `results of ${byteLength} bytes or more go past the caches, in all calls of this process`);
}

/** WebAssembly and TypeScript have no such instructions. */
function ofAddon(wish: string, why: string): Effect {
  const isNative = loadError() === undefined && !/^(typescript|wasm)/.test(isa());
  return isNative ? applied(wish, why) : without(wish, `the kernels run as ${isa()}, which has no such instruction`);
}
