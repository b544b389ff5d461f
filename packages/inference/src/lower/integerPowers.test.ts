import { makeNode } from '@kinglet/onnx';
import { test } from 'vitest';
import { expectPlanAnswers } from '../../test/planAnswers.ts';
import { testModel } from '../../test/testModel.ts';
import { type Tensor, tensorOf } from '../evaluate/tensor.ts';

const bases = [0, 1, -1, 2, -2, 3, 9, -9, 625, 4097, 2_097_153, 46_340, -46_341, 94_906_265];

const model = testModel({
  inputs: { x: [bases.length], e: [] },
  outputs: { y: undefined },
  types: { x: 'int64', y: 'int64' },
  nodes: [makeNode('Pow', ['x', 'e'], ['y'])],
});

test.for([0, 0.5, 1, 1.5, 2, 3, -1, -0.25])('integers to the power of %f are as exact as doubles', (exponent) => {
  const x = tensorOf('int64', [bases.length], bases);
  const e: Tensor = { type: 'float', dims: [], values: Float32Array.of(exponent) };

  // A root of a negative number has no integer, and powers of doubles beyond 2^53 are not exact.
  const values = x.values as BigInt64Array<ArrayBuffer>;
  const isExact = (base: bigint): boolean =>
    (exponent % 1 === 0 || base >= 0n) && Math.abs(Number(base) ** exponent) < 2 ** 53;
  const kept = values.map((base) => (isExact(base) ? base : 1n));

  expectPlanAnswers(model, [{ x: { ...x, values: kept }, e }]);
});
