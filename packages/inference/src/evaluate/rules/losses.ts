// Losses of a classification.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { linesAlong } from '../indexing.ts';
import { lengthsOf, numbersOf, type Tensor, tensorOf } from '../tensor.ts';
import { softmax } from './normalizations.ts';

export const lossRules: Readonly<Record<string, EvaluationRule>> = {
  NegativeLogLikelihoodLoss: (node) => lossOf(node, numbersOf(node.input(0))),
  SoftmaxCrossEntropyLoss: softmaxCrossEntropy,
};

function softmaxCrossEntropy(node: Evaluation): readonly Tensor[] {
  const x = node.input(0);
  const numbers = numbersOf(x);
  for (const line of linesAlong(x.dims, 1)) {
    const weights = softmax(line.map((at) => numbers[at]!));
    for (const [i, at] of line.entries()) numbers[at] = Math.log(weights[i]!);
  }
  return [lossOf(node, numbers), tensorOf(x.type, x.dims, numbers)];
}

/** Less the logarithm of the wanted class's probability, weighted by class; a class may be ignored. */
function lossOf(node: Evaluation, logarithms: Float64Array): Tensor {
  const [x, target] = [node.input(0), node.input(1)];
  const weights = node.inputs[2] && numbersOf(node.inputs[2]);
  const ignored = node.has('ignore_index') ? node.int('ignore_index', 0) : undefined;
  const classes = lengthsOf(target);
  const lines = [...linesAlong(x.dims, 1)];
  const weightOf = (wanted: number): number => (wanted === ignored ? 0 : (weights?.[wanted] ?? 1));
  const each = classes.map((wanted, i) =>
    wanted === ignored ? 0 : -logarithms[lines[i]![wanted]!]! * weightOf(wanted),
  );
  const reduction = node.text('reduction', 'mean');
  if (reduction === 'none') return tensorOf(x.type, target.dims, each);
  const sum = each.reduce((total, loss) => total + loss, 0);
  const weight = classes.reduce((total, wanted) => total + weightOf(wanted), 0);
  return tensorOf(x.type, [], [reduction === 'sum' ? sum : sum / weight]);
}
