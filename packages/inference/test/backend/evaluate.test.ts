// ONNX's own tests of its operators, answered by the reference evaluator.
import { findProblems, inferShapes, readModel } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { evaluate, evaluatedOperators } from '../../src/evaluate/index.ts';
import { type BackendCase, backendIsMissing, lightModels, nodeCases } from './cases.ts';
import { lengthInputs, runPlan } from './runPlan.ts';
import { supportedOperators, tryCases } from './tryCases.ts';

// Random numbers, training, strings, sequences, optionals, images: refused, each with its name.
const refused = [
  /^(adagrad|adam|bernoulli|momentum|nesterov|training_dropout|optional|sequence|split_to_sequence|string|regex|strnorm)/,
  /^(image_decoder|identity_opt|identity_sequence|if_opt|if_seq|loop13|loop16|range_.*seq)/,
];

describe.skipIf(backendIsMissing)("ONNX's tests of operators", () => {
  const cases: BackendCase[] = backendIsMissing ? [] : [...nodeCases()];
  const outcomes = tryCases(cases, ({ model, data }) => evaluate(model, data!.inputs));

  test('there are as many as the pinned release holds', () => {
    expect(cases.length).toBeGreaterThan(1700);
  });

  test('the evaluator answers every case of the operators that it has', () => {
    const { all, passed } = supportedOperators(outcomes);
    const count = (verdict: string): number => outcomes.filter((outcome) => outcome.verdict === verdict).length;
    console.log(
      `evaluator: ${count('passed')} of ${cases.length} cases passed, ${count('refused')} refused, ` +
        `${count('wrong')} wrong, ${cases.length - outcomes.length} without tensors of numbers; ` +
        `${passed.length} of ${all.length} operators`,
    );

    const notPassed = outcomes.filter(
      ({ verdict, name }) => verdict !== 'passed' && !refused.some((rule) => rule.test(name)),
    );
    expect(notPassed.map(({ name, message }) => [name, message])).toEqual([]);
    expect(count('wrong')).toBe(0);
    expect(count('passed')).toBeGreaterThan(1670);
    expect(
      new Set(outcomes.filter(({ verdict }) => verdict === 'passed').flatMap(({ operators }) => operators)).size,
    ).toBeGreaterThanOrEqual(170);
    expect(evaluatedOperators().length).toBeGreaterThanOrEqual(180);
  });

  test('the same cases go through plans', () => {
    const names = ['relu', 'add', 'maxpool_2d_default', 'reshape_reordered_all_dims'];
    const chosen = cases.filter(({ name }) => names.includes(name));

    const planned = tryCases(chosen, (backendCase) => runPlan(backendCase, lengthInputs(backendCase)));

    expect(planned.map(({ name, message }) => [name, message]).sort()).toEqual(names.map((name) => [name, '']).sort());
  });
});

describe.skipIf(backendIsMissing)('the light models', () => {
  const models = backendIsMissing ? [] : lightModels();

  test('there are nine', () => expect(models.length).toBe(9));

  test.each(models)('$name parses, and the evaluator has each of its operators', ({ bytes }) => {
    const model = readModel(bytes);

    expect(findProblems(model)).toEqual([]);
    expect(inferShapes(model).unsupported).toEqual([]);
    const known = new Set(evaluatedOperators());
    expect(model.graph!.node.map(({ opType }) => opType).filter((name) => !known.has(name))).toEqual([]);
  });
});
