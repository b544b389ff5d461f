// TreeEnsembleClassifier and TreeEnsembleRegressor: lists of attributes with an entry for each node, and for each leaf's target.
import {
  floatsAttribute,
  intAttribute,
  intsAttribute,
  type NodeProto,
  stringAttribute,
  stringsAttribute,
  tensorAttribute,
  tensorValues,
} from '@kinglet/onnx';
import { labelsOf } from './labels.ts';
import { type TreeEnsemble, type TreeMode, type TreeNode, type TreeWeight, treeError } from './treeNodes.ts';

/** As attributes say it. */
export interface UncheckedEnsemble extends Omit<TreeEnsemble, 'aggregate' | 'transform'> {
  readonly aggregate: number | string;
  readonly transform: number | string;
}

const modes: Readonly<Record<string, TreeMode>> = {
  BRANCH_EQ: 'EQ',
  BRANCH_GT: 'GT',
  BRANCH_GTE: 'GTE',
  BRANCH_LEQ: 'LEQ',
  BRANCH_LT: 'LT',
  BRANCH_NEQ: 'NEQ',
};

export function readTreeAttributes(proto: NodeProto): UncheckedEnsemble {
  const isClassifier = proto.opType === 'TreeEnsembleClassifier';
  const places = placesOf(proto);
  const weights = weightsOf(proto, isClassifier ? 'class' : 'target', places);
  return {
    nodes: nodesOf(proto, places, weights),
    roots: [...places.trees.values()].map((tree) => tree.values().next().value!),
    targets: isClassifier ? labelsOf(proto, 'classlabels_int64s').length : intAttribute(proto, 'n_targets', 1),
    aggregate: isClassifier ? 'SUM' : stringAttribute(proto, 'aggregate_function', 'SUM'),
    transform: stringAttribute(proto, 'post_transform', 'NONE'),
    baseValues: numbersAttribute(proto, 'base_values'),
  };
}

/** Positions of nodes, by the number of their tree and their own. */
interface Places {
  readonly treeIds: readonly number[];
  readonly nodeIds: readonly number[];
  readonly trees: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

function placesOf(proto: NodeProto): Places {
  const [treeIds, nodeIds] = [intsOf(proto, 'nodes_treeids'), intsOf(proto, 'nodes_nodeids')];
  checkLength('nodes_nodeids', nodeIds, treeIds.length);
  const trees = new Map<number, Map<number, number>>();
  for (const [i, tree] of treeIds.entries()) {
    const nodes = trees.get(tree) ?? new Map<number, number>();
    if (nodes.has(nodeIds[i]!))
      throw treeError(`tree ${tree}, node ${nodeIds[i]}: expected one node of this number, found two`);
    trees.set(tree, nodes.set(nodeIds[i]!, i));
  }
  return { treeIds, nodeIds, trees };
}

function weightsOf(proto: NodeProto, prefix: 'class' | 'target', { trees }: Places): Map<number, TreeWeight[]> {
  const [treeIds, nodeIds] = [intsOf(proto, `${prefix}_treeids`), intsOf(proto, `${prefix}_nodeids`)];
  const [targets, weights] = [intsOf(proto, `${prefix}_ids`), numbersAttribute(proto, `${prefix}_weights`)];
  for (const [name, list] of Object.entries({ nodeids: nodeIds, ids: targets, weights }))
    checkLength(`${prefix}_${name}`, list, treeIds.length);
  const leaves = new Map<number, TreeWeight[]>();
  for (const [i, tree] of treeIds.entries()) {
    const at = trees.get(tree)?.get(nodeIds[i]!);
    if (at === undefined)
      throw treeError(`tree ${tree}, node ${nodeIds[i]}: expected a leaf of ${prefix}_nodeids, found no such node`);
    const leaf = leaves.get(at) ?? [];
    leaf.push({ target: targets[i]!, weight: weights[i]! });
    leaves.set(at, leaf);
  }
  return leaves;
}

function nodesOf(proto: NodeProto, places: Places, weights: ReadonlyMap<number, TreeWeight[]>): TreeNode[] {
  const { treeIds, nodeIds } = places;
  const lists = {
    features: intsOf(proto, 'nodes_featureids'),
    values: numbersAttribute(proto, 'nodes_values'),
    modes: stringsAttribute(proto, 'nodes_modes') ?? [],
    yes: intsOf(proto, 'nodes_truenodeids'),
    no: intsOf(proto, 'nodes_falsenodeids'),
  };
  for (const [name, list] of Object.entries(lists)) checkLength(`nodes: ${name}`, list, treeIds.length);
  const missing = intsOf(proto, 'nodes_missing_value_tracks_true');
  return treeIds.map((tree, i) => {
    if (lists.modes[i] === 'LEAF') return { weights: weights.get(i) ?? [] };
    const label = `tree ${tree}, node ${nodeIds[i]}`;
    const child = (id: number): number => {
      const at = places.trees.get(tree)!.get(id);
      if (at !== undefined) return at;
      throw treeError(`${label}: expected its child ${id} to be a node of the tree, found none`);
    };
    return {
      mode: modeOf(lists.modes[i]!, label),
      feature: featureOf(lists.features[i]!, label),
      value: lists.values[i]!,
      members: [],
      isMissingTrue: missing[i] === 1,
      yes: child(lists.yes[i]!),
      no: child(lists.no[i]!),
      label,
    };
  });
}

function modeOf(name: string, label: string): TreeMode {
  const mode = Object.hasOwn(modes, name) ? modes[name] : undefined;
  if (mode) return mode;
  throw treeError(`${label}: expected a mode of ${Object.keys(modes).join(', ')} and LEAF, found ${name}`);
}

export function featureOf(feature: number, label: string): number {
  if (feature >= 0) return feature;
  throw treeError(`${label}: expected a feature from 0 on, found ${feature}`);
}

function intsOf(proto: NodeProto, name: string): readonly number[] {
  return intsAttribute(proto, name) ?? [];
}

/** Floats, or the doubles of the tensor that may be there in their place. */
function numbersAttribute(proto: NodeProto, name: string): readonly number[] {
  const tensor = tensorAttribute(proto, `${name}_as_tensor`);
  if (tensor) return Array.from(tensorValues(tensor) as ArrayLike<bigint | number>, Number);
  return floatsAttribute(proto, name) ?? [];
}

export function checkLength(name: string, list: readonly unknown[], length: number): void {
  if (list.length !== length) throw treeError(`expected ${length} entries of ${name}, found ${list.length}`);
}
