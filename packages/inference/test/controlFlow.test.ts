// If, Loop and Scan in plans, beside the evaluator and ONNX Runtime: what they carry, stack, capture and refuse.
import {
  type GraphProto,
  makeGraph,
  makeNode,
  makeTensor,
  makeValueInfo,
  type NodeProto,
  tensorType,
} from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { type Tensor, tensorOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { expectAnswers, expectOnnxRuntime, type Tensors } from './expectAnswers.ts';
import { testModel } from './testModel.ts';

type Kind = 'bool' | 'float' | 'int64';
type Ports = Readonly<Record<string, readonly [Kind, readonly (number | string)[] | undefined]>>;

const ports = (all: Ports) =>
  Object.entries(all).map(([name, [type, shape]]) => makeValueInfo(name, tensorType(type, shape)));

function graph(
  inputs: Ports,
  outputs: Ports,
  nodes: readonly NodeProto[],
  weights: Readonly<Record<string, number>> = {},
): GraphProto {
  const initializers = Object.entries(weights).map(([name, value]) =>
    makeTensor(name, 'float', [], Float32Array.of(value)),
  );
  return makeGraph({ name: 'inner', nodes, inputs: ports(inputs), outputs: ports(outputs), initializers });
}

const floats = (...values: number[]): Tensor => tensorOf('float', [values.length], values);
const int64 = (value: number): Tensor => ({ type: 'int64', dims: [], values: BigInt64Array.of(BigInt(value)) });
const matrix = (rows: number, columns: number): Tensor =>
  tensorOf(
    'float',
    [rows, columns],
    Array.from({ length: rows * columns }, (_, i) => Math.sin(i + rows)),
  );
const long = (...values: number[]) => ({
  dims: [values.length],
  values: BigInt64Array.from(values, BigInt),
  type: 'int64' as const,
});
const scalar = (value: number) => ({ ...long(value), dims: [] });

describe('If', () => {
  /** Of a sum: what it decides, of lengths that differ. */
  const choice = (then_branch: GraphProto, else_branch: GraphProto, more: readonly NodeProto[] = []) =>
    testModel({
      inputs: { x: ['N'] },
      outputs: { y: undefined },
      weights: { zero: { dims: [], values: Float32Array.of(0) }, first: long(0), one: long(1) },
      nodes: [
        makeNode('ReduceSum', ['x'], ['sum'], { attributes: { keepdims: 0n } }),
        makeNode('Greater', ['sum', 'zero'], ['isMore']),
        makeNode('If', ['isMore'], [more.length > 0 ? 'chosen' : 'y'], {
          name: 'choice',
          attributes: { then_branch, else_branch },
        }),
        ...more,
      ],
    });
  const doubled = graph({}, { made: ['float', ['N']] }, [makeNode('Add', ['x', 'x'], ['made'])]);
  const squared = graph({}, { made: ['float', ['N']] }, [makeNode('Mul', ['x', 'x'], ['made'])]);
  const firstOnly = graph({}, { made: ['float', [1]] }, [makeNode('Slice', ['x', 'first', 'one'], ['made'])]);
  const inputs: Tensors[] = [
    { x: floats(1, 2, 3) },
    { x: floats(-1, -2) },
    { x: floats(4) },
    { x: floats(1, -9, 3, 4, 5) },
  ];

  test('of one length', async () => {
    expectAnswers(choice(doubled, squared), inputs);
    await expectOnnxRuntime(choice(doubled, squared), inputs);
  });

  test('of lengths that differ', async () => {
    const model = choice(doubled, firstOnly);
    expectAnswers(model, inputs);
    await expectOnnxRuntime(model, inputs);
  });

  test('of lengths that differ, with what is made of it', () => {
    const more = [
      makeNode('Relu', ['chosen'], ['positive']),
      makeNode('Concat', ['positive', 'x'], ['y'], { attributes: { axis: 0n } }),
    ];
    expectAnswers(choice(doubled, firstOnly, more), inputs);
  });

  test('whose result changes its name is still measured', () => {
    expectAnswers(choice(doubled, firstOnly, [makeNode('Identity', ['chosen'], ['y'])]), inputs);
  });

  test('in an If, with constants of its own', () => {
    const inner = graph(
      {},
      { made: ['float', ['N']] },
      [
        makeNode('ReduceMax', ['x'], ['most'], { attributes: { keepdims: 0n } }),
        makeNode('Less', ['most', 'limit'], ['isLess']),
        makeNode('If', ['isLess'], ['chosen'], {
          attributes: {
            then_branch: graph({}, { deep: ['float', ['N']] }, [makeNode('Mul', ['x', 'limit'], ['deep'])]),
            else_branch: graph({}, { deep: ['float', ['N']] }, [makeNode('Sub', ['x', 'sum'], ['deep'])]),
          },
        }),
        makeNode('Add', ['chosen', 'limit'], ['made']),
      ],
      { limit: 3.5 },
    );
    expectAnswers(choice(inner, squared), inputs);
  });

  test('that lengths decide takes the branch that they say', () => {
    const by = (length: number) =>
      testModel({
        inputs: { x: [2, length] },
        outputs: { y: undefined },
        weights: { one: long(1) },
        nodes: [
          makeNode('Shape', ['x'], ['shape']),
          makeNode('Gather', ['shape', 'one'], ['length'], { attributes: { axis: 0n } }),
          makeNode('Equal', ['length', 'one'], ['isOne']),
          makeNode('If', ['isOne'], ['y'], {
            attributes: {
              then_branch: graph({}, { made: ['float', [2]] }, [makeNode('Squeeze', ['x', 'one'], ['made'])]),
              else_branch: graph({}, { made: ['float', [2, length]] }, [makeNode('Identity', ['x'], ['made'])]),
            },
          }),
        ],
      });
    for (const length of [1, 3]) expectAnswers(by(length), [{ x: matrix(2, length) }]);
  });
});

describe('Loop', () => {
  const turns: Ports = { i: ['int64', []], on: ['bool', []] };
  const goesOn = makeNode('Identity', ['on'], ['stays']);
  const stays: Ports = { stays: ['bool', []] };

  test('of a constant number of turns, with captured values, and states that change places', async () => {
    const body = graph(
      { ...turns, a: ['float', ['N']], b: ['float', ['N']] },
      { ...stays, nextA: ['float', ['N']], nextB: ['float', ['N']] },
      [goesOn, makeNode('Identity', ['b'], ['nextA']), makeNode('Add', ['a', 'x'], ['nextB'])],
    );
    const model = testModel({
      inputs: { x: ['N'] },
      outputs: { p: ['N'], q: ['N'] },
      weights: { count: scalar(5) },
      nodes: [
        makeNode('Neg', ['x'], ['negative']),
        makeNode('Loop', ['count', '', 'x', 'negative'], ['p', 'q'], { attributes: { body } }),
      ],
    });
    const inputs = [{ x: floats(1, 2, 3) }, { x: floats(7) }, { x: floats(1, 2, 3, 4, 5, 6) }];
    expectAnswers(model, inputs);
    await expectOnnxRuntime(model, inputs);
  });

  /** Row after row of x, each turn's sum beside all of them. */
  const rows = (body: readonly NodeProto[], count: string, condition: string) =>
    testModel({
      inputs: { x: ['N', 3], ...(count === 'given' ? { given: [] } : {}) },
      types: { given: 'int64' },
      outputs: { sum: undefined, each: undefined },
      weights: {
        zero: long(0),
        one: long(1),
        zeroScalar: scalar(0),
        start: { dims: [1, 3], values: new Float32Array(3) },
        limit: { dims: [], values: Float32Array.of(1.5) },
        true: { dims: [], values: Uint8Array.of(1), type: 'bool' },
      },
      nodes: [
        makeNode('Shape', ['x'], ['shape']),
        makeNode('Gather', ['shape', 'zeroScalar'], ['length'], { attributes: { axis: 0n } }),
        makeNode('Loop', [count, condition, 'start'], ['sum', 'each'], {
          name: 'rows',
          attributes: {
            body: graph(
              { ...turns, state: ['float', [1, 3]] },
              { ...stays, next: ['float', [1, 3]], row: ['float', [1, 3]] },
              body,
            ),
          },
        }),
      ],
    });
  const take = [
    makeNode('Unsqueeze', ['i', 'zero'], ['from']),
    makeNode('Add', ['from', 'one'], ['to']),
    makeNode('Slice', ['x', 'from', 'to', 'zero'], ['row']),
    makeNode('Add', ['state', 'row'], ['next']),
  ];

  test('as many turns as there are rows, each of which takes its own, none too', async () => {
    const model = rows([goesOn, ...take], 'length', '');
    const inputs = [1, 4, 2, 9].map((count) => ({ x: matrix(count, 3) }));
    expectAnswers(model, [...inputs, { x: matrix(0, 3) }]);
    await expectOnnxRuntime(model, inputs);
  });

  test('as many turns as an input says, up to the option', () => {
    const model = rows([goesOn, ...take], 'given', '');
    expect(() => compile(model)).toThrow(/node "rows" \(Loop\).*give the option `loopTurns`/);
    const plan = expectAnswers(
      model,
      [0, 1, 5, 3].map((given) => ({ x: matrix(6, 3), given: int64(given) })),
      { loopTurns: 6 },
    );
    expect(() => plan.run({ x: { data: new Float32Array(27), shape: [9, 3] }, given: [7n] })).toThrow(
      expect.objectContaining({
        code: 'KINGLET_INFERENCE_OPTION',
        message: expect.stringContaining('from 0 to 6, got 7'),
      }),
    );
  });

  const until = [
    makeNode('ReduceSum', ['next'], ['total'], { attributes: { keepdims: 0n } }),
    makeNode('Less', ['total', 'limit'], ['stays']),
  ];

  test('until a condition says so, or the turns are over', async () => {
    const model = rows([...take, ...until], 'length', 'true');
    const inputs = [1, 2, 5, 8].map((count) => ({ x: matrix(count, 3) }));
    expectAnswers(model, inputs);
    await expectOnnxRuntime(model, inputs);
  });

  test('until a condition says so is refused without a number of turns, and is an error after it', () => {
    const model = rows([...take, ...until], '', 'true');
    const ones: Tensors = {
      x: tensorOf(
        'float',
        [8, 3],
        Array.from({ length: 24 }, () => 0.2),
      ),
    };
    expect(() => compile(model)).toThrow(
      expect.objectContaining({
        code: 'KINGLET_INFERENCE_OPERATOR',
        message: expect.stringContaining('node "rows" (Loop)'),
      }),
    );
    expectAnswers(model, [ones], { loopTurns: 8 });
    const plan = Model.load(compile(model, { loopTurns: 2 }).file);
    expect(() => plan.run({ x: { data: ones.x!.values as Float32Array, shape: [8, 3] } })).toThrow(
      /expected node "rows" \(Loop\) to end after 2 turns, which is the option `loopTurns`, and it goes on/,
    );
  });

  test('in a Loop, and an If in it', async () => {
    const isOdd = [
      makeNode('Mod', ['i', 'two'], ['rest']),
      makeNode('Cast', ['rest'], ['isOdd'], { attributes: { to: 9n } }),
      makeNode('If', ['isOdd'], ['step'], {
        attributes: {
          then_branch: graph({}, { s: ['float', ['N']] }, [makeNode('Neg', ['inner'], ['s'])]),
          else_branch: graph({}, { s: ['float', ['N']] }, [makeNode('Add', ['inner', 'x'], ['s'])]),
        },
      }),
    ];
    const inner = graph(
      { k: ['int64', []], onK: ['bool', []], v: ['float', ['N']] },
      { staysK: ['bool', []], w: ['float', ['N']] },
      [makeNode('Identity', ['onK'], ['staysK']), makeNode('Mul', ['v', 'half'], ['w'])],
      { half: 0.5 },
    );
    const body = graph(
      { ...turns, state: ['float', ['N']] },
      { ...stays, next: ['float', ['N']], seen: ['float', ['N']] },
      [
        goesOn,
        makeNode('Loop', ['two', '', 'state'], ['inner'], { attributes: { body: inner } }),
        ...isOdd,
        makeNode('Identity', ['step'], ['next']),
        makeNode('Relu', ['step'], ['seen']),
      ],
    );
    const model = testModel({
      inputs: { x: ['N'] },
      outputs: { last: ['N'], all: undefined },
      weights: { two: scalar(2), five: scalar(5) },
      nodes: [makeNode('Loop', ['five', '', 'x'], ['last', 'all'], { attributes: { body } })],
    });
    const inputs = [{ x: floats(1, 2, 3) }, { x: floats(-4, 8) }];
    expectAnswers(model, inputs);
    await expectOnnxRuntime(model, inputs);
  });
});

describe('Scan', () => {
  const body = graph(
    { sum: ['float', [2]], product: ['float', [2]], a: ['float', [2]], b: ['float', [2]] },
    { nextSum: ['float', [2]], nextProduct: ['float', [2]], both: ['float', [2]], last: ['float', [2]] },
    [
      makeNode('Add', ['sum', 'a'], ['nextSum']),
      makeNode('Mul', ['product', 'b'], ['nextProduct']),
      makeNode('Sub', ['nextSum', 'nextProduct'], ['both']),
      makeNode('Mul', ['a', 'x'], ['last']),
    ],
  );

  test.each([
    [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    [
      [1, 0],
      [0, 1],
      [0, 0],
      [0, 0],
    ],
    [
      [0, 1],
      [1, 1],
      [1, 0],
      [0, 1],
    ],
    [
      [1, 1],
      [1, 0],
      [-1, 0],
      [-1, 1],
    ],
  ])('of directions %j and %j along axes %j and %j', async (inward, outward, from, to) => {
    const shapes = (axis: number) => (axis === 0 ? ['T', 2] : [2, 'T']);
    const model = testModel({
      inputs: { x: [2], start: [2], as: shapes(from[0]!), bs: shapes(from[1]!) },
      outputs: { allSum: [2], allProduct: [2], boths: undefined, lasts: undefined },
      nodes: [
        makeNode('Scan', ['x', 'start', 'as', 'bs'], ['allSum', 'allProduct', 'boths', 'lasts'], {
          attributes: {
            body,
            num_scan_inputs: 2n,
            scan_input_directions: inward.map(BigInt),
            scan_output_directions: outward.map(BigInt),
            scan_input_axes: from.map(BigInt),
            scan_output_axes: to.map(BigInt),
          },
        }),
      ],
    });
    const given = (turns: number): Tensors => {
      const of = (axis: number) => (axis === 0 ? matrix(turns, 2) : matrix(2, turns));
      return { x: floats(1, 2), start: floats(0.5, 1.5), as: of(from[0]!), bs: of(from[1]!) };
    };
    expectAnswers(model, [given(1), given(4), given(3)]);
    await expectOnnxRuntime(model, [given(1), given(4)]);
  });
});
