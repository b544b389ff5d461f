// What a pass makes of a model, and that its answers stay what they were: by the reference evaluator, before and after.
import type { ModelProto } from '@kinglet/onnx';
import { expect } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { evaluate, evaluateGraph } from '../src/evaluate/evaluate.ts';
import type { Tensor } from '../src/evaluate/tensor.ts';
import { ModelGraph } from '../src/passes/modelGraph.ts';
import { type Pass, runPasses } from '../src/passes/runPasses.ts';
import { expectNear } from './compareOutputs.ts';

/** The operators of the graph after a pass, whose answers on random inputs are near those before. */
export function operatorsAfter(pass: Pass, model: ModelProto): string[] {
  const graph = new ModelGraph(model);
  runPasses(graph, [pass]);
  const inputs = randomInputs(graph);
  const [before, after] = [
    evaluate(model, inputs),
    evaluateGraph(graph.proto, { opsets: graph.opsets, functions: [] }, inputs),
  ];
  for (const [name, { dims, values }] of Object.entries(before)) {
    expect(after[name]!.dims).toEqual(dims);
    expectNear(after[name]!.values, Array.from(values, Number), 1e-5);
  }
  return graph.topologicalOrder().map(({ opType }) => opType);
}

function randomInputs(graph: ModelGraph): Record<string, Tensor> {
  const random = randomNumbers(3);
  return Object.fromEntries(
    graph.inputs.map(({ name }) => {
      const dims = graph.shapeOf(name)!.map((length) => (typeof length === 'number' ? length : 2));
      const count = dims.reduce((product, length) => product * length, 1);
      return [name, { type: 'float' as const, dims, values: randomWeights(random, count, 1) }];
    }),
  );
}
