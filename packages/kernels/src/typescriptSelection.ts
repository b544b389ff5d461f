// Elements of any type that are found by their values, in plain TypeScript: the same bytes as native code.
import { type AnyElement, loadAny, viewOf } from './anyElements.ts';
import { elementTypeBytes } from './elementTypes.ts';
import type { Kernels } from './generated/kernels.ts';

export const typescriptSelection: Pick<Kernels, 'findNonZero' | 'topKAny'> = {
  topKAny(a, rows, n, type, k, isLargest, values, indices) {
    const [source, places, bytes] = [viewOf(a), viewOf(indices), elementTypeBytes[type]!];
    for (let r = 0; r < rows; r++) {
      const row = Array.from({ length: n }, (_, i) => loadAny(source, (r * n + i) * bytes, type));
      const order = [...row.keys()].sort((i, j) => compare(row[j]!, row[i]!) * (isLargest ? 1 : -1) || i - j);
      for (let i = 0; i < k; i++) {
        const from = (r * n + (order[i] ?? 0)) * bytes;
        const element = i < n ? a.subarray(from, from + bytes) : new Uint8Array(bytes);
        values.set(element, (r * k + i) * bytes);
        places.setBigInt64((r * k + i) * 8, BigInt(order[i] ?? -1), true);
      }
    }
    return indices;
  },
  findNonZero(a, n, type, lengths, places, counts) {
    const [source, target, bytes] = [viewOf(a), viewOf(places), elementTypeBytes[type]!];
    let count = 0;
    for (let i = 0; i < n; i++) {
      const value = loadAny(source, i * bytes, type);
      if (value === 0 || value === 0n) continue;
      let left = i;
      for (let d = lengths.length - 1; d >= 0; d--) {
        const length = lengths[d] || 1;
        target.setBigInt64((count * lengths.length + d) * 8, BigInt(left % length), true);
        left = Math.floor(left / length);
      }
      count++;
    }
    return counts.fill(count);
  },
};

/** Zeros are equal, NaN is above every number. */
function compare(a: AnyElement, b: AnyElement): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : Number(a > b);
}
