import {
  type GraphProto,
  makeGraph,
  makeNode,
  makeTensor,
  makeValueInfo,
  type NodeProto,
  writeModel,
} from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { operatorsAfter } from '../../test/passAnswers.ts';
import { testModel, type Weight } from '../../test/testModel.ts';
import { inlineBranches } from './inlineBranches.ts';

const flag = (value: number): Weight => ({ type: 'bool', dims: [], values: Uint8Array.of(value) });

function branch(nodes: readonly NodeProto[], made: string, more?: string): GraphProto {
  return makeGraph({
    nodes,
    inputs: [],
    outputs: [makeValueInfo(made, { kind: 'tensor', elementType: 'float', shape: undefined })],
    initializers: more ? [makeTensor(more, 'float', [], Float32Array.of(0.5))] : [],
  });
}

/** A function of x, and a half. */
const plus = (opType: string): GraphProto =>
  branch([makeNode(opType, ['x'], ['inner']), makeNode('Add', ['inner', 'more'], ['made'])], 'made', 'more');
/** A branch whose second node is a choice between two that read what the first makes, and its half. */
const nested = (): GraphProto => {
  const product = branch([makeNode('Mul', ['inner', 'more'], ['deep'])], 'deep');
  const sum = branch([makeNode('Add', ['inner', 'more'], ['deep'])], 'deep');
  return branch([makeNode('Cos', ['x'], ['inner']), choice('no', 'made', sum, product)], 'made', 'more');
};
const choice = (condition: string, made: string, then_branch: GraphProto, else_branch: GraphProto): NodeProto =>
  makeNode('If', [condition], [made], { attributes: { then_branch, else_branch } });
const modelOf = (nodes: readonly NodeProto[], weights: Record<string, Weight>) =>
  testModel({ inputs: { x: [2, 3] }, outputs: { y: undefined }, nodes, weights });

test.each([
  [1, ['Exp', 'Add', 'Identity', 'Neg']],
  [0, ['Sin', 'Add', 'Identity', 'Neg']],
] as const)('the branch of condition %i takes its place', (condition, expected) => {
  const nodes = [choice('c', 'chosen', plus('Exp'), plus('Sin')), makeNode('Neg', ['chosen'], ['y'])];

  expect(operatorsAfter(inlineBranches, modelOf(nodes, { c: flag(condition) }))).toEqual(expected);
});

test('so do branches in branches, whose names may be those of others', () => {
  const nodes = [choice('yes', 'a', nested(), plus('Sin')), choice('no', 'b', plus('Sin'), plus('Exp'))];
  const model = modelOf([...nodes, makeNode('Add', ['a', 'b'], ['y'])], { yes: flag(1), no: flag(0) });

  expect(operatorsAfter(inlineBranches, model)).not.toContain('If');
});

test('the model stays what it was, and so do the graphs in its nodes', () => {
  const model = modelOf([choice('yes', 'y', nested(), plus('Sin'))], { yes: flag(1), no: flag(0) });
  const before = writeModel(model);

  operatorsAfter(inlineBranches, model);

  expect(Buffer.compare(writeModel(model), before)).toBe(0);
});
