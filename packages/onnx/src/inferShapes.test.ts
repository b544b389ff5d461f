import { describe, expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import type { Shape } from './dimension.ts';
import type { NodeProto } from './generated/onnx_pb.ts';
import { inferShapes } from './inferShapes.ts';
import { makeGraph, makeModel, makeNode, makeValueInfo } from './make.ts';
import { makeTensor } from './tensor.ts';
import { describeType, tensorType } from './valueType.ts';

describe('a symbolic batch', () => {
  test('goes through a whole encoder', () => {
    const { types, known, unsupported } = inferShapes(encoderModel());

    expect(unsupported).toEqual([]);
    expect(describeType(types.get('q_heads'))).toBe('float[batch, 4, 16, 8]');
    expect(describeType(types.get('scores'))).toBe('float[batch, 4, 16, 16]');
    expect(describeType(types.get('encoded'))).toBe('float[batch, 16, 32]');
    expect(known.get('q_split')?.data).toEqual(['batch', 16, 4, 8]);
    expect([...types.values()].map(describeType).filter((text) => text.includes('?'))).toEqual([]);
  });

  test('can be fixed by the caller', () => {
    const { types } = inferShapes(encoderModel(), { inputShapes: { tokens: [3, 16] } });

    expect(describeType(types.get('encoded'))).toBe('float[3, 16, 32]');
  });
});

describe('data-driven shapes', () => {
  test('Reshape divides what -1 stands for by symbols', () => {
    expect(shapeAfter([makeNode('Reshape', ['x', 'ints'], ['y'])], ['N', 4, 6], [0n, -1n])).toEqual(['N', 24]);
    expect(shapeAfter([makeNode('Reshape', ['x', 'ints'], ['y'])], ['N', 4, 6], [-1n, 8n])).toEqual(['3*N', 8]);
    expect(shapeAfter([makeNode('Flatten', ['x'], ['y'])], ['N', 4, 6])).toEqual(['N', 24]);
  });

  test('Expand by a shape whose -1 was replaced, as exporters do it', () => {
    const nodes = [
      makeNode('Shape', ['x'], ['shape']),
      makeNode('Equal', ['shape', 'ints'], ['is_open']),
      makeNode('Where', ['is_open', 'ints', 'shape'], ['target']),
      makeNode('Expand', ['x', 'target'], ['y']),
    ];

    expect(shapeAfter(nodes, ['N', 1, 6], [-1n, -1n, -1n])).toEqual(['N', 1, 6]);
  });

  test('Range, Slice, Split and arithmetic over lengths', () => {
    const nodes = [
      makeNode('Shape', ['x'], ['shape']),
      makeNode('Split', ['shape'], ['a', 'b'], { attributes: { num_outputs: 2n } }),
      makeNode('Mul', ['a', 'b'], ['product']),
      makeNode('ConstantOfShape', ['product'], ['y']),
    ];

    expect(shapeAfter(nodes, ['N', 6])).toEqual(['6*N']);
  });

  test('what has no elements, of a length that is not known, is followed without its elements', () => {
    const nodes = [makeNode('Shape', ['x'], ['shape']), makeNode('ConstantOfShape', ['shape'], ['y'])];

    expect(shapeAfter(nodes, ['N', 0])).toEqual(['N', 0]);
  });

  test('convolutions and pools of symbolic images', () => {
    const pool = makeNode('MaxPool', ['x'], ['y'], { attributes: { kernel_shape: [2n, 2n], strides: [2n, 2n] } });

    expect(shapeAfter([pool], ['N', 3, 'H', 8])).toEqual(['N', 3, 'floor((H - 2)/2) + 1', 4]);
  });

  test('what depends on values only is not guessed', () => {
    expect(shapeAfter([makeNode('NonZero', ['x'], ['y'])], [2, 3])).toEqual([2, undefined]);
    expect(shapeAfter([makeNode('Slice', ['x', 'ints', 'ints'], ['y'])], ['N', 3], [1n])).toEqual([undefined, 3]);
  });
});

describe('wrong shapes are errors with the name of the node', () => {
  const cases: [string, NodeProto, Shape, bigint[]][] = [
    ['elements', makeNode('Reshape', ['x', 'ints'], ['y'], { name: 'n' }), [2, 3], [4n]],
    ['two -1', makeNode('Reshape', ['x', 'ints'], ['y'], { name: 'n' }), [2, 3], [-1n, -1n]],
    ['an axis', makeNode('Flatten', ['x'], ['y'], { name: 'n', attributes: { axis: 9n } }), [2, 3], []],
    ['inner axes', makeNode('MatMul', ['x', 'x'], ['y'], { name: 'n' }), [2, 3], []],
    ['axes that do not broadcast', makeNode('Expand', ['x', 'ints'], ['y'], { name: 'n' }), [2, 3], [4n]],
    ['an order', makeNode('Transpose', ['x'], ['y'], { name: 'n', attributes: { perm: [0n, 0n] } }), [2, 3], []],
    ['an axis to squeeze', makeNode('Squeeze', ['x', 'ints'], ['y'], { name: 'n' }), [2, 3], [1n]],
    ['pieces', makeNode('Split', ['x', 'ints'], ['y', 'z'], { name: 'n' }), [4, 3], [1n, 1n]],
    ['a window', makeNode('MaxPool', ['x'], ['y'], { name: 'n', attributes: { kernel_shape: [9n] } }), [1, 1, 3], []],
    ['an equation', makeNode('Einsum', ['x'], ['y'], { name: 'n', attributes: { equation: 'abc->a' } }), [2, 3], []],
  ];

  test.each(cases)('%s', (_, node, shape, ints) => {
    expect(() => shapeAfter([node], shape, ints)).toThrow(
      expect.objectContaining({ code: 'KINGLET_ONNX_SHAPE', node: `"n" (${node.opType})` }),
    );
  });

  test('and so are types that do not fit', () => {
    const add = makeNode('Add', ['x', 'ints'], ['y'], { name: 'n' });
    const not = makeNode('Not', ['x'], ['y'], { name: 'n' });

    for (const node of [add, not])
      expect(() => shapeAfter([node], [2], [1n])).toThrow(expect.objectContaining({ code: 'KINGLET_ONNX_TYPE' }));
  });
});

test('an operator of another domain leaves its outputs open', () => {
  const node = makeNode('Magic', ['x'], ['y'], { domain: 'example' });
  const inputs = [makeValueInfo('x', tensorType('float', [1]))];
  const model = makeModel(makeGraph({ nodes: [node], inputs, outputs: [] }), { opsets: { '': 21, example: 1 } });

  const { types, unsupported } = inferShapes(model);

  expect(types.has('y')).toBe(false);
  expect(unsupported).toEqual(['example.Magic']);
});

test('an input without a value may be anything, even where it has a default', () => {
  const ints = makeTensor('ints', 'int64', [1], BigInt64Array.of(6n));
  const inputs = [makeValueInfo('x', tensorType('float', [2, 3])), makeValueInfo('ints', tensorType('int64', [1]))];
  const nodes = [makeNode('Reshape', ['x', 'ints'], ['y'])];
  const model = makeModel(makeGraph({ nodes, inputs, outputs: [], initializers: [ints] }));

  expect(describeType(inferShapes(model).types.get('y'))).toBe('float[?]');
  expect(describeType(inferShapes(model, { inputValues: { ints } }).types.get('y'))).toBe('float[6]');
});

/** The shape of `y`, of float input `x` and the constant `ints`. */
function shapeAfter(nodes: readonly NodeProto[], x: Shape, ints: readonly bigint[] = []): Shape | undefined {
  const constant = makeTensor('ints', 'int64', [ints.length], BigInt64Array.from(ints));
  const inputs = [makeValueInfo('x', tensorType('float', x))];
  const { types } = inferShapes(makeModel(makeGraph({ nodes, inputs, outputs: [], initializers: [constant] })));
  const y = types.get('y');
  return y?.kind === 'tensor' ? y.shape : undefined;
}

describe('computed lengths are exact or not known', () => {
  const half = makeNode('Constant', [], ['half'], { attributes: { value_float: 0.7 } });
  const scaled = [
    makeNode('Shape', ['x'], ['shape']),
    makeNode('Cast', ['shape'], ['floats'], { attributes: { to: 1n } }),
    half,
    makeNode('Mul', ['floats', 'half'], ['product']),
    makeNode('Floor', ['product'], ['floor']),
    makeNode('Cast', ['floor'], ['target'], { attributes: { to: 7n } }),
    makeNode('ConstantOfShape', ['target'], ['y']),
  ];

  test('floats are those of single precision: 10 * 0.7 is 7', () => {
    expect(shapeAfter(scaled, [10])).toEqual([7]);
  });

  test('a fraction of a symbol is no length', () => {
    expect(shapeAfter(scaled, ['N'])).toEqual([undefined]);
  });

  test('whole numbers do not overflow', () => {
    const nodes = [makeNode('Mul', ['ints', 'ints'], ['square']), makeNode('ConstantOfShape', ['square'], ['y'])];

    expect(shapeAfter(nodes, [1], [2n ** 40n])).toEqual([undefined]);
  });
});

describe('known elements are those that the operator gives', () => {
  const known = (nodes: readonly NodeProto[], x: Shape, ints: readonly bigint[] = []) => {
    const constant = makeTensor('ints', 'int64', [ints.length], BigInt64Array.from(ints));
    const graph = makeGraph({
      nodes,
      inputs: [makeValueInfo('x', tensorType('float', x))],
      outputs: [],
      initializers: [constant],
    });
    return inferShapes(makeModel(graph)).known.get('y')?.data;
  };
  const castTo = (to: bigint) => [makeNode('Cast', ['ints'], ['y'], { attributes: { to } })];

  test('Cast gives what its type holds', () => {
    expect(known(castTo(6n), [], [2n ** 40n, 2n ** 31n - 1n, -7n])).toEqual([undefined, 2 ** 31 - 1, -7]);
    expect(known(castTo(12n), [], [-1n, 2n ** 32n - 1n, 2n ** 32n])).toEqual([undefined, 2 ** 32 - 1, undefined]);
    expect(known(castTo(1n), [], [16_777_217n])).toEqual([16_777_216]);
    expect(
      known(
        [makeNode('Shape', ['x'], ['ints2']), makeNode('Cast', ['ints2'], ['y'], { attributes: { to: 1n } })],
        ['N'],
      ),
    ).toEqual(['N']);
  });

  test('Cast of a length gives it where the type holds lengths', () => {
    const cast = (to: bigint, less: bigint) => {
      const nodes = [
        makeNode('Shape', ['x'], ['shape']),
        makeNode('Sub', ['shape', 'ints'], ['less']),
        makeNode('Cast', ['less'], ['y'], { attributes: { to } }),
      ];
      return known(nodes, ['N'], [less]);
    };

    expect([cast(6n, 5n), cast(13n, 0n), cast(13n, 5n), cast(3n, 0n), cast(9n, 0n)]).toEqual([
      ['N - 5'],
      ['N'],
      [undefined],
      [undefined],
      [undefined],
    ]);
  });

  test('what is computed in an unsigned type is not negative', () => {
    const unsigned = { attributes: { to: 13n } };
    const sub = [
      makeNode('Cast', ['ints'], ['u'], unsigned),
      makeNode('Sub', ['u', 'u'], ['zero']),
      makeNode('Sub', ['zero', 'u'], ['y']),
    ];

    expect(known(sub, [], [3n])).toEqual([undefined]);
  });

  test('Gather takes nothing from before the first element', () => {
    const nodes = [makeNode('Shape', ['x'], ['shape']), makeNode('Gather', ['shape', 'ints'], ['y'])];

    expect(known(nodes, [7, 8, 9], [-3n, -4n, -5n, 3n])).toEqual([7, undefined, undefined, undefined]);
  });
});

test('a Range to what may be negative has no known length', () => {
  const nodes = (count: string) => [
    makeNode('Shape', ['x'], ['shape']),
    makeNode('Squeeze', ['shape'], ['n']),
    makeNode('Squeeze', ['ints'], ['five']),
    makeNode('Sub', ['n', 'five'], ['less']),
    makeNode('Constant', [], ['zero'], { attributes: { value: makeTensor('', 'int64', [], BigInt64Array.of(0n)) } }),
    makeNode('Constant', [], ['one'], { attributes: { value: makeTensor('', 'int64', [], BigInt64Array.of(1n)) } }),
    makeNode('Range', ['zero', count, 'one'], ['y']),
  ];

  expect(shapeAfter(nodes('n'), ['N'], [5n])).toEqual(['N']);
  expect(shapeAfter(nodes('less'), ['N'], [5n])).toEqual([undefined]);
});

test('a symbolic pool that rounds up is known where its last window cannot begin outside', () => {
  const pool = (attributes: Record<string, bigint[]>) =>
    makeNode('MaxPool', ['x'], ['y'], { attributes: { ceil_mode: 1n, ...attributes } });

  expect(shapeAfter([pool({ kernel_shape: [3n], strides: [2n] })], [1, 1, 'N'])?.[2]).toBe('floor((N - 2)/2) + 1');
  expect(shapeAfter([pool({ kernel_shape: [2n], strides: [3n] })], [1, 1, 'N'])?.[2]).toBeUndefined();
  expect(shapeAfter([pool({ kernel_shape: [3n], strides: [2n], pads: [0n, 2n] })], [1, 1, 'N'])?.[2]).toBeUndefined();
});

describe('graphs inside nodes', () => {
  const open = (name: string) => makeValueInfo(name, tensorType('float', undefined));
  const constant = (name: string, value: boolean) => makeTensor(name, 'bool', [], Uint8Array.of(Number(value)));

  test('If with a known condition looks at the branch that is taken only', () => {
    const taken = makeGraph({ nodes: [makeNode('Neg', ['x'], ['t'])], inputs: [], outputs: [open('t')] });
    const wrong = makeGraph({ nodes: [makeNode('MatMul', ['x', 'x'], ['e'])], inputs: [], outputs: [open('e')] });
    const shapeOf = (condition: boolean) => {
      const node = makeNode('If', ['c'], ['y'], { attributes: { then_branch: taken, else_branch: wrong } });
      const inputs = [makeValueInfo('x', tensorType('float', [2, 3]))];
      const graph = makeGraph({ nodes: [node], inputs, outputs: [], initializers: [constant('c', condition)] });
      return describeType(inferShapes(makeModel(graph)).types.get('y'));
    };

    expect(shapeOf(true)).toBe('float[2, 3]');
    expect(() => shapeOf(false)).toThrow(expect.objectContaining({ code: 'KINGLET_ONNX_SHAPE' }));
  });

  test('branches of If make what the node makes of them', () => {
    const branch = makeGraph({ nodes: [makeNode('Neg', ['x'], ['t'])], inputs: [], outputs: [open('t')] });
    const attributes = { then_branch: branch, else_branch: branch };
    const inputs = [makeValueInfo('x', tensorType('float', [2])), makeValueInfo('c', tensorType('bool', []))];
    const graph = makeGraph({ nodes: [makeNode('If', ['c'], ['y', 'z'], { attributes })], inputs, outputs: [] });

    expect(() => inferShapes(makeModel(graph))).toThrow('expected else_branch to make 2 values, found 1');
  });

  test('Loop is looked at until nothing more changes', () => {
    // a takes b's shape, b takes c's, c grows: that reaches a in the third turn.
    const body = makeGraph({
      nodes: [
        makeNode('Identity', ['b'], ['a2']),
        makeNode('Identity', ['c'], ['b2']),
        makeNode('Concat', ['c', 'c'], ['c2'], { attributes: { axis: 0n } }),
        makeNode('Identity', ['on'], ['on2']),
      ],
      inputs: [
        makeValueInfo('i', tensorType('int64', [])),
        makeValueInfo('on', tensorType('bool', [])),
        ...['a', 'b', 'c'].map(open),
      ],
      outputs: [makeValueInfo('on2', tensorType('bool', [])), ...['a2', 'b2', 'c2'].map(open)],
    });
    const node = makeNode('Loop', ['', '', 'x', 'x', 'x'], ['y', 'p', 'q'], { attributes: { body } });

    expect(shapeAfter([node], [2])).toEqual([undefined]);
  });

  test.each<[string, Record<string, bigint[]>, Shape]>([
    ['the first axes', {}, [4, 3]],
    ['a chosen axis of the input', { scan_input_axes: [1n] }, [3, 4]],
    ['a chosen axis of the output', { scan_output_axes: [1n] }, [3, 4]],
    ['axes from the end', { scan_input_axes: [-1n], scan_output_axes: [-1n] }, [4, 3]],
  ])('Scan along %s', (_, axes, expected) => {
    const body = makeGraph({
      nodes: [makeNode('Neg', ['row'], ['neg'])],
      inputs: [open('row')],
      outputs: [open('neg')],
    });
    const node = makeNode('Scan', ['x'], ['y'], { attributes: { body, num_scan_inputs: 1n, ...axes } });

    expect(shapeAfter([node], [4, 3])).toEqual(expected);
  });

  test('Scan of opset 8 has a batch before the scanned axis; what is scanned together is of one length', () => {
    const body = makeGraph({
      nodes: [makeNode('Add', ['state', 'row'], ['next']), makeNode('Neg', ['row'], ['neg'])],
      inputs: [open('state'), open('row')],
      outputs: [open('next'), open('neg')],
    });
    const attributes = { body, num_scan_inputs: 1n };
    const shapes = (opset: number, node: NodeProto) => {
      const inputs = [
        makeValueInfo('s', tensorType('float', [2, 3])),
        makeValueInfo('x', tensorType('float', [2, 5, 3])),
      ];
      const { types } = inferShapes(
        makeModel(makeGraph({ nodes: [node], inputs, outputs: [] }), { opsets: { '': opset } }),
      );
      return ['y', 'z'].map((name) => describeType(types.get(name)));
    };

    expect(shapes(8, makeNode('Scan', ['', 's', 'x'], ['y', 'z'], { attributes }))).toEqual([
      'float[2, 3]',
      'float[2, 5, 3]',
    ]);
    const two = { body, num_scan_inputs: 2n, scan_input_axes: [0n, 1n] };
    expect(() => shapes(21, makeNode('Scan', ['s', 'x'], ['y', 'z'], { attributes: two }))).toThrow(/to be equal/);
  });
});
