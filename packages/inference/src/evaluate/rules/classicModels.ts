// Linear models and support vector machines of ai.onnx.ml, row by row.
import { type Labels, labelsOf } from '../../classic/labels.ts';
import { logistic, type PostTransform, postTransformOf, probit, transformScores } from '../../classic/postTransform.ts';
import { readSvmClassifier, readSvmRegressor, type Svm, type SvmClassifier } from '../../classic/svm.ts';
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { numbersOf, type Tensor, tensorOf } from '../tensor.ts';
import { labelled } from './labels.ts';

export const classicModelRules: Readonly<Record<string, EvaluationRule>> = {
  'ai.onnx.ml.LinearClassifier': linearClassifier,
  'ai.onnx.ml.LinearRegressor': linearRegressor,
  'ai.onnx.ml.SVMClassifier': svmClassifier,
  'ai.onnx.ml.SVMRegressor': svmRegressor,
};

/** The rows of input 0; a vector is one. */
export function rowsOf(node: Evaluation, features?: number): number[][] {
  const x = node.input(0);
  const width = x.dims.at(-1)!;
  if (features !== undefined && width !== features) throw node.refuse(`expected ${features} features, found ${width}`);
  const numbers = [...numbersOf(x)];
  const count = x.dims.length === 1 ? 1 : x.dims[0]!;
  return Array.from({ length: count }, (_, r) => numbers.slice(r * width, (r + 1) * width));
}

function transformOf(node: Evaluation): PostTransform {
  return postTransformOf(node.text('post_transform', 'NONE'));
}

function linearRegressor(node: Evaluation): Tensor {
  const targets = node.int('targets', 1);
  const scores = linearScores(node, targets).map((row) => regressed(transformOf(node), row));
  return tensorOf('float', [scores.length, targets], scores.flat());
}

/** Of one target only PROBIT is computed. */
function regressed(transform: PostTransform, row: readonly number[]): readonly number[] {
  if (row.length > 1) return transformScores(transform, row);
  return transform === 'PROBIT' ? row.map(probit) : row;
}

function linearClassifier(node: Evaluation): Tensor[] {
  const transform = transformOf(node);
  const labels = labelsOf(node.proto, 'classlabels_ints');
  const scores = linearScores(node, (node.floats('intercepts') ?? []).length || labels.length);
  const made = scores.map((row) => {
    if (row.length > 1) return { label: labels[firstLargest(row)]!, scores: transformScores(transform, row) };
    if (labels.length !== 2) throw node.refuse(`expected two labels of one score, found ${labels.length}`);
    return { label: labels[Number(row[0]! > 0)]!, scores: pairOf(transform, row[0]!, 'complement') };
  });
  return results(made, labels);
}

function pairOf(transform: PostTransform, score: number, pair: 'complement' | 'opposite'): number[] {
  if (transform === 'PROBIT') return [probit(score), 0];
  if (transform === 'LOGISTIC') return [logistic(-score), logistic(score)];
  return [pair === 'complement' ? 1 - score : -score, score];
}

function linearScores(node: Evaluation, outputs: number): number[][] {
  const coefficients = node.floats('coefficients') ?? [];
  const intercepts = node.floats('intercepts') ?? [];
  const features = coefficients.length / outputs;
  return rowsOf(node, features).map((row) =>
    Array.from({ length: outputs }, (_, k) =>
      row.reduce((sum, x, i) => sum + x * coefficients[k * features + i]!, intercepts[k] ?? 0),
    ),
  );
}

function svmRegressor(node: Evaluation): Tensor {
  const svm = readSvmRegressor(node.proto);
  const sums = rowsOf(node, svm.features).map((row) => {
    const kernels = svm.vectorCount > 0 ? kernelsOf(svm, row) : row;
    const sum = weighted(kernels, svm.coefficients) + (svm.rho[0] ?? 0);
    if (svm.isOneClass) return sum > 0 ? 1 : -1;
    return transformOf(node) === 'PROBIT' ? probit(sum) : sum;
  });
  return tensorOf('float', [sums.length, 1], sums);
}

function svmClassifier(node: Evaluation): Tensor[] {
  const transform = transformOf(node);
  const labels = labelsOf(node.proto, 'classlabels_ints');
  const svm = readSvmClassifier(node.proto, labels.length);
  const rows = rowsOf(node, svm.features);
  if (svm.vectorCount === 0)
    return results(
      rows.map((row) => linearMachine(svm, labels, transform, row)),
      labels,
    );
  if (svm.probA.length > 1) throw node.refuse('expected probabilities of two classes, found more');
  const made = rows.map((row) => {
    const kernels = kernelsOf(svm, row);
    const sums = svm.pairs.map(({ coefficients, rho }) => weighted(kernels, coefficients) + rho);
    return { label: labels[voted(svm, sums)]!, scores: pairScores(svm, transform, sums) };
  });
  return results(made, labels);
}

function linearMachine(
  { coefficients, features, rho, classes }: SvmClassifier,
  labels: Labels,
  transform: PostTransform,
  row: readonly number[],
) {
  const scores = Array.from(
    { length: classes },
    (_, k) => weighted(row, coefficients.slice(k * features, (k + 1) * features)) + (rho[0] ?? 0),
  );
  return { label: labels[firstLargest(scores)]!, scores: transformScores(transform, scores) };
}

/** The class with the most votes, the first of several. */
function voted({ pairs, classes }: SvmClassifier, sums: readonly number[]): number {
  const votes = Array<number>(classes).fill(0);
  for (const [i, { first, second }] of pairs.entries()) votes[sums[i]! > 0 ? first : second]!++;
  return firstLargest(votes);
}

function pairScores({ probA, probB }: SvmClassifier, transform: PostTransform, sums: readonly number[]): number[] {
  const [sum] = sums as [number];
  if (probA.length === 1) {
    const second = Math.min(Math.max(logistic(probA[0]! * sum + probB[0]!), leastProbability), 1 - leastProbability);
    return transformScores(transform, [1 - second, second]);
  }
  if (sums.length > 1) return transformScores(transform, sums);
  return pairOf(transform, sum, transform === 'NONE' ? 'opposite' : 'complement');
}

const leastProbability = 1e-7;

function kernelsOf(svm: Svm, row: readonly number[]): number[] {
  const { vectors, vectorCount, features } = svm;
  return Array.from({ length: vectorCount }, (_, v) =>
    kernelOf(svm, row, vectors.slice(v * features, (v + 1) * features)),
  );
}

function kernelOf({ kernel, gamma, coef0, degree }: Svm, a: readonly number[], b: readonly number[]): number {
  if (kernel === 'RBF') return Math.exp(-gamma * a.reduce((sum, x, i) => sum + (x - b[i]!) ** 2, 0));
  const dot = weighted(a, b);
  if (kernel === 'LINEAR') return dot;
  const inner = gamma * dot + coef0;
  return kernel === 'POLY' ? inner ** degree : Math.tanh(inner);
}

function weighted(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * weights[i]!, 0);
}

function firstLargest(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > values[best]! ? i : best), 0);
}

function results(
  rows: readonly { readonly label: bigint | string; readonly scores: readonly number[] }[],
  labels: Labels,
): Tensor[] {
  const width = rows[0]?.scores.length ?? labels.length;
  const scores = tensorOf(
    'float',
    [rows.length, width],
    rows.flatMap((row) => row.scores),
  );
  return [labelled(rows.map(({ label }) => label)), scores];
}
