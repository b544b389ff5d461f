// Lengths that a run decides: what is made of them, room for them, and the values of loops.
import { type GraphProto, makeGraph, makeNode, makeValueInfo, type NodeProto } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { evaluate, type Tensor } from '../src/evaluate/index.ts';
import { tensorOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { findDifference } from './backend/compareTensors.ts';
import { testModel, type Weight } from './testModel.ts';

type Tensors = Readonly<Record<string, Tensor>>;

const floats = (...values: number[]): Tensor => tensorOf('float', [values.length], values);
const int64 = (...values: number[]): Weight => ({
  type: 'int64',
  dims: [values.length],
  values: BigInt64Array.from(values, BigInt),
});
const scalar64 = (value: number): Weight => ({ type: 'int64', dims: [], values: BigInt64Array.of(BigInt(value)) });

function expectSame(model: ReturnType<typeof testModel>, ...given: readonly Tensors[]): void {
  const plan = Model.load(compile(model, { loopTurns: 20 }).file);
  for (const inputs of given) {
    const wanted = evaluate(model, inputs);
    const shaped = Object.entries(inputs).map(
      ([name, { values, dims }]) => [name, { data: values as Float32Array, shape: dims }] as const,
    );
    const found = Object.entries(plan.run(Object.fromEntries(shaped))).map(
      ([name, { data, shape }]) => [name, { type: wanted[name]!.type, dims: shape, values: data }] as const,
    );
    expect(findDifference(wanted, Object.fromEntries(found), 1e-6)).toBeUndefined();
  }
}

describe('numbers that are made of counts', () => {
  const counted = [makeNode('NonZero', ['x'], ['places']), makeNode('Shape', ['places'], ['shape'])];

  test('a shape that a run decides is an output', () => {
    const model = testModel({
      ...{ inputs: { x: ['n'] }, outputs: { shape: [2] }, types: { shape: 'int64' }, nodes: counted },
    });

    expectSame(model, { x: floats(0, 1, 0, 2) }, { x: floats(0, 0, 0, 0) }, { x: floats(1, 2, 3, 4, 5) });
  });

  test('the last of what is there is found from the end', () => {
    const nodes = [
      makeNode('Compress', ['x', 'seen'], ['kept'], { attributes: { axis: 0n } }),
      makeNode('Gather', ['kept', 'last'], ['y']),
    ];
    const seen = makeNode('Cast', ['x'], ['seen'], { attributes: { to: 9n } });
    const model = testModel({
      ...{ inputs: { x: ['n'] }, outputs: { y: ['one'] }, weights: { last: int64(-1) }, nodes: [seen, ...nodes] },
    });

    expectSame(model, { x: floats(3, 0, 4, 0, 0) }, { x: floats(0, 5, 0, 0) }, { x: floats(1, 2, 3) });
  });

  test('what is behind so many has room', () => {
    const nodes = [
      ...counted,
      makeNode('Gather', ['shape', 'one'], ['count']),
      makeNode('Shape', ['x'], ['all']),
      makeNode('Slice', ['x', 'count', 'all'], ['rest']),
      makeNode('Exp', ['rest'], ['large']),
      makeNode('Sin', ['x'], ['sines']),
      makeNode('Neg', ['large'], ['y']),
      makeNode('Neg', ['sines'], ['z']),
    ];
    const model = testModel({
      ...{ inputs: { x: ['n'] }, outputs: { y: undefined, z: ['n'] }, weights: { one: int64(1) }, nodes },
    });

    const x = Array.from({ length: 200 }, (_, i) => (i === 3 ? 1 : 0));
    expectSame(model, { x: floats(...x) }, { x: floats(1, 2, 3) }, { x: floats(0, 0, 0) });
  });
});

const infoOf = (name: string, elementType: 'bool' | 'float' | 'int64', shape?: readonly (number | string)[]) =>
  makeValueInfo(name, { kind: 'tensor', elementType, shape });

function bodyOf(
  nodes: readonly NodeProto[],
  states: readonly ReturnType<typeof infoOf>[],
  outputs: readonly ReturnType<typeof infoOf>[],
): GraphProto {
  return makeGraph({
    nodes,
    inputs: [infoOf('i', 'int64', []), infoOf('on', 'bool', []), ...states],
    outputs,
  });
}

describe('loops', () => {
  test('a condition that is the state of before is that of before', () => {
    const body = bodyOf(
      [
        makeNode('Identity', ['flag'], ['on_next']),
        makeNode('Less', ['sum', 'limit'], ['flag_next']),
        makeNode('Add', ['sum', 'step'], ['sum_next']),
      ],
      [infoOf('flag', 'bool', []), infoOf('sum', 'float', [])],
      [infoOf('on_next', 'bool', []), infoOf('flag_next', 'bool', []), infoOf('sum_next', 'float', [])],
    );
    const model = testModel({
      inputs: { x: [] },
      outputs: { flag_end: [], sum_end: [] },
      types: { flag_end: 'bool' },
      weights: {
        ...{ most: scalar64(9), yes: { type: 'bool', dims: [], values: Uint8Array.of(1) } },
        ...{ limit: { dims: [], values: Float32Array.of(3) }, step: { dims: [], values: Float32Array.of(1) } },
      },
      nodes: [makeNode('Loop', ['most', '', 'yes', 'x'], ['flag_end', 'sum_end'], { attributes: { body } })],
    });

    expectSame(model, { x: tensorOf('float', [], [0]) }, { x: tensorOf('float', [], [5]) });
  });

  test('numbers that are made of the turn are those of the turn', () => {
    const body = bodyOf(
      [
        makeNode('Identity', ['on'], ['on_next']),
        makeNode('Add', ['i', 'two'], ['later']),
        makeNode('Cast', ['later'], ['number'], { attributes: { to: 1n } }),
        makeNode('Add', ['sum', 'number'], ['sum_next']),
        makeNode('Mul', ['number', 'sum_next'], ['each']),
      ],
      [infoOf('sum', 'float', [])],
      [infoOf('on_next', 'bool', []), infoOf('sum_next', 'float', []), infoOf('each', 'float')],
    );
    const model = testModel({
      inputs: { x: [], rows: ['n'] },
      outputs: { sum_end: [], all: ['turns'] },
      weights: { two: scalar64(2), one: int64(1), none: scalar64(0) },
      nodes: [
        makeNode('Size', ['rows'], ['n']),
        makeNode('Add', ['n', 'two'], ['most']),
        makeNode('Loop', ['most', '', 'x'], ['sum_end', 'all'], { attributes: { body } }),
      ],
    });

    expectSame(
      model,
      { x: tensorOf('float', [], [1]), rows: floats(1, 2) },
      { x: tensorOf('float', [], [2]), rows: floats(1) },
    );
  });

  test('branches may give values of one name other lengths', () => {
    const chosen = (count: 'few' | 'x', made: string): GraphProto =>
      makeGraph({
        nodes: [
          makeNode('NonZero', [count], ['found']),
          makeNode('Cast', ['found'], [made], { attributes: { to: 1n } }),
        ],
        inputs: [],
        outputs: [infoOf(made, 'float')],
      });
    const model = testModel({
      inputs: { x: ['n'], few: [2] },
      outputs: { y: undefined },
      weights: { zero: { dims: [], values: Float32Array.of(0) } },
      nodes: [
        makeNode('ReduceSum', ['few'], ['sum'], { attributes: { keepdims: 0n } }),
        makeNode('Less', ['sum', 'zero'], ['c']),
        makeNode('If', ['c'], ['y'], {
          attributes: { then_branch: chosen('x', 'made'), else_branch: chosen('few', 'made') },
        }),
      ],
    });

    expectSame(
      model,
      { x: floats(1, 2, 3, 0, 5), few: floats(-3, 0) },
      { x: floats(1, 2, 3, 0, 5), few: floats(1, 3) },
    );
  });
});
