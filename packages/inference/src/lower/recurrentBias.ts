// The biases of recurrent layers: one for the input and one for the state, which nearly always are added up before.
import { fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { emitCopy } from './copies.ts';
import type { RecurrentLayer } from './recurrent.ts';

export interface RecurrentBias {
  /** Of all gates of all directions, side by side; undefined where there is none. */
  readonly bias: Operand | undefined;
  /** Of a GRU that resets behind its product: what the state's product with the weights of the last gate is added to. */
  readonly hiddenBias: Operand | undefined;
}

/** The biases of the node, worked out now where they are known. */
export function emitRecurrentBias(node: Lowering, layer: RecurrentLayer): RecurrentBias {
  if (!node.has(3)) return { bias: undefined, hiddenBias: undefined };
  const known = node.knownFloats(3);
  return known ? knownBias(node, layer, known) : computedBias(node, layer);
}

/** Whether the bias of the state for the last gate is none of the sum. */
function isApart({ gates, isVariant }: RecurrentLayer): boolean {
  return gates === 3 && isVariant === 1;
}

function knownBias(node: Lowering, layer: RecurrentLayer, known: Float32Array): RecurrentBias {
  const { directions, gates, hidden } = layer;
  const rows = gates * hidden;
  const kept = isApart(layer) ? rows - hidden : rows;
  const bias = Float32Array.from({ length: directions * rows }, (_, i) => {
    const first = Math.floor(i / rows) * 2 * rows + (i % rows);
    return known[first]! + (i % rows < kept ? known[first + rows]! : 0);
  });
  const apart = Float32Array.from(
    { length: directions * hidden },
    (_, i) => known[Math.floor(i / hidden) * 2 * rows + 2 * rows - hidden + (i % hidden)]!,
  );
  return { bias: node.constant(bias), hiddenBias: isApart(layer) ? node.constant(apart) : undefined };
}

function computedBias(node: Lowering, layer: RecurrentLayer): RecurrentBias {
  const { directions, gates, hidden } = layer;
  const rows = gates * hidden;
  const given = node.required(3);
  const [bias, states] = [0, 1].map(() => node.scratch(4, fixedExtent(directions * rows))) as [Operand, Operand];
  const copy = (at: number, length: number, to: Operand, toAt: number, toRow: number): void =>
    emitCopy(node, [directions, length], given, { at, steps: [2 * rows, 1] }, to, { at: toAt, steps: [toRow, 1] });
  copy(0, rows, bias, 0, rows);
  copy(rows, rows, states, 0, rows);
  if (!isApart(layer)) {
    node.emit('add', bias, states, bias);
    return { bias, hiddenBias: undefined };
  }
  const hiddenBias = node.scratch(4, fixedExtent(directions * hidden));
  copy(2 * rows - hidden, hidden, hiddenBias, 0, hidden);
  const [zero, last] = [node.filled(0, 1), { at: rows - hidden, steps: [rows, 1] }];
  emitCopy(node, [directions, hidden], zero, { at: 0, steps: [0, 0] }, states, last);
  node.emit('add', bias, states, bias);
  return { bias, hiddenBias };
}
