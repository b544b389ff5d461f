// Graphs in nodes.
import { graphAttribute, valueTypeOf } from '@kinglet/onnx';
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { axisOf } from '../indexing.ts';
import { emptyValues, reshaped, scalarOf, type Tensor, tensorOf } from '../tensor.ts';
import { concat, window } from './movement.ts';

export const controlRules: Readonly<Record<string, EvaluationRule>> = {
  If: (node) => node.body(scalarOf(node.input(0)) ? 'then_branch' : 'else_branch', []),
  Loop: loop,
  Scan: scan,
};

function loop(node: Evaluation): readonly Tensor[] {
  const most = node.inputs[0] ? scalarOf(node.inputs[0]) : Number.POSITIVE_INFINITY;
  let goesOn = node.inputs[1] ? scalarOf(node.inputs[1]) !== 0 : true;
  let carried = node.inputs.slice(2).map((_, i) => node.input(i + 2));
  const turns: Tensor[][] = [];
  for (let turn = 0; turn < most && goesOn; turn++) {
    const condition = tensorOf('bool', [], [Number(goesOn)]);
    const [next, ...made] = node.body('body', [tensorOf('int64', [], [turn]), condition, ...carried]);
    goesOn = scalarOf(next!) !== 0;
    turns.push(made.slice(carried.length));
    carried = made.slice(0, carried.length);
  }
  const count = (graphAttribute(node.proto, 'body')?.output.length ?? 0) - 1 - carried.length;
  const stacks = Array.from({ length: count }, (_, i) =>
    turns.length
      ? stack(
          turns.map((made) => made[i]!),
          0,
        )
      : nothing(node, 1 + carried.length + i),
  );
  return [...carried, ...stacks];
}

/** What no turn made: none of what the body says that it makes. */
function nothing(node: Evaluation, output: number): Tensor {
  const type = valueTypeOf(graphAttribute(node.proto, 'body')?.output[output]?.type);
  if (type?.kind !== 'tensor' || !type.elementType || !type.shape?.every((length) => typeof length === 'number'))
    throw node.refuse(`expected the body to say the shape of its output ${output}, because there was no turn`);
  return { type: type.elementType, dims: [0, ...type.shape], values: emptyValues(type.elementType, 0) };
}

/** Tensors side by side along a new axis. */
function stack(parts: readonly Tensor[], axis: number): Tensor {
  return concat(
    parts.map((part) => reshaped(part, part.dims.toSpliced(axis, 0, 1))),
    axis,
  );
}

/** One of the tensors along an axis, without it. */
function slice(x: Tensor, axis: number, index: number): Tensor {
  const part = window(x, x.dims.map(() => 0).with(axis, index), x.dims.with(axis, 1));
  return reshaped(part, part.dims.toSpliced(axis, 1));
}

/** Opset 8 has batches, and the lengths of their sequences as first input. */
function scan(node: Evaluation): readonly Tensor[] {
  if (node.opset > 8)
    return scanOne(
      node,
      node.inputs.map((_, i) => node.input(i)),
    );
  if (node.inputs[0]) throw node.refuse('expected sequences of one length, without input 0');
  const inputs = node.inputs.slice(1).map((_, i) => node.input(i + 1));
  const batch = inputs[0]!.dims[0]!;
  const items = Array.from({ length: batch }, (_, n) =>
    scanOne(
      node,
      inputs.map((x) => slice(x, 0, n)),
    ),
  );
  return items[0]!.map((_, i) =>
    stack(
      items.map((made) => made[i]!),
      0,
    ),
  );
}

function scanOne(node: Evaluation, inputs: readonly Tensor[]): readonly Tensor[] {
  const scanned = node.int('num_scan_inputs', 0);
  let state = inputs.slice(0, inputs.length - scanned);
  const sequences = inputs.slice(inputs.length - scanned);
  const axes = sequences.map((x, i) => axisOf(node.ints('scan_input_axes')?.[i] ?? 0, x.dims.length));
  const reverses = node.ints('scan_input_directions') ?? node.ints('directions');
  const length = sequences[0]!.dims[axes[0]!]!;
  const turns: Tensor[][] = [];
  for (let turn = 0; turn < length; turn++) {
    const now = sequences.map((x, i) => slice(x, axes[i]!, reverses?.[i] ? length - 1 - turn : turn));
    const made = node.body('body', [...state, ...now]);
    state = made.slice(0, state.length);
    turns.push(made.slice(state.length));
  }
  const outputs = turns[0]?.map((first, i) => {
    const parts = turns.map((made) => made[i]!);
    const axis = axisOf(node.ints('scan_output_axes')?.[i] ?? 0, first.dims.length + 1);
    return stack(node.ints('scan_output_directions')?.[i] ? parts.reverse() : parts, axis);
  });
  if (!outputs) throw node.refuse('expected sequences that are not empty');
  return [...state, ...outputs];
}
