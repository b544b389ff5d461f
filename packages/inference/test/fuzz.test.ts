// Whatever a model is made of, the compiler makes a plan that loads, or throws a typed error.

import { type ModelProto, OnnxError, readModel, writeModel } from '@kinglet/onnx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { type CompiledModel, compile } from '../src/compile/index.ts';
import { planArena } from '../src/compile/planArena.ts';
import { ProgramBuilder } from '../src/compile/programBuilder.ts';
import { InferenceError } from '../src/errors.ts';
import { Model } from '../src/index.ts';
import { backendIsMissing, nodeCases } from './backend/cases.ts';
import { checkInstructions } from './checkInstructions.ts';
import { mutateModel } from './mutateModel.ts';

const runs = { numRuns: isNightly ? 20_000 : 1_500 };

/** Whether a plan was made, which is then right and loads; any error but a typed one is thrown on. */
function compiles(model: () => ModelProto): boolean {
  const compiled = compiledOf(model);
  if (!compiled) return false;
  checkInstructions(compiled.program);
  const { fixed, perItem } = planArena(compiled.program).bytes;
  // What asks for more is right, and of no use here.
  if (fixed + perItem < 2 ** 26) Model.load(compiled.file);
  return true;
}

function compiledOf(model: () => ModelProto): CompiledModel | undefined {
  try {
    return compile(model());
  } catch (error) {
    if (error instanceof InferenceError || error instanceof OnnxError) return undefined;
    throw error;
  }
}

test('instructions whose sizes are not those of their operands are found', () => {
  const builder = new ProgramBuilder();
  const [x, y] = [
    { fixed: 1, perItem: 2 },
    { fixed: 2, perItem: 1 },
  ].map((length) => builder.memory(4, length));
  builder.emit('relu', x, y);
  const program = builder.finish([], 'N');

  // Of one item both have three.
  expect(() => checkInstructions(program)).toThrow('relu: expected a and out to have the same length, got 7 and 5');
});

describe.skipIf(backendIsMissing)("models made of ONNX's tests of operators", () => {
  const models = backendIsMissing
    ? []
    : [...nodeCases()].map(({ model }) => writeModel(model)).filter(({ length }) => length < 20_000);
  const anyModel = fc.nat({ max: Math.max(0, models.length - 1) }).map((i) => models[i]!);

  test('with changed bytes are compiled or refused', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      to: fc.nat({ max: 255 }),
    });
    let made = 0;

    fc.assert(
      fc.property(anyModel, fc.array(change, { minLength: 1, maxLength: 4 }), (bytes, changes) => {
        const changed = new Uint8Array(bytes);
        for (const { at, to } of changes) changed[Math.floor(at * changed.length)] = to;
        if (compiles(() => readModel(changed))) made++;
      }),
      runs,
    );

    expect(made).toBeGreaterThan(0);
  });

  test('with changed numbers, names and shapes are compiled or refused', () => {
    let made = 0;

    fc.assert(
      fc.property(anyModel, fc.array(fc.nat({ max: 10 ** 6 }), { minLength: 2, maxLength: 8 }), (bytes, choices) => {
        const model = readModel(bytes);
        for (let i = 0; i + 1 < choices.length; i += 2) mutateModel(model, choices[i]!, choices[i + 1]!);
        if (compiles(() => model)) made++;
      }),
      runs,
    );

    expect(made).toBeGreaterThan(0);
  });
});
