// Layers that read a sequence step by step, in plain TypeScript: sums in float64, states rounded as they are kept.
import { recurrentFunctions } from './elementTypes.ts';
import type { Kernels } from './generated/kernels.ts';

type Recurrent = Pick<Kernels, 'recurrentLayer'>;

export const typescriptRecurrent: Recurrent = {
  recurrentLayer(...args) {
    const [, steps, batch, directions] = args;
    const [reverse, y] = [args[12], args[17]];
    for (let direction = 0; direction < directions; direction++)
      for (let item = 0; item < batch; item++)
        for (let step = 0; step < steps; step++) {
          const at = reverse || direction ? steps - 1 - step : step;
          takeStep(args, direction, item, at);
        }
    return y;
  },
};

type Arguments = Parameters<Recurrent['recurrentLayer']>;
type RecurrentFunction = (x: number) => number;

/** One step of one sequence in one direction. */
function takeStep(args: Arguments, direction: number, item: number, at: number): void {
  const [gates, steps, batch, directions, gateCount, hidden, , , , , lengths] = args;
  const [, , , , , , , , , , , , , batchFirst, , state, cell, y] = args;
  const row = batchFirst ? item * steps + at : at * batch + item;
  const stateRow = batchFirst ? item * directions + direction : direction * batch + item;
  const yRow = batchFirst ? row * directions + direction : (at * directions + direction) * batch + item;
  const to = y.subarray(yRow * hidden, (yRow + 1) * hidden);
  if (lengths.length > 0 && at >= lengths[item]!) {
    to.fill(0);
    return;
  }
  const width = gateCount * hidden;
  const sums = gates.subarray((row * directions + direction) * width).subarray(0, width);
  const h = state.subarray(stateRow * hidden, (stateRow + 1) * hidden);
  const c = cell.subarray(stateRow * hidden, (stateRow + 1) * hidden);
  const stepOf = { 3: stepGru, 4: stepLstm }[gateCount] ?? stepRnn;
  stepOf(cellOf(args, direction), sums, h, c);
  to.set(h);
}

/** What a direction's steps compute with. */
interface Cell {
  readonly hidden: number;
  readonly functions: readonly RecurrentFunction[];
  /** Number i of the product of a state with a gate's weights. */
  product(state: ArrayLike<number>, gate: number, i: number): number;
  hiddenBias(i: number): number;
  /** What number i of a cell adds to the sums of a gate. */
  peephole(gate: number, i: number, cell: number): number;
  readonly isVariant: boolean;
}

function cellOf(args: Arguments, direction: number): Cell {
  const [, , , , gateCount, hidden, packed, functions, hiddenBias, peepholes] = args;
  const [clip, variant] = [args[11], args[14]];
  const gateLength = Math.ceil(hidden / 16) * 16 * hidden;
  return {
    hidden,
    functions: [0, 3, 6].map((i) => functionOf(functions, direction * 9 + i, Math.fround(clip))),
    product(state, gate, i) {
      const first = (direction * gateCount + gate) * gateLength + (i - (i % 16)) * hidden + (i % 16);
      let sum = 0;
      for (let k = 0; k < hidden; k++) sum += state[k]! * packed[first + k * 16]!;
      return sum;
    },
    hiddenBias: (i) => hiddenBias[direction * hidden + i] ?? 0,
    peephole: (gate, i, cell) => (peepholes.length > 0 ? peepholes[(direction * 3 + gate) * hidden + i]! * cell : 0),
    isVariant: variant === 1,
  };
}

/** A function of the list, of a number that is cut to `clip` first. */
function functionOf(numbers: Float32Array, at: number, clip: number): RecurrentFunction {
  const [number, alpha, beta] = [Math.trunc(numbers[at]!), numbers[at + 1]!, numbers[at + 2]!];
  const f = functions[recurrentFunctions[number] ?? 'affine'];
  return (x) => {
    // biome-ignore lint/complexity/useMathMinMax: Math.max would make a limit of NaN the result.
    const notBelow = x < -clip ? -clip : x;
    // biome-ignore lint/complexity/useMathMinMax: as above.
    return f(notBelow > clip ? clip : notBelow, alpha, beta);
  };
}

const functions: Readonly<
  Record<(typeof recurrentFunctions)[number], (x: number, alpha: number, beta: number) => number>
> = {
  affine: (x, alpha, beta) => alpha * x + beta,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  // biome-ignore lint/complexity/useMathMinMax: Math.max would make -0 into +0.
  relu: (x) => (x < 0 ? 0 : x),
  leakyRelu: (x, alpha) => (x < 0 ? alpha * x : x),
  thresholdedRelu: (x, alpha) => (x > alpha || Number.isNaN(x) ? x : 0),
  scaledTanh: (x, alpha, beta) => alpha * Math.tanh(beta * x),
  hardSigmoid: (x, alpha, beta) => Math.min(Math.max(alpha * x + beta, 0), 1),
  elu: (x, alpha) => (x < 0 ? alpha * Math.expm1(x) : x),
  softsign: (x) => x / (1 + Math.abs(x)),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
};

/** Gates input, output, forget, cell: Hochreiter and Schmidhuber, 1997; peepholes: Gers and Schmidhuber, 2000. */
function stepLstm(layer: Cell, sums: Float32Array, h: Float32Array, c: Float32Array): void {
  const { hidden, isVariant, peephole, product } = layer;
  const [f, g, last] = layer.functions as [RecurrentFunction, RecurrentFunction, RecurrentFunction];
  const before = h.slice();
  const sum = (gate: number, i: number): number => sums[gate * hidden + i]! + product(before, gate, i);
  for (let i = 0; i < hidden; i++) {
    const input = f(sum(0, i) + peephole(0, i, c[i]!));
    const forget = isVariant ? 1 - input : f(sum(2, i) + peephole(2, i, c[i]!));
    c[i] = forget * c[i]! + input * g(sum(3, i));
    h[i] = f(sum(1, i) + peephole(1, i, c[i]!)) * last(c[i]!);
  }
}

/** Gates update, reset, hidden: Cho et al., 2014. */
function stepGru(layer: Cell, sums: Float32Array, h: Float32Array): void {
  const { hidden, hiddenBias, isVariant, product } = layer;
  const [f, g] = layer.functions as [RecurrentFunction, RecurrentFunction];
  const before = h.slice();
  const gateOf = (gate: number): Float64Array =>
    Float64Array.from(before, (_, i) => f(sums[gate * hidden + i]! + product(before, gate, i)));
  const [update, reset] = [gateOf(0), gateOf(1)];
  const kept = before.map((x, i) => x * reset[i]!);
  for (let i = 0; i < hidden; i++) {
    const carried = isVariant ? reset[i]! * (product(before, 2, i) + hiddenBias(i)) : product(kept, 2, i);
    h[i] = (1 - update[i]!) * g(sums[2 * hidden + i]! + carried) + update[i]! * before[i]!;
  }
}

function stepRnn({ product, functions: [f] }: Cell, sums: Float32Array, h: Float32Array): void {
  const before = h.slice();
  for (let i = 0; i < h.length; i++) h[i] = f!(sums[i]! + product(before, 0, i));
}
