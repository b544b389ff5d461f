import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OnnxError } from './errors.ts';
import type { NodeProto } from './generated/onnx_pb.ts';
import { Graph } from './graph.ts';
import { makeGraph, makeNode, makeValueInfo } from './make.ts';
import { tensorType } from './valueType.ts';

const type = tensorType('float', [1]);

/** Nodes that all read `x`: any of them may go. */
function fan(count: number): Graph {
  const nodes = Array.from({ length: count }, (_, i) => makeNode('Relu', ['x'], [`n${i}`], { name: `n${i}` }));
  return new Graph(makeGraph({ nodes, inputs: [makeValueInfo('x', type)], outputs: [], initializers: [] }));
}

const relu = (name: string): NodeProto => makeNode('Relu', ['x'], [name], { name });

/** Which of the nodes that are there, and how many take their place. */
type Edit = readonly [gone: readonly number[], made: number];

function apply(graph: Graph, edits: readonly Edit[], look?: (graph: Graph) => void): void {
  const there = [...graph.nodes];
  for (const [i, [gone, count]] of edits.entries()) {
    const nodes = [...new Set(gone.map((at) => there[at % there.length]!))].filter(Boolean);
    const made = Array.from({ length: count }, (_, j) => relu(`m${i}_${j}`));
    graph.replace(nodes, made);
    for (const node of nodes) there.splice(there.indexOf(node), 1);
    there.push(...made);
    if (i % 7 === 3) look?.(graph);
  }
}

const namesOf = (graph: Graph): string[] => graph.proto.node.map(({ name }) => name);

test('edits in a batch leave the order that they leave one by one', () => {
  const edit = fc.tuple(fc.array(fc.nat(), { maxLength: 3 }), fc.nat(2));
  fc.assert(
    fc.property(fc.nat(12), fc.array(edit, { maxLength: 25 }), fc.boolean(), (count, edits, isLookedAt) => {
      const [alone, together] = [fan(count), fan(count)];
      apply(alone, edits);

      together.batch(() =>
        apply(together, edits, (graph) => {
          if (isLookedAt) expect(graph.find(({ name }) => name !== '')).toEqual([...graph.nodes]);
        }),
      );

      expect(namesOf(together)).toEqual(namesOf(alone));
    }),
  );
});

test('hundreds of nodes at one place stay in order', () => {
  const graph = fan(3);
  graph.batch(() => {
    for (let i = 0; i < 300; i++) {
      const [, second] = graph.nodes;
      graph.replace([second!], [relu(`a${i}`), relu(`b${i}`)]);
    }
    graph.replace([graph.find({ name: 'n0' })[0]!, graph.find({ name: 'b0' })[0]!], [relu('last')]);
  });

  expect(namesOf(graph).slice(0, 2)).toEqual(['a299', 'b299']);
  expect(namesOf(graph).slice(-2)).toEqual(['last', 'n2']);
});

test('what fails in a batch keeps what was done before; nodes that are not there are refused', () => {
  const graph = fan(2);
  const [first] = graph.nodes;

  expect(() =>
    graph.batch(() => {
      graph.remove(first!);
      graph.remove(first!);
    }),
  ).toThrow(OnnxError);
  expect(namesOf(graph)).toEqual(['n1']);
});
