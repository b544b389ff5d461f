// ONNX's own tests of its operators, answered by plans that do not know a length: every length of more than 1 is a symbol.
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { type Tensor, toProto } from '../../src/evaluate/index.ts';
import { Model } from '../../src/index.ts';
import { loweredOperators } from '../../src/lower/index.ts';
import { type BackendCase, backendIsMissing, nodeCases, type Tensors } from './cases.ts';
import { frozenInputs } from './frozenInputs.ts';
import { tryCases } from './tryCases.ts';

describe.skipIf(backendIsMissing)("ONNX's tests of operators, through plans whose lengths a run decides", () => {
  // A thousand and more models.
  test('what is not refused is right, and most is not refused', { timeout: 120_000 }, () => {
    const operators = new Set(loweredOperators());
    const cases = backendIsMissing ? [] : [...nodeCases()];
    const outcomes = tryCases(
      cases.filter((each) => each.operators.every((name) => operators.has(name)) && hasLengths(each)),
      runDynamic,
    );
    const count = (verdict: string): number => outcomes.filter((outcome) => outcome.verdict === verdict).length;
    console.log(
      `plans of any lengths: ${count('passed')} of ${outcomes.length} cases passed, ${count('refused')} refused`,
    );

    const wrong = outcomes.filter(({ verdict }) => verdict === 'wrong');

    expect(wrong.map(({ name, message }) => [name, message])).toEqual([]);
    expect(count('passed')).toBeGreaterThan(1040);
  });
});

function hasLengths({ data }: BackendCase): boolean {
  return data !== undefined && Object.values(data.inputs).some(({ dims }) => dims.some((length) => length > 1));
}

/** Two symbols at least, so that the plan is not one of a batch: equal lengths are one symbol. */
function runDynamic(backendCase: BackendCase): Tensors {
  const { inputs, outputs } = backendCase.data!;
  const constants = frozenInputs(backendCase);
  const given = Object.entries(inputs);
  const shapeOf = ({ dims }: Tensor): (number | string)[] => dims.map((length) => (length > 1 ? `L${length}` : length));
  const inputShapes = Object.fromEntries(given.map(([name, tensor]) => [name, shapeOf(tensor)]));
  const inputValues = Object.fromEntries(
    given.flatMap(([name, tensor]) => (constants.includes(name) ? [[name, toProto(name, tensor)]] : [])),
  );
  for (const name of constants) inputShapes[name] = [...inputs[name]!.dims];
  const plan = Model.load(compile(backendCase.model, { inputShapes, inputValues }).file);
  const values = given.flatMap(([name, { dims, values: data }]) =>
    constants.includes(name) ? [] : [[name, { data, shape: dims }] as const],
  );
  const made = plan.run(Object.fromEntries(values) as Parameters<typeof plan.run>[0]);
  return Object.fromEntries(
    Object.entries(made).map(([name, { shape, data }]): [string, Tensor] => [
      name,
      { type: outputs[name]!.type, dims: shape, values: data },
    ]),
  );
}
