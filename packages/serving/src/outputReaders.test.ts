// Answers of classes and numbers, from models that echo what a test gives them.
import { makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { echoPlan, linearPlan, planOf } from '../test/models.ts';
import { fakePlatform } from '../test/platform.ts';
import { createHandler } from './createHandler.ts';
import type { ServingOptions } from './options.ts';
import type { Classification, ClassificationOutput, ExplainOptions, Regression } from './outputs.ts';

const define = (options: ServingOptions) => createHandler(options, fakePlatform()).answer;
const classify = (
  width: number,
  output: Omit<ClassificationOutput, 'kind'> = {},
  more: Partial<ServingOptions> = {},
) => {
  const answer = define({ model: echoPlan(width), output: { kind: 'classification', ...output }, ...more });
  return (scores: readonly (number | string)[]) => answer({ x: scores }) as Classification;
};

describe('classification', () => {
  test('names the likeliest class, with its probability by softmax', () => {
    const { label, index, probability, ...more } = classify(3, { labels: ['a', 'b', 'c'] })([1, 3, 2]);

    expect([label, index]).toEqual(['b', 1]);
    expect(probability).toBeCloseTo(Math.exp(3) / (Math.exp(1) + Math.exp(2) + Math.exp(3)), 12);
    expect(more).toEqual({});
  });

  test('lists the likeliest, the first of equals first, and all probabilities in their order', () => {
    const answer = classify(4, { activation: 'none', top: 3, probabilities: true })([0.25, 0.5, 0, 0.25]);

    expect(answer).toEqual({
      index: 1,
      probability: 0.5,
      top: [
        { index: 1, probability: 0.5 },
        { index: 0, probability: 0.25 },
        { index: 3, probability: 0.25 },
      ],
      probabilities: [0.25, 0.5, 0, 0.25],
    });
  });

  test('scores that an exponential cannot hold have probabilities too', () => {
    expect(classify(2, { probabilities: true })([1000, 998]).probabilities).toEqual([
      expect.closeTo(1 / (1 + Math.exp(-2)), 12),
      expect.closeTo(Math.exp(-2) / (1 + Math.exp(-2)), 12),
    ]);
  });

  test('one score is that of the second of two classes', () => {
    const isSpam = classify(1, { labels: ['ham', 'spam'] });

    expect(isSpam([2])).toEqual({ label: 'spam', index: 1, probability: expect.closeTo(1 / (1 + Math.exp(-2)), 12) });
    expect(isSpam([-2])).toEqual({ label: 'ham', index: 0, probability: expect.closeTo(1 / (1 + Math.exp(-2)), 12) });
    expect(classify(1, { activation: 'none' })([0.25])).toEqual({ index: 0, probability: 0.75 });
  });

  test('classes may be independent of each other', () => {
    const { probabilities } = classify(2, { activation: 'sigmoid', probabilities: true })([0, 1]);

    expect(probabilities).toEqual([0.5, expect.closeTo(1 / (1 + Math.exp(-1)), 12)]);
  });

  test('NaN is the least likely', () => {
    // Not by a product, whose sums would take NaN to every class.
    const doubled = planOf({ x: ['N', 3] }, [makeNode('Add', ['x', 'x'], ['y'])], { y: ['N', 3] });
    const answer = define({
      model: doubled,
      nonFinite: 'string',
      output: { kind: 'classification', activation: 'none', top: 3 },
    });

    expect((answer({ x: ['NaN', -1, 2] }) as Classification).top).toEqual([
      { index: 2, probability: 4 },
      { index: 1, probability: -2 },
      { index: 0, probability: 'NaN' },
    ]);
  });

  test.for([
    [{ labels: ['a'] }, 'expected a label for each of the 3 classes of "y", found 1'],
    [{ top: 4 }, 'expected `output.top` to be a whole number from 1 to 3, found 4'],
    [{ activation: 'relu' as never }, 'expected `output.activation` to be none, sigmoid or softmax, found "relu"'],
  ] as const)('%j is refused', ([output, message]) => {
    expect(() => classify(3, output)).toThrow(message);
  });

  test('softmax of one score is refused', () => {
    expect(() => classify(1, { activation: 'softmax' })).toThrow(
      'expected `output.activation` none or sigmoid for one score',
    );
  });
});

describe('regression', () => {
  test('is a number, or numbers by name', () => {
    const one = define({ model: linearPlan([2, -1], [0.5]), output: { kind: 'regression' } });
    const two = define({ model: echoPlan(2), output: { kind: 'regression', names: ['width', 'height'] } });

    expect(one({ x: [1, 1] })).toEqual({ value: 1.5 });
    expect(two([{ x: [3, 4] }, { x: [5, 6] }])).toEqual([
      { width: 3, height: 4 },
      { width: 5, height: 6 },
    ]);
  });

  test('names must be those of its numbers', () => {
    expect(() => define({ model: echoPlan(2), output: { kind: 'regression' } })).toThrow(
      'expected `output.names` for each of the 2 numbers of "y", found none',
    );
    expect(() =>
      define({ model: echoPlan(2), output: { kind: 'regression', names: ['a', 'b'], explain: {} } }),
    ).toThrow('expected `output.explain` for one number, found 2');
  });
});

describe('explanations of linear models', () => {
  const weights = [0.5, -2, 100, 0.001];
  const bias = 7;
  const explain = (options: ExplainOptions, more: Partial<ServingOptions> = {}) =>
    define({ model: linearPlan(weights, [bias]), output: { kind: 'regression', explain: options }, ...more });
  const total = ({ explanation }: Regression) =>
    explanation!.factors.reduce((sum, { contribution }) => sum + Number(contribution), Number(explanation!.base));

  test('say which features moved the answer, those that moved it most first', () => {
    const answer = explain({ top: 2 })({ x: [10, 10, 0.25, 10] }) as Regression;

    expect(answer.value).toBeCloseTo(17.01, 4);
    expect(answer.explanation!.base).toBeCloseTo(bias, 5);
    expect(answer.explanation!.factors).toEqual([
      { feature: 'x[2]', value: 0.25, weight: expect.closeTo(100, 3), contribution: expect.closeTo(25, 3) },
      { feature: 'x[1]', value: 10, weight: expect.closeTo(-2, 4), contribution: expect.closeTo(-20, 3) },
    ]);
  });

  test('add up to the answer', () => {
    const answer = explain({ top: 4, reference: [1, 2, 3, 4] })({ x: [10, -10, 0.25, 30] }) as Regression;

    expect(answer.explanation!.base).toBeCloseTo(0.5 - 4 + 300 + 0.004 + 7, 3);
    expect(total(answer)).toBeCloseTo(Number(answer.value), 2);
  });

  test('are each item’s own in a batch, with bad items among them', () => {
    const answer = explain({ top: 1 });
    const found = answer([[1, 0, 0, 0], ['no'], [0, 5, 0, 0]]) as Regression[];

    expect(found[0]!.explanation!.factors[0]).toMatchObject({ feature: 'x[0]', value: 1 });
    expect(found[2]!.explanation!.factors[0]).toMatchObject({ feature: 'x[1]', value: 5 });
  });

  test('name features as the fields do', () => {
    const fields = {
      acidity: { type: 'number' },
      kind: { type: 'category', values: ['red', 'white'], encoding: 'one-hot' },
      sugar: { type: 'number' },
    } as const;
    const answer = explain({ top: 4 }, { input: { fields } });

    const { explanation } = answer({ acidity: 1, kind: 'white', sugar: 1 }) as Regression;

    expect(explanation!.factors.map(({ feature }) => feature)).toEqual(['kind[1]', 'acidity', 'sugar', 'kind[0]']);
  });

  test('come of a model of many nodes if it is linear', () => {
    const scaled = planOf(
      { x: ['N', 2] },
      [makeNode('Gemm', ['x', 'scale', 'shift'], ['s']), makeNode('MatMul', ['s', 'w'], ['y'])],
      { y: ['N', 1] },
      {
        scale: [
          [2, 2],
          [0.5, 0, 0, 0.25],
        ],
        shift: [[2], [-5, -5]],
        w: [
          [2, 1],
          [4, 8],
        ],
      },
    );
    const answer = define({ model: scaled, output: { kind: 'regression', explain: { top: 2, reference: [10, 20] } } });

    expect(answer({ x: [11, 23] })).toEqual({
      value: 8,
      explanation: {
        base: 0,
        factors: [
          { feature: 'x[1]', value: 23, weight: 2, contribution: 6 },
          { feature: 'x[0]', value: 11, weight: 2, contribution: 2 },
        ],
      },
    });
  });

  test('are refused for a model that is not', () => {
    const bent = planOf(
      { x: ['N', 2] },
      [makeNode('Relu', ['x'], ['r']), makeNode('MatMul', ['r', 'w'], ['y'])],
      { y: ['N', 1] },
      {
        w: [
          [2, 1],
          [1, 1],
        ],
      },
    );

    expect(() => define({ model: bent, output: { kind: 'regression', explain: {} } })).toThrow(
      'expected a linear model to explain, found that test answers',
    );
  });

  test('are refused for an item beyond the place where a model bends', () => {
    const hinge = planOf(
      { x: ['N', 1] },
      [makeNode('Add', ['x', 'shift'], ['s']), makeNode('Relu', ['s'], ['y'])],
      { y: ['N', 1] },
      { shift: [[1], [-100]] },
    );
    const answer = define({ model: hinge, output: { kind: 'regression', explain: {} } });

    expect(answer([[50], [200]])).toEqual([
      { value: 0, explanation: { base: 0, factors: [expect.objectContaining({ contribution: 0 })] } },
      {
        error: expect.objectContaining({
          code: 'KINGLET_SERVING_OUTPUT',
          message: expect.stringContaining('answers 100 where its weights have 0'),
        }),
      },
    ]);
  });

  test.for([0.01, 1e-6, 3])('have a weight of %f beside a base of a million', (weight) => {
    const model = linearPlan([weight, 0], [1e6]);
    const answer = define({ model, output: { kind: 'regression', explain: { reference: [0.1, 0] } } });

    const { explanation } = answer({ x: [1e4, 1] }) as Regression;

    expect(Number(explanation!.factors[0]!.weight) / weight).toBeCloseTo(1, 5);
  });

  test('have no numbers for an item of none', () => {
    const answer = explain({ top: 1 }, { nonFinite: 'string' });

    expect(answer({ x: [1, 'NaN', 0, 0] })).toMatchObject({ value: 'NaN' });
    expect(answer({ x: ['Infinity', 1, 0, 0] })).toMatchObject({ value: 'Infinity' });
  });

  test.for([
    [{ top: 0 }, 'expected `output.explain.top` to be a whole number from 1 on, found 0'],
    [{ reference: [1] }, 'expected `output.explain.reference` to be 4 finite numbers, found 1'],
    [{ reference: [1, 2, 3, Number.NaN] }, 'expected `output.explain.reference` to be 4 finite numbers'],
  ] as const)('%j is refused', ([options, message]) => {
    expect(() => explain(options)).toThrow(message);
  });
});
