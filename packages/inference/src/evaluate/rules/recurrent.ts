// Networks that read a sequence step by step.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { type RecurrentFunction, recurrentFunctionsOf } from '../recurrentFunctions.ts';
import { lengthsOf, numbersOf, type Tensor, tensorOf } from '../tensor.ts';
import { transpose } from './movement.ts';

export const recurrentRules: Readonly<Record<string, EvaluationRule>> = {
  GRU: recurrent(3, ['Sigmoid', 'Tanh'], gruStep),
  LSTM: recurrent(4, ['Sigmoid', 'Tanh', 'Tanh'], lstmStep),
  RNN: recurrent(1, ['Tanh'], rnnStep),
};

type Activation = (x: number) => number;

/** One item of a batch, in one direction. */
interface Cell {
  /** `x Wᵀ` and `h Rᵀ`, without their biases. */
  readonly fromInput: readonly number[];
  readonly fromHidden: (hidden: readonly number[], gate: number) => readonly number[];
  readonly inputBias: readonly number[];
  readonly hiddenBias: readonly number[];
  readonly peepholes: readonly number[];
  readonly activations: readonly Activation[];
  readonly size: number;
  readonly isLinearBeforeReset: boolean;
  readonly sharesForget: boolean;
}

interface State {
  readonly hidden: readonly number[];
  readonly cell: readonly number[];
}

type Step = (cell: Cell, before: State) => State;

function recurrent(gates: number, defaults: readonly string[], step: Step): EvaluationRule {
  return (node) => {
    // Layout 1 has the batch in front.
    const isBatchFirst = node.int('layout', 0) === 1;
    const x = isBatchFirst ? transpose(node.input(0), [1, 0, 2]) : node.input(0);
    const [length, batch] = x.dims as [number, number, number];
    const [directions, rows] = node.input(1).dims as [number, number, number];
    const size = rows / gates;
    const made = { all: new Float64Array(length * directions * batch * size), ends: [] as State[] };
    for (let direction = 0; direction < directions; direction++)
      for (let item = 0; item < batch; item++) {
        const steps = stepsOf(node, x, direction, item);
        let state = stateOf(node, direction, item, size, batch, isBatchFirst);
        for (const at of steps) {
          state = step(cellOf(node, x, at, direction, item, gates, defaults), state);
          made.all.set(state.hidden, ((at * directions + direction) * batch + item) * size);
        }
        made.ends.push(state);
      }
    const y = tensorOf(x.type, [length, directions, batch, size], made.all);
    const kept = made.ends[0]?.cell.length ? (['hidden', 'cell'] as const) : (['hidden'] as const);
    const ends = kept.map((key) =>
      tensorOf(
        x.type,
        [directions, batch, size],
        made.ends.flatMap((state) => state[key]),
      ),
    );
    if (!isBatchFirst) return [y, ...ends];
    return [transpose(y, [2, 0, 1, 3]), ...ends.map((end) => transpose(end, [1, 0, 2]))];
  };
}

/** The steps of one sequence, in the order that the direction reads them. */
function stepsOf(node: Evaluation, x: Tensor, direction: number, item: number): number[] {
  const all = x.dims[0]!;
  const length = node.inputs[4] ? Math.min(Math.max(lengthsOf(node.inputs[4])[item]!, 0), all) : all;
  const steps = Array.from({ length }, (_, i) => i);
  return node.text('direction', 'forward') === 'reverse' || direction === 1 ? steps.reverse() : steps;
}

function stateOf(
  node: Evaluation,
  direction: number,
  item: number,
  size: number,
  batch: number,
  isBatchFirst: boolean,
): State {
  const of = (i: number): number[] => {
    const given = node.inputs[i];
    if (!given) return Array(size).fill(0);
    const row = isBatchFirst ? item * given.dims[1]! + direction : direction * batch + item;
    return [...numbersOf(given).slice(row * size, (row + 1) * size)];
  };
  return { hidden: of(5), cell: of(6) };
}

function cellOf(
  node: Evaluation,
  x: Tensor,
  at: number,
  direction: number,
  item: number,
  gates: number,
  defaults: readonly string[],
): Cell {
  const [, batch, width] = x.dims as [number, number, number];
  const rows = node.input(1).dims[1]!;
  const size = rows / gates;
  const part = (i: number, count: number, from: number): Float64Array => {
    const given = node.inputs[i];
    return given ? numbersOf(given).slice(from, from + count) : new Float64Array(count);
  };
  const input = numbersOf(x).slice((at * batch + item) * width, (at * batch + item + 1) * width);
  const weights = part(1, rows * width, direction * rows * width);
  const recurrence = part(2, rows * size, direction * rows * size);
  return {
    fromInput: Array.from({ length: rows }, (_, row) => dot(weights.subarray(row * width, (row + 1) * width), input)),
    fromHidden: (hidden, gate) =>
      Array.from({ length: size }, (_, i) =>
        dot(recurrence.subarray((gate * size + i) * size, (gate * size + i + 1) * size), hidden),
      ),
    inputBias: [...part(3, rows, direction * 2 * rows)],
    hiddenBias: [...part(3, rows, direction * 2 * rows + rows)],
    peepholes: [...part(7, 3 * size, direction * 3 * size)],
    activations: activationsOf(node, direction, defaults),
    size,
    isLinearBeforeReset: node.int('linear_before_reset', 0) === 1,
    sharesForget: node.int('input_forget', 0) === 1,
  };
}

