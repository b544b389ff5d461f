// Checks of arguments that several calls share.
import { argumentError } from './errors.ts';

/** Throws SyscallError KINGLET_SYSCALLS_ARGUMENT unless it is whole and between the bounds, which are allowed too. */
export function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw argumentError(`expected ${name} to be a whole number from ${least} to ${most}, found ${String(value)}`);
}

export function oneOf<const Value extends string>(name: string, value: Value, allowed: readonly Value[]): Value {
  if (allowed.includes(value)) return value;
  const list = allowed.map((each) => JSON.stringify(each)).join(', ');
  throw argumentError(`expected ${name} to be one of ${list}, found ${JSON.stringify(value)}`);
}

const mostNodes = 64;

/** A bit for each node. Throws SyscallError KINGLET_SYSCALLS_ARGUMENT for a node that is not 0 to 63. */
export function nodeMask(nodes: readonly number[]): bigint {
  return nodes.reduce((mask, node) => mask | (1n << BigInt(wholeNumber('node', node, 0, mostNodes - 1))), 0n);
}

/** The numbers of the bits that are set. */
export function bitsOf(words: Iterable<bigint>): number[] {
  const bits: number[] = [];
  let first = 0;
  for (const word of words) {
    for (let rest = word, bit = first; rest > 0n; rest >>= 1n, bit++) if (rest & 1n) bits.push(bit);
    first += 64;
  }
  return bits;
}
