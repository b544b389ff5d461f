// Support vector machines: kernels of each row and each vector, then a product by coefficients.
import { labelsOf } from '../classic/labels.ts';
import { type PostTransform, postTransformOf } from '../classic/postTransform.ts';
import { readSvmClassifier, readSvmRegressor, type Svm, type SvmClassifier } from '../classic/svm.ts';
import { type Extent, fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { bestOf, finishLabels, finishScores, pairOf } from './classifiers.ts';
import { concatColumns } from './columns.ts';
import { binaryOf, compareOf, convert, floatOf, powersOf, reduceOf, selectOf, unaryOf } from './compute.ts';
import { constantElements, type Elements, finish, scalarElement, withShape } from './elements.ts';
import { featuresOf } from './features.ts';
import { productOf } from './multiplyConstant.ts';
import { probitOf, transformed } from './postTransforms.ts';

export function lowerSvmRegressor(node: Lowering): void {
  const svm = readSvmRegressor(node.proto);
  const values = svm.vectorCount > 0 ? kernelsOf(node, svm) : rowsFor(node, svm);
  const sum = weighted(node, values, svm.coefficients, 1, [svm.rho[0] ?? 0]);
  if (svm.isOneClass) finish(node, signOf(node, sum));
  else finish(node, transformOf(node) === 'PROBIT' ? probitOf(node, sum) : sum);
}

/** 1 above 0, else -1. */
function signOf(node: Lowering, sum: Elements): Elements {
  const isAbove = compareOf(node, 'greater', sum, scalarElement(node, 'float', 0), sum.shape);
  return selectOf(node, isAbove, scalarElement(node, 'float', 1), scalarElement(node, 'float', -1), sum.shape);
}

export function lowerSvmClassifier(node: Lowering): void {
  const labels = labelsOf(node.proto, 'classlabels_ints');
  const svm = readSvmClassifier(node.proto, labels.length);
  if (svm.classes !== labels.length)
    throw node.refuse(`expected a label for each of ${svm.classes} classes, found ${labels.length}`);
  const { classes, coefficients, pairs } = svm;
  if (pairs.length === 0) {
    const rho = Array<number>(classes).fill(svm.rho[0] ?? 0);
    const scores = weighted(node, rowsFor(node, svm), coefficients, classes, rho);
    finishLabels(node, bestOf(node, scores, [...labels.keys()]), labels);
    finishScores(node, transformed(node, scores, transformOf(node)));
    return;
  }
  const rows = pairs.flatMap((pair) => pair.coefficients);
  const sums = weighted(
    node,
    kernelsOf(node, svm),
    rows,
    pairs.length,
    pairs.map(({ rho }) => rho),
  );
  finishLabels(node, bestOf(node, votesOf(node, svm, sums), [...labels.keys()]), labels);
  if (node.proto.output[1]) finishScores(node, pairScores(node, svm, transformOf(node), sums));
}

/** How many pairs each class wins: the first of two where the sum is above 0. */
function votesOf(node: Lowering, { classes, pairs }: SvmClassifier, sums: Elements): Elements {
  const isFirst = compareOf(node, 'greater', sums, scalarElement(node, 'float', 0), sums.shape);
  const votes = convert(node, isFirst, 'float');
  const [signs, bases] = [new Float32Array(classes * pairs.length), new Float32Array(classes)];
  for (const [i, { first, second }] of pairs.entries()) {
    signs[first * pairs.length + i] = 1;
    signs[second * pairs.length + i] = -1;
    bases[second]! += 1;
  }
  return weighted(node, votes, [...signs], classes, [...bases]);
}

function pairScores(node: Lowering, svm: SvmClassifier, transform: PostTransform, sums: Elements): Elements {
  const { probA, probB, pairs, classes } = svm;
  if (probA.length > 1) throw node.refuse('expected probabilities of two classes, found more');
  if (probA.length === 1) return transformed(node, probabilitiesOf(node, sums, probA[0]!, probB[0]!), transform);
  if (pairs.length === 1) return pairOf(node, transform === 'NONE' ? 'opposite' : 'complement', transform, sums);
  if (pairs.length !== classes)
    throw node.refuse(
      `expected scores of three classes, found ${classes}, which have ${pairs.length} scores without prob_a and prob_b`,
    );
  return transformed(node, sums, transform);
}

const leastProbability = 1e-7;

/** Of two classes. */
function probabilitiesOf(node: Lowering, sum: Elements, a: number, b: number): Elements {
  const number = (value: number): Elements => scalarElement(node, 'float', value);
  const inner = binaryOf(node, 'add', binaryOf(node, 'mul', sum, number(a)), number(b));
  const bounded = binaryOf(node, 'max', floatOf(node, 'sigmoid', inner), number(leastProbability));
  const second = binaryOf(node, 'min', bounded, number(1 - leastProbability));
  const first = binaryOf(node, 'add', unaryOf(node, 'neg', second), number(1));
  return concatColumns(node, [first, second]);
}

function transformOf(node: Lowering): PostTransform {
  return postTransformOf(node.text('post_transform', 'NONE'));
}

function rowsFor(node: Lowering, { features }: Svm): Elements {
  const x = convert(node, featuresOf(node), 'float');
  const found = node.fixed(x.shape[1]!, 'the number of features');
  if (found === features) return x;
  throw node.refuse(`expected ${features} features, found ${found}`);
}

/** rows x vectors. */
function kernelsOf(node: Lowering, svm: Svm): Elements {
  const { kernel, gamma, coef0, degree, vectors, vectorCount, features } = svm;
  const x = rowsFor(node, svm);
  if (kernel === 'RBF') return floatOf(node, 'exp', times(node, distancesOf(node, x, svm), -gamma));
  const matrix = { values: Float32Array.from(vectors), inner: features, columns: vectorCount, isTurned: true };
  const dots = productOf(node, x, matrix);
  if (kernel === 'LINEAR') return dots;
  const inner = binaryOf(node, 'add', times(node, dots, gamma), scalarElement(node, 'float', coef0));
  return kernel === 'POLY' ? powerOf(node, inner, degree) : floatOf(node, 'tanh', inner);
}

/** Squares of distances, by differences: by products they would be lost where both are far from 0. */
function distancesOf(node: Lowering, x: Elements, { vectors, vectorCount, features }: Svm): Elements {
  const [rows] = x.shape as [Extent];
  const shape = [rows, fixedExtent(vectorCount), fixedExtent(features)];
  const rowsApart = withShape(x, [rows, fixedExtent(1), fixedExtent(features)]);
  const points = constantElements(node, 'float', [1, vectorCount, features], vectors);
  const squares = reduceOf(node, 'sumSquares', binaryOf(node, 'sub', rowsApart, points, shape), [2]);
  return withShape(squares, [rows, fixedExtent(vectorCount)]);
}

/** By multiplication where that is what it is: logarithms lose signs. */
function powerOf(node: Lowering, x: Elements, degree: number): Elements {
  if (!Number.isInteger(degree) || degree < 1 || degree > mostFactors)
    return powersOf(node, x, scalarElement(node, 'float', degree), x.shape);
  let made = x;
  for (let i = 1; i < degree; i++) made = binaryOf(node, 'mul', made, x);
  return made;
}

const mostFactors = 8;

function times(node: Lowering, x: Elements, factor: number): Elements {
  return binaryOf(node, 'mul', x, scalarElement(node, 'float', factor));
}

function weighted(
  node: Lowering,
  x: Elements,
  coefficients: readonly number[],
  outputs: number,
  addends: readonly number[],
): Elements {
  const matrix = {
    values: Float32Array.from(coefficients),
    inner: coefficients.length / outputs,
    columns: outputs,
    isTurned: true,
  };
  return productOf(node, x, matrix, node.constant(Float32Array.from(addends)));
}
