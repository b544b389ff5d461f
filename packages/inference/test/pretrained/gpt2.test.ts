// GPT-2 from config.json and safetensors, beside a plain float64 one, with and without its cache.
import { expect, test } from 'vitest';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { expectNear } from '../compareOutputs.ts';
import type { Feed } from '../onnxRuntime.ts';
import { answersOf, type Feeds, ids } from './answers.ts';
import { randomFile, type Shapes } from './randomWeights.ts';
import { add, attention, dense, each, type Get, geluTanh, layerNorm, type Rows, range, take } from './reference.ts';

const [width, heads, layers, vocabulary] = [12, 3, 2, 19];
const size = width / heads;
const config = {
  model_type: 'gpt2',
  ...{ n_embd: width, n_head: heads, n_layer: layers, n_positions: 16, vocab_size: vocabulary },
  ...{ layer_norm_epsilon: 1e-5, activation_function: 'gelu_new', n_inner: null },
};

function gpt2Shapes(prefix = ''): Shapes {
  const shapes: Record<string, readonly number[]> = {
    [`${prefix}wte.weight`]: [vocabulary, width],
    [`${prefix}wpe.weight`]: [16, width],
  };
  const pair = (name: string, weight: readonly number[]): void => {
    shapes[`${prefix}${name}.weight`] = weight;
    shapes[`${prefix}${name}.bias`] = [weight.at(-1)!];
  };
  pair('ln_f', [width]);
  for (let i = 0; i < layers; i++) {
    pair(`h.${i}.ln_1`, [width]);
    pair(`h.${i}.ln_2`, [width]);
    pair(`h.${i}.attn.c_attn`, [width, 3 * width]);
    pair(`h.${i}.attn.c_proj`, [width, width]);
    pair(`h.${i}.mlp.c_fc`, [width, 4 * width]);
    pair(`h.${i}.mlp.c_proj`, [4 * width, width]);
  }
  return shapes;
}

function reference(get: Get, tokens: readonly number[], first = 0): Rows {
  let x: Rows = add(take(get, 'wte.weight', tokens), take(get, 'wpe.weight', range(0, tokens.length)));
  for (let i = 0; i < layers; i++) {
    const qkv = dense(get, layerNorm(get, x, `h.${i}.ln_1`, 1e-5), `h.${i}.attn.c_attn`, 'inputs first');
    const [q, k, v] = [0, 1, 2].map((part) => qkv.map((row) => row.slice(part * width, (part + 1) * width)));
    const seen = (key: number): boolean => key >= first;
    const mixed = attention(q!, k!, v!, { heads, isCausal: true, seen });
    x = add(dense(get, mixed, `h.${i}.attn.c_proj`, 'inputs first'), x);
    const normed = layerNorm(get, x, `h.${i}.ln_2`, 1e-5);
    const wide = each(dense(get, normed, `h.${i}.mlp.c_fc`, 'inputs first'), geluTanh);
    x = add(dense(get, wide, `h.${i}.mlp.c_proj`, 'inputs first'), x);
  }
  const table = get('wte.weight');
  const last = layerNorm(get, x, 'ln_f', 1e-5);
  return dense(() => table, last, 'wte', 'outputs first', false);
}

const tokens = [3, 1, 18, 4, 9, 7, 2];

/** A cache of nothing, or what a step gave. */
function pastOf(answers: Readonly<Record<string, readonly number[]>>, past: number): Record<string, Feed> {
  const feeds: Record<string, Feed> = {};
  for (let i = 0; i < layers; i++)
    for (const part of ['key', 'value'])
      feeds[`past_key_values.${i}.${part}`] = {
        data: Float32Array.from(answers[`present.${i}.${part}`] ?? []),
        dims: [1, heads, past, size],
      };
  return feeds;
}

test('a prompt, then token after token, answers what the whole text at once does', async () => {
  const { file, get } = randomFile(gpt2Shapes());
  const model = modelFromPretrained(config, file);
  const expected = reference(get, tokens);

  const whole = await answersOf(modelFromPretrained(config, file, { cache: false }), {
    input_ids: ids(tokens),
    position_ids: ids(range(0, 7)),
  });
  expectNear(whole.logits!, expected.flat(), 1e-5);

  let answers: Record<string, number[]> = {};
  for (const [from, to] of [
    [0, 4],
    [4, 5],
    [5, 7],
  ] as const) {
    const feeds: Feeds = {
      input_ids: ids(tokens.slice(from, to)),
      position_ids: ids(range(from, to)),
      ...pastOf(answers, from),
    };
    answers = await answersOf(model, feeds);
    expectNear(answers.logits!, expected.slice(from, to).flat(), 1e-5);
  }
});

test('logits of the last token alone, of a file whose names begin with transformer.', async () => {
  const { file, get } = randomFile(gpt2Shapes('transformer.'));
  const model = modelFromPretrained(config, file, { cache: false, logitsOf: 'last' });

  const got = await answersOf(model, { input_ids: ids(tokens), position_ids: ids(range(0, 7)) });

  expectNear(got.logits!, [...reference((name) => get(`transformer.${name}`), tokens).at(-1)!], 1e-5);
});

test('a mask hides what a batch of texts is padded with', async () => {
  const { file, get } = randomFile(gpt2Shapes());
  const model = modelFromPretrained(config, file, { attentionMask: true, cache: false });

  const feeds = {
    input_ids: ids(tokens, tokens),
    position_ids: ids(range(0, 7), range(0, 7)),
    attention_mask: ids([1, 1, 1, 1, 1, 1, 1], [0, 0, 1, 1, 1, 1, 1]),
  };
  const isPadding = (i: number): boolean => i >= 7 * vocabulary && i < 9 * vocabulary;

  const got = await answersOf(model, feeds, (logits) => Array.from(logits, Number).filter((_, i) => !isPadding(i)));

  const padded = reference(get, tokens, 2).slice(2);
  expectNear(got.logits!, [...reference(get, tokens), ...padded].flat(), 1e-5);
});

test('what is asked for and what there is', () => {
  const inputs = modelFromPretrained(config, randomFile(gpt2Shapes()).file).graph!.input.map(({ name }) => name);

  expect(inputs).toEqual([
    ...['input_ids', 'position_ids', 'past_key_values.0.key', 'past_key_values.0.value'],
    ...['past_key_values.1.key', 'past_key_values.1.value'],
  ]);
});
