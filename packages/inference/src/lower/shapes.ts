// Operations that give the same elements another shape.
import type { Lowering } from '../compile/lowering.ts';

/** Reshape, Flatten, Squeeze, Unsqueeze, Identity and others: the memory stays. */
export function lowerSameElements(node: Lowering): void {
  const { constant } = node.input(0);
  if (constant) node.define(constant);
  else node.alias(node.required(0));
}
