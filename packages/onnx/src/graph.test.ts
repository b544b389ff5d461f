import { create } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OnnxError } from './errors.ts';
import { SparseTensorProtoSchema } from './generated/onnx_pb.ts';
import { Graph } from './graph.ts';
import { makeGraph, makeNode, makeValueInfo } from './make.ts';
import { makeTensor } from './tensor.ts';
import { tensorType } from './valueType.ts';

const float = tensorType('float', [2]);

function chain() {
  const [a, b, c] = [
    makeNode('Relu', ['x'], ['a'], { name: 'first' }),
    makeNode('Add', ['a', 'w'], ['b'], { name: 'second' }),
    makeNode('Relu', ['b'], ['y'], { name: 'third' }),
  ] as const;
  const inner = makeGraph({ nodes: [makeNode('Neg', ['a'], ['n'])], inputs: [], outputs: [makeValueInfo('n', float)] });
  const branch = makeNode('If', ['c'], ['z'], {
    name: 'branch',
    attributes: { then_branch: inner, else_branch: inner },
  });
  const proto = makeGraph({
    nodes: [a, b, c, branch],
    inputs: [makeValueInfo('x', float), makeValueInfo('c', tensorType('bool', []))],
    outputs: [makeValueInfo('y', float)],
    initializers: [makeTensor('w', 'float', [2], Float32Array.of(1, 2))],
  });
  return { graph: new Graph(proto), a, b, c, branch };
}

describe('finding', () => {
  test('nodes by operator, name and predicate; producers and consumers, in inner graphs too', () => {
    const { graph, a, b, c, branch } = chain();

    expect(graph.find({ opType: 'Relu' })).toEqual([a, c]);
    expect(graph.find({ name: 'second', domain: 'ai.onnx' })).toEqual([b]);
    expect(graph.find(({ output }) => output[0] === 'y')).toEqual([c]);
    expect(graph.producerOf('b')).toBe(b);
    expect(graph.producerOf('x')).toBeUndefined();
    expect(graph.consumersOf('a')).toEqual([b, branch]);
    expect(graph.isOutput('y')).toBe(true);
  });

  test('constants, of initializers and of Constant nodes', () => {
    const { graph, a } = chain();
    const value = makeTensor('', 'float', [], Float32Array.of(7));
    graph.insert(makeNode('Constant', [], ['k'], { attributes: { value } }), { before: a });

    expect(graph.constantOf('w')?.dims).toEqual([2n]);
    expect(graph.constantOf('k')).toBe(value);
    expect(graph.constantOf('x')).toBeUndefined();
  });
});

