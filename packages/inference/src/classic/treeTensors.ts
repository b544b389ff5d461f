// TreeEnsemble: branches and leaves in lists of their own, numbered through all trees.
import { intAttribute, intsAttribute, type NodeProto, tensorAttribute } from '@kinglet/onnx';
import { numbersOf } from '../evaluate/tensor.ts';
import { fromProto } from '../evaluate/tensorProto.ts';
import { checkLength, featureOf, type UncheckedEnsemble } from './treeAttributes.ts';
import { type TreeBranch, type TreeMode, treeError } from './treeNodes.ts';

/** By their numbers. */
const modes: readonly TreeMode[] = ['LEQ', 'LT', 'GTE', 'GT', 'EQ', 'NEQ', 'MEMBER'];

export function readTreeTensors(proto: NodeProto): UncheckedEnsemble {
  const branches = branchesOf(proto);
  const [targets, weights] = [intsAttribute(proto, 'leaf_targetids') ?? [], numbersIn(proto, 'leaf_weights')];
  checkLength('leaf_weights', weights, targets.length);
  const leaves = targets.map((target, i) => ({ weights: [{ target, weight: weights[i]! }] }));
  const roots = intsAttribute(proto, 'tree_roots') ?? [];
  const wrong = roots.find((root) => !(root >= 0 && root < branches.length));
  if (wrong !== undefined) throw treeError(`expected tree_roots from 0 to ${branches.length - 1}, found ${wrong}`);
  return {
    nodes: [...branches, ...leaves],
    roots,
    targets: intAttribute(proto, 'n_targets', 1),
    aggregate: intAttribute(proto, 'aggregate_function', 1),
    transform: intAttribute(proto, 'post_transform', 0),
    baseValues: [],
  };
}

function branchesOf(proto: NodeProto): TreeBranch[] {
  const features = intsAttribute(proto, 'nodes_featureids') ?? [];
  const [numbers, values] = [numbersIn(proto, 'nodes_modes'), numbersIn(proto, 'nodes_splits')];
  for (const [name, list] of Object.entries({ nodes_modes: numbers, nodes_splits: values }))
    checkLength(name, list, features.length);
  const missing = intsAttribute(proto, 'nodes_missing_value_tracks_true') ?? [];
  const [yes, no] = [childrenOf(proto, 'true', features.length), childrenOf(proto, 'false', features.length)];
  const sets = memberSets(proto);
  const branches = features.map((feature, i) => {
    const label = `node ${i}`;
    const mode = modes[numbers[i]!];
    if (!mode) throw treeError(`${label}: expected a mode from 0 to ${modes.length - 1}, found ${numbers[i]}`);
    const members = mode === 'MEMBER' ? (sets.shift() ?? noSet(label)) : [];
    const rest = { isMissingTrue: missing[i] === 1, yes: yes[i]!, no: no[i]!, label };
    return { mode, feature: featureOf(feature, label), value: values[i]!, members, ...rest };
  });
  if (sets.length > 0)
    throw treeError(`expected a set of membership_values for each node of mode MEMBER, found ${sets.length} more`);
  return branches;
}

/** Positions of children: leaves come behind the branches. */
function childrenOf(proto: NodeProto, side: 'false' | 'true', count: number): number[] {
  const [ids, isLeaf] = [`nodes_${side}nodeids`, `nodes_${side}leafs`].map((name) => intsAttribute(proto, name) ?? []);
  const leaves = intsAttribute(proto, 'leaf_targetids')?.length ?? 0;
  checkLength(`nodes_${side}nodeids`, ids!, count);
  checkLength(`nodes_${side}leafs`, isLeaf!, count);
  return ids!.map((id, i) => {
    const [most, what] = isLeaf![i] ? [leaves, 'leaves'] : [count, 'nodes'];
    if (id >= 0 && id < most) return isLeaf![i] ? count + id : id;
    throw treeError(`node ${i}: expected its child ${id} to be one of ${most} ${what}`);
  });
}

/** Sets, with NaN behind each. */
function memberSets(proto: NodeProto): number[][] {
  const sets: number[][] = [[]];
  for (const value of numbersIn(proto, 'membership_values'))
    if (Number.isNaN(value)) sets.push([]);
    else sets.at(-1)!.push(value);
  // The last one may end without it.
  return sets.at(-1)!.length === 0 ? sets.slice(0, -1) : sets;
}

function noSet(label: string): never {
  throw treeError(`${label}: expected a set of membership_values, found none`);
}

function numbersIn(proto: NodeProto, name: string): number[] {
  const tensor = tensorAttribute(proto, name);
  return tensor ? [...numbersOf(fromProto(tensor))] : [];
}
