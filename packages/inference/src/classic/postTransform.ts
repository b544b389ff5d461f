// What ai.onnx.ml does with scores at last.
import { InferenceError } from '../errors.ts';

export const postTransforms = ['NONE', 'SOFTMAX', 'LOGISTIC', 'SOFTMAX_ZERO', 'PROBIT'] as const;
export type PostTransform = (typeof postTransforms)[number];

/** Of a name, or the number by which TreeEnsemble knows it. Throws InferenceError KINGLET_INFERENCE_OPERATOR for others. */
export function postTransformOf(given: number | string): PostTransform {
  const found = postTransforms.find((name, i) => name === given || i === given);
  if (found) return found;
  throw new InferenceError(
    'KINGLET_INFERENCE_OPERATOR',
    `expected post_transform to be one of ${postTransforms.join(', ')}, found ${given}`,
  );
}

/** The scores of one row, transformed. */
export function transformScores(transform: PostTransform, scores: readonly number[]): number[] {
  switch (transform) {
    case 'LOGISTIC':
      return scores.map(logistic);
    case 'SOFTMAX':
      return softmax(scores);
    case 'SOFTMAX_ZERO':
      return softmaxZero(scores);
    case 'PROBIT':
      return scores.map(probit);
    default:
      return [...scores];
  }
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** What ONNX Runtime takes for 0. */
export const leastScore = 1e-7;

/** Softmax of the scores that are not 0; those stay so. */
function softmaxZero(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const isScore = (score: number): boolean => Math.abs(score) > leastScore;
  const powers = scores.map((score) => (isScore(score) ? Math.exp(score - most) : score * Math.exp(-most)));
  const sum = powers.reduce((a, power, i) => (isScore(scores[i]!) ? a + power : a), 0);
  return powers.map((power) => power / sum);
}

/** sqrt(2) erfinv(2 x - 1), by Winitzki's approximation of erfinv, which ONNX Runtime has. */
export function probit(x: number): number {
  const y = 2 * x - 1;
  const log = Math.log((1 - y) * (1 + y));
  const v = 2 / (Math.PI * 0.147) + 0.5 * log;
  const root = Math.sqrt(Math.sqrt(v * v - log / 0.147) - v);
  return Math.SQRT2 * (y < 0 ? -root : root);
}
