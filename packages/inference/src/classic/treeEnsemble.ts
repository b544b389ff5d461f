// An ensemble of decision trees, whichever of ONNX's three operators it was written as.
import type { NodeProto } from '@kinglet/onnx';
import { postTransformOf } from './postTransform.ts';
import { readTreeAttributes } from './treeAttributes.ts';
import { isBranch, type TreeEnsemble, type TreeNode, type TreeNodes, treeError } from './treeNodes.ts';
import { readTreeTensors } from './treeTensors.ts';

/** Trees that are deeper have no kernel: of the depth it takes 12 bits. */
export const deepestTree = 4095;

const aggregates = ['AVERAGE', 'SUM', 'MIN', 'MAX'] as const;

/**
 * Reads TreeEnsemble, TreeEnsembleClassifier or TreeEnsembleRegressor. Throws InferenceError KINGLET_INFERENCE_OPERATOR, which
 * names tree and node, for children that there are not, unknown modes, cycles, and trees deeper than `deepestTree`.
 */
export function readTreeEnsemble(proto: NodeProto): TreeEnsemble {
  const isTensors = proto.opType === 'TreeEnsemble';
  const { aggregate, ...read } = isTensors ? readTreeTensors(proto) : readTreeAttributes(proto);
  checkTargets(read.nodes, read.targets);
  checkDepths(read);
  const known = aggregates.find((name, i) => name === aggregate || i === aggregate);
  if (!known) throw treeError(`expected aggregate_function to be one of ${aggregates.join(', ')}, found ${aggregate}`);
  return { ...read, aggregate: known, transform: postTransformOf(read.transform) };
}

/**
 * What a regressor adds to each target. Of several targets ONNX Runtime adds nothing to one that no leaf has: here that is one
 * that no leaf of the model has, there also one that those of a row lack.
 */
export function regressorBase({ nodes, targets, baseValues }: TreeEnsemble): readonly number[] {
  if (targets === 1) return baseValues;
  const used = new Set(nodes.flatMap((node) => (isBranch(node) ? [] : node.weights.map(({ target }) => target))));
  return baseValues.map((value, target) => (used.has(target) ? value : 0));
}

function checkTargets(nodes: readonly TreeNode[], targets: number): void {
  for (const node of nodes) {
    if (isBranch(node)) continue;
    const wrong = node.weights.find(({ target }) => !(target >= 0 && target < targets));
    if (wrong) throw treeError(`expected leaves to add to targets 0 to ${targets - 1}, found ${wrong.target}`);
  }
}

function checkDepths({ nodes, roots }: TreeNodes): void {
  const depths = treeDepths(nodes, roots);
  const deep = roots.find((root) => depths[root]! > deepestTree);
  if (deep === undefined) return;
  throw treeError(`expected trees of at most ${deepestTree} levels, found one of ${depths[deep]}`);
}

/** Steps from each node that a root leads to down to its farthest leaf. Throws for a node that leads to itself. */
export function treeDepths(nodes: readonly TreeNode[], roots: readonly number[]): Int32Array {
  const [unknown, open] = [-2, -1];
  const depths = new Int32Array(nodes.length).fill(unknown);
  for (const root of roots) {
    const path = [root];
    while (path.length > 0) {
      const at = path.at(-1)!;
      const node = nodes[at]!;
      const children = isBranch(node) ? [node.yes, node.no] : [];
      const next = depths[at] === unknown ? children.filter((child) => depths[child]! < 0) : [];
      const looped = next.find((child) => depths[child] === open);
      if (looped !== undefined && isBranch(node))
        throw treeError(`${node.label}: expected no way back to a node before it`);
      if (depths[at] === unknown && next.length > 0) {
        depths[at] = open;
        path.push(...next);
        continue;
      }
      depths[at] = isBranch(node) ? 1 + Math.max(depths[node.yes]!, depths[node.no]!) : 0;
      path.pop();
    }
  }
  return depths;
}
