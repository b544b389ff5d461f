// Integers that numbers are compared by in trees: what the keys of features are above exactly where the features are.
import type { TreeBranch } from '../classic/treeNodes.ts';

/** Keys are from 1 to 2^32 - 2: 0 and 2^32 - 1 stand for NaN, below and above all numbers. */
export interface TreeKeys {
  /** Keys of the feature are above it where the feature is greater than the value. */
  atMost(feature: number, value: number): number;
  /** The same where it is not less. */
  below(feature: number, value: number): number;
}

const [float, bits] = sharedBits();

/** For features of float, whose keys the kernel `treeKeys` makes. */
export const floatKeys: TreeKeys = {
  atMost: (_, value) => keyOfFloat(value),
  below: (_, value) => keyOfFloat(value) - 1,
};

/** The key of a float, which is in the order of floats. */
function keyOfFloat(value: number): number {
  float[0] = value + 0;
  return (bits[0]! >>> 31 ? ~bits[0]! : bits[0]! | 0x8000_0000) >>> 0;
}

function sharedBits(): [Float32Array, Uint32Array] {
  const floats = new Float32Array(1);
  return [floats, new Uint32Array(floats.buffer)];
}

/** For features of double: their places among the numbers that trees compare them with, plus 1. */
export class RankKeys implements TreeKeys {
  /** For each feature the numbers in ascending order. */
  readonly lists: readonly (readonly number[])[];
  readonly #places: readonly ReadonlyMap<number, number>[];

  constructor(features: number, branches: Iterable<TreeBranch>) {
    const sets = Array.from({ length: features }, () => new Set<number>());
    for (const { feature, value, members } of branches)
      for (const number of [value, ...members])
        if (!Number.isNaN(number)) sets[feature]?.add(number + 0).add(nextBelow(number));
    this.lists = sets.map((set) => [...set].sort((a, b) => a - b));
    this.#places = this.lists.map((list) => new Map(list.map((number, i) => [number, i + 1])));
  }

  atMost(feature: number, value: number): number {
    return this.#places[feature]!.get(value + 0)!;
  }

  below(feature: number, value: number): number {
    return this.#places[feature]!.get(nextBelow(value))!;
  }
}

/** The greatest double that is less; of the least one itself. */
function nextBelow(value: number): number {
  if (value === Number.NEGATIVE_INFINITY) return value;
  if (value === 0) return -Number.MIN_VALUE;
  const doubles = Float64Array.of(value);
  const integers = new BigInt64Array(doubles.buffer);
  integers[0]! += value > 0 ? -1n : 1n;
  return doubles[0]!;
}
