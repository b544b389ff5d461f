// GPT-2 from config.json and safetensors, beside a plain float64 one, with and without its cache.
import { expect, test } from 'vitest';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { expectNear } from '../compareOutputs.ts';
import { answersOf, ids } from './answers.ts';
import { expectDecoded } from './decoding.ts';
import { gpt2Config, gpt2Shapes } from './gpt2Shapes.ts';
import { randomFile } from './randomWeights.ts';
import { add, attention, dense, each, type Get, geluTanh, layerNorm, type Rows, range, take } from './reference.ts';

const [width, heads, layers, vocabulary] = [12, 3, 2, 19];
const size = width / heads;

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

test('a prompt, then token after token, answers what the whole text at once does', async () => {
  const { file, get } = randomFile(gpt2Shapes());
  const model = modelFromPretrained(gpt2Config, file);
  const expected = reference(get, tokens);

  const whole = await answersOf(modelFromPretrained(gpt2Config, file, { cache: false }), {
    input_ids: ids(tokens),
    position_ids: ids(range(0, 7)),
  });
  expectNear(whole.logits!, expected.flat(), 1e-5);

  await expectDecoded(model, tokens, { parts: [4, 1, 2], expected, sizes: { layers, heads, size } });
});

test('logits of the last token alone, of a file whose names begin with transformer.', async () => {
  const { file, get } = randomFile(gpt2Shapes('transformer.'));
  const model = modelFromPretrained(gpt2Config, file, { cache: false, logitsOf: 'last' });

  const got = await answersOf(model, { input_ids: ids(tokens), position_ids: ids(range(0, 7)) });

  expectNear(got.logits!, [...reference((name) => get(`transformer.${name}`), tokens).at(-1)!], 1e-5);
});

test('a mask hides what a batch of texts is padded with', async () => {
  const { file, get } = randomFile(gpt2Shapes());
  const model = modelFromPretrained(gpt2Config, file, { attentionMask: true, cache: false });

  const feeds = {
    input_ids: ids(tokens, tokens),
    position_ids: ids(range(0, 7), range(0, 7)),
    attention_mask: ids([1, 1, 1, 1, 1, 1, 1], [0, 0, 1, 1, 1, 1, 1]),
  };
  const isPadding = (i: number): boolean => i >= 7 * vocabulary && i < 9 * vocabulary;

  const kept = (logits: ArrayLike<bigint | number>): number[] =>
    Array.from(logits, Number).filter((_, i) => !isPadding(i));
  const got = await answersOf(model, feeds, { kept });

  const padded = reference(get, tokens, 2).slice(2);
  expectNear(got.logits!, [...reference(get, tokens), ...padded].flat(), 1e-5);
});

test('what is asked for and what there is', () => {
  const inputs = modelFromPretrained(gpt2Config, randomFile(gpt2Shapes()).file).graph!.input.map(({ name }) => name);

  expect(inputs).toEqual([
    ...['input_ids', 'position_ids', 'past_key_values.0.key', 'past_key_values.0.value'],
    ...['past_key_values.1.key', 'past_key_values.1.value'],
  ]);
});
