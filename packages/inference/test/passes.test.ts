// Random graphs answer the same before and after the passes, and through plans.
import { makeNode, type NodeProto } from '@kinglet/onnx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { compile } from '../src/compile/index.ts';
import { InferenceError } from '../src/errors.ts';
import { evaluate, evaluateGraph, type Tensor } from '../src/evaluate/index.ts';
import { Model } from '../src/index.ts';
import { passes } from '../src/passes/index.ts';
import { ModelGraph } from '../src/passes/modelGraph.ts';
import { runPasses } from '../src/passes/runPasses.ts';
import { testModel, type Weight } from './testModel.ts';

const runs = isNightly ? 5_000 : 250;

/** A value of a graph being made; its first length is the batch. */
interface Made {
  readonly name: string;
  readonly dims: readonly number[];
}

const [batch, rows, columns] = [2, 3, 4];
const permutations = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/** A graph of float[N, 3, 4] made by choices: numbers that say which operator, and of what. */
class RandomGraph {
  readonly nodes: NodeProto[] = [];
  readonly weights: Record<string, Weight> = {
    axes: { type: 'int64', dims: [1], values: BigInt64Array.of(0n) },
    flat: { type: 'int64', dims: [2], values: BigInt64Array.of(-1n, 2n) },
    whole: { type: 'int64', dims: [3], values: BigInt64Array.of(-1n, 3n, 4n) },
    matrix: {
      dims: [columns, columns],
      values: Float32Array.from({ length: columns * columns }, (_, i) => (i % 5) / 4),
    },
    row: { dims: [columns], values: Float32Array.of(1, -1, 0.5, 0) },
    zero: { dims: [], values: Float32Array.of(0) },
    one: { dims: [1], values: Float32Array.of(1) },
    two: { dims: [], values: Float32Array.of(2) },
  };
  readonly values: Made[] = ['a', 'b'].map((name) => ({ name, dims: [batch, rows, columns] }));

  add([what, which, other]: readonly [number, number, number]): void {
    const x = this.values[which % this.values.length]!;
    const sameShape = this.values.filter(({ dims }) => dims.join() === x.dims.join());
    const y = sameShape[other % sameShape.length]!;
    const pick = <Item>(items: readonly Item[]): Item => items[other % items.length]!;
    switch (what % 10) {
      case 0:
        this.#push(pick(['Relu', 'Neg', 'Sigmoid', 'Identity', 'Dropout', 'Abs']), [x.name], x.dims);
        break;
      case 1:
        this.#push(pick(['Add', 'Mul', 'Sub', 'Max']), [x.name, y.name], x.dims);
        if (other % 3 === 0)
          this.#push(pick(['Max', 'Min', 'Sum']), [this.values.at(-1)!.name, x.name, y.name], x.dims);
        break;
      case 2:
        this.#push(pick(['Add', 'Mul', 'Sub', 'Div']), [x.name, pick(['one', 'one', 'two'])], x.dims);
        break;
      case 3:
        this.#push(pick(['Add', 'Sub']), [x.name, 'zero'], x.dims);
        break;
      case 4:
      case 5:
        this.#transpose(x, pick(permutations));
        break;
      case 6:
        this.#push('Reshape', [x.name, 'flat'], [x.dims.reduce((a, b) => a * b, 1) / 2, 2]);
        break;
      case 7:
        this.#push('Reshape', [x.name, 'whole'], [x.dims.reduce((a, b) => a * b, 1) / 12, 3, 4]);
        break;
      case 8:
        if (x.dims.at(-1) !== columns) break;
        this.#push('MatMul', [x.name, 'matrix'], x.dims);
        for (const added of pick([['row'], ['row', y.name], [y.name, 'row']]))
          this.#push('Add', [this.values.at(-1)!.name, added], x.dims);
        break;
      default:
        this.#push('Unsqueeze', [x.name, 'axes'], [1, ...x.dims]);
        this.#push('Squeeze', [this.values.at(-1)!.name, 'axes'], x.dims);
    }
  }

