// Values repeated in memory, where no kernel reads them as they are.
import { type Extent, equalExtents, fixedExtent, isFixed, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { Value } from '../compile/programBuilder.ts';

/** The elements of a value of float, repeated to a shape that NumPy broadcasts it to. */
export function expand(node: Lowering, value: Value, shape: readonly Extent[]): Operand {
  const lengths: Extent[] = [...Array<Extent>(shape.length - value.shape.length).fill(fixedExtent(1)), ...value.shape];
  let operand = node.place(value);
  for (let end = shape.length; end > 0; end--) {
    if (equalExtents(lengths[end - 1]!, shape[end - 1]!)) continue;
    let start = end;
    while (start > 0 && !equalExtents(lengths[start - 1]!, shape[start - 1]!)) start--;
    operand = repeat(node, operand, lengths.slice(0, start), shape.slice(start, end), lengths.slice(end));
    for (let axis = start; axis < end; axis++) lengths[axis] = shape[axis]!;
    end = start + 1;
  }
  return operand;
}

/** [before, behind] to [before, times, behind]: the product of each row with a column of ones, which is exact. */
function repeat(
  node: Lowering,
  operand: Operand,
  before: readonly Extent[],
  between: readonly Extent[],
  behind: readonly Extent[],
): Operand {
  const [outer, times, inner] = [sizeOfExtents(before), sizeOfExtents(between), sizeOfExtents(behind)];
  const isOne = equalExtents(outer, fixedExtent(1));
  if (!isFixed(times) && !isOne)
    throw node.refuse('expected no axis before the one that is repeated as often as the batch says');
  const out = node.scratch(4, sizeOfExtents([...before, ...between, ...behind]));
  const [rows, batches] = isOne ? [fixedExtent(1), times] : [times, outer];
  const ones = node.filled(1, rows.fixed);
  node.emit(
    ...(['matmul', ones, 1, rows, 1, operand, outer, inner, out, batches] as const),
    ...([0, 0, 1, 0, undefined, Number.NaN, Number.NaN, 0, undefined] as const),
  );
  return out;
}
