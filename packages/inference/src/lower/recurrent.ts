// RNN, GRU and LSTM: one product of the whole input, then a kernel that goes through all steps of all directions.
import { recurrentFunctions } from '@kinglet/kernels/plan';
import { describeExtent, type Extent, equalShapes, fixedExtent, multiplyExtents } from '../compile/extent.ts';
import type { Lowering, LoweringRule } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { partOf } from '../compile/programBuilder.ts';
import { recurrentFunctionsOf } from '../evaluate/recurrentFunctions.ts';
import { emitCopy, emitFill } from './copies.ts';
import { noEpilogue } from './epilogue.ts';
import { packedMatrix, panelsLength } from './pack.ts';
import { emitRecurrentBias } from './recurrentBias.ts';

/** The lengths of a layer. */
export interface RecurrentLayer {
  readonly steps: Extent;
  readonly batch: Extent;
  readonly directions: 1 | 2;
  readonly gates: RecurrentGates;
  readonly width: number;
  readonly hidden: number;
  readonly isBatchFirst: 0 | 1;
  /** A GRU that resets behind its product, an LSTM whose gates input and forget are one. */
  readonly isVariant: 0 | 1;
}

/** 1: RNN, 3: GRU, 4: LSTM. */
export type RecurrentGates = 1 | 3 | 4;

/** The rule of the operator with so many gates. */
export function recurrent(gates: RecurrentGates): LoweringRule {
  return (node) => {
    node.checkFloat(0, 1, 2, 3, 5, 6, 7);
    const layer = layerOf(node, gates);
    const { steps, batch, directions, hidden, isBatchFirst, isVariant } = layer;
    const { sums, hiddenBias } = multiplyInput(node, layer);
    const [state, cell] = [stateOf(node, layer, 5, 1), cellOf(node, layer)];
    const packed = packedRecurrence(node, layer);
    const functions = node.constant(functionsOf(node, layer));
    const all = multiplyExtents(multiplyExtents(steps, batch), fixedExtent(directions * hidden));
    const y = node.proto.output[0] ? node.result() : node.scratch(4, all);
    const reverse = node.text('direction', 'forward') === 'reverse' ? 1 : 0;
    node.emit(
      ...(['recurrentLayer', sums, steps, batch, directions, gates, hidden, packed, functions] as const),
      ...([hiddenBias, node.operand(7), node.operand(4), node.float('clip', Number.POSITIVE_INFINITY)] as const),
      ...([reverse, isBatchFirst, isVariant, state, cell, y] as const),
    );
  };
}

function layerOf(node: Lowering, gates: RecurrentGates): RecurrentLayer {
  const isBatchFirst = node.flag('layout');
  const [first, second, last] = node.input(0).shape as [Extent, Extent, Extent];
  const [steps, batch] = isBatchFirst ? [second, first] : [first, second];
  const direction = node.text('direction', 'forward');
  if (!['forward', 'reverse', 'bidirectional'].includes(direction))
    throw node.refuse(`expected direction to be forward, reverse or bidirectional, found ${direction}`);
  const directions = direction === 'bidirectional' ? 2 : 1;
  const width = node.fixed(last, 'the width of the input');
  const hidden = node.fixed(node.input(2).shape[2] ?? fixedExtent(0), 'the width of a state');
  const claimed = node.int('hidden_size', hidden);
  if (claimed !== hidden) throw node.refuse(`expected hidden_size to be that of input 2, ${hidden}, found ${claimed}`);
  const isVariant = gates === 3 ? node.flag('linear_before_reset') : gates === 4 ? node.flag('input_forget') : 0;
  const rows = gates * hidden;
  const states = isBatchFirst ? [batch, directions, hidden] : [directions, batch, hidden];
  checkShapes(node, [
    [1, [directions, rows, width]],
    [2, [directions, rows, hidden]],
    [3, [directions, 2 * rows]],
    [4, [batch]],
    [5, states],
    [6, states],
    [7, [directions, 3 * hidden]],
  ]);
  return { steps, batch, directions, gates, width, hidden, isBatchFirst, isVariant };
}

/** The kernel's memory is as large as these say. */
function checkShapes(node: Lowering, inputs: readonly (readonly [number, readonly (Extent | number)[]])[]): void {
  for (const [index, lengths] of inputs) {
    if (!node.has(index)) continue;
    const { shape, type } = node.input(index);
    if (index === 4 && type !== 'int32') throw node.refuse(`expected input 4 to be of int32, found ${type}`);
    const wanted = lengths.map((length) => (typeof length === 'number' ? fixedExtent(length) : length));
    const [expected, found] = [wanted, shape].map((extents) =>
      extents.map((extent) => describeExtent(extent)).join(' x '),
    );
    if (!equalShapes(wanted, shape)) throw node.refuse(`expected input ${index} to be ${expected}, found ${found}`);
  }
}

