// BERT from config.json and safetensors, beside a plain float64 one.
import { describe, expect, test } from 'vitest';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { expectNear } from '../compareOutputs.ts';
import { answersOf, ids } from './answers.ts';
import { randomFile, type Shapes } from './randomWeights.ts';
import { add, attention, dense, each, type Get, gelu, layerNorm, type Rows, range, take } from './reference.ts';

const [width, hidden, heads, layers, vocabulary] = [12, 20, 3, 2, 17];
const config = {
  model_type: 'bert',
  ...{ hidden_size: width, intermediate_size: hidden, num_attention_heads: heads, num_hidden_layers: layers },
  ...{ vocab_size: vocabulary, type_vocab_size: 2, max_position_embeddings: 9, layer_norm_eps: 1e-12 },
  ...{ hidden_act: 'gelu', pad_token_id: 0, architectures: ['BertModel'] },
};

function bertShapes(prefix = ''): Shapes {
  const shapes: Record<string, readonly number[]> = {
    [`${prefix}embeddings.word_embeddings.weight`]: [vocabulary, width],
    [`${prefix}embeddings.position_embeddings.weight`]: [9, width],
    [`${prefix}embeddings.token_type_embeddings.weight`]: [2, width],
    [`${prefix}pooler.dense.weight`]: [width, width],
    [`${prefix}pooler.dense.bias`]: [width],
    'classifier.weight': [4, width],
    'classifier.bias': [4],
  };
  const pair = (name: string, weight: readonly number[]): void => {
    shapes[`${prefix}${name}.weight`] = weight;
    shapes[`${prefix}${name}.bias`] = [weight[0]!];
  };
  pair('embeddings.LayerNorm', [width]);
  for (let i = 0; i < layers; i++) {
    for (const part of ['self.query', 'self.key', 'self.value', 'output.dense'])
      pair(`encoder.layer.${i}.attention.${part}`, [width, width]);
    pair(`encoder.layer.${i}.attention.output.LayerNorm`, [width]);
    pair(`encoder.layer.${i}.intermediate.dense`, [hidden, width]);
    pair(`encoder.layer.${i}.output.dense`, [width, hidden]);
    pair(`encoder.layer.${i}.output.LayerNorm`, [width]);
  }
  return shapes;
}

function reference(get: Get, tokens: readonly number[], types: readonly number[], length = tokens.length): Rows {
  const words = take(get, 'embeddings.word_embeddings.weight', tokens);
  const places = take(get, 'embeddings.position_embeddings.weight', range(0, tokens.length));
  const kinds = take(get, 'embeddings.token_type_embeddings.weight', types);
  let x = layerNorm(get, add(add(words, places), kinds), 'embeddings.LayerNorm', 1e-12);
  for (let i = 0; i < layers; i++) {
    const name = `encoder.layer.${i}`;
    const [q, k, v] = ['query', 'key', 'value'].map((part) => dense(get, x, `${name}.attention.self.${part}`));
    const mixed = attention(q!, k!, v!, { heads, seen: (key) => key < length });
    const attended = add(dense(get, mixed, `${name}.attention.output.dense`), x);
    const middle = layerNorm(get, attended, `${name}.attention.output.LayerNorm`, 1e-12);
    const wide = each(dense(get, middle, `${name}.intermediate.dense`), gelu);
    x = layerNorm(get, add(dense(get, wide, `${name}.output.dense`), middle), `${name}.output.LayerNorm`, 1e-12);
  }
  return x;
}

const tokens = [
  [3, 1, 16, 4, 9],
  [5, 2, 2, 0, 0],
];
const types = [
  [0, 0, 1, 1, 1],
  [0, 1, 1, 0, 0],
];
const mask = [
  [1, 1, 1, 1, 1],
  [1, 1, 1, 0, 0],
];
const feeds = { input_ids: ids(...tokens), attention_mask: ids(...mask), token_type_ids: ids(...types) };
const lengths = [5, 3];
/** Of tokens that are seen; padding is nobody's business. */
const seen = (rows: Rows, i: number): number[] => rows.slice(0, lengths[i]).flat();

describe.for(['F32', 'F16', 'BF16'] as const)('weights of %s', (dtype) => {
  const { file, get } = randomFile(bertShapes(), dtype);
  const hiddenOf = (i: number): Rows => reference(get, tokens[i]!, types[i]!, lengths[i]);

  test('hidden states', async () => {
    const got = (await answersOf(modelFromPretrained(config, file), feeds)).last_hidden_state!;

    for (const i of [0, 1]) {
      const rows = got.slice(i * 5 * width, (i * 5 + lengths[i]!) * width);
      expectNear(rows, seen(hiddenOf(i), i), 1e-5);
    }
  });

  test('embeddings of sentences: the mean of what the mask shows, of length 1', async () => {
    const model = modelFromPretrained(config, file, { output: 'embedding', normalize: true });

    const got = (await answersOf(model, feeds)).sentence_embedding!;

    for (const i of [0, 1]) {
      const rows = hiddenOf(i).slice(0, lengths[i]);
      const mean = range(0, width).map((j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
      const norm = Math.hypot(...mean);
      expectNear(
        got.slice(i * width, (i + 1) * width),
        mean.map((x) => x / norm),
        1e-5,
      );
    }
  });
});

test('the first token, pooled, and the classifier, of a file whose names begin with bert.', async () => {
  const { file, get } = randomFile(bertShapes('bert.'));
  const own: Get = (name) => get(name.startsWith('classifier') ? name : `bert.${name}`);
  const first = [0, 1].map((i) => reference(own, tokens[i]!, types[i]!, lengths[i])[0]!);
  const pooled = each(dense(own, first, 'pooler.dense'), Math.tanh);

  const cls = await answersOf(modelFromPretrained(config, file, { output: 'embedding', pooling: 'cls' }), feeds);
  const pooler = await answersOf(modelFromPretrained(config, file, { output: 'pooler' }), feeds);
  const logits = await answersOf(modelFromPretrained(config, file, { output: 'logits' }), feeds);

  expectNear(cls.sentence_embedding!, first.flat(), 1e-5);
  expectNear(pooler.pooler_output!, pooled.flat(), 1e-5);
  expectNear(logits.logits!, dense(own, pooled, 'classifier').flat(), 1e-5);
});

test('without token types all are of the first', async () => {
  const { file } = randomFile(bertShapes());
  const { token_type_ids: _, ...others } = feeds;
  const zeros = { ...feeds, token_type_ids: ids([0, 0, 0, 0, 0], [0, 0, 0, 0, 0]) };

  const got = await answersOf(modelFromPretrained(config, file, { tokenTypes: false }), others);

  expect(got).toEqual(await answersOf(modelFromPretrained(config, file), zeros));
});
