// Bounds of what a rule works out one by one while a model is compiled: shapes that no memory backs must not fill it.
import type { Lowering } from '../compile/lowering.ts';

/** Elements of a constant that a rule makes. */
export const mostElements: number = 2 ** 24;
/** Instructions of one node, each for a part of it. */
export const mostParts = 4096;

/** The count; refused where it is more than `most`. */
export function checkCount(node: Lowering, count: number, most: number, what: string): number {
  if (count <= most) return count;
  throw node.refuse(`expected at most ${most} ${what}, found ${count}`);
}
