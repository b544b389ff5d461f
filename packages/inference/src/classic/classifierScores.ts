// What a classifier of trees makes of the sums of its leaves, by the rules of ONNX Runtime, which for two classes are its own.
import { isTexts, type Labels } from './labels.ts';
import { logistic, type PostTransform, probit, transformScores } from './postTransform.ts';
import { isBranch, type TreeEnsemble } from './treeNodes.ts';

/** How two scores, or one, become those of the classes. */
export interface ClassifierForm {
  /** Classes that leaves or base values score: no other is chosen. */
  readonly scored: readonly number[];
  /**
   * Of two classes: the scores as factors of the sums of class 0 and 1, and what is added; one alone where a second is
   * made of it. Undefined for another number of classes, whose scores are the sums.
   */
  readonly binary: BinaryForm | undefined;
  readonly transform: PostTransform;
  readonly baseValues: readonly number[];
}

export interface BinaryForm {
  readonly scores: readonly AffineScore[];
  /** The score that decides, and what it must be above for the second class. */
  readonly deciding: number;
  readonly threshold: number;
  /** How a score alone becomes two: `complement` 1 - s and s, `opposite` -s and s. */
  readonly pair: 'complement' | 'opposite';
  readonly labels: Labels;
}

/** factors[0] * a + factors[1] * b + offset, of the sums a and b. */
export interface AffineScore {
  readonly factors: readonly [number, number];
  readonly offset: number;
}

/** What leaves score is asked of the model, not of each row: a class that only the leaves of other rows score counts as 0. */
export function classifierForm(ensemble: TreeEnsemble, labels: Labels): ClassifierForm {
  const weights = ensemble.nodes.flatMap((node) => (isBranch(node) ? [] : node.weights));
  const { transform, baseValues } = ensemble;
  const used = new Set(weights.map(({ target }) => target));
  const isScored = (i: number): boolean => used.has(i) || (labels.length > 2 && i < baseValues.length);
  const scored = [...labels.keys()].filter(isScored);
  const isPositive = weights.every(({ weight }) => weight >= 0);
  const binary = labels.length === 2 ? binaryForm(baseValues, used, isPositive, labels) : undefined;
  return { scored, binary, transform, baseValues };
}

function binaryForm(
  base: readonly number[],
  used: ReadonlySet<number>,
  isPositive: boolean,
  labels: Labels,
): BinaryForm {
  const scores = binaryScores(base, used);
  const isOne = used.size < 2;
  // Of both classes scored the label is a position, which texts are looked up by and integers are not.
  const names = isOne || isTexts(labels) ? labels : [0n, 1n];
  const deciding = used.has(1) ? 1 : 0;
  const [threshold, pair] = isOne && isPositive ? ([0.5, 'complement'] as const) : ([0, 'opposite'] as const);
  return { scores, deciding, threshold, pair, labels: names };
}

/** The first of two base values is not used where both classes are scored: that is how ONNX Runtime reads them. */
function binaryScores(base: readonly number[], used: ReadonlySet<number>): AffineScore[] {
  const [b0 = 0, b1 = 0] = base;
  const score = (first: number, second: number, offset: number): AffineScore => ({ factors: [first, second], offset });
  if (!used.has(1)) return base.length === 2 ? [score(1, 0, b0), score(0, 0, 0)] : [score(1, 0, b0)];
  if (!used.has(0)) return [score(0, 0, 0), base.length === 2 ? score(0, 0, b1) : score(0, 1, 0)];
  return base.length === 2 ? [score(-1, 0, -b1), score(1, 0, b1)] : [score(1, 0, b0), score(0, 1, 0)];
}

/** The label and the scores of a row. */
export function classifierScores(
  { scored, binary, transform, baseValues }: ClassifierForm,
  labels: Labels,
  sums: readonly number[],
): { readonly label: bigint | string; readonly scores: readonly number[] } {
  if (binary) return binaryResult(binary, transform, sums);
  const scores = sums.map((sum, i) => sum + (baseValues[i] ?? 0));
  if (labels.length === 1)
    return { label: BigInt(scores[0]! > 0), scores: transform === 'PROBIT' ? scores.map(probit) : scores };
  const best = scored.reduce((most, i) => (scores[i]! > scores[most]! ? i : most), scored[0] ?? 0);
  return { label: labels[best]!, scores: transformScores(transform, scores) };
}

function binaryResult(form: BinaryForm, transform: PostTransform, sums: readonly number[]) {
  const scores = form.scores.map(({ factors, offset }) => factors[0] * sums[0]! + factors[1] * sums[1]! + offset);
  const label = form.labels[Number(scores[form.deciding]! > form.threshold)]!;
  return {
    label,
    scores: scores.length === 2 ? transformScores(transform, scores) : pairOf(form, transform, scores[0]!),
  };
}

function pairOf({ pair }: BinaryForm, transform: PostTransform, score: number): number[] {
  if (transform === 'PROBIT') return [probit(score), 0];
  if (transform === 'LOGISTIC') return [logistic(-score), logistic(score)];
  return [pair === 'complement' ? 1 - score : -score, score];
}
