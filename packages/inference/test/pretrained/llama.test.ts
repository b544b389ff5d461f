// Llama from config.json and safetensors, beside a plain float64 one.
import { expect, test } from 'vitest';
import type { PretrainedConfig } from '../../src/build/pretrained/config.ts';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { type TensorToWrite, writeSafetensors } from '../writeSafetensors.ts';
import { expectDecoded } from './decoding.ts';
import { type LlamaForm, llamaLogits, llamaShapes } from './llamaReference.ts';
import { randomFile } from './randomWeights.ts';
import type { Get } from './reference.ts';

const form: LlamaForm = { width: 16, hidden: 24, heads: 4, kvHeads: 2, size: 4, layers: 2, vocabulary: 19 };
const config: PretrainedConfig = {
  model_type: 'llama',
  ...{ hidden_size: 16, intermediate_size: 24, num_attention_heads: 4, num_key_value_heads: 2, num_hidden_layers: 2 },
  ...{ vocab_size: 19, rms_norm_eps: 1e-5, rope_theta: 500, hidden_act: 'silu', max_position_embeddings: 64 },
  ...{ tie_word_embeddings: false, attention_bias: false, rope_scaling: null },
};
const tokens = [3, 1, 18, 4, 9, 7, 2];
const plainAngles = (size: number, theta = 500): number[] =>
  Array.from({ length: size / 2 }, (_, i) => theta ** ((-2 * i) / size));
const whole = { parts: [4, 1, 2], sizes: { layers: 2, heads: 2, size: 4 } };

test('a prompt, then token after token', async () => {
  const { file, get } = randomFile(llamaShapes(form, { prefix: 'model.', head: true }));
  const expected = llamaLogits(get, form, tokens, { prefix: 'model.', angles: plainAngles(4), epsilon: 1e-5 });

  await expectDecoded(modelFromPretrained(config, file), tokens, { ...whole, expected });
});

test('heads that are wider than their share, biases, and a head that is the table of words', async () => {
  const wide = { ...form, size: 6 };
  const { file, get } = randomFile(llamaShapes(wide, { prefix: 'model.', bias: true }), 'BF16');
  const expected = llamaLogits(get, wide, tokens, {
    prefix: 'model.',
    angles: plainAngles(6),
    epsilon: 1e-5,
    bias: true,
  });

  const model = modelFromPretrained({ ...config, model_type: 'qwen2', head_dim: 6 }, file);
  await expectDecoded(model, tokens, { parts: [4, 3], sizes: { ...whole.sizes, size: 6 }, expected });
});

// The first pair turns 2.5 times in 16 tokens, which is between; the other one 0.1 times.
const part = (16 / (2 * Math.PI) - 1) / 3;
const slow = 500 ** -0.5;
const llama3 = { rope_type: 'llama3', factor: 8, low_freq_factor: 1, high_freq_factor: 4 };

test.for<[string, object, readonly number[]]>([
  ['linear', { type: 'linear', factor: 4 }, [1 / 4, slow / 4]],
  ['llama3', { ...llama3, original_max_position_embeddings: 16 }, [part + (1 - part) / 8, slow / 8]],
  ['as newer files say it', { rope_type: 'linear', factor: 2, rope_theta: 100 }, [1 / 2, 1 / 20]],
  ['llama3, all fast', { ...llama3, original_max_position_embeddings: 8192 }, [1, slow]],
])('angles that are scaled: %s', async ([, scaling, angles]) => {
  const { file, get } = randomFile(llamaShapes(form, { head: true }));
  const expected = llamaLogits(get, form, tokens, { angles, epsilon: 1e-5 });

  const entry = 'rope_theta' in scaling ? 'rope_parameters' : 'rope_scaling';
  await expectDecoded(modelFromPretrained({ ...config, [entry]: scaling }, file), tokens, { ...whole, expected });
});

test.for(['rows', 'groups'] as const)('bytes with scales of %s', async (kind) => {
  const { tensors, get } = randomFile(llamaShapes(form, { head: true }), 'BF16');
  const all: Record<string, TensorToWrite> = { ...tensors };
  const numbers = new Map<string, number[]>();
  for (const [name, { shape }] of Object.entries(tensors)) {
    if (!name.includes('_proj')) continue;
    const [rows, width] = shape as [number, number];
    const groups = kind === 'rows' ? 1 : width / 8;
    const bytes = Int8Array.from({ length: rows * width }, (_, i) => ((i * 37) % 251) - 125);
    const scales = Float32Array.from({ length: rows * groups }, (_, i) => 2 ** -9 * (1 + (i % 3)));
    const zeros = Int8Array.from(scales, (_, i) => (i % 5) - 2);
    const u8 = (array: Float32Array | Int8Array): Uint8Array => new Uint8Array(array.buffer);
    all[name] = { dtype: 'I8', shape, bytes: u8(bytes) };
    all[`${name}_scale`] = { dtype: 'F32', shape: [rows, groups], bytes: u8(scales) };
    all[`${name}_zero_point`] = { dtype: 'I8', shape: [rows, groups], bytes: u8(zeros) };
    const group = (i: number): number => Math.floor(i / (width / groups));
    numbers.set(
      name,
      Array.from(bytes, (byte, i) => (byte - zeros[group(i)]!) * scales[group(i)]!),
    );
  }
  const own: Get = (name) => ({ ...get(name), ...(numbers.has(name) ? { values: numbers.get(name)! } : {}) });
  const expected = llamaLogits(own, form, tokens, { angles: plainAngles(4), epsilon: 1e-5 });

  // Its optimizer would round what is multiplied by bytes to bytes, too.
  const peer = { graphOptimizationLevel: 'disabled' };
  await expectDecoded(modelFromPretrained(config, writeSafetensors(all)), tokens, { ...whole, expected, peer });
});

const { file } = randomFile(llamaShapes(form, { head: true }));
test.for<[string, object, string]>([
  ['another type', { model_type: 'mamba' }, 'expected model_type to be one of bert, gpt2, llama'],
  ['no type', { model_type: 7 }, 'expected model_type to be a text, found 7'],
  ['heads that do not divide', { num_attention_heads: 3 }, 'expected 2 heads to divide a width of 3'],
  ['a width of nothing', { hidden_size: 0 }, 'expected hidden_size to be a whole number from 1 on, found 0'],
  ['no width', { hidden_size: undefined }, 'expected hidden_size to be a whole number from 1 on, found none'],
  ['a bias in between', { mlp_bias: true }, 'expected mlp_bias to be false, found true'],
  ['a window', { sliding_window: 4096 }, 'expected sliding_window to be none or null, found 4096'],
  ['another scaling', { rope_scaling: { type: 'yarn', factor: 2 } }, 'to be default, linear or llama3, found yarn'],
  ['another activation', { hidden_act: 'glow' }, 'expected an activation among gelu'],
  ['other weights', { vocab_size: 20 }, 'expected tensor "embed_tokens.weight" to be [20,16], found [19,16]'],
  [
    'more layers',
    { num_hidden_layers: 3 },
    'expected tensor "layers.2.input_layernorm.weight", which its weights do not have',
  ],
])('is refused: %s', ([, changes, message]) => {
  expect(() => modelFromPretrained({ ...config, ...changes } as PretrainedConfig, file)).toThrow(
    expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION', message: expect.stringContaining(message) as string }),
  );
});
