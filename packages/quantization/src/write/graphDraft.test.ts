import { makeGraph, makeModel, makeNode, makeTensor, makeValueInfo, tensorType } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { GraphDraft } from './graphDraft.ts';

test('a name is new in the graphs inside nodes, and given once', () => {
  const info = (name: string) => makeValueInfo(name, tensorType('float', [2]));
  const branch = makeGraph({ nodes: [makeNode('Relu', ['x'], ['inner'])], inputs: [], outputs: [info('inner')] });
  const attributes = { then_branch: branch, else_branch: branch };
  const nodes = [makeNode('If', ['condition'], ['y'], { name: 'choose', attributes })];
  const initializers = [makeTensor('condition', 'bool', [], Uint8Array.of(1))];
  const draft = new GraphDraft(
    makeModel(makeGraph({ nodes, inputs: [info('x')], outputs: [info('y')], initializers })),
  );

  expect(['inner', 'choose', 'fresh', 'fresh'].map((name) => draft.unique(name))).toEqual([
    'inner_1',
    'choose_1',
    'fresh',
    'fresh_1',
  ]);
});
