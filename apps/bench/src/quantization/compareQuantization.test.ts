import { expect, test } from 'vitest';
import { judge } from '../judge.ts';
import { compareToolRow } from './compareQuantization.ts';
import { largestSteps, type ToolRow } from './compareTools.ts';

const row: ToolRow = {
  ...{ model: 'mnist-8', setting: 'static, per channel', steps: 0.5, seconds: { ours: 1, theirs: 2 } },
  ours: { relativeMse: 1.05e-4, agreement: 0.998, bytes: 1 },
  theirs: { relativeMse: 1e-4, agreement: 0.9995, bytes: 1 },
};

const misses = (given: ToolRow): string[] =>
  compareToolRow(given)
    .map(judge)
    .filter(({ met }) => met === false)
    .map(({ metric }) => metric);

test('a row at its bars meets them, and misses each one beyond', () => {
  expect(misses({ ...row, ours: { ...row.ours, relativeMse: 1.049e-4 } })).toEqual([]);
  expect(misses({ ...row, ours: { relativeMse: 1.06e-4, agreement: 0.996, bytes: 1 } })).toEqual([
    'relative mse',
    'agreement beyond theirs',
    'agreement with the float model',
  ]);
  expect(misses({ ...row, steps: 1.1, ours: row.theirs, seconds: { ours: 1.1, theirs: 2 } })).toEqual([
    'executor against ONNX Runtime',
    'time of quantizing',
  ]);
});

test('there is no ratio to a tool that left the model in floats', () => {
  const [mse] = compareToolRow({ ...row, theirs: { ...row.theirs, relativeMse: 0 } }).map(judge);

  expect(mse).toMatchObject({ metric: 'relative mse', ratio: null, bar: null });
});

test('steps are 255ths of the range with 0 in it', () => {
  expect(largestSteps(Float32Array.of(0.5, 255), Float32Array.of(2, 255))).toBe(1.5);
  expect(() => largestSteps(Float32Array.of(1), Float32Array.of())).toThrow('Expected 1 answers of ONNX Runtime');
});
