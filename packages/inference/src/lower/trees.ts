// Ensembles of decision trees: keys of the features, then one walk through all trees.
import { classifierForm } from '../classic/classifierScores.ts';
import { labelsOf } from '../classic/labels.ts';
import { readTreeEnsemble, regressorBase } from '../classic/treeEnsemble.ts';
import { isBranch, type TreeEnsemble, type TreeNode, treeError } from '../classic/treeNodes.ts';
import { type Extent, fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { finishClassifier } from './classifiers.ts';
import { binaryOf, compareOf, convert, reduceOf, selectOf } from './compute.ts';
import { constantElements, type Elements, finish, newElements, scalarElement, withShape } from './elements.ts';
import { featuresOf } from './features.ts';
import { transformed } from './postTransforms.ts';
import { floatKeys, RankKeys, type TreeKeys } from './treeKeys.ts';
import { layOutTrees, type PlacedTree, type TreeLayout } from './treeLayout.ts';
import { type TreePart, treeParts } from './treeParts.ts';
import { keysOfDoubles, keysOfFloats } from './treeSlots.ts';

/** TreeEnsemble and TreeEnsembleRegressor. */
export function lowerTreeEnsemble(node: Lowering): void {
  const ensemble = readTreeEnsemble(node.proto);
  const scores = transformed(node, sumsOf(node, ensemble, regressorBase(ensemble)), ensemble.transform);
  finish(node, convert(node, scores, node.output().type));
}

/** TreeEnsembleClassifier: a label and the scores of the classes. */
export function lowerTreeEnsembleClassifier(node: Lowering): void {
  const ensemble = readTreeEnsemble(node.proto);
  const labels = labelsOf(node.proto, 'classlabels_int64s');
  const form = classifierForm(ensemble, labels);
  finishClassifier(node, form, labels, sumsOf(node, ensemble, form.binary ? [] : ensemble.baseValues));
}

/** rows x targets: what leaves and base values come to. */
function sumsOf(node: Lowering, ensemble: TreeEnsemble, baseValues: readonly number[]): Elements {
  const x = featuresOf(node);
  const features = node.fixed(x.shape[1]!, 'the number of features');
  checkFeatures(ensemble.nodes, features);
  const slots = 2 ** Math.ceil(Math.log2(2 * features + 1));
  const ranks = x.type === 'double' ? new RankKeys(features, ensemble.nodes.filter(isBranch)) : undefined;
  const keys = ranks
    ? keysOfDoubles(node, x, ranks.lists, slots)
    : keysOfFloats(node, convert(node, x, 'float'), slots);
  const parts = treeParts(ensemble, ranks ?? (floatKeys as TreeKeys));
  const isSum = ensemble.aggregate === 'SUM' || ensemble.aggregate === 'AVERAGE';
  const zeroSlot = 2 * features;
  if (!isSum) return addRow(node, extremesOf(node, ensemble, parts, keys, zeroSlot), baseValues);
  const width = widthOf(ensemble);
  const trees = [...summedTrees(ensemble, parts, width), ...addedTrees(baseValues, width)];
  return walk(node, keys, zeroSlot, trees, width, ensemble.targets);
}

function checkFeatures(nodes: readonly TreeNode[], features: number): void {
  if (features < 1) throw treeError('expected features, found none');
  for (const node of nodes)
    if (isBranch(node) && node.feature >= features)
      throw treeError(`${node.label}: expected a feature below ${features}, found ${node.feature}`);
}

/** Adds up a leaf of each tree. */
function walk(
  node: Lowering,
  keys: Elements,
  zeroSlot: number,
  trees: readonly PlacedTree[],
  width: number,
  targets: number,
): Elements {
  const [rows, slots] = keys.shape as [Extent, Extent];
  const layout: TreeLayout = layOutTrees(trees, Math.log2(slots.fixed), zeroSlot);
  const made = newElements(node, 'float', [rows, fixedExtent(targets)]);
  const { childBits, groups, leafRows } = layout;
  node.emit(
    ...(['treeEnsemble', keys.operand, rows, slots, node.constant(layout.nodes)] as const),
    ...([layout.nodes.length / 2, childBits, node.constant(layout.roots), node.constant(layout.columns)] as const),
    ...([node.constant(layout.depths), groups, node.constant(layout.leaves), leafRows] as const),
    ...([width, targets, made.operand] as const),
  );
  return made;
}

/** The most targets between the first and the last that a tree adds to. */
function widthOf({ nodes, roots }: TreeEnsemble): number {
  return Math.max(
    1,
    ...roots.map((root) => {
      const [first, last] = targetsOf(nodes, root);
      return last - first + 1;
    }),
  );
}

/** The first and the last target of the leaves of a tree; 0 and 0 where none adds anything. */
function targetsOf(nodes: readonly TreeNode[], root: number): [first: number, last: number] {
  const [found, seen] = [new Set<number>(), new Set([root])];
  for (const at of seen) {
    const node = nodes[at]!;
    if (isBranch(node)) seen.add(node.yes).add(node.no);
    else for (const { target } of node.weights) found.add(target);
  }
  return found.size > 0 ? [Math.min(...found), Math.max(...found)] : [0, 0];
}

/** Trees that add to the targets of their leaves. */
function summedTrees(ensemble: TreeEnsemble, parts: readonly TreePart[], width: number): PlacedTree[] {
  const { nodes, roots, targets, aggregate } = ensemble;
  const share = aggregate === 'AVERAGE' ? roots.length : 1;
  return roots.map((root) => {
    const column = Math.min(targetsOf(nodes, root)[0], targets - width);
    return {
      root: parts[root]!,
      column,
      leafRow: (leaf) => rowOf(nodes[leaf]!, column, width, 0, (a, b) => a + b / share),
    };
  });
}

/** What a leaf has for the targets from `column` on. */
function rowOf(
  leaf: TreeNode,
  column: number,
  width: number,
  nothing: number,
  join: (a: number, b: number) => number,
): Float64Array {
  const row = new Float64Array(width).fill(nothing);
  for (const { target, weight } of isBranch(leaf) ? [] : leaf.weights)
    row[target - column] = join(row[target - column]!, weight);
  return row;
}

/** Base values as trees of a leaf each. */
function addedTrees(baseValues: readonly number[], width: number): PlacedTree[] {
  const trees: PlacedTree[] = [];
  for (let start = 0; start < baseValues.length; start += width) {
    const column = Math.max(0, Math.min(start, baseValues.length - width));
    const row = Float64Array.from({ length: width }, (_, i) =>
      column + i < start ? 0 : (baseValues[column + i] ?? 0),
    );
    trees.push({ root: { leaf: 0, depth: 0 }, column, leafRow: () => row });
  }
  return trees;
}

/** MIN and MAX: each tree has targets of its own, of which then the least or the largest are taken; 0 where no leaf has one. */
function extremesOf(
  node: Lowering,
  { nodes, roots, targets, aggregate }: TreeEnsemble,
  parts: readonly TreePart[],
  keys: Elements,
  zeroSlot: number,
): Elements {
  const [nothing, join] = aggregate === 'MIN' ? ([Infinity, Math.min] as const) : ([-Infinity, Math.max] as const);
  const trees = roots.map((root, i) => ({
    root: parts[root]!,
    column: i * targets,
    leafRow: (leaf: number) => rowOf(nodes[leaf]!, 0, targets, nothing, join),
  }));
  const all = walk(node, keys, zeroSlot, trees, targets, roots.length * targets);
  const rows = keys.shape[0]!;
  const apart = withShape(all, [rows, fixedExtent(roots.length), fixedExtent(targets)]);
  const reduced = reduceOf(node, aggregate === 'MIN' ? 'min' : 'max', apart, [1]);
  const best = withShape(reduced, [rows, fixedExtent(targets)]);
  const isNothing = compareOf(node, 'equal', best, scalarElement(node, 'float', nothing), best.shape);
  return selectOf(node, isNothing, scalarElement(node, 'float', 0), best, best.shape);
}

/** Numbers added to each row, where there are some. */
function addRow(node: Lowering, x: Elements, row: readonly number[]): Elements {
  if (row.length === 0) return x;
  return binaryOf(node, 'add', x, constantElements(node, 'float', [1, row.length], row));
}
