// Inputs and outputs of strings: what a run gives back, what it refuses, and operators that texts go through.
import { type ModelProto, makeGraph, makeModel, makeNode, makeStringTensor, makeValueInfo } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { InferenceError } from '../src/errors.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { Model } from '../src/index.ts';
import { textId } from '../src/texts.ts';
import { expectPlanAnswers } from './planAnswers.ts';
import { testModel } from './testModel.ts';
import { classicModel } from './treeModels.ts';

const strings = (name: string, shape: readonly (number | string)[]) =>
  makeValueInfo(name, { kind: 'tensor', elementType: 'string', shape });

function identity(): ModelProto {
  const graph = makeGraph({
    nodes: [makeNode('Identity', ['x'], ['y'])],
    inputs: [strings('x', ['N'])],
    outputs: [strings('y', ['N'])],
  });
  return makeModel(graph, { opsets: { '': 21 } });
}

describe('runs', () => {
  const model = Model.load(compile(identity()).file, { maxBatch: 4 });

  test('give back the texts that they are given, known to the plan or not', () => {
    const given = ['a', '', 'ü😀', 'a'];

    expect(model.run(given).y).toEqual({ shape: [4], data: expect.any(Int32Array), texts: given });
    expect(model.run({ x: ['b'] }).y!.texts).toEqual(['b']);
    expect(model.inputs[0]).toEqual({ name: 'x', type: 'string', shape: ['N'] });
  });

  test.each([
    [['a', 'b\ud800'], 'input "x": expected text that UTF-8 has bytes for, got half of a surrogate pair at 1'],
    [['\udc00'], 'input "x": expected text that UTF-8 has bytes for, got half of a surrogate pair at 0'],
    [['a', 5], 'input "x": expected string, got 5 at 1'],
    [[undefined], 'input "x": expected string, got undefined at 0'],
  ])('refuse %j', (given, message) => {
    const run = () => model.run(given as string[]);

    expect(run).toThrow(InferenceError);
    expect(run).toThrow(message);
  });

  test('refuse numbers that stand for no text: the plan is damaged', () => {
    const damaged = Model.load(compile(identity()).file);
    (damaged.tensor('x') as Int32Array)[0] = 7;
    damaged.execute();

    expect((damaged.tensor('y') as Int32Array)[0]).toBe(7);
  });
});

test('texts are moved, compared and chosen', () => {
  const graph = makeGraph({
    nodes: [
      makeNode('Equal', ['x', 'wanted'], ['is']),
      makeNode('Where', ['is', 'x', 'other'], ['chosen']),
      makeNode('Concat', ['chosen', 'x'], ['both'], { attributes: { axis: 1n } }),
      makeNode('Gather', ['both', 'places'], ['y'], { attributes: { axis: 1n } }),
      makeNode('Reshape', ['y', 'flat'], ['z']),
    ],
    inputs: [strings('x', ['N', 2])],
    outputs: [strings('y', ['N', 3]), strings('z', ['M'])],
    initializers: [
      makeStringTensor('wanted', [], ['a']),
      makeStringTensor('other', [1, 2], ['no', '']),
      ...Object.entries({ places: [3n, 0n, 1n], flat: [-1n] }).map(([name, values]) =>
        Object.assign(
          testModel({
            inputs: {},
            outputs: {},
            nodes: [],
            weights: { [name]: { dims: [values.length], type: 'int64', values: BigInt64Array.from(values) } },
          }).graph!.initializer[0]!,
        ),
      ),
    ],
  });
  const model = makeModel(graph, { opsets: { '': 21 } });
  const x = { type: 'string' as const, dims: [2, 2], values: Int32Array.from(['a', 'b', 'c', 'a'], textId) };

  expectPlanAnswers(model, [{ x }]);
});

test('constants that are not UTF-8 are refused, with their name', () => {
  const model = identity();
  const wrong = makeStringTensor('wrong', [2], ['a', 'b']);
  wrong.stringData[1] = Uint8Array.of(0xff, 0xfe);
  model.graph!.initializer.push(wrong);
  model.graph!.node[0]!.input[0] = 'wrong';

  for (const act of [
    () => compile(model),
    () => evaluate(model, { x: { type: 'string', dims: [0], values: new Int32Array() } }),
  ])
    expect(act).toThrow('expected string 1 of tensor "wrong" to be UTF-8, found other bytes');
});

test('labels that are not UTF-8 are refused, with the attribute', () => {
  const model = classicModel(
    'LabelEncoder',
    { keys_strings: ['a'], values_int64s: [1n] },
    { type: 'string', shape: ['N'] },
    [{ type: 'int64', shape: ['N'] }],
  );
  model.graph!.node[0]!.attribute.find(({ name }) => name === 'keys_strings')!.strings[0] = Uint8Array.of(0xc3);

  expect(() => compile(model)).toThrow('expected keys_strings[0] to be UTF-8, found other bytes');
});

test('strings become no numbers, and numbers no strings', () => {
  const cast = makeModel(
    makeGraph({
      nodes: [makeNode('Cast', ['x'], ['y'], { attributes: { to: 1n } })],
      inputs: [strings('x', ['N'])],
      outputs: [makeValueInfo('y', { kind: 'tensor', elementType: 'float', shape: ['N'] })],
    }),
    { opsets: { '': 21 } },
  );
  const input = { type: 'string' as const, dims: [1], values: Int32Array.of(textId('1')) };

  expect(() => compile(cast)).toThrow('Cast of opset 21: expected elements of one of float');
  expect(() => evaluate(cast, { x: input })).toThrow('expected tensors of numbers, found one of strings');
});
