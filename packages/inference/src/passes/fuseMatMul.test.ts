import { makeNode, type NodeProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { expectNear } from '../../test/compareOutputs.ts';
import { row, scalar, testModel, type Weight } from '../../test/testModel.ts';
import { randomNumbers, randomWeights } from '../build/randomNumbers.ts';
import { compile } from '../compile/compile.ts';
import { evaluate } from '../evaluate/index.ts';
import { Model } from '../index.ts';

const random = randomNumbers(31);
const weights: Record<string, Weight> = {
  w: { dims: [6, 20], values: randomWeights(random, 120, 0.5) },
  b: { dims: [20], values: randomWeights(random, 20, 1) },
  column: { dims: [3, 1], values: Float32Array.of(1, 2, 3) },
  short: row(1),
  two: scalar(2),
};
const shapes = { x: ['N', 3, 6], r: ['N', 3, 20], a: ['N', 3, 6], k: ['N', 5, 6] } as const;
type Name = keyof typeof shapes;

/** The kernels of a plan whose answer is the reference evaluator's. */
function kernelsOf(
  nodes: readonly NodeProto[],
  outputs: Record<string, readonly (number | string)[]>,
  opset = 24,
): string[] {
  const reads = (name: string): boolean => nodes.some(({ input }) => input.includes(name));
  const inputs = (Object.keys(shapes) as Name[]).filter(reads);
  const model = testModel({
    inputs: Object.fromEntries(inputs.map((name) => [name, shapes[name]])),
    outputs,
    nodes,
    weights: Object.fromEntries(Object.entries(weights).filter(([name]) => reads(name))),
    opset,
  });
  const given = inputs.map((name) => {
    const dims = shapes[name].map((length) => (length === 'N' ? 2 : length));
    return { name, dims, values: randomWeights(random, dims[0]! * dims[1]! * dims[2]!, 1) };
  });
  const { file, program } = compile(model);

  const got = Model.load(file).run(Object.fromEntries(given.map(({ name, values }) => [name, values])));

  const tensors = given.map(({ name, dims, values }) => [name, { type: 'float' as const, dims, values }]);
  for (const [name, { values }] of Object.entries(evaluate(model, Object.fromEntries(tensors))))
    expectNear(got[name]!.data, Array.from(values, Number), 1e-5);
  return program.instructions.map(({ kernel }) => kernel);
}

const product = makeNode('MatMul', ['x', 'w'], ['p']);
const wide = { y: ['N', 3, 20] };

test.for<[string, NodeProto[]]>([
  ['a bias', [product, makeNode('Add', ['b', 'p'], ['y'])]],
  ['a residual', [product, makeNode('Add', ['p', 'r'], ['y'])]],
  ['residual, then bias', [product, makeNode('Add', ['p', 'r'], ['s']), makeNode('Add', ['b', 's'], ['y'])]],
  ['bias, then residual', [product, makeNode('Add', ['p', 'b'], ['s']), makeNode('Add', ['r', 's'], ['y'])]],
  ...['Gelu', 'HardSwish', 'Relu', 'Sigmoid', 'Swish', 'Tanh'].map((name): [string, NodeProto[]] => [
    `bias and ${name}`,
    [product, makeNode('Add', ['p', 'b'], ['s']), makeNode(name, ['s'], ['y'])],
  ]),
])('a product takes up what follows it: %s', ([, nodes]) => {
  expect(kernelsOf(nodes, wide)).toEqual(['matmulPacked']);
});

test('transposes of the last two axes are attributes of a product', () => {
  const turned = (from: string, to: string) =>
    makeNode('Transpose', [from], [to], { attributes: { perm: [0n, 2n, 1n] } });

  expect(kernelsOf([turned('k', 't'), makeNode('MatMul', ['x', 't'], ['y'])], { y: ['N', 3, 5] })).toEqual(['matmul']);
  expect(kernelsOf([turned('x', 't'), makeNode('MatMul', ['t', 'a'], ['y'])], { y: ['N', 6, 6] })).toEqual(['matmul']);
});

test.for<[string, NodeProto[], Record<string, readonly (number | string)[]>?]>([
  ['a product that is an output', [product, makeNode('Add', ['p', 'b'], ['y'])], { ...wide, p: ['N', 3, 20] }],
  ['a product that two nodes read', [product, makeNode('Add', ['p', 'b'], ['s']), makeNode('Mul', ['s', 'p'], ['y'])]],
  ['a column for a bias', [product, makeNode('Add', ['p', 'column'], ['y'])]],
  ['one number for a bias', [product, makeNode('Add', ['p', 'short'], ['y'])]],
  ['a product added to itself', [product, makeNode('Add', ['p', 'p'], ['y'])]],
  ['another operation', [product, makeNode('Mul', ['p', 'b'], ['y'])]],
])('is left alone: %s', ([, nodes, outputs = wide]) => {
  const kernels = kernelsOf(nodes, outputs);

  expect(kernels[0]).toBe('matmulPacked');
  expect(kernels.length).toBeGreaterThan(1);
});