  #transpose(x: Made, order: readonly number[]): void {
    const perm = x.dims.length === 3 ? order : order.filter((axis) => axis < 2);
    if (x.dims.length > 3) return;
    this.#push(
      'Transpose',
      [x.name],
      perm.map((axis) => x.dims[axis]!),
      { perm: perm.map(BigInt) },
    );
  }

  #push(
    opType: string,
    input: readonly string[],
    dims: readonly number[],
    attributes: Record<string, bigint[]> = {},
  ): void {
    const name = `v${this.nodes.length}`;
    this.nodes.push(makeNode(opType, input, [name], { name: `n${this.nodes.length}`, attributes }));
    this.values.push({ name, dims });
  }
}

const choices = fc.array(fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 99 }), fc.nat({ max: 99 })), {
  minLength: 3,
  maxLength: 14,
});

function modelOf(list: readonly (readonly [number, number, number])[]) {
  const graph = new RandomGraph();
  for (const choice of list) graph.add(choice);
  const outputs = graph.values.filter(({ name }, i) => i > 1 && !graph.nodes.some(({ input }) => input.includes(name)));
  if (outputs.length === 0) return undefined;
  const open = (made: Made): (number | string)[] => made.dims.map((_, axis) => `${made.name}_${axis}`);
  return testModel({
    inputs: { a: ['N', rows, columns], b: ['N', rows, columns] },
    outputs: Object.fromEntries(outputs.map((made) => [made.name, open(made)])),
    nodes: graph.nodes,
    weights: graph.weights,
  });
}

const numbers = (seed: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: batch * rows * columns }, (_, i) => Math.sin(seed + i * 1.7) * 2);
const inputs = { a: numbers(1), b: numbers(2) };
const tensors: Record<string, Tensor> = Object.fromEntries(
  Object.entries(inputs).map(([name, values]) => [name, { type: 'float', dims: [batch, rows, columns], values }]),
);

function expectAlike(found: ArrayLike<number | bigint>, expected: Tensor): void {
  expect(found.length).toBe(expected.values.length);
  for (const [i, value] of (expected.values as Float32Array).entries())
    expect(Math.abs(Number(found[i]) - value)).toBeLessThanOrEqual(1e-4 * Math.max(1, Math.abs(value)));
}

test('random graphs answer the same after all passes', () => {
  let changes = 0;

  fc.assert(
    fc.property(choices, (list) => {
      const model = modelOf(list);
      if (!model) return;
      const expected = evaluate(model, tensors);
      const graph = new ModelGraph(model);
      changes += runPasses(graph, passes).reduce((sum, report) => sum + report.changes, 0);
      const found = evaluateGraph(graph.proto, { opsets: graph.opsets, functions: [] }, tensors);
      for (const [name, tensor] of Object.entries(expected)) {
        expect(found[name]!.dims).toEqual(tensor.dims);
        expectAlike(found[name]!.values, tensor);
      }
    }),
    { numRuns: runs },
  );

  expect(changes).toBeGreaterThan(runs);
});

test('random graphs answer the same through plans, or are refused', () => {
  let answered = 0;

  fc.assert(
    fc.property(choices, (list) => {
      const model = modelOf(list);
      if (!model) return;
      const expected = evaluate(model, tensors);
      const plan = planOf(model);
      if (!plan) return;
      answered++;
      const found = plan.run(inputs);
      for (const [name, tensor] of Object.entries(expected)) {
        expect(found[name]!.shape).toEqual(tensor.dims);
        expectAlike(found[name]!.data, tensor);
      }
    }),
    { numRuns: runs },
  );

  expect(answered).toBeGreaterThan(runs / 4);
});

function planOf(model: Parameters<typeof compile>[0]): Model | undefined {
  try {
    return Model.load(compile(model).file, { maxBatch: batch });
  } catch (error) {
    if (error instanceof InferenceError) return undefined;
    throw error;
  }
}
