// Plans of any lengths: what they take, refuse and answer, in memory that grows.
import { Arena, isa } from '@kinglet/kernels';
import { countCalls } from '@kinglet/kernels/counting';
import { makeNode } from '@kinglet/onnx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { compile, InferenceError } from '../src/compile/index.ts';
import { tensorOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { attendingInputs, attendingModel, positions } from './attendingModel.ts';
import { expectAnswer, expectAnswers, expectOnnxRuntime } from './expectAnswers.ts';
import { testModel } from './testModel.ts';

const model = attendingModel();
const { file } = compile(model);
const lengths = fc.record({
  batch: fc.integer({ min: 1, max: 5 }),
  sequence: fc.nat({ max: positions }),
  past: fc.nat({ max: 40 }),
});
const shaped = (inputs: ReturnType<typeof attendingInputs>) => ({
  words: { data: inputs.words.values as Float32Array, shape: inputs.words.dims },
  past: { data: inputs.past.values as Float32Array, shape: inputs.past.dims },
});
const runs = { numRuns: isNightly ? 10_000 : 300 };

describe('lengths', () => {
  test('are told in terms of the inputs', () => {
    const plan = Model.load(file);
    expect(plan.batch).toBeUndefined();
    expect(plan.inputs.map(({ shape }) => shape.join())).toEqual(['batch,sequence,4', 'batch,past,4']);
    expect(plan.outputs.map(({ shape }) => shape.join())).toEqual(['batch,past + sequence,4', 'batch,sequence,4']);
  });

  test('of ONNX Runtime answer alike', async () => {
    await expectOnnxRuntime(model, [attendingInputs(2, 5, 3), attendingInputs(1, 1, 7)]);
  });

  test('grow and shrink, to none too', () => {
    const inputs = [
      [1, 1, 0],
      [2, 7, 5],
      [1, 3, 30],
      [3, 48, 40],
      [2, 0, 4],
      [2, 2, 0],
      [1, 1, 1],
    ] as const;
    expectAnswers(
      model,
      inputs.map(([batch, sequence, past], i) => attendingInputs(batch, sequence, past, i)),
    );
  });

  test('are any', () => {
    const plan = Model.load(file);
    fc.assert(
      fc.property(lengths, fc.nat(), ({ batch, sequence, past }, seed) => {
        expectAnswer(plan, model, attendingInputs(batch, sequence, past, seed));
      }),
      runs,
    );
  }, 120_000);
});

describe('lengths from numbers of values', () => {
  const square = testModel({
    inputs: { x: ['rows', 3], y: ['rows', 'columns'] },
    outputs: { z: ['columns', 3] },
    nodes: [makeNode('Transpose', ['y'], ['t']), makeNode('MatMul', ['t', 'x'], ['z'])],
  });

  test('are found one after another', () => {
    const { z } = Model.load(compile(square).file).run({ x: [1, 2, 3, 4, 5, 6], y: [1, 0, 0, 1, 1, 1] });
    expect(z!.shape).toEqual([3, 3]);
    expect([...z!.data]).toEqual([5, 7, 9, 4, 5, 6, 4, 5, 6]);
  });

  test('are refused where they leave one open, with its name and what to do', () => {
    const plan = Model.load(file);
    expect(() => plan.run({ words: new Float32Array(8), past: new Float32Array(8) })).toThrow(
      /batch of input "words" \[batch, sequence, 4\] is not told; give it as \{ data, shape \}/,
    );
  });

  test('may be those of a shape that another input has', () => {
    const plan = Model.load(file);
    const { all } = plan.run({ words: { data: new Float32Array(16), shape: [2, 2, 4] }, past: new Float32Array(24) });
    expect(all!.shape).toEqual([2, 5, 4]);
  });
});

describe('refused with what was expected:', () => {
  const given = (words: readonly number[], past: readonly number[]) => () =>
    Model.load(file).run({
      words: { data: new Float32Array(16), shape: words },
      past: { data: new Float32Array(16), shape: past },
    });

  test.each([
    [
      'a clash of two inputs',
      [2, 2, 4],
      [1, 4, 4],
      'expected 2 for batch, axis 0 of input "past", as input "words" has it, got 1',
    ],
    ['a rank', [4, 4], [2, 2, 4], 'expected input "words" of shape [batch, sequence, 4], got [4, 4]'],
    ['an axis that does not change', [2, 1, 8], [2, 2, 4], 'expected input "words" of shape [batch, sequence, 4]'],
    ['another number of values', [2, 3, 4], [2, 2, 4], 'got [2, 3, 4] with 16 values'],
    ['a length with a fraction', [2, 0.5, 4], [2, 2, 4], 'expected input "words" of whole lengths, got [2, 0.5, 4]'],
    ['a negative length', [-2, -2, 4], [2, 2, 4], 'expected input "words" of whole lengths'],
  ])('%s', (_, words, past, message) => {
    expect(given(words, past)).toThrow(InferenceError);
    expect(given(words, past)).toThrow(message);
  });

  test('lengths that a table has no room for, and the model runs on with others', () => {
    const plan = Model.load(file);
    const words = attendingInputs(1, positions + 1, 2);
    expect(() => plan.run(shaped(words))).toThrow(
      expect.objectContaining({
        code: 'KINGLET_INFERENCE_INPUT',
        message: expect.stringContaining(
          `expected -sequence + ${positions} not to be negative, as node "places" (Slice) takes it, got -1`,
        ),
      }),
    );
    expect(() => plan.execute()).toThrow('expected lengths to be bound');
    expect(() => plan.tensor('words')).toThrow('expected lengths to be bound');
    expectAnswer(plan, model, attendingInputs(1, positions, 2));
  });

  test.each([
    ['a number', 2, 'expected an object with lengths batch, sequence, past, got 2'],
    ['another name', { batch: 1, sequence: 1, past: 1, more: 1 }, 'got "more" among them'],
    [
      'a name that is missing',
      { batch: 1, past: 1 },
      'expected sequence to be a whole number from 0 on, got undefined',
    ],
    ['a fraction', { batch: 1, past: 1, sequence: 0.5 }, 'expected sequence to be a whole number'],
    ['no room', { batch: 2 ** 20, past: 2 ** 20, sequence: 1 }, 'expected lengths that make less than 4 GiB'],
  ])('to bind %s', (_, bound, message) => {
    expect(() => Model.load(file).bind(bound as never)).toThrow(
      expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION', message: expect.stringContaining(message) }),
    );
  });
});

describe('memory', () => {
  test('is bound by names, filled, and stays where it is for the same lengths', () => {
    const plan = Model.load(file);
    expect(() => plan.execute()).toThrow('expected lengths to be bound, found none');
    const { words, past } = attendingInputs(2, 3, 1);
    const whole = plan.run(shaped({ words, past }));
    plan.bind({ batch: 2, sequence: 3, past: 1 });
    const tensor = plan.tensor('words');
    tensor.set(words.values as never);
    plan.tensor('past').set(past.values as never);
    plan.execute();
    expect([...plan.tensor('mixed')]).toEqual([...whole.mixed!.data]);
    plan.bind({ past: 1, sequence: 3, batch: 2 });
    expect(plan.tensor('words')).toBe(tensor);
  });

  test('is a session of its own', () => {
    const plan = Model.load(file);
    const other = plan.session();
    plan.bind({ batch: 1, sequence: 2, past: 0 });
    other.bind({ batch: 2, sequence: 1, past: 3 });
    expect([plan.tensor('all').length, other.tensor('all').length]).toEqual([8, 32]);
    expectAnswer(other, model, attendingInputs(1, 2, 3));
    expect(plan.tensor('all')).toHaveLength(8);
  });

  test('comes from an allocator, which gets it back as it grows and in the end', () => {
    const arena = new Arena({ bytes: 2 ** 22 });
    const before = arena.usedBytes;
    const plan = Model.load(file, { allocator: arena });
    const isThere = isa() !== 'wasm';
    for (const [batch, sequence, past] of [
      [1, 1, 1],
      [20, 40, 40],
      [2, 2, 2],
    ] as const)
      expectAnswer(plan, model, attendingInputs(batch, sequence, past));
    expect(plan.tensor('words').buffer === arena.buffer).toBe(isThere);
    expect(() => plan.bind({ batch: 2000, sequence: 40, past: 40 })).toThrow(
      expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION' }),
    );
    expectAnswer(plan, model, attendingInputs(1, 2, 3));
    plan.close();
    plan.close();
    expect(arena.usedBytes).toBe(before);
    for (const use of [
      () => plan.bind({ batch: 1, sequence: 1, past: 1 }),
      () => plan.execute(),
      () => plan.tensor('all'),
    ])
      expect(use).toThrow('expected a model that has its memory, found none: it was closed');
  });

  test.skipIf(isa() === 'wasm')('is timed by instruction, each with its node', () => {
    const plan = Model.load(file);
    plan.bind({ batch: 4, sequence: 30, past: 30 });
    const times = plan.time();
    expect(times.some(({ nanoseconds }) => nanoseconds > 0)).toBe(true);
    expect(times.every(({ node, kernel }) => node !== '' && kernel !== '')).toBe(true);
  });
});

test('kernels count what it runs', () => {
  const plan = Model.load(file);
  const counter = countCalls();
  try {
    expectAnswer(plan, model, attendingInputs(2, 3, 4));
    expect(counter.calls().length).toBeGreaterThan(0);
  } finally {
    counter.stop();
  }
});

test('a plan is the same bytes for the same model', () => {
  expect(compile(attendingModel()).file).toEqual(file);
});

test('moves turned round, of lengths that a run decides', () => {
  const int64 = (value: bigint) => ({ dims: [1], values: BigInt64Array.of(value), type: 'int64' as const });
  const reversed = testModel({
    inputs: { x: ['a', 'b'] },
    outputs: { y: ['a', 'b'] },
    weights: { start: int64(-1n), end: int64(-(2n ** 62n)), axis: int64(1n), step: int64(-1n) },
    nodes: [
      makeNode('Relu', ['x'], ['positive']),
      makeNode('Slice', ['positive', 'start', 'end', 'axis', 'step'], ['y']),
    ],
  });
  expectAnswers(reversed, [
    { x: tensorOf('float', [2, 3], [1, 2, 3, 4, 5, 6]) },
    { x: tensorOf('float', [1, 4], [1, -2, 3, 4]) },
  ]);
});
