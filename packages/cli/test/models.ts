// Small models for tests, as files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ElementType,
  makeGraph,
  makeModel,
  makeNode,
  makeTensor,
  makeValueInfo,
  type Shape,
  tensorType,
  writeModel,
} from '@kinglet/onnx';

const tensor = (name: string, type: ElementType, shape: Shape) => makeValueInfo(name, tensorType(type, shape));

/** y = relu(x * weights + bias), [batch, 3] to [batch, 2]. */
export const weights: readonly number[] = [1, -2, 0.5, 3, -1, 4];
export const bias: readonly number[] = [0.25, -1];

/** What it answers to rows of three. */
export function reference(rows: readonly (readonly number[])[]): number[][] {
  return rows.map((row) =>
    bias.map((start, column) => {
      const sum = row.reduce((total, value, i) => total + value * weights[2 * i + column]!, start);
      return Math.max(0, sum);
    }),
  );
}

export interface LinearOptions {
  /** @default N */
  readonly batch?: Shape[number] | undefined;
  /** Added to the first weight. */
  readonly change?: number;
}

/** Writes the model as `name` into `folder`. */
export function writeLinear(folder: string, name: string, { change = 0, ...given }: LinearOptions = {}): void {
  const batch = 'batch' in given ? given.batch : 'N';
  const [first = 0, ...rest] = weights;
  const graph = makeGraph({
    name: 'linear',
    inputs: [tensor('x', 'float', [batch, 3])],
    outputs: [tensor('y', 'float', [batch, 2])],
    initializers: [
      makeTensor('weights', 'float', [3, 2], Float32Array.of(first + change, ...rest)),
      makeTensor('bias', 'float', [2], Float32Array.from(bias)),
    ],
    nodes: [
      makeNode('Gemm', ['x', 'weights', 'bias'], ['sums'], { name: 'product' }),
      makeNode('Relu', ['sums'], ['y'], { name: 'activation' }),
    ],
  });
  writeFileSync(join(folder, name), writeModel(makeModel(graph)));
}

/** Writes a model of two inputs, `a` + `b` and `a` - `b`, of one length. */
export function writeSums(folder: string, name: string): void {
  const graph = makeGraph({
    name: 'sums',
    inputs: [tensor('a', 'float', ['N', 2]), tensor('b', 'float', ['N', 2])],
    outputs: [tensor('sum', 'float', ['N', 2]), tensor('difference', 'float', ['N', 2])],
    nodes: [makeNode('Add', ['a', 'b'], ['sum']), makeNode('Sub', ['a', 'b'], ['difference'])],
  });
  writeFileSync(join(folder, name), writeModel(makeModel(graph)));
}

const twoByTwo = (name: string) => makeTensor(name, 'float', [2, 2], Float32Array.of(1, -2, 3, 0.5));

/** Writes a model of two inputs, each multiplied by a matrix, and the products' sum. */
export function writeTwoInputs(folder: string, name: string): void {
  const graph = makeGraph({
    name: 'two',
    inputs: [tensor('a', 'float', ['N', 2]), tensor('b', 'float', ['N', 2])],
    outputs: [tensor('y', 'float', ['N', 2])],
    initializers: [twoByTwo('p'), twoByTwo('q')],
    nodes: [
      makeNode('MatMul', ['a', 'p'], ['c'], { name: 'first' }),
      makeNode('MatMul', ['b', 'q'], ['d'], { name: 'second' }),
      makeNode('Add', ['c', 'd'], ['y']),
    ],
  });
  writeFileSync(join(folder, name), writeModel(makeModel(graph)));
}

/** Writes a model of images of 2 x 2 pixels in three channels, that are the last axis: a matrix times their means. */
export function writePooled(folder: string, name: string): void {
  const graph = makeGraph({
    name: 'pooled',
    inputs: [tensor('image', 'float', ['N', 2, 2, 3])],
    outputs: [tensor('y', 'float', ['N', 2])],
    initializers: [
      makeTensor('weights', 'float', [3, 2], Float32Array.from(weights)),
      makeTensor('axes', 'int64', [2], BigInt64Array.of(1n, 2n)),
    ],
    nodes: [
      makeNode('ReduceMean', ['image', 'axes'], ['mean'], { attributes: { keepdims: 0n } }),
      makeNode('MatMul', ['mean', 'weights'], ['y']),
    ],
  });
  writeFileSync(join(folder, name), writeModel(makeModel(graph)));
}

/** Writes a model with an operator that no engine has. */
export function writeUnknown(folder: string, name: string): void {
  const graph = makeGraph({
    name: 'unknown',
    inputs: [tensor('x', 'float', [2])],
    outputs: [tensor('y', 'float', [2])],
    nodes: [makeNode('Frobnicate', ['x'], ['y'], { name: 'odd', domain: 'example.org' })],
  });
  writeFileSync(join(folder, name), writeModel(makeModel(graph, { opsets: { '': 21, 'example.org': 1 } })));
}
