// Models of random trees for tests, as the attributes of ONNX's operators.
import {
  type AttributeValue,
  type ElementType,
  type ModelProto,
  makeGraph,
  makeModel,
  makeNode,
  makeValueInfo,
} from '@kinglet/onnx';

export interface RandomTrees {
  readonly random: () => number;
  readonly trees: number;
  readonly depth: number;
  readonly features: number;
  /** What the classes or targets of leaves are chosen of. */
  readonly targets: readonly number[];
  /** Of branches, by turns. */
  readonly modes?: readonly string[];
  /** Whether NaN goes where branches are true, by turns. */
  readonly hasMissing?: boolean;
  /** Leaves above the last level. */
  readonly isUneven?: boolean;
  /** Weights from here on, up to 1. */
  readonly least?: number;
}

interface Lists {
  readonly treeids: bigint[];
  readonly nodeids: bigint[];
  readonly featureids: bigint[];
  readonly values: number[];
  readonly modes: string[];
  readonly truenodeids: bigint[];
  readonly falsenodeids: bigint[];
  readonly missing_value_tracks_true: bigint[];
}

/** The attributes of nodes, and of leaves with the given prefix: `class` or `target`. */
export function randomTrees(options: RandomTrees, prefix: 'class' | 'target'): Record<string, AttributeValue> {
  const nodes: Lists = {
    treeids: [],
    nodeids: [],
    featureids: [],
    values: [],
    modes: [],
    truenodeids: [],
    falsenodeids: [],
    missing_value_tracks_true: [],
  };
  const leaves = { treeids: [] as bigint[], nodeids: [] as bigint[], ids: [] as bigint[], weights: [] as number[] };
  for (let tree = 0; tree < options.trees; tree++) addTree(options, tree, nodes, leaves);
  return {
    ...Object.fromEntries(Object.entries(nodes).map(([name, list]) => [`nodes_${name}`, list])),
    ...Object.fromEntries(Object.entries(leaves).map(([name, list]) => [`${prefix}_${name}`, list])),
  };
}

function addTree(
  options: RandomTrees,
  tree: number,
  nodes: Lists,
  leaves: { treeids: bigint[]; nodeids: bigint[]; ids: bigint[]; weights: number[] },
): void {
  const { random, depth, features, targets, modes = ['BRANCH_LEQ'], least = 0 } = options;
  const levels = [0];
  for (let id = 0; id < levels.length; id++) {
    const level = levels[id]!;
    const isLeaf = level === depth || (options.isUneven === true && level > 0 && random() < 0.3);
    nodes.treeids.push(BigInt(tree));
    nodes.nodeids.push(BigInt(id));
    nodes.featureids.push(BigInt(isLeaf ? 0 : Math.floor(random() * features)));
    nodes.values.push(isLeaf ? 0 : Math.round(random() * 16) / 16);
    nodes.modes.push(isLeaf ? 'LEAF' : modes[Math.floor(random() * modes.length)]!);
    nodes.missing_value_tracks_true.push(BigInt(options.hasMissing === true && random() < 0.5));
    nodes.truenodeids.push(BigInt(isLeaf ? 0 : levels.length));
    nodes.falsenodeids.push(BigInt(isLeaf ? 0 : levels.length + 1));
    if (!isLeaf) levels.push(level + 1, level + 1);
    for (const target of isLeaf ? targets : []) {
      leaves.treeids.push(BigInt(tree));
      leaves.nodeids.push(BigInt(id));
      leaves.ids.push(BigInt(target));
      leaves.weights.push(least + (1 - least) * random());
    }
  }
}

/** A model of one node of ai.onnx.ml, with one input `x`. */
export function classicModel(
  opType: string,
  attributes: Readonly<Record<string, AttributeValue>>,
  input: { readonly type?: ElementType; readonly shape: readonly (number | string)[] },
  outputs: readonly { readonly type?: ElementType; readonly shape: readonly (number | string)[] }[],
  version = 3,
): ModelProto {
  const domain = 'ai.onnx.ml';
  const names = ['y', 'z'].slice(0, outputs.length);
  const info = (name: string, { type = 'float' as ElementType, shape }: (typeof outputs)[number]) =>
    makeValueInfo(name, { kind: 'tensor', elementType: type, shape });
  const graph = makeGraph({
    nodes: [makeNode(opType, ['x'], names, { domain, name: 'model', attributes })],
    inputs: [info('x', input)],
    outputs: names.map((name, i) => info(name, outputs[i]!)),
  });
  return makeModel(graph, { opsets: { '': 21, [domain]: version } });
}

/** The same numbers for the same seed: uniform in [0, 1). */
export function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
