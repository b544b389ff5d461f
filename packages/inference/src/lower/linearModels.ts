// LinearRegressor and LinearClassifier: a product by constants, and what is made of scores.
import { labelsOf } from '../classic/labels.ts';
import { postTransformOf } from '../classic/postTransform.ts';
import type { Lowering } from '../compile/lowering.ts';
import { bestOf, finishLabels, finishScores, isAbove, pairOf } from './classifiers.ts';
import { convert } from './compute.ts';
import { type Elements, finish } from './elements.ts';
import { featuresOf } from './features.ts';
import { productOf } from './multiplyConstant.ts';
import { probitOf, transformed } from './postTransforms.ts';

/** Of one target only PROBIT is computed, as ONNX Runtime does. */
export function lowerLinearRegressor(node: Lowering): void {
  const targets = node.int('targets', 1);
  const transform = postTransformOf(node.text('post_transform', 'NONE'));
  const scores = scoresOf(node, targets);
  if (targets > 1) finish(node, transformed(node, scores, transform));
  else finish(node, transform === 'PROBIT' ? probitOf(node, scores) : scores);
}

export function lowerLinearClassifier(node: Lowering): void {
  const labels = labelsOf(node.proto, 'classlabels_ints');
  const transform = postTransformOf(node.text('post_transform', 'NONE'));
  const count = node.floats('intercepts')?.length || labels.length;
  const scores = scoresOf(node, count);
  if (count > 1) {
    finishLabels(node, bestOf(node, scores, [...labels.keys()]), labels);
    finishScores(node, transformed(node, scores, transform));
    return;
  }
  if (labels.length !== 2) throw node.refuse(`expected two labels of one score, found ${labels.length}`);
  finishLabels(node, isAbove(node, scores, 0), labels);
  finishScores(node, pairOf(node, 'complement', transform, scores));
}

function scoresOf(node: Lowering, outputs: number): Elements {
  const x = convert(node, featuresOf(node), 'float');
  const inner = node.fixed(x.shape[1]!, 'the number of features');
  const values = Float32Array.from(node.floats('coefficients') ?? []);
  if (outputs < 1 || values.length !== outputs * inner)
    throw node.refuse(`expected ${outputs} rows of ${inner} coefficients, found ${values.length}`);
  const intercepts = node.floats('intercepts') ?? [];
  if (intercepts.length !== 0 && intercepts.length !== outputs)
    throw node.refuse(`expected ${outputs} intercepts, found ${intercepts.length}`);
  const row = intercepts.length > 0 ? node.constant(Float32Array.from(intercepts)) : undefined;
  return productOf(node, x, { values, inner, columns: outputs, isTurned: true }, row);
}