/** X W^T with the biases of all steps, sequences and directions at once. */
function multiplyInput(node: Lowering, layer: RecurrentLayer): { sums: Operand; hiddenBias: Operand | undefined } {
  const { steps, batch, directions, gates, width, hidden } = layer;
  const columns = directions * gates * hidden;
  const rows = multiplyExtents(steps, batch);
  const { bias, hiddenBias } = emitRecurrentBias(node, layer);
  const sums = node.scratch(4, multiplyExtents(rows, fixedExtent(columns)));
  const [x, weights] = [node.required(0), node.knownFloats(1)];
  if (weights) {
    const packed = packedMatrix(node, weights, width, columns, true);
    node.emit('matmulPacked', x, rows, width, packed, columns, bias, undefined, sums, ...noEpilogue);
  } else {
    const packed = node.scratch(4, fixedExtent(panelsLength(columns, width)));
    node.emit('packRows', node.required(1), columns, width, packed);
    node.emit('matmulPacked', x, rows, width, packed, columns, bias, undefined, sums, ...noEpilogue);
  }
  return { sums, hiddenBias };
}

/** The weights of the state: each gate's in panels of its own. */
function packedRecurrence(node: Lowering, { directions, gates, hidden }: RecurrentLayer): Operand {
  const [count, from, to] = [directions * gates, hidden * hidden, panelsLength(hidden, hidden)];
  const known = node.knownFloats(2);
  if (known)
    return node.laidOut(count * to, (out) => {
      for (let i = 0; i < count; i++)
        node.packing.packRows(
          known.subarray(i * from, (i + 1) * from),
          hidden,
          hidden,
          out.subarray(i * to, (i + 1) * to),
        );
    });
  const [weights, packed] = [node.required(2), node.scratch(4, fixedExtent(count * to))];
  for (let i = 0; i < count; i++) {
    const part = (whole: Operand, length: number): Operand =>
      partOf(whole, fixedExtent(i * length), fixedExtent(length));
    node.emit('packRows', part(weights, from), hidden, hidden, part(packed, to));
  }
  return packed;
}

/** The memory of an output, or of none, that holds the first states: an input's, or zeros. */
function stateOf(node: Lowering, layer: RecurrentLayer, input: number, output: number): Operand {
  const state = node.proto.output[output] ? node.result(output) : stateMemory(node, layer);
  const line = { at: 0, steps: [1] };
  if (node.has(input)) emitCopy(node, [state.length], node.required(input), line, state, line);
  else emitFill(node, 0, state);
  return state;
}

function stateMemory(node: Lowering, { batch, directions, hidden }: RecurrentLayer): Operand {
  return node.scratch(4, multiplyExtents(batch, fixedExtent(directions * hidden)));
}

/** Of what is no LSTM, memory that the kernel works in. */
function cellOf(node: Lowering, layer: RecurrentLayer): Operand {
  return layer.gates === 4 ? stateOf(node, layer, 6, 2) : stateMemory(node, layer);
}

const defaults: Readonly<Record<RecurrentGates, readonly string[]>> = {
  1: ['Tanh'],
  3: ['Sigmoid', 'Tanh'],
  4: ['Sigmoid', 'Tanh', 'Tanh'],
};

/** As the kernel has them: three for each direction, those that are none's of no interest. */
function functionsOf(node: Lowering, { gates, directions }: RecurrentLayer): Float32Array {
  const own = defaults[gates];
  const names = node.texts('activations') ?? Array.from({ length: directions }, () => own).flat();
  if (names.length !== directions * own.length)
    throw node.refuse(`expected ${directions * own.length} activations, found ${names.length}`);
  const found = recurrentFunctionsOf(names, node.floats('activation_alpha'), node.floats('activation_beta'));
  const out = new Float32Array(directions * 9);
  for (const [i, f] of found.entries()) {
    if (!f) throw node.refuse(`expected activations to be of ${recurrentFunctions.join(', ')}, found ${names[i]}`);
    const at = Math.floor(i / own.length) * 9 + (i % own.length) * 3;
    out.set([recurrentFunctions.indexOf(f.name), f.alpha, f.beta], at);
  }
  return out;
}
