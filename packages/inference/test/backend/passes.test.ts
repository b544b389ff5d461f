// ONNX's own tests of its operators, answered by the reference evaluator after the passes.
import { describe, expect, test } from 'vitest';
import { evaluateGraph, toProto } from '../../src/evaluate/index.ts';
import { passes } from '../../src/passes/index.ts';
import { ModelGraph } from '../../src/passes/modelGraph.ts';
import { runPasses } from '../../src/passes/runPasses.ts';
import { type BackendCase, backendIsMissing, nodeCases, type Tensors } from './cases.ts';
import { lengthInputs } from './runPlan.ts';
import { tryCases } from './tryCases.ts';

/** What the optimised graph answers; `constants` are inputs that it knows. */
function answer({ model, data }: BackendCase, constants: readonly string[]): Tensors {
  const { inputs } = data!;
  const known = Object.fromEntries(constants.map((name) => [name, toProto(name, inputs[name]!)]));
  const given = Object.entries(inputs).filter(([name]) => !constants.includes(name));
  const inputShapes = Object.fromEntries(given.map(([name, { dims }]) => [name, dims]));
  const graph = new ModelGraph(model, { inputShapes, inputValues: known });
  changes += runPasses(graph, passes).reduce((sum, report) => sum + report.changes, 0);
  return evaluateGraph(graph.proto, { opsets: graph.opsets, functions: model.functions }, Object.fromEntries(given));
}

let changes = 0;

describe.skipIf(backendIsMissing)("passes over ONNX's tests of operators", () => {
  const cases = backendIsMissing ? [] : [...nodeCases()];

  test.each([
    ['no input is known', () => []],
    ['lengths, axes and counts are known', lengthInputs],
    ['all inputs but one are known', ({ data }: BackendCase) => Object.keys(data!.inputs).slice(1)],
    ['all inputs are known', ({ data }: BackendCase) => Object.keys(data!.inputs)],
  ] as const)(
    'answers stay what they are when %s',
    (_, constantsOf) => {
      changes = 0;

      const outcomes = tryCases(cases, (backendCase) => answer(backendCase, constantsOf(backendCase)));

      const wrong = outcomes.filter(({ verdict }) => verdict === 'wrong');
      expect(wrong.map(({ name, message }) => [name, message])).toEqual([]);
      expect(outcomes.filter(({ verdict }) => verdict === 'passed').length).toBeGreaterThan(1670);
      expect(changes).toBeGreaterThan(1000);
    },
    120_000,
  );
});
