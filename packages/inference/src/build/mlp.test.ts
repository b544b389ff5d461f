import { checkModel } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { Model } from '../index.ts';
import { linear, logistic, mlp } from './mlp.ts';

test('a linear model multiplies rows and adds its bias', () => {
  const model = Model.load(
    compile(
      linear(
        [
          [1, 2, 3],
          [-1, 0, 0.5],
        ],
        [10, 20],
      ),
    ).file,
  );

  expect(model.run([1, 1, 1]).y).toEqual({ shape: [1, 2], data: Float32Array.of(16, 19.5) });
  expect(model.run([0, 0, 0, 1, 2, 4]).y).toEqual({ shape: [2, 2], data: Float32Array.of(10, 20, 27, 21) });
});

test('logistic regression gives probabilities', () => {
  const one = Model.load(compile(logistic([[2, -1]], [0.5])).file);
  const three = Model.load(compile(logistic([[1], [2], [3]])).file);

  expect(one.run([1, 0.5]).y!.data[0]).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
  const exps = [1, 2, 3].map((x) => Math.exp(x / 2));
  const sum = exps.reduce((a, b) => a + b);
  for (const [i, exp] of exps.entries()) expect(three.run([0.5]).y!.data[i]).toBeCloseTo(exp / sum, 6);
});

test('layers follow each other, under the names that were asked for', () => {
  const layers = [
    { weights: [[1], [-1]], activation: 'Relu' as const },
    { weights: [[3, 5]], bias: [1] },
  ];
  const made = mlp(layers, { name: 'both', input: 'in', output: 'out' });

  checkModel(made);
  const model = Model.load(compile(made).file);
  expect(model.name).toBe('both');
  expect(model.inputs).toEqual([{ name: 'in', type: 'float', shape: ['N', 1] }]);
  expect([...model.run([2, -2]).out!.data]).toEqual([7, 11]);
});

test.for([
  [() => mlp([]), 'expected at least one layer, got none'],
  [() => linear([]), 'layer 0: expected at least one row of weights, got none'],
  [() => linear([[1, 2], [1]]), 'layer 0: expected rows of 2 weights, got 1 in row 1'],
  [() => linear([[1]], [1, 2]), 'layer 0: expected a bias of 1 elements, got 2'],
  [() => mlp([{ weights: [[1]] }, { weights: [[1, 2]] }]), 'layer 1: expected rows of 1 weights, got 2 in row 0'],
  [
    () => mlp([{ weights: [[1]], activation: 'Swoosh' as 'Relu' }]),
    'layer 0: expected activation to be one of Gelu, Identity, Relu, Sigmoid, Softmax, Tanh, got Swoosh',
  ],
] as const)('weights that do not fit are refused: %#', ([make, message]) => {
  expect(make).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION', message }));
});
