// Definitions and events through real models: what is answered, what is refused and how it says so.
import { Model } from '@kinglet/inference';
import { makeGraph, makeNode, makeValueInfo, tensorType } from '@kinglet/onnx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { echoPlan, linearPlan, planOf } from '../test/models.ts';
import { fakePlatform } from '../test/platform.ts';
import { createHandler } from './createHandler.ts';
import { ServingError } from './errors.ts';
import type { ServingOptions } from './options.ts';

const define = (options: ServingOptions) => createHandler(options, fakePlatform());
/** Twice the first and minus the second, plus one half. */
const linear = linearPlan([2, -1], [0.5]);
const errorOf = (answer: unknown) => (answer as { error: { issues: unknown; message: string; code: string } }).error;

/** x or its negative, as the sum of its elements says. */
function chosenPlan(shape: readonly (number | string)[]): Uint8Array<ArrayBuffer> {
  const branch = (opType: string) =>
    makeGraph({
      nodes: [makeNode(opType, ['x'], [opType])],
      inputs: [],
      outputs: [makeValueInfo(opType, tensorType('float', undefined))],
    });
  const attributes = { then_branch: branch('Neg'), else_branch: branch('Identity') };
  const nodes = [
    makeNode('ReduceSum', ['x'], ['sum'], { attributes: { keepdims: 0n } }),
    makeNode('Less', ['sum', 'zero'], ['isLess']),
    makeNode('If', ['isLess'], ['y'], { attributes }),
  ];
  return planOf({ x: shape }, nodes, { y: shape }, { zero: [[], [0]] });
}

