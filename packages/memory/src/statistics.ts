// What a pool has been used for.
import type { Effect } from './effect.ts';
import type { MemoryLimit } from './memoryLimit.ts';

export interface PoolStatistics {
  /** Bytes that the pool never exceeds. */
  readonly capacity: number;
  /** What set the capacity: the size that was asked for, or a limit below it. */
  readonly limitedBy: MemoryLimit['source'];
  readonly backing: 'arena' | 'mapping';
  /** Tensors that are held. */
  readonly tensors: number;
  /** Bytes of the elements of held tensors. */
  readonly requestedBytes: number;
  /** Bytes that no other tensor can have: the same, in whole cache lines. */
  readonly reservedBytes: number;
  /** Bytes that were ever handed out: what the pool takes of the machine. */
  readonly highWaterBytes: number;
  /** The most that `reservedBytes` ever was. */
  readonly peakReservedBytes: number;
  /** Of the reserved bytes the part that nobody asked for, 0 to 1. */
  readonly internalFragmentation: number;
  /** Of the free bytes the part that is not in the largest free piece, 0 to 1. */
  readonly externalFragmentation: number;
  readonly largestFreeBytes: number;
  readonly cache: {
    readonly tensors: number;
    readonly hits: number;
    readonly misses: number;
    readonly evictions: number;
    /** Hits among all questions, 0 to 1; 0 before the first. */
    readonly hitRate: number;
  };
  /** Bytes on huge pages now, by /proc/self/smaps; undefined where that cannot be read. */
  readonly hugePageBytes: number | undefined;
  /** What became of `hugePages`, `numa` and `prefetch`. */
  readonly effects: readonly Effect[];
}

/** `part` of `whole`, 0 of nothing. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
