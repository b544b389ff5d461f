// Places mapped pages on NUMA nodes, and looks where they are.
import { systemFiles } from '@kinglet/host/cgroups';
import { type Mapping, type MemoryPolicy, mbind, nodesOfPages, SyscallError } from '@kinglet/syscalls';
import { applied, type Effect, without } from './effect.ts';
import { MemoryError } from './errors.ts';
import type { NumaPlacement } from './poolOptions.ts';

/** What it asks of the system; tests give machines of several nodes. */
export interface NumaSystem {
  readonly mbind: typeof mbind;
  readonly nodesOfPages: typeof nodesOfPages;
  /** The nodes that have memory, as sysfs lists them; undefined where it is hidden. */
  readonly readNodes: () => string | undefined;
}

/** Kernels and containers without NUMA calls: all that there is, is one node to them. */
const refusals = ['ENOSYS', 'EPERM'];
/** Some pages of any size but huge ones, */
const sampleBytes = 2 ** 18;
/** and the next of those: interleaving puts it on another node. */
const sampleEvery = 2 ** 21;

const ownSystem: NumaSystem = {
  mbind,
  nodesOfPages,
  readNodes: () => systemFiles().read('/sys/devices/system/node/has_memory'),
};

/**
 * Sets the policy of pages that nobody touched yet, touches the first, and asks the kernel for their nodes. Throws
 * MemoryError KINGLET_MEMORY_UNAVAILABLE for a node that there is not, or if pages are on another.
 */
export function placeOnNodes(mapping: Mapping, numa: NumaPlacement, system: NumaSystem = ownSystem): Effect {
  const wish = numaWish(numa);
  try {
    const policy = policyOf(numa, system);
    system.mbind(mapping, policy);
    return verified(wish, policy, sampleNodes(mapping.buffer, Math.max(1, policy.nodes.length), system));
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

function policyOf(numa: NumaPlacement, system: NumaSystem): MemoryPolicy {
  if (numa === 'local') return { mode: 'local', nodes: [] };
  if (numa === 'interleave') return { mode: 'interleave', nodes: nodesWithMemory(system) };
  return { mode: 'bind', nodes: [numa.node] };
}

/** By where pages really are: 'bind' alone is more than a preference. */
function verified(wish: string, { mode, nodes }: MemoryPolicy, found: readonly number[]): Effect {
  if (mode === 'bind' && !found.every((node) => nodes.includes(node)))
    throw unavailable(wish, `pages on nodes ${found.join(', ')}`);
  return applied(wish, `mbind; pages looked at are on nodes ${found.join(', ')}`);
}

/** Where sysfs is hidden, as on Lambda, the first node: every machine has it. */
function nodesWithMemory({ readNodes }: NumaSystem): readonly number[] {
  const list = readNodes();
  return list === undefined ? [0] : parseNodes(list);
}

/** The nodes of pages that this touches, each once; below 0 are no nodes but errors of single pages. */
function sampleNodes(buffer: ArrayBuffer, count: number, { nodesOfPages }: NumaSystem): readonly number[] {
  const samples = Math.min(count, Math.ceil(buffer.byteLength / sampleEvery));
  const nodes = new Set<number>();
  for (let i = 0; i < samples; i += 1) {
    const bytes = Math.min(sampleBytes, buffer.byteLength - i * sampleEvery);
    for (const node of nodesOfPages(new Uint8Array(buffer, i * sampleEvery, bytes).fill(0))) nodes.add(node);
  }
  return [...nodes].filter((node) => node >= 0).sort((a, b) => a - b);
}

function unavailable(wish: string, found: string, cause?: unknown): MemoryError {
  return new MemoryError('KINGLET_MEMORY_UNAVAILABLE', `${wish}: expected memory of that node, found ${found}`, {
    cause,
  });
}
