import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { operatorsAfter } from '../../test/passAnswers.ts';
import { expectPlanAnswers } from '../../test/planAnswers.ts';
import { testModel, type Weight } from '../../test/testModel.ts';
import { randomNumbers, randomWeights } from '../build/randomNumbers.ts';
import { compile } from '../compile/compile.ts';
import { recognizeAttention } from './recognizeAttention.ts';

const lengths = (...values: number[]): Weight => ({
  dims: [values.length],
  values: BigInt64Array.from(values, BigInt),
  type: 'int64',
});

/** Two heads of keys and values for six of queries, repeated as PyTorch's exporter writes it. */
function grouped(times = 3) {
  const repeated = (name: string) => [
    makeNode('Unsqueeze', [name, 'axis'], [`${name}5`]),
    makeNode('Expand', [`${name}5`, 'repeated'], [`${name}r`]),
    makeNode('Reshape', [`${name}r`, 'joined'], [`${name}j`]),
  ];
  return testModel({
    inputs: { q: [2, 2 * times, 4, 8], k: [2, 2, 5, 8], v: [2, 2, 5, 8] },
    outputs: { y: [2, 2 * times, 4, 8] },
    weights: { axis: lengths(2), repeated: lengths(2, 2, times, 5, 8), joined: lengths(2, 2 * times, 5, 8) },
    nodes: [
      ...repeated('k'),
      ...repeated('v'),
      makeNode('Transpose', ['kj'], ['kt'], { attributes: { perm: [0n, 1n, 3n, 2n] } }),
      makeNode('MatMul', ['q', 'kt'], ['s']),
      makeNode('Softmax', ['s'], ['p'], { attributes: { axis: -1n } }),
      makeNode('MatMul', ['p', 'vj'], ['y']),
    ],
    opset: 23,
  });
}

test('keys and values that are repeated for queries are shared instead', () => {
  expect(operatorsAfter(recognizeAttention, grouped())).toEqual(['Attention']);
});

test('the kernel is given keys once, and answers as the reference', () => {
  const random = randomNumbers(3);
  const tensor = (...dims: number[]) => ({
    ...{ type: 'float' as const, dims },
    values: randomWeights(
      random,
      dims.reduce((size, length) => size * length, 1),
      1,
    ),
  });
  const model = grouped();

  expectPlanAnswers(model, [{ q: tensor(2, 6, 4, 8), k: tensor(2, 2, 5, 8), v: tensor(2, 2, 5, 8) }]);
  const { instructions } = compile(model).program;
  expect(instructions.filter(({ kernel }) => kernel === 'attention')).toHaveLength(1);
  const read = instructions.flatMap(({ args }) =>
    args.flatMap((arg) => (typeof arg === 'object' && 'buffer' in arg ? [arg.length.fixed] : [])),
  );
  expect(Math.max(...read.filter((length) => length < 1 << 15))).toBe(2 * 6 * 4 * 8);
});
