// BERT from config.json and safetensors, beside a plain float64 one.
import { describe, expect, test } from 'vitest';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { expectNear } from '../compareOutputs.ts';
import { answersOf, ids } from './answers.ts';
import { bertConfig, bertShapes } from './bertShapes.ts';
import { randomFile } from './randomWeights.ts';
import { add, attention, dense, each, type Get, gelu, layerNorm, type Rows, range, take } from './reference.ts';

const [width, heads, layers] = [12, 3, 2];

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
    const got = (await answersOf(modelFromPretrained(bertConfig, file), feeds)).last_hidden_state!;

    for (const i of [0, 1]) {
      const rows = got.slice(i * 5 * width, (i * 5 + lengths[i]!) * width);
      expectNear(rows, seen(hiddenOf(i), i), 1e-5);
    }
  });

  test('embeddings of sentences: the mean of what the mask shows, of length 1', async () => {
    const model = modelFromPretrained(bertConfig, file, { output: 'embedding', normalize: true });

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

  const cls = await answersOf(modelFromPretrained(bertConfig, file, { output: 'embedding', pooling: 'cls' }), feeds);
  const pooler = await answersOf(modelFromPretrained(bertConfig, file, { output: 'pooler' }), feeds);
  const logits = await answersOf(modelFromPretrained(bertConfig, file, { output: 'logits' }), feeds);

  expectNear(cls.sentence_embedding!, first.flat(), 1e-5);
  expectNear(pooler.pooler_output!, pooled.flat(), 1e-5);
  expectNear(logits.logits!, dense(own, pooled, 'classifier').flat(), 1e-5);
});

test('without token types all are of the first', async () => {
  const { file } = randomFile(bertShapes());
  const { token_type_ids: _, ...others } = feeds;
  const zeros = { ...feeds, token_type_ids: ids([0, 0, 0, 0, 0], [0, 0, 0, 0, 0]) };

  const got = await answersOf(modelFromPretrained(bertConfig, file, { tokenTypes: false }), others);

  expect(got).toEqual(await answersOf(modelFromPretrained(bertConfig, file), zeros));
});
