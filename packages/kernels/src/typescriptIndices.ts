// Rows and elements that indices, steps or conditions name, in plain TypeScript.
import { loadAny, toInteger, viewOf } from './anyElements.ts';
import { elementTypeBytes } from './elementTypes.ts';
import type { Kernels } from './generated/kernels.ts';

const nowhere = 2 ** 32 - 1;

type Indices = Pick<Kernels, 'copyStrided' | 'flattenIndices' | 'gatherRows' | 'searchSorted' | 'selectAny'>;

export const typescriptIndices: Indices = {
  flattenIndices(a, n, type, limits, out) {
    const [source, bytes, k] = [viewOf(a), elementTypeBytes[type]!, limits.length];
    for (let i = 0; i < n; i++) {
      const row = Array.from(limits, (limit, d) => {
        const value = loadAny(source, (i * k + d) * bytes, type);
        return inside(typeof value === 'number' ? toInteger(value) : value, limit);
      });
      out[i] = row.includes(undefined) ? nowhere : positionOf(row as number[], limits);
    }
    return out;
  },
  gatherRows(a, outer, rows, width, indices, lists, m, out) {
    if (width === 0 || lists === 0) return out;
    for (let t = 0; t < outer; t++)
      for (let i = 0; i < m; i++) {
        const from = (t * rows + indices[(t % lists) * m + i]!) * width;
        out.set(a.subarray(from, from + width), (t * m + i) * width);
      }
    return out;
  },
  searchSorted(a, n, sorted, lists, length, type, out) {
    const [source, target, bytes] = [viewOf(a), viewOf(sorted), elementTypeBytes[type]!];
    for (let i = 0; i < n; i++) {
      const value = loadAny(source, i * bytes, type);
      const first = (i % lists) * length;
      let [found, left] = [0, length];
      while (left > 0) {
        const half = Math.floor(left / 2);
        const isBehind = loadAny(target, (first + found + half) * bytes, type) < value;
        [found, left] = isBehind ? [found + half + 1, left - half - 1] : [found, half];
      }
      out[i] = found;
    }
    return out;
  },
  selectAny(condition, a, b, width, out) {
    if (width === 0) return out;
    for (let i = 0; i < condition.length; i++)
      out.set((condition[i] ? a : b).subarray(i * width, (i + 1) * width), i * width);
    return out;
  },
  copyStrided(a, _aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, out, _outCount, outAt, ...steps) {
    const [from, to] = [[aS0, aS1, aS2, aS3, aS4], steps];
    const copy = (axis: number, read: number, write: number): void => {
      if (axis === counts.length) {
        for (let i = 0; i < width; i++) out[write * width + i] = a[read * width + i]!;
        return;
      }
      for (let i = 0; i < counts[axis]!; i++) copy(axis + 1, read + i * (from[axis]! | 0), write + i * (to[axis]! | 0));
    };
    const counts = [d0, d1, d2, d3, d4];
    if (!counts.includes(0)) copy(0, aAt, outAt);
    return out;
  },
};

/** An index below the limit, negative ones counted from it; undefined for one that is out of range. */
function inside(index: bigint, limit: number): number | undefined {
  const counted = index < 0n ? index + BigInt(limit) : index;
  return counted >= 0n && counted < BigInt(limit) ? Number(counted) : undefined;
}

function positionOf(row: readonly number[], limits: Uint32Array): number {
  const at = row.reduce((sum, index, d) => Math.min(sum * limits[d]! + index, nowhere), 0);
  return Math.min(at, nowhere);
}
