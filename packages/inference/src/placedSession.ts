// A session whose arena lies where the caller wants it.
import type { Region, RegionAllocator, SessionHandle, StartSession } from '@kinglet/kernels';
import { type Extent, extentAt } from '@kinglet/kernels/plan';

/** What starts sessions of a model. */
export interface SessionSource {
  readonly start: StartSession;
  readonly arenaBytes: Extent;
  /** Left out: each session has memory of its own. */
  readonly allocator?: RegionAllocator | undefined;
}

export interface PlacedSession {
  readonly handle: SessionHandle;
  /** What the allocator gave for the arena; undefined for one elsewhere. */
  readonly region: Region | undefined;
}

/** Why a region is not its session's any more, if so: one of a pool throws once its bytes were released. */
export function regionProblem(region: Region): { readonly why: string; readonly cause?: unknown } | undefined {
  try {
    return region.buffer.byteLength > 0 ? undefined : { why: 'its buffer was detached' };
  } catch (cause) {
    return { why: (cause as Error).message, cause };
  }
}

/** Even an arena of nothing has an address. */
const leastBytes = 64;

/** Starts a session for batches of so many items, and room for words of segments. Throws what the kernels and the allocator throw, and keeps no memory then. */
export function placeSession(
  { start, arenaBytes, allocator }: SessionSource,
  mostItems: number,
  segmentWords = 0,
): PlacedSession {
  if (!allocator) return { handle: start(mostItems, undefined, segmentWords), region: undefined };
  const region = allocator.region(Math.max(extentAt(arenaBytes, mostItems), leastBytes));
  let isUsed = false;
  try {
    const handle = start(mostItems, region, segmentWords);
    isUsed = handle.arena === region.buffer;
    return { handle, region: isUsed ? region : undefined };
  } finally {
    if (!isUsed) allocator.free(region);
  }
}
