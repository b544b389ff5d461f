// What of the kernels a profile uses, and that measuring the roof is no part of it.
import { Model } from '@kinglet/inference';
import { compile, mlp } from '@kinglet/inference/compile';
import { isa, matmul, matmulInteger, packBytes, sum } from '@kinglet/kernels';
import { expect, test } from 'vitest';
import { createProfiler } from '../createProfiler.ts';
import { countKernels } from './countKernels.ts';

const none = new Float32Array(0);
const [a, b, out] = [1, 2, 3].map(() => new Float32Array(64 * 64).fill(1)) as [
  Float32Array,
  Float32Array,
  Float32Array,
];

function product(): void {
  matmul(a, 1, 64, 64, b, 1, 64, out, 1, 0, 0, 1, 0, none, -Infinity, Infinity, 0, none);
}

test('uses are those of the profile alone, the roof is there', () => {
  const counter = countKernels();
  product();
  const roof = counter.roof();
  product();
  counter.stop();
  product();

  expect(counter.uses()).toMatchObject([{ kernel: 'matmul', tier: isa(), calls: 2, flops: 2 * 2 * 64 ** 3 }]);
  expect(roof).toBe(counter.roof());
});

test('what computes with integers is marked', () => {
  const counter = countKernels();
  const [bytes, sums] = [new Int8Array(16 * 16).fill(1), new Int32Array(16)];
  const packed = packBytes(bytes, 16, 16, 0, sums, new Int8Array(bytes.length));
  matmulInteger(bytes, 16, 16, 0, packed, sums, 16, new Int32Array(0), new Int32Array(16 * 16));
  product();
  counter.stop();

  const marks = Object.fromEntries(counter.uses().map(({ kernel, isOfIntegers }) => [kernel, isOfIntegers]));
  expect(marks).toMatchObject({ matmulInteger: true, matmul: undefined });
});

test('a report has them', async () => {
  const profiler = createProfiler({ kernels: countKernels, counters: false, power: 'off' });
  sum(new Float32Array(4));
  const { kernels, roof } = profiler.report();
  await profiler.stop();

  expect(kernels).toMatchObject([{ kernel: 'sum', tier: 'typescript', calls: 1, flops: 4, bytes: 16 }]);
  expect(roof?.memory).toHaveProperty('unit', 'bytes/s');
});

test('a model that runs is counted by its instructions, for the batch that it runs on', () => {
  const row = [1, -1, 0.5];
  const model = Model.load(compile(mlp([{ weights: [row, row], bias: [0, 0], activation: 'Relu' }])).file);
  const counter = countKernels();
  model.run(new Float32Array(3));
  const [one] = counter.uses();
  model.run(new Float32Array(5 * 3));
  const [both] = counter.uses();
  counter.stop();

  expect(one).toMatchObject({ tier: isa(), calls: 1, flops: 2 * 3 * 2 });
  expect(both).toMatchObject({ kernel: one?.kernel, calls: 2, flops: (1 + 5) * 2 * 3 * 2 });
});
