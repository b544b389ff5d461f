// One vector for a text, from a vector for each of its tokens.
import type { ElementArray } from '../elementArrays.ts';
import { InferenceError } from '../errors.ts';

/** Vectors of tokens, as a model's output has them: [batch, tokens, width], floats. */
export interface HiddenStates {
  readonly shape: readonly number[];
  readonly data: ElementArray;
}

/** Vectors beside each other: [batch, width]. */
export interface Embeddings {
  readonly shape: readonly [batch: number, width: number];
  readonly data: Float32Array;
}

/**
 * The mean of the vectors of those tokens whose element of `mask` is not 0, for each text; 0 where there are none, as
 * sentence-transformers has it. `mask` is the model's: batch x tokens; left out, all tokens count. Sums are of doubles. Throws
 * InferenceError KINGLET_INFERENCE_INPUT for other shapes and types.
 */
export function meanPool(hidden: HiddenStates, mask?: ArrayLike<bigint | number>): Embeddings {
  const { batch, tokens, width, data } = checkHidden(hidden);
  if (mask && mask.length !== batch * tokens)
    throw refusal(`a mask of ${batch} x ${tokens} elements, found ${mask.length}`);
  const means = new Float32Array(batch * width);
  const sums = new Float64Array(width);
  for (let text = 0; text < batch; text++) {
    sums.fill(0);
    let count = 0;
    for (let token = text * tokens; token < (text + 1) * tokens; token++) {
      if (mask && Number(mask[token]) === 0) continue;
      for (let i = 0, from = token * width; i < width; i++) sums[i]! += data[from + i]!;
      count++;
    }
    for (let i = 0; i < width; i++) means[text * width + i] = sums[i]! / Math.max(count, 1);
  }
  return { shape: [batch, width], data: means };
}

/** The vector of the first token, for each text. Throws as `meanPool` does. */
export function clsPool(hidden: HiddenStates): Embeddings {
  const { batch, tokens, width, data } = checkHidden(hidden);
  if (tokens === 0) throw refusal('at least one token, found none');
  const firsts = new Float32Array(batch * width);
  for (let text = 0; text < batch; text++)
    firsts.set(data.subarray(text * tokens * width, text * tokens * width + width), text * width);
  return { shape: [batch, width], data: firsts };
}

interface Checked {
  readonly batch: number;
  readonly tokens: number;
  readonly width: number;
  readonly data: Float32Array;
}

function checkHidden({ shape, data }: HiddenStates): Checked {
  const [batch, tokens, width] = shape;
  if (shape.length !== 3 || batch === undefined || tokens === undefined || width === undefined)
    throw refusal(`hidden states of the shape [batch, tokens, width], found [${shape.join(', ')}]`);
  if (!(data instanceof Float32Array)) throw refusal('hidden states of float');
  if (data.length !== batch * tokens * width)
    throw refusal(`${batch} x ${tokens} x ${width} elements, found ${data.length}`);
  return { batch, tokens, width, data };
}

function refusal(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_INPUT', `expected ${message}`);
}
