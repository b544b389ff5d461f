// Labels and scores of classifiers.
import type { AffineScore, BinaryForm, ClassifierForm } from '../classic/classifierScores.ts';
import { isTexts, type Labels } from '../classic/labels.ts';
import type { PostTransform } from '../classic/postTransform.ts';
import { type Extent, fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { columnsOf, concatColumns } from './columns.ts';
import { binaryOf, compareOf, convert, unaryOf } from './compute.ts';
import { constantElements, type Elements, finish, newElements, scalarElement, withShape } from './elements.ts';
import { probitOf, transformed } from './postTransforms.ts';
import { argReduceOf } from './reductions.ts';

/** Makes both outputs of a classifier of the sums of its classes. */
export function finishClassifier(node: Lowering, form: ClassifierForm, labels: Labels, sums: Elements): void {
  if (form.binary) {
    finishBinary(node, form.binary, form.transform, sums);
    return;
  }
  finishLabels(node, labels.length === 1 ? isAbove(node, sums, 0) : bestOf(node, sums, form.scored), namesOf(labels));
  finishScores(node, labels.length > 1 ? transformed(node, sums, form.transform) : single(node, sums, form.transform));
}

/** Output 0: the labels at the given places, one for each row. */
export function finishLabels(node: Lowering, places: Elements, labels: Labels): void {
  if (!node.proto.output[0]) return;
  const table = isTexts(labels) ? node.textIds(labels) : BigInt64Array.from(labels);
  const type = isTexts(labels) ? 'string' : 'int64';
  const count = sizeOfExtents(places.shape);
  const made = newElements(node, type, [count]);
  const [rows, width] = [labels.length, made.operand.buffer.elementBytes];
  const indices = convert(node, places, 'uint32').operand;
  node.emit('gatherRows', node.constant(table), 1, rows, width, indices, 1, count, made.operand);
  finish(node, made);
}

/** Output 1. */
export function finishScores(node: Lowering, scores: Elements): void {
  if (node.proto.output[1]) finish(node, scores, 1);
}

/** Whether the one score of each row is above a threshold, as 0 and 1. */
export function isAbove(node: Lowering, score: Elements, threshold: number): Elements {
  return compareOf(node, 'greater', score, scalarElement(node, 'float', threshold), score.shape);
}

/** The place of the largest of some columns. */
export function bestOf(node: Lowering, scores: Elements, columns: readonly number[]): Elements {
  const all = scores.shape[1]!.fixed;
  const chosen = columns.length < all && columns.length > 0 ? columnsOf(node, scores, columns) : scores;
  const found = withShape(argReduceOf(node, chosen, 1, true, false), [scores.shape[0]!]);
  if (chosen === scores) return found;
  const count = sizeOfExtents(found.shape);
  const made = newElements(node, 'uint32', found.shape);
  const table = node.constant(Uint32Array.from(columns));
  node.emit('gatherRows', table, 1, columns.length, 4, convert(node, found, 'uint32').operand, 1, count, made.operand);
  return made;
}

/** One class has a label of its place: 1 for a score above 0. */
function namesOf(labels: Labels): Labels {
  return labels.length === 1 ? [0n, 1n] : labels;
}

function single(node: Lowering, score: Elements, transform: PostTransform): Elements {
  return transform === 'PROBIT' ? probitOf(node, score) : score;
}

function finishBinary(node: Lowering, form: BinaryForm, transform: PostTransform, sums: Elements): void {
  const scores = form.scores.map((score) => affine(node, sums, score));
  finishLabels(node, isAbove(node, scores[form.deciding]!, form.threshold), form.labels);
  const [first, second] = scores as [Elements, Elements | undefined];
  if (second) finishScores(node, transformed(node, concatColumns(node, [first, second]), transform));
  else finishScores(node, pairOf(node, form.pair, transform, first));
}

/** One column. */
function affine(node: Lowering, sums: Elements, { factors, offset }: AffineScore): Elements {
  const used = factors.findIndex((factor) => factor !== 0);
  const factor = factors[used] ?? 0;
  const column = columnsOf(node, sums, [Math.max(used, 0)]);
  const scaled = factor === 1 ? column : binaryOf(node, 'mul', column, scalarElement(node, 'float', factor));
  return offset === 0 ? scaled : binaryOf(node, 'add', scaled, scalarElement(node, 'float', offset));
}

/** The scores of two classes of that of the second. */
export function pairOf(node: Lowering, pair: BinaryForm['pair'], transform: PostTransform, score: Elements): Elements {
  const [rows] = score.shape as [Extent];
  const zero = constantElements(node, 'float', [1, 1], [0]);
  if (transform === 'PROBIT') {
    const nothing = binaryOf(node, 'mul', zero, zero, [rows, fixedExtent(1)]);
    return concatColumns(node, [probitOf(node, score), nothing]);
  }
  const isLogistic = transform === 'LOGISTIC';
  const opposite = unaryOf(node, 'neg', score);
  const other =
    pair === 'complement' && !isLogistic ? binaryOf(node, 'add', opposite, scalarElement(node, 'float', 1)) : opposite;
  const both = concatColumns(node, [other, score]);
  return isLogistic ? transformed(node, both, 'LOGISTIC') : both;
}
