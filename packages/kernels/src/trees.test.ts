// Trees on every tier: keys in the order of floats, walks as a branch after another would go, places among sorted numbers.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { elementTypes } from './elementTypes.ts';

const [childBits, slots] = [9, 8];
const nowhere = 2 ** 32 - 1;

/** A tree of full depth over three features, and what a row of features comes to in it. */
function randomTree(random: () => number, depth: number, firstLeaf: number) {
  const inner = 2 ** depth - 1;
  const thresholds = Float32Array.from({ length: inner }, () => Math.round(random() * 8) - 4);
  const features = Array.from({ length: inner }, () => Math.floor(random() * 3));
  const nodes = Array.from({ length: 2 ** (depth + 1) - 1 }, (_, i) =>
    i < inner
      ? [keyOf(thresholds[i]!), (2 * i + 1) * 2 ** (32 - childBits) + 2 * features[i]!]
      : [firstLeaf + i - inner, i * 2 ** (32 - childBits) + 6],
  );
  const leafOf = (row: Float32Array): number => {
    let at = 0;
    while (at < inner) at = 2 * at + (row[features[at]!]! <= thresholds[at]! ? 1 : 2);
    return firstLeaf + at - inner;
  };
  return { nodes, leafOf };
}

function keyOf(value: number): number {
  const [bits] = new Uint32Array(Float32Array.of(value + 0).buffer);
  return (bits! >>> 31 ? ~bits! : bits! | 0x8000_0000) >>> 0;
}

function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.for(testableIsas())('on %s', (isa) => {
  const kernels = activateKernels(loadAddon, isa === 'typescript' ? undefined : isa, loadWasm);

  test('treeKeys are in the order of floats, with NaN behind and before all of them', () => {
    const sorted = Float32Array.of(
      -Infinity,
      -2,
      -1,
      -(2 ** -149),
      -0,
      0,
      2 ** -149,
      0.5,
      1,
      3e38,
      Infinity,
      Number.NaN,
    );
    const keys = kernels.treeKeys(sorted, sorted.length, 1, 4, new Uint32Array(4 * sorted.length));

    const [first, second] = [0, 1].map((slot) => Array.from(sorted, (_, i) => keys[4 * i + slot]!));
    expect(first).toEqual([...first!].sort((a, b) => a - b));
    expect(new Set(first).size).toBe(sorted.length - 1); // both zeros are one
    expect(first!.at(-1)).toBe(nowhere);
    expect(second).toEqual([...first!.slice(0, -1), 0]);
    expect(Math.min(...first!)).toBeGreaterThan(1);
    expect(keys[2]! + keys[3]!).toBe(0);
  });

  test('treeEnsemble adds the leaf that comparisons one after another lead to', () => {
    const random = uniform(3);
    const [depth, count, rows] = [7, 16, 70];
    const trees = Array.from({ length: count }, (_, i) => randomTree(random, depth, i * 2 ** depth));
    const size = 2 ** (depth + 1) - 1;
    const nodes = new Uint32Array(2 * (count * size + 2 ** childBits));
    nodes.set(trees.flatMap((tree) => tree.nodes.flat()));
    const roots = Uint32Array.from({ length: count }, (_, i) => i * size);
    const columns = Uint32Array.from({ length: count }, (_, i) => i % 2);
    const leaves = Float32Array.from({ length: count * 2 ** depth * 2 }, () => random() - 0.5);
    const x = Float32Array.from({ length: rows * 3 }, () => Math.round(random() * 16) / 2 - 4);
    const keys = kernels.treeKeys(x, rows, 3, slots, new Uint32Array(rows * slots));
    const expected = Array.from({ length: rows }, (_, r) => {
      const sums = new Float32Array(3);
      for (const [i, { leafOf }] of trees.entries())
        for (const k of [0, 1]) sums[columns[i]! + k]! += leaves[2 * leafOf(x.subarray(3 * r)) + k]!;
      return [...sums];
    });
    const run = (from: Uint32Array): Float32Array =>
      kernels.treeEnsemble(
        ...([keys, rows, slots, nodes, nodes.length / 2, childBits, from, columns] as const),
        ...([Uint32Array.of(depth, depth), 2, leaves, leaves.length / 2, 2, 3, new Float32Array(3 * rows)] as const),
      );

    expect([...run(roots)]).toEqual(expected.flat());
    // The last place that a tree may begin at is 2^childBits before the last node.
    const outside = run(roots.map(() => nodes.length / 2 - 2 ** childBits));
    expect([...outside]).toEqual(Array(3 * rows).fill(0));
  });

  test('searchSorted finds where elements are, or would be put', () => {
    const type = elementTypes.indexOf('int64');
    const bytes = (...values: bigint[]): Uint8Array => new Uint8Array(BigInt64Array.from(values).buffer);
    const lists = bytes(-(2n ** 60n), -1n, 7n, 0n, 0n, 5n);
    const elements = bytes(-1n, 0n, 8n, 5n, -(2n ** 60n), 6n);

    const found = kernels.searchSorted(elements, 6, lists, 2, 3, type, new Uint32Array(6));

    expect([...found]).toEqual([1, 0, 3, 2, 0, 3]);
    const floats = new Uint8Array(Float32Array.of(1, Number.NaN).buffer);
    const sorted = new Uint8Array(Float32Array.of(0, 1, 2).buffer);
    expect([...kernels.searchSorted(floats, 2, sorted, 1, 3, 0, new Uint32Array(2))]).toEqual([1, 0]);
  });
});