describe('changing', () => {
  test('inserts between two nodes', () => {
    const { graph, b } = chain();
    const name = graph.uniqueName('a');

    graph.insert(makeNode('Sigmoid', ['a'], [name]), { before: b });
    graph.setInput(b, 0, name);

    expect(name).toBe('a_1');
    expect(graph.nodes.map(({ opType }) => opType)).toEqual(['Relu', 'Sigmoid', 'Add', 'Relu', 'If']);
    expect(graph.consumersOf('a_1')).toEqual([b]);
  });

  test('replaces several nodes by one where the last was', () => {
    const { graph, b, c } = chain();

    graph.replace([b, c], [makeNode('AddRelu', ['a', 'w'], ['y'], { domain: 'example' })]);

    expect(graph.nodes.map(({ opType }) => opType)).toEqual(['Relu', 'AddRelu', 'If']);
  });

  test('refuses to take away what is read, and to make a name twice', () => {
    const { graph, a, b, c } = chain();
    const edit = expect.objectContaining({ code: 'KINGLET_ONNX_EDIT' });

    expect(() => graph.remove(b)).toThrow(edit);
    expect(() => graph.remove(c)).toThrow(edit);
    expect(() => graph.replace([b], [makeNode('Neg', ['x'], ['a']), makeNode('Neg', ['a'], ['b'])])).toThrow(edit);
    expect(() => graph.insert(makeNode('Neg', ['x'], ['w']))).toThrow(edit);
    expect(() => graph.insert(makeNode('Neg', ['x'], ['q']), { after: makeNode('Neg', [], []) })).toThrow(edit);
    expect(() => graph.rename('x', 'y')).toThrow(edit);
    expect(() => graph.rename('nothing', 'q')).toThrow(edit);
    expect(() => graph.addInitializer(makeTensor('a', 'float', [0], new Float32Array()))).toThrow(edit);
    expect(() => graph.remove(makeNode('Neg', ['x'], ['q']))).toThrow(edit);
    expect(graph.nodes[0]).toBe(a);
  });

  test('refuses to read what nothing makes', () => {
    const { graph, a, b, c } = chain();
    const edit = expect.objectContaining({ code: 'KINGLET_ONNX_EDIT' });
    const inner = makeGraph({ nodes: [makeNode('Neg', ['nothing'], ['n'])], inputs: [], outputs: [] });
    const before = structuredClone(graph.nodes);

    expect(() => graph.replaceUses('a', 'nothing')).toThrow(edit);
    expect(() => graph.replaceUses('a', '')).toThrow(edit);
    expect(() => graph.setInput(c, 0, 'nothing')).toThrow(edit);
    expect(() => graph.insert(makeNode('Neg', ['nothing'], ['q']))).toThrow(edit);
    expect(() => graph.insert(makeNode('If', ['c'], ['q'], { attributes: { then_branch: inner } }))).toThrow(edit);
    expect(() => graph.replace([b, c], [makeNode('Neg', ['b'], ['y'])])).toThrow(edit);
    expect(graph.nodes).toEqual(before);
    graph.setInput(a, 1, '');
    expect(a.input).toEqual(['x', '']);
  });

  test('refuses to make inputs, initializers and sparse ones anew, and one name in two replacements', () => {
    const { graph, c } = chain();
    graph.proto.sparseInitializer = [
      create(SparseTensorProtoSchema, { values: makeTensor('s', 'float', [0], new Float32Array()) }),
    ];
    graph.refresh();
    const edit = expect.objectContaining({ code: 'KINGLET_ONNX_EDIT' });

    for (const made of ['x', 'w', 's', 'a'])
      expect(() => graph.replace([c], [makeNode('Split', ['b'], ['y', made])])).toThrow(edit);
    expect(() => graph.replace([c], [makeNode('Neg', ['b'], ['y']), makeNode('Abs', ['b'], ['y'])])).toThrow(edit);
    expect(() => graph.insert(makeNode('Split', ['x'], ['q', 'q']))).toThrow(edit);
    graph.replace([c], [makeNode('Neg', ['s'], ['y'])]);
  });

  test('a graph inside a node goes on reading what is made around it', () => {
    const { branch } = chain();
    const graph = new Graph(branch.attribute[0]!.g!);

    graph.insert(makeNode('Abs', ['a'], ['m']), { before: graph.nodes[0]! });
    graph.setInput(graph.nodes[1]!, 0, 'm');

    expect(graph.consumersOf('a')).toEqual([graph.nodes[0]]);
  });

  test('renames inputs and outputs, and what inner graphs read', () => {
    const { graph, branch } = chain();

    graph.rename('a', 'relu');
    graph.rename('x', 'image');
    graph.rename('y', 'scores');

    expect(graph.proto.input[0]?.name).toBe('image');
    expect(graph.proto.output[0]?.name).toBe('scores');
    expect(branch.attribute.map(({ g }) => g?.node[0]?.input)).toEqual([['relu'], ['relu']]);
  });

  test('takes away what the outputs do not need', () => {
    const { graph, b, c } = chain();
    graph.setInput(b, 1, 'a');

    expect(graph.removeUnused()).toBe(1);
    expect(graph.nodes).toHaveLength(3);
    expect(graph.proto.initializer).toEqual([]);
    graph.replaceUses('b', 'x');
    expect(c.input).toEqual(['x']);
  });

  test('takes away what nothing reads, and what that alone read from', () => {
    const { graph, a, b, c } = chain();
    const [neg, abs] = [makeNode('Neg', ['b'], ['n1']), makeNode('Abs', ['n1'], ['n2'])];
    graph.insert(neg, { after: b });
    graph.insert(abs, { after: neg });

    expect(graph.removeUnread([a, c, neg])).toBe(0);
    expect(graph.removeUnread([abs])).toBe(2);
    expect(graph.nodes.slice(0, 3)).toEqual([a, b, c]);
    expect(graph.consumersOf('b')).toEqual([c]);
  });
});

