// GPT-2 and BERT of GGUF files answer as the same weights of safetensors do.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelFromGguf } from '../../src/build/gguf/modelFromGguf.ts';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { InferenceError } from '../../src/errors.ts';
import { expectNear } from '../compareOutputs.ts';
import { answersOf, ids } from '../pretrained/answers.ts';
import { bertConfig, bertShapes } from '../pretrained/bertShapes.ts';
import { gpt2Config, gpt2Shapes } from '../pretrained/gpt2Shapes.ts';
import { type RandomFile, randomFile } from '../pretrained/randomWeights.ts';
import { type GgufTensorToWrite, writeGguf } from './writeGguf.ts';

/** Tensors of F32 by llama.cpp's names; `turned` are those that the converter transposes. */
function converted({ tensors }: RandomFile, names: readonly (readonly [RegExp, string])[], turned = /$^/) {
  const made: Record<string, GgufTensorToWrite> = {};
  for (const [name, { shape, bytes }] of Object.entries(tensors)) {
    const own = names.reduce((text, [from, to]) => text.replace(from, to), name);
    const isTurned = turned.test(name);
    made[own] = isTurned ? transposed(shape, bytes) : { type: 0, dims: shape, bytes };
  }
  return made;
}

function transposed([rows, columns]: readonly number[], bytes: Uint8Array): GgufTensorToWrite {
  const from = new Float32Array(bytes.buffer);
  const to = Float32Array.from(from, (_, i) => from[(i % rows!) * columns! + Math.floor(i / rows!)]!);
  return { type: 0, dims: [columns!, rows!], bytes: new Uint8Array(to.buffer) };
}

function gpt2File(made: RandomFile): Uint8Array {
  const names = [
    [/^h\./, 'blk.'],
    [/^wte/, 'token_embd'],
    [/^wpe/, 'position_embd'],
    [/^ln_f/, 'output_norm'],
    [/ln_1/, 'attn_norm'],
    [/ln_2/, 'ffn_norm'],
    [/attn\.c_attn/, 'attn_qkv'],
    [/attn\.c_proj/, 'attn_output'],
    [/mlp\.c_fc/, 'ffn_up'],
    [/mlp\.c_proj/, 'ffn_down'],
  ] as const;
  const metadata = {
    'general.architecture': 'gpt2',
    ...{ 'gpt2.embedding_length': gpt2Config.n_embd, 'gpt2.block_count': gpt2Config.n_layer },
    ...{ 'gpt2.attention.head_count': gpt2Config.n_head, 'gpt2.attention.layer_norm_epsilon': 0.00001 },
    'gpt2.feed_forward_length': 4 * gpt2Config.n_embd,
  };
  return writeGguf(metadata, converted(made, names, /\.c_\w+\.weight$/));
}

test('GPT-2, whose matrices the converter turns', async () => {
  const made = randomFile(gpt2Shapes());
  const feeds = { input_ids: ids([3, 1, 18, 4]), position_ids: ids([0, 1, 2, 3]) };

  const got = await answersOf(modelFromGguf(gpt2File(made), { cache: false }), feeds);

  const expected = await answersOf(modelFromPretrained(gpt2Config, made.file, { cache: false }), feeds);
  expectNear(got.logits!, expected.logits!, 1e-6);
});

test('BERT, whose file says how sentences are pooled', async () => {
  const made = randomFile(bertShapes());
  const names = [
    [/^embeddings\.word_embeddings/, 'token_embd'],
    [/^embeddings\.position_embeddings/, 'position_embd'],
    [/^embeddings\.token_type_embeddings/, 'token_types'],
    [/^embeddings\.LayerNorm/, 'token_embd_norm'],
    [/^encoder\.layer\./, 'blk.'],
    [/attention\.self\.query/, 'attn_q'],
    [/attention\.self\.key/, 'attn_k'],
    [/attention\.self\.value/, 'attn_v'],
    [/attention\.output\.dense/, 'attn_output'],
    [/attention\.output\.LayerNorm/, 'attn_output_norm'],
    [/intermediate\.dense/, 'ffn_up'],
    [/output\.dense/, 'ffn_down'],
    [/(blk\.\d+\.)output\.LayerNorm/, '$1layer_output_norm'],
  ] as const;
  const metadata = {
    'general.architecture': 'bert',
    ...{ 'bert.embedding_length': 12, 'bert.block_count': 2, 'bert.attention.head_count': 3, 'bert.pooling_type': 2 },
    ...{ 'bert.attention.layer_norm_epsilon': 1e-12, 'bert.feed_forward_length': 20, 'bert.attention.causal': false },
  };
  const feeds = {
    input_ids: ids([3, 1, 16], [5, 2, 0]),
    attention_mask: ids([1, 1, 1], [1, 1, 0]),
    token_type_ids: ids([0, 0, 1], [0, 1, 0]),
  };

  const model = modelFromGguf(writeGguf(metadata, converted(made, names)), { output: 'embedding' });
  const got = await answersOf(model, feeds);

  const options = { output: 'embedding', pooling: 'cls' } as const;
  const expected = await answersOf(modelFromPretrained(bertConfig, made.file, options), feeds);
  expectNear(got.sentence_embedding!, expected.sentence_embedding!, 1e-6);
  expect(got.sentence_embedding).toHaveLength(24);
});

test('a file with some bytes of its head changed is a model, or an error', () => {
  const file = gpt2File(randomFile(gpt2Shapes()));
  const head = Buffer.from(file).lastIndexOf('ffn_down') + 60;
  const changes = fc.array(fc.tuple(fc.nat(head), fc.nat(255)), { minLength: 1, maxLength: 4 });

  fc.assert(
    fc.property(changes, (changed) => {
      const spoilt = file.slice();
      for (const [at, byte] of changed) spoilt[at] = byte;
      try {
        modelFromGguf(spoilt);
      } catch (error) {
        expect(error).toBeInstanceOf(InferenceError);
      }
    }),
    { numRuns: 1000 },
  );
});
