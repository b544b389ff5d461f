import { create } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import { addValueInfo } from './addValueInfo.ts';
import { setAttribute } from './attributes.ts';
import { findProblems } from './checkModel.ts';
import { diffModels, printDifferences } from './diffModels.ts';
import { readModel, writeModel } from './encoding.ts';
import {
  FunctionProtoSchema,
  SparseTensorProtoSchema,
  StringStringEntryProtoSchema,
  TypeProtoSchema,
} from './generated/onnx_pb.ts';
import { inferShapes } from './inferShapes.ts';
import { makeGraph, makeModel, makeNode, makeValueInfo } from './make.ts';
import { printModel } from './printModel.ts';
import { makeTensor } from './tensor.ts';
import { describeType, tensorType, typeProtoOf, valueTypeOf } from './valueType.ts';

describe('a model as text', () => {
  test('has a line for every node, with types where they are known', () => {
    const model = encoderModel();

    const lines = printModel(model, { shapes: inferShapes(model) }).split('\n');

    expect(lines[0]).toBe('IR version 10; opset ai.onnx 21; by kinglet');
    expect(lines).toContain('  input tokens: int64[batch, 16]');
    expect(lines).toContain('  constant heads: int64[1] 4');
    expect(lines).toContain('  scores: float[batch, 4, 16, 16] = MatMul(q_heads, k_turned)  # scores');
    expect(lines).toContain('  output encoded: float[batch, 16, 32]');
  });

  test('shows the graphs inside a node', () => {
    const branch = makeGraph({ name: 'then', nodes: [makeNode('Neg', ['x'], ['n'])], inputs: [], outputs: [] });
    const node = makeNode('If', ['c'], ['y'], { attributes: { then_branch: branch } });

    const text = printModel(makeModel(makeGraph({ nodes: [node], inputs: [], outputs: [] })));

    expect(text).toContain('  y = If(c)\n    then_branch:\n      graph then\n        n = Neg(x)\n');
  });

  test('shows attributes of every type, and no more of them than asked', () => {
    const value = makeTensor('', 'float', [3], Float32Array.of(0.1, 2, 3));
    const attributes = { a: 1n, b: 0.1, c: 'text', d: [1n, 2n, 3n], e: [0.5], f: ['x'], value };
    const node = makeNode('Any', [''], ['y'], { domain: 'example', attributes });

    const text = printModel(makeModel(makeGraph({ nodes: [node], inputs: [], outputs: [] })), { maxElements: 2 });

    expect(text).toContain(
      'y = example.Any(_) {a = 1, b = 0.1, c = "text", d = [1, 2, … 1 more], e = [0.5], f = ["x"], value = float[3] 0.1, 2, …}',
    );
  });

  test('has no control characters, whatever the names', () => {
    const node = makeNode('Neg\u001b[2J', ['x\n'], ['y'], { name: '\u0007' });

    const text = printModel(makeModel(makeGraph({ nodes: [node], inputs: [], outputs: [] })));

    expect(text).toContain('y = Neg\\u001b[2J(x\\u000a)  # \\u0007\n');
  });

  test('has none in domains, in what is wrong with tensors, and in differences', () => {
    const evil = '\u009b2J\u001b\n';
    const tensor = makeTensor(evil, 'float', [2], Float32Array.of(1, 2));
    tensor.dims = [3n];
    const graph = makeGraph({ nodes: [], inputs: [], outputs: [], initializers: [tensor] });
    const model = makeModel(graph, { opsets: { [evil]: 1 } });
    model.metadataProps = [create(StringStringEntryProtoSchema, { key: evil, value: evil })];

    const texts = [printModel(model), printDifferences(diffModels(encoderModel(), model))];

    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    for (const text of texts) expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(texts[0]).toContain('take 12 bytes, found 8');
    expect(texts[1]).toContain('+ metadata \\u009b2J\\u001b\\u000a: \\u009b2J\\u001b\\u000a\n');
  });

  test('has a line for every sparse constant', () => {
    const graph = makeGraph({ nodes: [], inputs: [], outputs: [] });
    graph.sparseInitializer = [sparse(1)];

    expect(printModel(makeModel(graph))).toContain('  constant s: sparse float[4]\n');
  });
});