describe('order', () => {
  test('is that of the graph where it is right, and mended where it is not', () => {
    const { graph, a, b, c, branch } = chain();
    graph.proto.node = [c, b, branch, a];

    graph.sort();

    expect(graph.nodes).toEqual([a, b, c, branch]);
    expect(graph.topologicalOrder()).toEqual([a, b, c, branch]);
  });

  test('a cycle is an error that names its nodes', () => {
    const { graph, a } = chain();
    graph.setInput(a, 0, 'b');

    expect(() => graph.sort()).toThrow(expect.objectContaining({ code: 'KINGLET_ONNX_CYCLE' }));
    expect(() => graph.sort()).toThrow(/"first" \(Relu\), "second" \(Add\)/);
  });

  test('a chain of a hundred thousand nodes is no recursion', () => {
    const nodes = Array.from({ length: 100_000 }, (_, i) => makeNode('Neg', [`x${i}`], [`x${i + 1}`])).reverse();

    expect(new Graph(makeGraph({ nodes, inputs: [], outputs: [] })).topologicalOrder()[0]?.input).toEqual(['x0']);
  });
});

test('edits leave a graph that is known as one made anew', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(8), fc.nat(99), fc.nat(99)), { maxLength: 30 }), (edits) => {
      const { graph } = chain();
      for (const [kind, i, j] of edits) attemptEdit(graph, kind, i, j);

      const anew = new Graph(graph.proto);
      const { input, output, initializer } = graph.proto;
      const given = [...input, ...output, ...initializer].map(({ name }) => name);
      const names = ['x', 'c', 'w', 'a', 'b', 'y', 'z', 'n', ...given, ...graph.nodes.flatMap((node) => node.output)];
      for (const name of names) {
        expect(graph.producerOf(name)).toBe(anew.producerOf(name));
        expect(new Set(graph.consumersOf(name))).toEqual(new Set(anew.consumersOf(name)));
        expect(graph.consumersOf(name).length).toBe(anew.consumersOf(name).length);
        expect(graph.constantOf(name)).toBe(anew.constantOf(name));
        expect(graph.uniqueName(name)).toBe(anew.uniqueName(name));
        expect(graph.isOutput(name)).toBe(anew.isOutput(name));
      }
    }),
    { numRuns: 200 },
  );
});

/** One edit of those there are; what a graph refuses leaves it as it was. */
function attemptEdit(graph: Graph, kind: number, i: number, j: number): void {
  const node = graph.nodes[i % graph.nodes.length];
  const name = graph.nodes[j % graph.nodes.length]?.output[0];
  const given = ['x', 'c', 'w', 'y'][i % 4]!;
  const edits = [
    () => graph.insert(makeNode('Neg', [name!], [graph.uniqueName(`e${j}`)])),
    () => graph.replace([node!], [makeNode('Abs', [j % 2 ? 'x' : name!], node!.output)]),
    () => graph.remove(node!),
    () => graph.setInput(node!, 0, name!),
    () => graph.replaceUses(node!.output[0]!, j % 2 ? 'w' : name!),
    () => graph.removeUnread([node!]),
    () => graph.rename(j % 2 ? node!.output[0]! : given, `r${i}`),
    () =>
      graph.replaceAllUses(
        new Map([
          [node!.output[0]!, 'x'],
          [name!, given],
        ]),
      ),
    () => (j % 2 ? graph.removeUnused() : graph.addInitializer(makeTensor(`t${i}`, 'float', [], Float32Array.of(1)))),
  ];
  try {
    edits[kind]!();
  } catch (error) {
    expect(error).toBeInstanceOf(OnnxError);
  }
}
