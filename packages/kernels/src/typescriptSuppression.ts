// Boxes chosen by their scores, in plain TypeScript: the same boxes as native code, which rounds to float at each step.
import type { Kernels } from './generated/kernels.ts';

const round = Math.fround;

export const typescriptSuppression: Pick<Kernels, 'nonMaxSuppression'> = {
  nonMaxSuppression(boxes, scores, batch, classes, n, most, overlap, least, isCentred, room, _work, rows, counts) {
    const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
    const [limit, threshold] = [round(overlap), round(least)];
    let count = 0;
    for (let list = 0; list < batch * classes; list++) {
      const own = scores.subarray(list * n, (list + 1) * n);
      const image = Math.floor(list / classes);
      const boundsAt = (i: number): Bounds => boundsOf(boxes.subarray((image * n + i) * 4), isCentred === 1);
      const kept: Bounds[] = [];
      for (const i of inOrder(own, threshold)) {
        if (kept.length >= most || count >= room) break;
        const box = boundsAt(i);
        if (kept.some((other) => sharedPart(box, other) > limit)) continue;
        kept.push(box);
        for (const [k, value] of [image, list % classes, i].entries())
          view.setBigInt64(count * 24 + k * 8, BigInt(value), true);
        count++;
      }
    }
    return counts.fill(count);
  },
};

/** Indices of scores above the least, the largest first, NaN before all; of NaN all scores are above. */
function inOrder(scores: Float32Array, least: number): number[] {
  const kept = [...scores.keys()].filter((i) => Number.isNaN(least) || scores[i]! > least);
  const rank = (i: number): number => (Number.isNaN(scores[i]!) ? Number.POSITIVE_INFINITY : scores[i]!);
  const noNumber = (i: number): number => Number(Number.isNaN(scores[i]!));
  const compare = (a: number, b: number): number => (rank(a) === rank(b) ? 0 : rank(b) - rank(a));
  return kept.sort((a, b) => compare(a, b) || noNumber(b) - noNumber(a) || a - b);
}

/** Least and most along both axes. */
interface Bounds {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

function boundsOf([a, b, c, d]: Float32Array, isCentred: boolean): Bounds {
  const [first, second] = [along(a!, c!, isCentred), along(b!, d!, isCentred)];
  return { from: [first[0], second[0]], to: [first[1], second[1]] };
}

function along(a: number, b: number, isCentred: boolean): readonly [number, number] {
  if (isCentred) return [round(a - round(b / 2)), round(a + round(b / 2))];
  return a < b ? [a, b] : [b, a];
}

/** The intersection's part of the union; NaN where there is none, or no area. */
function sharedPart(a: Bounds, b: Bounds): number {
  const from = a.from.map((at, i) => Math.max(at, b.from[i]!));
  const to = a.to.map((at, i) => Math.min(at, b.to[i]!));
  if (!(to[0]! > from[0]! && to[1]! > from[1]!)) return Number.NaN;
  const [shared, first, second] = [areaOf(from, to), areaOf(a.from, a.to), areaOf(b.from, b.to)];
  const both = round(round(first + second) - shared);
  return shared > 0 && first > 0 && second > 0 && both > 0 ? round(shared / both) : Number.NaN;
}

function areaOf(from: readonly number[], to: readonly number[]): number {
  return round(round(to[0]! - from[0]!) * round(to[1]! - from[1]!));
}
