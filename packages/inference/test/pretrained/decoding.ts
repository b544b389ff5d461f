// A text that a decoder is given in parts, with what it remembers of those before.
import type { ModelProto } from '@kinglet/onnx';
import { expectNear } from '../compareOutputs.ts';
import type { Feed } from '../onnxRuntime.ts';
import { answersOf, type Feeds, ids } from './answers.ts';
import { type Rows, range } from './reference.ts';

export interface CacheSizes {
  readonly layers: number;
  readonly heads: number;
  readonly size: number;
}

/** A cache of nothing, or what a step gave. */
function pastOf(answers: Readonly<Record<string, readonly number[]>>, past: number, sizes: CacheSizes) {
  const feeds: Record<string, Feed> = {};
  for (let i = 0; i < sizes.layers; i++)
    for (const part of ['key', 'value'])
      feeds[`past_key_values.${i}.${part}`] = {
        data: Float32Array.from(answers[`present.${i}.${part}`] ?? []),
        dims: [1, sizes.heads, past, sizes.size],
      };
  return feeds;
}

interface Decoded {
  /** How many tokens each step is given. */
  readonly parts: readonly number[];
  readonly expected: Rows;
  readonly sizes: CacheSizes;
  /** Inputs that are the same in each step. */
  readonly others?: Feeds;
  /** Options of onnxruntime's session. */
  readonly peer?: object;
}

/** Each part's logits are those of the whole text at once. */
export async function expectDecoded(
  model: ModelProto,
  tokens: readonly number[],
  { parts, expected, sizes, others = {}, peer = {} }: Decoded,
): Promise<void> {
  let answers: Record<string, number[]> = {};
  let from = 0;
  for (const length of parts) {
    const to = from + length;
    const own = { input_ids: ids(tokens.slice(from, to)), position_ids: ids(range(from, to)) };
    answers = await answersOf(model, { ...own, ...others, ...pastOf(answers, from, sizes) }, { peer });
    expectNear(answers.logits!, expected.slice(from, to).flat(), 1e-5);
    from = to;
  }
}
