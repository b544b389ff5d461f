// An ensemble of full trees with thresholds and weights from a seed, as gradient boosting makes them.
import { type AttributeValue, type ModelProto, makeGraph, makeModel, makeNode, makeValueInfo } from '@kinglet/onnx';
import { randomFrom } from '../statistics.ts';

export interface TreeSizes {
  readonly trees: number;
  readonly depth: number;
  readonly features: number;
}

/** A TreeEnsembleRegressor of one target for so many rows of `x`. */
export function treeEnsemble(rows: number, { trees, depth, features }: TreeSizes): ModelProto {
  const domain = 'ai.onnx.ml';
  const attributes = treeAttributes({ trees, depth, features });
  const graph = makeGraph({
    name: 'trees',
    nodes: [makeNode('TreeEnsembleRegressor', ['x'], ['y'], { domain, name: 'trees', attributes })],
    inputs: [makeValueInfo('x', { kind: 'tensor', elementType: 'float', shape: [rows, features] })],
    outputs: [makeValueInfo('y', { kind: 'tensor', elementType: 'float', shape: [rows, 1] })],
  });
  return makeModel(graph, { opsets: { '': 13, [domain]: 3 } });
}

function treeAttributes({ trees, depth, features }: TreeSizes): Record<string, AttributeValue> {
  const random = randomFrom(5);
  const [inner, all] = [2 ** depth - 1, 2 ** (depth + 1) - 1];
  const nodes = Array.from({ length: trees * all }, (_, i) => ({ tree: BigInt(Math.floor(i / all)), id: i % all }));
  const leaves = nodes.filter(({ id }) => id >= inner);
  const child = (id: number, k: number): bigint => BigInt(id < inner ? 2 * id + k : 0);
  return {
    n_targets: 1n,
    nodes_treeids: nodes.map(({ tree }) => tree),
    nodes_nodeids: nodes.map(({ id }) => BigInt(id)),
    nodes_featureids: nodes.map(({ id }) => BigInt(id < inner ? Math.floor(random() * features) : 0)),
    nodes_values: nodes.map(({ id }) => (id < inner ? random() * 2 - 1 : 0)),
    nodes_modes: nodes.map(({ id }) => (id < inner ? 'BRANCH_LEQ' : 'LEAF')),
    nodes_truenodeids: nodes.map(({ id }) => child(id, 1)),
    nodes_falsenodeids: nodes.map(({ id }) => child(id, 2)),
    target_treeids: leaves.map(({ tree }) => tree),
    target_nodeids: leaves.map(({ id }) => BigInt(id)),
    target_ids: leaves.map(() => 0n),
    target_weights: leaves.map(() => random() - 0.5),
  };
}