function sparse(value: number) {
  const [values, indices] = [
    makeTensor('s', 'float', [1], Float32Array.of(value)),
    makeTensor('', 'int64', [1], BigInt64Array.of(2n)),
  ];
  return create(SparseTensorProtoSchema, { values, indices, dims: [4n] });
}

describe('differences', () => {
  test('are none between a model and its copy, in whatever order', () => {
    const copy = readModel(writeModel(encoderModel()));
    copy.graph!.node.reverse();

    expect(diffModels(encoderModel(), copy)).toEqual([]);
  });

  test('are none where an attribute is no number', () => {
    const copy = () => {
      const node = makeNode('Clip', ['x'], ['y'], { attributes: { min: Number.NaN } });
      return makeModel(makeGraph({ nodes: [node], inputs: [], outputs: [] }));
    };

    expect(diffModels(copy(), copy())).toEqual([]);
  });

  test('may be in functions, sparse constants, nodes without outputs and names that stand twice', () => {
    const model = (value: number, op: string) => {
      const nodes = [makeNode('Print', ['a'], []), makeNode(op, ['b'], []), makeNode(op, ['b'], ['y'])];
      const graph = makeGraph({ nodes: [...nodes, makeNode('Neg', ['b'], ['y'])], inputs: [], outputs: [] });
      graph.sparseInitializer = [sparse(value)];
      const fn = create(FunctionProtoSchema, { name: 'f', domain: 'd', node: [makeNode(op, ['x'], ['y'])] });
      return makeModel(graph, { functions: [fn] });
    };

    const differences = diffModels(model(1, 'Abs'), model(2, 'Exp'));

    expect(differences.map(({ kind, what, name }) => `${kind} ${what} ${name}`)).toEqual([
      'changed function d.f',
      'changed initializer s',
      'removed node = Abs(b)',
      'changed node y',
      'added node = Exp(b)',
    ]);
    expect(diffModels(model(1, 'Abs'), model(1, 'Abs'))).toEqual([]);
  });

  test('are told by name', () => {
    const other = encoderModel();
    const graph = other.graph!;
    setAttribute(graph.node.find(({ opType }) => opType === 'Softmax')!, 'axis', 1n);
    graph.initializer = graph.initializer.filter(({ name }) => name !== 'bias');
    graph.initializer[0] = makeTensor('words', 'float', [1], Float32Array.of(1));
    graph.node.push(makeNode('Neg', ['x'], ['extra']));
    graph.input[0] = makeValueInfo('tokens', tensorType('int64', [1, 16]));
    other.opsetImport[0]!.version = 20n;

    const text = printDifferences(diffModels(encoderModel(), other));

    expect(text.split('\n').map((line) => line.split(':')[0])).toEqual([
      '~ opset ai.onnx',
      '~ input tokens',
      '~ initializer words',
      '- initializer bias',
      '~ node weights',
      '+ node extra',
      '',
    ]);
    expect(text).toContain(
      '~ node weights: weights = Softmax(scaled) {axis = -1} => weights = Softmax(scaled) {axis = 1}',
    );
  });
});

test('what was inferred can be written into the model', () => {
  const model = encoderModel();

  addValueInfo(model, inferShapes(model));

  const scores = model.graph!.valueInfo.find(({ name }) => name === 'scores');
  expect(describeType(valueTypeOf(scores?.type))).toBe('float[batch, 4, 16, 16]');
  expect(model.graph!.valueInfo).toHaveLength(model.graph!.node.length - 1);
  expect(findProblems(readModel(writeModel(model)))).toEqual([]);
});

test('what the model says that its values mean stays', () => {
  const model = encoderModel();
  const [output] = model.graph!.output;
  output!.type!.denotation = 'TENSOR';
  const { value } = output!.type!;
  if (value.case === 'tensorType') value.value.shape!.dim[0]!.denotation = 'DATA_BATCH';

  addValueInfo(model, inferShapes(model));

  expect(output!.type).toMatchObject({
    denotation: 'TENSOR',
    value: { value: { shape: { dim: [{ denotation: 'DATA_BATCH' }, {}, {}] } } },
  });
});

test('an opaque type keeps its domain and its name', () => {
  const proto = create(TypeProtoSchema, { value: { case: 'opaqueType', value: { domain: 'a.b', name: 'c' } } });

  expect(typeProtoOf(valueTypeOf(proto)!)).toEqual(proto);
  expect(describeType(valueTypeOf(proto))).toBe('a.b.c');
});