function dot(a: Float64Array, b: ArrayLike<number>): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}

/** Sums are cut to `clip` before they go through a function. */
function activationsOf(node: Evaluation, direction: number, defaults: readonly string[]): Activation[] {
  const names = node.texts('activations') ?? [...defaults, ...defaults];
  const most = node.float('clip', Number.POSITIVE_INFINITY);
  const all = recurrentFunctionsOf(names, node.floats('activation_alpha'), node.floats('activation_beta'));
  return defaults.map((_, i) => {
    const at = direction * defaults.length + i;
    const chosen = all[at];
    if (!chosen) throw node.refuse(`expected an activation of ONNX's, got ${names[at]}`);
    const { name, alpha, beta } = chosen;
    return (x) => functions[name](Math.min(Math.max(x, -most), most), alpha, beta);
  });
}

const functions: Readonly<Record<RecurrentFunction['name'], (x: number, alpha: number, beta: number) => number>> = {
  affine: (x, alpha, beta) => alpha * x + beta,
  elu: (x, alpha) => (x < 0 ? alpha * Math.expm1(x) : x),
  hardSigmoid: (x, alpha, beta) => Math.min(Math.max(alpha * x + beta, 0), 1),
  leakyRelu: (x, alpha) => (x < 0 ? alpha * x : x),
  relu: (x) => Math.max(0, x),
  scaledTanh: (x, alpha, beta) => alpha * Math.tanh(beta * x),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  softplus: (x) => Math.log1p(Math.exp(x)),
  softsign: (x) => x / (1 + Math.abs(x)),
  tanh: Math.tanh,
  thresholdedRelu: (x, alpha) => (x > alpha ? x : 0),
};

/** The sums of a gate from both sides, with both biases. */
function gateOf(cell: Cell, hidden: readonly number[], gate: number): number[] {
  const { size, fromInput, inputBias, hiddenBias } = cell;
  return cell.fromHidden(hidden, gate).map((sum, i) => {
    const at = gate * size + i;
    return sum + fromInput[at]! + inputBias[at]! + hiddenBias[at]!;
  });
}

function rnnStep(cell: Cell, { hidden }: State): State {
  return { hidden: gateOf(cell, hidden, 0).map(cell.activations[0]!), cell: [] };
}

/** Gates update, reset, hidden: Cho et al., 2014. */
function gruStep(cell: Cell, { hidden }: State): State {
  const [f, g] = cell.activations as [Activation, Activation];
  const [update, reset] = [gateOf(cell, hidden, 0).map(f), gateOf(cell, hidden, 1).map(f)];
  const from = 2 * cell.size;
  const kept = cell.isLinearBeforeReset
    ? cell.fromHidden(hidden, 2).map((sum, i) => reset[i]! * (sum + cell.hiddenBias[from + i]!))
    : cell
        .fromHidden(
          hidden.map((h, i) => h * reset[i]!),
          2,
        )
        .map((sum, i) => sum + cell.hiddenBias[from + i]!);
  const candidate = kept.map((sum, i) => g(sum + cell.fromInput[from + i]! + cell.inputBias[from + i]!));
  return { hidden: candidate.map((h, i) => (1 - update[i]!) * h + update[i]! * hidden[i]!), cell: [] };
}

/** Gates input, output, forget, cell: Hochreiter and Schmidhuber, 1997; peepholes: Gers and Schmidhuber, 2000. */
function lstmStep(cell: Cell, before: State): State {
  const [f, g, h] = cell.activations as [Activation, Activation, Activation];
  const { size, peepholes } = cell;
  const seen = (gate: number, through: number, state: readonly number[]): number[] =>
    gateOf(cell, before.hidden, gate).map((sum, i) => f(sum + peepholes[through * size + i]! * state[i]!));
  const input = seen(0, 0, before.cell);
  const forget = cell.sharesForget ? input.map((x) => 1 - x) : seen(2, 2, before.cell);
  const candidate = gateOf(cell, before.hidden, 3).map(g);
  const state = before.cell.map((old, i) => forget[i]! * old + input[i]! * candidate[i]!);
  const output = seen(1, 1, state);
  return { hidden: output.map((x, i) => x * h(state[i]!)), cell: state };
}
