// Places mapped pages on NUMA nodes, and looks where they are.
import { readFileSync } from 'node:fs';
import { type Mapping, type MemoryPolicy, mbind, nodesOfPages, SyscallError } from '@kinglet/syscalls';
import { applied, type Effect, without } from './effect.ts';
import { MemoryError } from './errors.ts';
import type { NumaPlacement } from './poolOptions.ts';

/** Kernels and containers without NUMA calls: all that there is, is one node to them. */
const refusals = ['ENOSYS', 'EPERM'];
/** Some pages of any size but huge ones. */
const sampleBytes = 2 ** 20;
const nodesFile = '/sys/devices/system/node/has_memory';

/**
 * Sets the policy of pages that nobody touched yet, touches the first, and asks the kernel for their nodes. Throws
 * MemoryError KINGLET_MEMORY_UNAVAILABLE for a node that there is not, or if pages are on another.
 */
export function placeOnNodes(mapping: Mapping, numa: NumaPlacement): Effect {
  const wish = numaWish(numa);
  try {
    mbind(mapping, policyOf(numa));
    const found = sampleNodes(mapping.buffer);
    if (typeof numa === 'string' || found.every((node) => node === numa.node))
      return applied(wish, `mbind; the first pages are on nodes ${found.join(', ')}`);
    throw unavailable(wish, `pages on nodes ${found.join(', ')}`);
  } catch (cause) {
    if (!(cause instanceof SyscallError)) throw cause;
    if (refusals.includes(cause.errno ?? '')) return without(wish, cause.message);
    throw unavailable(wish, cause.message, cause);
  }
}

/** As it was asked for. */
export function numaWish(numa: NumaPlacement): string {
  return `numa: ${typeof numa === 'string' ? `'${numa}'` : `{ node: ${numa.node} }`}`;
}

/** As sysfs lists them, such as `0-1,4`. */
export function parseNodes(list: string): readonly number[] {
  return list
    .trim()
    .split(',')
    .flatMap((part) => {
      const [first, last = first] = part.split('-').map(Number);
      return Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
    });
}

function policyOf(numa: NumaPlacement): MemoryPolicy {
  if (numa === 'local') return { mode: 'local', nodes: [] };
  if (numa === 'interleave') return { mode: 'interleave', nodes: nodesWithMemory() };
  return { mode: 'bind', nodes: [numa.node] };
}

/** Where sysfs is hidden, as on Lambda, the first node: every machine has it. */
function nodesWithMemory(): readonly number[] {
  try {
    return parseNodes(readFileSync(nodesFile, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'errno' in error) return [0];
    throw error;
  }
}

/** The nodes of the first pages, each once; below 0 are no nodes but errors of single pages. */
function sampleNodes(buffer: ArrayBuffer): readonly number[] {
  const first = new Uint8Array(buffer, 0, Math.min(sampleBytes, buffer.byteLength)).fill(0);
  return [...new Set(nodesOfPages(first))].filter((node) => node >= 0).sort((a, b) => a - b);
}

function unavailable(wish: string, found: string, cause?: unknown): MemoryError {
  return new MemoryError('KINGLET_MEMORY_UNAVAILABLE', `${wish}: expected memory of that node, found ${found}`, {
    cause,
  });
}
