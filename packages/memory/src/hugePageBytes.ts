// How much of memory really lies on huge pages.
import { systemFiles } from '@kinglet/host/cgroups';
import { addressOf, SyscallError } from '@kinglet/syscalls';

const kibibyte = 1024;
const counters = /^(AnonHugePages|Private_Hugetlb|Shared_Hugetlb):\s+(\d+) kB$/;
const header = /^([0-9a-f]+)-([0-9a-f]+) /;

/** Of a part of a buffer; undefined where addresses or /proc/self/smaps are not to be had. */
export function hugePageBytesOf(part: {
  readonly buffer: ArrayBuffer;
  readonly start: number;
  readonly end: number;
}): number | undefined {
  try {
    const address = addressOf(part.buffer) + BigInt(part.start);
    const smaps = systemFiles().bytes('/proc/self/smaps');
    return smaps && hugePageBytes(new TextDecoder().decode(smaps), address, part.end - part.start);
  } catch (error) {
    if (error instanceof SyscallError) return undefined;
    throw error;
  }
}

/**
 * From the text of /proc/self/smaps (man 5 proc_pid_smaps): the huge pages of every mapping that has bytes from `address`
 * on. A mapping that goes on outside counts with no more than what is inside.
 */
export function hugePageBytes(smaps: string, address: bigint, bytes: number): number {
  const end = address + BigInt(bytes);
  let inside = 0;
  let found = 0;
  for (const line of smaps.split('\n')) {
    const range = header.exec(line);
    if (range) {
      inside = overlap(BigInt(`0x${range[1]}`), BigInt(`0x${range[2]}`), address, end);
      continue;
    }
    const [, , amount] = inside > 0 ? (counters.exec(line) ?? []) : [];
    if (amount !== undefined) found += Math.min(Number(amount) * kibibyte, inside);
  }
  return found;
}

function overlap(start: bigint, end: bigint, otherStart: bigint, otherEnd: bigint): number {
  const from = start > otherStart ? start : otherStart;
  const to = end < otherEnd ? end : otherEnd;
  return to > from ? Number(to - from) : 0;
}
