// Values repeated in memory, where no kernel reads them as they are.
import type { Extent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { Value } from '../compile/programBuilder.ts';
import { expandTo } from './moves.ts';

/** The elements of a value, repeated to a shape that NumPy broadcasts it to. */
export function expand(node: Lowering, value: Value, shape: readonly Extent[]): Operand {
  const { type, shape: own } = value;
  return expandTo(node, { operand: node.place(value), type, shape: own }, shape).operand;
}
