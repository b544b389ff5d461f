import { expect, test } from 'vitest';
import * as attributes from './attributes.ts';
import { makeGraph, makeNode } from './make.ts';
import { makeTensor } from './tensor.ts';

test('attributes are read by type and name', () => {
  const tensor = makeTensor('t', 'float', [], Float32Array.of(1));
  const graph = makeGraph({ nodes: [], inputs: [], outputs: [] });
  const values = { i: 1n, f: 0.5, s: 'text', t: tensor, g: graph, is: [1n, 2n], fs: [0.5], ss: ['a', 'b'] };
  const node = makeNode('Any', [], [], { attributes: values });

  expect(attributes.intAttribute(node, 'i', 0)).toBe(1);
  expect(attributes.intAttribute(node, 'absent', 7)).toBe(7);
  expect(attributes.floatAttribute(node, 'f', 0)).toBe(0.5);
  expect(attributes.stringAttribute(node, 's', '')).toBe('text');
  expect(attributes.tensorAttribute(node, 't')).toBe(tensor);
  expect(attributes.graphAttribute(node, 'g')).toBe(graph);
  expect(attributes.intsAttribute(node, 'is')).toEqual([1, 2]);
  expect(attributes.floatsAttribute(node, 'fs')).toEqual([0.5]);
  expect(attributes.stringsAttribute(node, 'ss')).toEqual(['a', 'b']);
  expect(attributes.intsAttribute(node, 'absent')).toBeUndefined();
  expect(attributes.subgraphsOf(node)).toEqual([graph]);
});

test('an attribute of another type is an error that names the node', () => {
  const node = makeNode('Any', [], ['y'], { attributes: { axis: 0.5 } });

  expect(() => attributes.intAttribute(node, 'axis', 0)).toThrow(
    expect.objectContaining({ code: 'KINGLET_ONNX_ATTRIBUTE', node: '"-> y" (Any)' }),
  );
});

test('attributes are set, replaced and removed', () => {
  const node = makeNode('Any', [], [], { attributes: { axis: 1n, other: 2n } });

  attributes.setAttribute(node, 'axis', [3n]);
  attributes.setAttribute(node, 'other', undefined);
  attributes.setAttribute(node, 'absent', undefined);

  expect(node.attribute.map(({ name }) => name)).toEqual(['axis']);
  expect(attributes.intsAttribute(node, 'axis')).toEqual([3]);
});
