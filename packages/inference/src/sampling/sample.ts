// The next token of a text, from what a decoder says of all of them.
import { topK as largest } from '@kinglet/kernels';
import { randomNumbers } from '../build/randomNumbers.ts';
import { InferenceError } from '../errors.ts';
import { type CheckedSampling, checkSampling, type SamplingOptions } from './samplingOptions.ts';

/** Draws a token for logits, one of each token; `previous` are the tokens that `repetitionPenalty` is for. */
export type Sampler = (logits: Float32Array, previous?: Iterable<bigint | number>) => number;

/**
 * Draws one token: `sampler(options)(logits, previous)`. With a seed the answer depends on nothing else.
 *
 * @param logits one for each token of the vocabulary, -Infinity for those that must not come; the last step's, of a decoder
 */
export function sample(
  logits: Float32Array,
  options: SamplingOptions = {},
  previous: Iterable<bigint | number> = [],
): number {
  return sampler(options)(logits, previous);
}

/**
 * What draws the tokens of one text, one after another. Logits of previous tokens are weakened (Keskar et al., CTRL, 2019),
 * then divided by the temperature; of their softmax topK, topP (Holtzman et al., 2020) and minP (Nguyen et al., 2024) leave
 * some, in this order. Of equally likely tokens the first come first. Throws InferenceError KINGLET_INFERENCE_OPTION; the
 * sampler throws KINGLET_INFERENCE_INPUT for logits that are none, NaN or Infinity, or all -Infinity, and for previous tokens
 * that have no logit.
 */
export function sampler(options: SamplingOptions = {}): Sampler {
  const checked = checkSampling(options);
  const random = checked.seed === undefined ? Math.random : randomNumbers(checked.seed);
  return (logits, previous = []) => {
    const scores = checked.repetitionPenalty === 1 ? logits : weakened(logits, previous, checked.repetitionPenalty);
    const best = likeliest(scores);
    return checked.temperature === 0 ? best : draw(scores, scores[best]!, checked, random());
  };
}

/** Logits with those of `previous` made less. */
function weakened(logits: Float32Array, previous: Iterable<bigint | number>, penalty: number): Float32Array {
  const scores = logits.slice();
  for (const given of new Set(previous)) {
    const token = Number(given);
    const logit = logits[token];
    if (logit === undefined)
      throw refusal(`expected previous tokens from 0 to ${logits.length - 1}, found ${String(given)}`);
    scores[token] = logit > 0 ? logit / penalty : logit * penalty;
  }
  return scores;
}

/** The first of the largest. */
function likeliest(scores: Float32Array): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (score > most) [most, best] = [score, i];
    else if (Number.isNaN(score)) throw refusal(`expected logits to be numbers, found NaN at ${i}`);
  }
  if (scores.length === 0) throw refusal('expected a logit for each token, found none');
  if (best < 0) throw refusal('expected a logit above -Infinity, found none');
  if (most === Number.POSITIVE_INFINITY) throw refusal(`expected logits to be finite, found Infinity at ${best}`);
  return best;
}

/** A token by its share of what is left; `at`, from 0 to 1, says where among them. */
function draw(scores: Float32Array, most: number, options: CheckedSampling, at: number): number {
  const { temperature, topK, topP, minP } = options;
  const shareOf = (i: number): number => Math.exp((scores[i]! - most) / temperature);
  const isLeft = (i: number): boolean => shareOf(i) > 0 && shareOf(i) >= minP;
  if (topK >= scores.length && topP === 1) return pick(scores.keys(), isLeft, shareOf, at);
  const chosen = topP === 1 ? ordered(scores, topK) : nucleus(scores, topK, topP, shareOf);
  return pick(chosen, isLeft, shareOf, at);
}

/** The first so many tokens that the likeliest have together at least `topP` of what the likeliest `topK` have. */
function nucleus(scores: Float32Array, topK: number, topP: number, shareOf: (i: number) => number): readonly number[] {
  const most = Math.min(topK, scores.length);
  const total = sumOf(most < scores.length ? ordered(scores, most) : scores.keys(), shareOf);
  // Of very many tokens a few have nearly all.
  for (let count = Math.min(most, 64); ; count = Math.min(most, count * 8)) {
    const order = ordered(scores, count);
    let sum = 0;
    const last = order.findIndex((i) => {
      sum += shareOf(i);
      return sum >= topP * total;
    });
    if (last >= 0) return order.slice(0, last + 1);
    if (count === most) return order;
  }
}

/** So many of the largest scores, largest first. */
function ordered(scores: Float32Array, count: number): readonly number[] {
  const length = Math.min(count, scores.length);
  return Array.from(largest(scores, new Float32Array(length), new Uint32Array(length)));
}

function sumOf(tokens: Iterable<number>, shareOf: (i: number) => number): number {
  let sum = 0;
  for (const i of tokens) sum += shareOf(i);
  return sum;
}

function pick(
  tokens: Iterable<number>,
  isLeft: (i: number) => boolean,
  shareOf: (i: number) => number,
  at: number,
): number {
  const left = Array.from(tokens).filter(isLeft);
  let rest = at * sumOf(left, shareOf);
  for (const i of left) {
    rest -= shareOf(i);
    if (rest < 0) return i;
  }
  // Rounding may leave a little.
  return left.at(-1)!;
}

function refusal(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_INPUT', message);
}
