// madvise, mlock, mbind, move_pages: calls on the pages of memory.
import { types } from 'node:util';
import { bitsOf, nodeMask, oneOf, wholeNumber } from './arguments.ts';
import { argumentError } from './errors.ts';
import { handleOf, Mapping } from './mapping.ts';
import { native, succeeded, type Target } from './native.ts';

/** A mapping; or the bytes of an ArrayBuffer or a view, of which only whole pages inside them count. */
export type Memory = ArrayBuffer | ArrayBufferView | Mapping;

/** madvise's; see `man 2 madvise`. */
export type Advice =
  | 'cold'
  | 'collapse'
  | 'dontneed'
  | 'free'
  | 'hugepage'
  | 'nohugepage'
  | 'normal'
  | 'pageout'
  | 'populate-read'
  | 'populate-write'
  | 'random'
  | 'sequential'
  | 'willneed';

/** Linux's numbers: the same on arm64 and x64. */
const advices: Readonly<Record<Advice, number>> = {
  normal: 0,
  random: 1,
  sequential: 2,
  willneed: 3,
  dontneed: 4,
  free: 8,
  hugepage: 14,
  nohugepage: 15,
  cold: 20,
  pageout: 21,
  'populate-read': 22,
  'populate-write': 23,
  collapse: 25,
};

/** After which bytes are others than they were. */
const destructive: readonly Advice[] = ['dontneed', 'free'];

/**
 * The bytes, in whole pages, that the advice was given for: 0 for less than a page. Throws SyscallError
 * KINGLET_SYSCALLS_ARGUMENT for 'dontneed' and 'free' of memory that mmap did not give, whose bytes they would take;
 * KINGLET_SYSCALLS_FAILED with errno: EINVAL for an advice that this kernel does not know.
 */
export function madvise(memory: Memory, advice: Advice): number {
  const number = advices[oneOf('advice', advice, Object.keys(advices) as Advice[])];
  if (destructive.includes(advice) && !(memory instanceof Mapping))
    throw argumentError(
      `expected a mapping for advice ${JSON.stringify(advice)}, which takes its bytes, found other memory`,
    );
  return succeeded('madvise', native().advise(targetOf(memory), number));
}

/** Keeps pages in memory. The bytes that are locked. Throws SyscallError KINGLET_SYSCALLS_FAILED: ENOMEM beyond RLIMIT_MEMLOCK. */
export function mlock(memory: Memory): number {
  return succeeded('mlock', native().lock(targetOf(memory)));
}

export function munlock(memory: Memory): number {
  return succeeded('munlock', native().unlock(targetOf(memory)));
}

/** Where the first byte is. It may move no more than its ArrayBuffer does: small typed arrays may. */
export function addressOf(memory: Memory): bigint {
  return native().addressOf(targetOf(memory));
}

/** How pages are spread over NUMA nodes. */
export type PolicyMode = 'bind' | 'default' | 'interleave' | 'local' | 'preferred';

export interface MemoryPolicy {
  readonly mode: PolicyMode | 'other';
  readonly nodes: readonly number[];
}

const modes: Readonly<Record<PolicyMode, number>> = { default: 0, preferred: 1, bind: 2, interleave: 3, local: 4 };
/** MPOL_MF_STRICT | MPOL_MF_MOVE. */
const moveFlags = 1 | 2;

export interface MbindOptions {
  /** Pages that are elsewhere already are moved, and it fails with EIO where one cannot be. @default false */
  readonly move?: boolean;
}

/**
 * Sets the policy of the pages, in bytes. `nodes` are those of 'bind', 'interleave' and 'preferred'. Throws SyscallError
 * KINGLET_SYSCALLS_FAILED: EINVAL for nodes that there are not, ENOSYS for a kernel without NUMA.
 */
export function mbind(memory: Memory, policy: MemoryPolicy, { move = false }: MbindOptions = {}): number {
  const { mode, mask } = numbersOf(policy);
  return succeeded('mbind', native().bind(targetOf(memory), mode, mask, move ? moveFlags : 0));
}

/** The policy of pages that this thread touches first from now on. Throws as mbind does. */
export function setMempolicy(policy: MemoryPolicy): void {
  const { mode, mask } = numbersOf(policy);
  succeeded('set_mempolicy', native().setPolicy(mode, mask));
}

/** This thread's policy, or that of the memory. */
export function getMempolicy(memory?: Memory): MemoryPolicy {
  const out = new BigUint64Array(2);
  succeeded('get_mempolicy', native().getPolicy(memory === undefined ? undefined : targetOf(memory), out));
  // Above are flags.
  const number = Number(out[0]) & 0xff;
  const mode = (Object.keys(modes) as PolicyMode[]).find((name) => modes[name] === number) ?? 'other';
  return { mode, nodes: bitsOf([out[1]!]) };
}

/** Of each page the node that it is on, or minus errno: -2 (ENOENT) for one that was never touched. */
export function nodesOfPages(memory: Memory): Int32Array {
  return pagesOn(memory, -1);
}

/** Moves the pages to a node; what `nodesOfPages` says of them then. Throws SyscallError KINGLET_SYSCALLS_FAILED. */
export function movePages(memory: Memory, node: number): Int32Array {
  return pagesOn(memory, wholeNumber('node', node, 0, 1023));
}

function pagesOn(memory: Memory, node: number): Int32Array {
  const target = targetOf(memory);
  const status = new Int32Array(native().pagesOf(target));
  succeeded('move_pages', native().movePages(target, node, status));
  return status;
}

function numbersOf({ mode, nodes }: MemoryPolicy): { readonly mode: number; readonly mask: bigint } {
  const known = oneOf('mode', mode, Object.keys(modes) as PolicyMode[]) as PolicyMode;
  const isWithNodes = known !== 'default' && known !== 'local';
  if (isWithNodes !== nodes.length > 0)
    throw argumentError(
      `expected ${isWithNodes ? 'one node or more' : 'no nodes'} with mode ${JSON.stringify(mode)}, found [${nodes.join(', ')}]`,
    );
  return { mode: modes[known], mask: nodeMask(nodes) };
}

function targetOf(memory: Memory): Target {
  if (memory instanceof Mapping) return handleOf(memory);
  if (types.isArrayBuffer(memory) || ArrayBuffer.isView(memory)) return memory;
  throw argumentError(`expected a mapping, a typed array, a DataView or an ArrayBuffer, found ${typeof memory}`);
}
