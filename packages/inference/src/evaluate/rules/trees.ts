// Ensembles of decision trees, a row and a tree at a time.
import { classifierForm, classifierScores } from '../../classic/classifierScores.ts';
import { labelsOf } from '../../classic/labels.ts';
import { transformScores } from '../../classic/postTransform.ts';
import { readTreeEnsemble, regressorBase } from '../../classic/treeEnsemble.ts';
import { isBranch, type TreeBranch, type TreeEnsemble, type TreeLeaf } from '../../classic/treeNodes.ts';
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { numbersOf, type Tensor, tensorOf } from '../tensor.ts';
import { labelled } from './labels.ts';

export const treeRules: Readonly<Record<string, EvaluationRule>> = {
  'ai.onnx.ml.TreeEnsemble': (node) => regressed(node, node.input(0).type),
  'ai.onnx.ml.TreeEnsembleClassifier': classified,
  'ai.onnx.ml.TreeEnsembleRegressor': (node) => regressed(node, 'float'),
};

function regressed(node: Evaluation, type: Tensor['type']): Tensor {
  const ensemble = readTreeEnsemble(node.proto);
  const base = regressorBase(ensemble);
  const rows = sumsOf(node, ensemble).map((sums) =>
    transformScores(
      ensemble.transform,
      sums.map((sum, i) => sum + (base[i] ?? 0)),
    ),
  );
  return tensorOf(type, [rows.length, ensemble.targets], rows.flat());
}

function classified(node: Evaluation): Tensor[] {
  const ensemble = readTreeEnsemble(node.proto);
  const labels = labelsOf(node.proto, 'classlabels_int64s');
  const form = classifierForm(ensemble, labels);
  const results = sumsOf(node, ensemble).map((sums) => classifierScores(form, labels, sums));
  const scores = results.flatMap(({ scores: own }) => own);
  return [labelled(results.map(({ label }) => label)), tensorOf('float', [results.length, labels.length], scores)];
}

/** What the leaves of each row come to, before base values. */
function sumsOf(node: Evaluation, ensemble: TreeEnsemble): number[][] {
  const x = node.input(0);
  const width = x.dims.at(-1)!;
  // Integers are compared as floats, as ONNX Runtime compares them.
  const numbers = x.type.includes('int') ? numbersOf(x).map(Math.fround) : numbersOf(x);
  const rows = x.dims.length === 1 ? 1 : x.dims[0]!;
  return Array.from({ length: rows }, (_, r) => {
    const row = numbers.subarray(r * width, (r + 1) * width);
    const found = Array.from({ length: ensemble.targets }, (): number[] => []);
    for (const root of ensemble.roots)
      for (const { target, weight } of leafOf(node, ensemble, root, row).weights) found[target]!.push(weight);
    return found.map((weights) => aggregated(ensemble, weights));
  });
}

function leafOf(node: Evaluation, { nodes }: TreeEnsemble, root: number, row: Float64Array): TreeLeaf {
  let at = nodes[root]!;
  while (isBranch(at)) {
    const { feature, yes, no, label } = at;
    if (feature >= row.length) throw node.refuse(`${label}: expected a feature below ${row.length}, found ${feature}`);
    at = nodes[isTrue(at, row[feature]!) ? yes : no]!;
  }
  return at;
}

function isTrue({ mode, value, members, isMissingTrue }: TreeBranch, x: number): boolean {
  if (Number.isNaN(x) && isMissingTrue) return true;
  switch (mode) {
    case 'LEQ':
      return x <= value;
    case 'LT':
      return x < value;
    case 'GTE':
      return x >= value;
    case 'GT':
      return x > value;
    case 'EQ':
      return x === value;
    case 'NEQ':
      return x !== value;
    default:
      return members.includes(x) && !Number.isNaN(x);
  }
}

function aggregated({ aggregate, roots }: TreeEnsemble, weights: readonly number[]): number {
  if (weights.length === 0) return 0;
  if (aggregate === 'MIN') return Math.min(...weights);
  if (aggregate === 'MAX') return Math.max(...weights);
  const sum = weights.reduce((a, b) => a + b, 0);
  return aggregate === 'AVERAGE' ? sum / roots.length : sum;
}
