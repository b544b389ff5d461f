// ONNX's own tests of what transformers and quantized products are made of, answered by plans.
import { describe, expect, test } from 'vitest';
import { backendIsMissing, nodeCases } from './cases.ts';
import { lengthInputs, runPlan } from './runPlan.ts';
import { tryCases } from './tryCases.ts';

/** And how many cases each has. */
const operators = {
  Attention: 64,
  ConvInteger: 2,
  DynamicQuantizeLinear: 3,
  Erf: 1,
  Gelu: 4,
  LayerNormalization: 19,
  MatMul: 7,
  MatMulInteger: 1,
  QLinearConv: 1,
  QLinearMatMul: 8,
  RMSNormalization: 19,
  RotaryEmbedding: 8,
  Softmax: 7,
  Swish: 1,
};

describe.skipIf(backendIsMissing)("ONNX's tests through plans", () => {
  const cases = backendIsMissing ? [] : [...nodeCases()];

  test.each(Object.entries(operators))('%s answers all of its %i cases', (opType, count) => {
    const own = cases.filter(({ model }) => model.graph!.node.length === 1 && model.graph!.node[0]!.opType === opType);

    const outcomes = tryCases(own, (backendCase) => runPlan(backendCase, lengthInputs(backendCase)));

    expect(outcomes.filter(({ verdict }) => verdict !== 'passed').map(({ name, message }) => [name, message])).toEqual(
      [],
    );
    expect(outcomes.length).toBe(count);
  });
});
