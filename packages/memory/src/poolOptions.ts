// What a pool may be asked for.
import type { Arena } from '@kinglet/kernels';
import { argumentError, checkName } from './errors.ts';
import { type LimitSources, ownLimits } from './memoryLimit.ts';
import type { Finding } from './poison.ts';

/** 'transparent': the system may; '2MB' and '1GB': of those that are reserved (`vm.nr_hugepages`). */
export type HugePages = 'none' | 'transparent' | '2MB' | '1GB';
/** On the node of who touches a page first; page by page over all nodes; on one. */
export type NumaPlacement = 'local' | 'interleave' | { readonly node: number };

export interface PoolOptions {
  /** Bytes, 64 or more. Memory only when they are touched. The machine's, the cgroup's and Lambda's memory limit them. */
  readonly size: number;
  /** @default 'none': first touch takes longer with them */
  readonly hugePages?: HugePages;
  /** Left out: as the system does. */
  readonly numa?: NumaPlacement;
  /** 'populate': all pages are there at once, not when they are first touched. @default 'none' */
  readonly prefetch?: 'none' | 'populate';
  /** Which cached tensor goes first when there is no room: the one longest not asked for. @default 'lru' */
  readonly policy?: 'lru';
  /** Takes the bytes of this arena; not with `hugePages` or `numa`. Left out: an arena of its own. */
  readonly arena?: Arena;
  /** Turns the debug mode on, which fills released bytes, and is told of writes found in them and of tensors lost unreleased. */
  readonly debug?: (finding: Finding) => void;
  /** Where limits are read. @default this process */
  readonly limits?: LimitSources;
}

export interface ResolvedOptions {
  readonly size: number;
  readonly hugePages: HugePages;
  readonly numa: NumaPlacement | undefined;
  readonly prefetch: 'none' | 'populate';
  readonly arena: Arena | undefined;
  readonly debug: ((finding: Finding) => void) | undefined;
  readonly limits: LimitSources;
}

/** Blocks are counted in 32 bits. */
const mostBytes = 2 ** 36;

/** Throws MemoryError KINGLET_MEMORY_ARGUMENT. */
export function resolveOptions(options: PoolOptions): ResolvedOptions {
  const { size, numa, arena, debug, hugePages = 'none', prefetch = 'none', limits = ownLimits } = options;
  if (!(Number.isSafeInteger(size) && size >= 64 && size <= mostBytes))
    throw argumentError('size', `whole bytes from 64 to ${mostBytes}`, size);
  checkName('hugePages', hugePages, ['none', 'transparent', '2MB', '1GB']);
  checkName('prefetch', prefetch, ['none', 'populate']);
  checkName('policy', options.policy ?? 'lru', ['lru']);
  checkPlacement(numa);
  if (debug !== undefined && typeof debug !== 'function')
    throw argumentError('debug', 'a function that is told of findings', debug);
  if (arena && (hugePages !== 'none' || numa !== undefined))
    throw argumentError('arena', 'neither `hugePages` nor `numa` with an arena, whose pages there are already', 'both');
  return { size, hugePages, numa, prefetch, arena, debug, limits };
}

function checkPlacement(numa: NumaPlacement | undefined): void {
  if (numa === undefined) return;
  if (typeof numa === 'string') {
    checkName('numa', numa, ['local', 'interleave']);
    return;
  }
  if (!(Number.isSafeInteger(numa.node) && numa.node >= 0 && numa.node < 1024))
    throw argumentError('numa.node', 'a whole number from 0 to 1023', numa.node);
}