describe('items of JSON', () => {
  test('a model with branches is served, of one shape and of a batch', () => {
    const [fixed, open] = [define({ model: chosenPlan([1, 2]) }), define({ model: chosenPlan(['N', 2]) })];

    expect(fixed.answer({ x: [-3, 1] })).toEqual({ y: [3, -1] });
    expect(fixed.answer([{ x: [3, 1] }, { x: [-3, 1] }])).toEqual([{ y: [3, 1] }, { y: [3, -1] }]);
    expect(open.answer([{ x: [3, 1] }, { x: [1, 1] }])).toEqual([{ y: [3, 1] }, { y: [1, 1] }]);
  });

  test('without a definition an item has each input in its shape, and is answered with each output', async () => {
    const { handler } = define({ model: linear });

    expect(await handler({ x: [3, 1] }, {} as never)).toEqual({ y: [5.5] });
  });

  test('a model may be loaded already', () => {
    const { answer, coldStart } = define({ model: Model.load(linear) });

    expect(answer({ x: [0, 0] })).toEqual({ y: [0.5] });
    expect(coldStart().modelMap).toBe(0);
  });

  test('a model that was given may be run by others', () => {
    const model = Model.load(linear);
    const [one, other] = [define({ model }), define({ model })];

    expect(one.answer([[1, 0]])).toEqual([{ y: [2.5] }]);
    expect(
      other.answer([
        [1, 0],
        [2, 0],
        [3, 0],
      ]),
    ).toEqual([{ y: [2.5] }, { y: [4.5] }, { y: [6.5] }]);
    model.bind(7);
    expect(one.answer([[5, 0]])).toEqual([{ y: [10.5] }]);
  });

  test('the only field may stand for the item, and be flat or nested', () => {
    const plan = planOf({ x: ['N', 2, 2] }, [makeNode('Relu', ['x'], ['y'])], { y: ['N', 2, 2] });
    const { answer } = define({ model: plan });

    expect(answer({ x: [1, -2, 3, 4] })).toEqual({
      y: [
        [1, 0],
        [3, 4],
      ],
    });
    expect(
      answer([
        [
          [1, -2],
          [3, 4],
        ],
      ]),
    ).toEqual([
      {
        y: [
          [1, 0],
          [3, 4],
        ],
      },
    ]);
  });

  test('fields lie in their input one after the other, each checked and encoded', () => {
    const { answer } = define({
      model: echoPlan(6),
      input: {
        fields: {
          age: { type: 'integer', minimum: 0, maximum: 120 },
          size: { type: 'number', default: 1.5 },
          member: { type: 'boolean', default: false },
          color: { type: 'category', values: ['red', 'green', 'blue'], encoding: 'one-hot' },
        },
      },
    });

    expect(answer({ age: 30, color: 'green' })).toEqual({ y: [30, 1.5, 0, 0, 1, 0] });
    expect(answer({ age: 30, size: -2, member: true, color: 'red' })).toEqual({ y: [30, -2, 1, 1, 0, 0] });
    expect(errorOf(answer({ age: 30.5, size: '2', member: 1, color: 'pink', hat: 1 }))).toEqual({
      code: 'KINGLET_SERVING_INPUT',
      statusCode: 400,
      message: '/age: expected a whole number from 0 to 120, found 30.5 (and 4 more)',
      issues: [
        { path: '/age', expected: 'a whole number from 0 to 120', found: '30.5' },
        { path: '/size', expected: 'a finite number', found: '"2"' },
        { path: '/member', expected: 'true or false', found: '1' },
        { path: '/color', expected: 'one of "red", "green", "blue"', found: '"pink"' },
        { path: '/hat', expected: 'one of the fields "age", "size", "member", "color"', found: 'an unknown field' },
      ],
    });
  });

  test('fields go into the inputs of their names, or those that they name', () => {
    const plan = planOf({ a: ['N', 1], b: ['N', 1] }, [makeNode('Sub', ['a', 'b'], ['y'])], { y: ['N', 1] });
    const { answer } = define({
      model: plan,
      input: { fields: { minus: { type: 'number', tensor: 'b' }, a: { type: 'number' } } },
    });

    expect(answer({ a: 5, minus: 2 })).toEqual({ y: [3] });
  });

  test('a category may be its position', () => {
    const { answer } = define({
      model: echoPlan(1),
      input: { fields: { grade: { type: 'category', values: ['a', 'b', 3] } } },
    });

    expect(answer([{ grade: 'b' }, { grade: 3 }])).toEqual([{ y: [1] }, { y: [2] }]);
    expect(errorOf(answer({ grade: '3' })).message).toBe('/grade: expected one of "a", "b", 3, found "3"');
  });

  test.for([
    [{}, '/x: expected an array of 2 finite numbers, found nothing'],
    [{ x: [1] }, '/x: expected an array of 2 numbers, found an array of 1'],
    [{ x: [1, null] }, '/x/1: expected a finite number, found null'],
    [{ x: [1, 1e39] }, '/x/1: expected a finite number, found 1e+39'],
    [{ x: [1, 'NaN'] }, '/x/1: expected a finite number, found "NaN"'],
    [{ x: [1, 2], 'a/b~': 3 }, '/a~1b~0: expected one of the fields "x", found an unknown field'],
    [{ x: 'y'.repeat(90) }, `/x: expected an array of 2 numbers, found "${'y'.repeat(40)}…"`],
    [null, 'expected an array of 2 numbers, found null'],
    [7, 'expected an array of 2 numbers, found 7'],
    [{ instances: 3 }, '/instances: expected an array of items, found 3'],
    [{ instances: [], x: 1 }, 'expected an object with instances alone, found also x'],
    [{ instances: [] }, '/instances: expected at least one item, found none'],
    [[], 'expected at least one item, found none'],
    [{ toString: 1 }, '/x: expected an array of 2 finite numbers, found nothing (and 1 more)'],
  ])('%j is refused', ([event, message]) => {
    const { answer } = define({ model: linear });

    expect(errorOf(answer(event)).message).toBe(message);
  });

  test('an item is answered with no more than twenty issues', () => {
    const wide = define({ model: linearPlan(new Array<number>(100).fill(1), [0]) });
    const named = define({ model: linear, input: { unknown: 'refuse' } });
    const fields = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`f${i}`, i]));

    expect(errorOf(wide.answer({ x: new Array(100).fill('no') })).issues).toHaveLength(20);
    expect(errorOf(named.answer(fields)).issues).toHaveLength(20);
  });

  test('unknown fields may be let through', () => {
    const { answer } = define({ model: linear, input: { unknown: 'ignore' } });

    expect(answer({ x: [1, 1], id: 'abc' })).toEqual({ y: [1.5] });
  });

  test('whatever comes is answered', () => {
    const { answer } = define({ model: linear, nonFinite: 'string' });

    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (event) => {
        expect(answer(event)).toBeTypeOf('object');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('batches', () => {
  const items = Array.from({ length: 10 }, (_, i) => ({ x: [i, 0] }));
  const answers = items.map((_, i) => ({ y: [2 * i + 0.5] }));

  test('an array is answered with an array, instances with predictions', () => {
    const { answer } = define({ model: linear });

    expect(answer(items)).toEqual(answers);
    expect(answer({ instances: items })).toEqual({ predictions: answers });
  });

  test.for([1, 3, 10, 256])('are the same in runs of %i', (perRun) => {
    const { answer } = define({ model: linear, batch: { perRun } });

    expect(answer(items)).toEqual(answers);
    expect(answer(items[3])).toEqual(answers[3]);
    expect(answer(items.slice(0, 7))).toEqual(answers.slice(0, 7));
  });

  test.for([3, 256])('a bad item spoils no other, in runs of %i', (perRun) => {
    const { answer } = define({ model: linear, batch: { perRun } });
    const bad = [0, 4, 5, 9];

    const found = answer(items.map((item, i) => (bad.includes(i) ? { x: [i, 'two'] } : item))) as unknown[];

    for (const [i, one] of found.entries()) {
      if (!bad.includes(i)) expect(one).toEqual(answers[i]);
      else expect(errorOf(one).message).toBe(`/${i}/x/1: expected a finite number, found "two"`);
    }
  });

  test('of a model without a batch are runs of one item each', () => {
    const plan = planOf({ x: [1, 2] }, [makeNode('Relu', ['x'], ['y'])], { y: [1, 2] });
    const { answer } = define({ model: plan });

    expect(answer([[1, -1], [1], [-3, 4]])).toEqual([{ y: [1, 0] }, { error: expect.anything() }, { y: [0, 4] }]);
  });

  test('above the limit are refused', () => {
    const { answer } = define({ model: linear, batch: { maxItems: 9 } });

    expect(errorOf(answer(items))).toMatchObject({
      code: 'KINGLET_SERVING_LIMIT',
      statusCode: 413,
      message: 'expected at most 9 items, found 10; send them in parts',
    });
    expect(errorOf(answer({ instances: items })).issues).toEqual([
      { path: '/instances', expected: 'at most 9 items', found: '10' },
    ]);
  });

  test('at the limit are answered', () => {
    const { answer } = define({ model: linear, batch: { maxItems: 10 } });

    expect(answer(items)).toEqual(answers);
  });

  test('a field may be called instances', () => {
    const { answer } = define({
      model: linear,
      input: { fields: { instances: { type: 'array', shape: [2] } } },
    });

    expect(answer({ instances: [1, 0] })).toEqual({ y: [2.5] });
  });
});

describe('NaN and infinity', () => {
  const infinite = linearPlan([3e38, 3e38], [0]);
  const event = { x: [3e38, 3e38] };

  test('are null, texts, or an error of their item', () => {
    expect(define({ model: infinite }).answer(event)).toEqual({ y: [null] });
    expect(define({ model: infinite, nonFinite: 'string' }).answer(event)).toEqual({ y: ['Infinity'] });
    expect(define({ model: infinite, nonFinite: 'error' }).answer([event, { x: [0, 0] }])).toEqual([
      { error: expect.objectContaining({ code: 'KINGLET_SERVING_OUTPUT', statusCode: 500 }) },
      { y: [0] },
    ]);
  });

  test('as texts are inputs too, but not where there is a range', () => {
    const { answer } = define({ model: echoPlan(1), nonFinite: 'string' });
    const limited = define({
      model: echoPlan(1),
      nonFinite: 'string',
      input: { fields: { x: { type: 'number', maximum: 3 } } },
    });

    expect(answer([['NaN'], ['-Infinity'], ['nan']])).toEqual([
      { y: ['NaN'] },
      { y: ['-Infinity'] },
      { error: expect.anything() },
    ]);
    expect(errorOf(limited.answer({ x: '-Infinity' })).message).toContain('to 3, found "-Infinity"');
  });
});

describe('definitions that do not fit', () => {
  const refused: readonly (readonly [string, Omit<ServingOptions, 'model'>, string])[] = [
    ['an unknown option', { bach: {} } as never, 'expected options'],
    [
      'an unknown timing',
      { timing: 'never' as never },
      'expected `timing` to be one of "off", "sampled", "on", found "never"',
    ],
    ['an unknown policy', { nonFinite: 'zero' as never }, 'expected `nonFinite` to be one of'],
    ['no format', { input: { formats: [] } }, 'expected `input.formats` to name a format'],
    ['an unknown format', { input: { formats: ['xml' as never] } }, 'found "xml"'],
    [
      'a batch of half an item',
      { batch: { maxItems: 0.5 } },
      'expected `batch.maxItems` to be a whole number from 1 on',
    ],
    ['lines of no events', { metrics: { emf: { every: 0 } } }, 'expected `metrics.emf.every` to be a whole number'],
    [
      'too few fields',
      { input: { fields: { a: { type: 'number' } } } },
      'expected fields that fill the 2 elements of input "x", found fields of 1',
    ],
    [
      'a field of another input',
      { input: { fields: { a: { type: 'number', tensor: 'z' } } } },
      'field "a": expected its `tensor` to be one of "x", found "z"',
    ],
    [
      'a field of no type',
      { input: { fields: { a: {} as never } } },
      'field "a": expected `type` to be number, integer, boolean, category or array, found nothing',
    ],
    ['a field that is none', { input: { fields: { a: null as never } } }, 'field "a": expected `type`'],
    [
      'a range that is none',
      { input: { fields: { a: { type: 'number', minimum: 3, maximum: 2 } } } },
      'field "a": expected a range within',
    ],
    [
      'a default out of range',
      { input: { fields: { a: { type: 'number', maximum: 2, default: 3 } } } },
      'field "a": expected its default to be a finite number from',
    ],
    [
      'a default that is no category',
      { input: { fields: { a: { type: 'category', values: ['b'], default: 'c' } } } },
      'field "a": expected its default to be one of "b", found "c"',
    ],
    [
      'categories twice',
      { input: { fields: { a: { type: 'category', values: ['b', 'b'] } } } },
      'field "a": expected `values` to be different',
    ],
    [
      'an unknown encoding',
      { input: { fields: { a: { type: 'category', values: ['b'], encoding: 'x' as never } } } },
      'expected `encoding` to be index or one-hot',
    ],
    [
      'a shape that is none',
      { input: { fields: { a: { type: 'array', shape: [-1] } } } },
      'field "a": expected `shape` to be whole numbers',
    ],
    ['an unknown output', { output: { kind: 'picture' as never } }, 'expected `output.kind` to be'],
    [
      'an output that the model lacks',
      { output: { kind: 'raw', tensor: 'z' } },
      'expected `tensor` to name one output of y, found "z"',
    ],
    [
      'zeros to warm up that are no item',
      { warmUp: { item: { x: [1] } } },
      'expected `warmUp.item` to be an item that the model answers, found: /x: expected',
    ],
  ];

  test.for(refused)('%s', ([, options, message]) => {
    expect(() => define({ model: linear, ...options })).toThrow(message);
    expect(() => define({ model: linear, ...options })).toThrow(ServingError);
  });

  test('a batch that is not along the first axis', () => {
    const plan = planOf({ x: [2, 'N'] }, [makeNode('Relu', ['x'], ['y'])], { y: [2, 'N'] });

    expect(() => define({ model: plan })).toThrow(
      'model test: expected the first length of "x" alone to be the batch\'s, found [2, N]; compile the model with the option `batch: 1`',
    );
  });

  test('lengths of which a run decides several', () => {
    const plan = planOf({ x: ['N', 'sequence'] }, [makeNode('Relu', ['x'], ['y'])], { y: ['N', 'sequence'] });

    expect(() => define({ model: plan })).toThrow(
      'found [N, sequence]; compile the model with the option `batch: 1`, or with `inputShapes`',
    );
  });

  test('bytes for a model with two inputs', () => {
    const plan = planOf({ a: ['N', 1], b: ['N', 1] }, [makeNode('Sub', ['a', 'b'], ['y'])], { y: ['N', 1] });

    expect(() => define({ model: plan, input: { formats: ['raw'] } })).toThrow(
      'expected a model with one input for npy and raw, found a, b',
    );
  });

  test('what is no plan', () => {
    expect(() => define({ model: new Uint8Array(100) })).toThrow(
      expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE' }),
    );
  });
});
