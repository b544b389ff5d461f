// Whisper's encoder and decoder from config.json and safetensors, beside plain float64 ones.
import { expect, test } from 'vitest';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { randomNumbers, randomWeights } from '../../src/build/randomNumbers.ts';
import { expectNear } from '../compareOutputs.ts';
import type { Feed } from '../onnxRuntime.ts';
import { answersOf } from './answers.ts';
import { expectDecoded } from './decoding.ts';
import { randomFile, type Shapes } from './randomWeights.ts';
import { add, attention, dense, each, type Get, gelu, layerNorm, type Rows, range, rowsOf, take } from './reference.ts';

const [width, hidden, heads, layers, bins, positions, vocabulary] = [12, 20, 3, 2, 5, 6, 19];
const config = {
  model_type: 'whisper',
  ...{ d_model: width, encoder_layers: layers, decoder_layers: layers, activation_function: 'gelu' },
  ...{
    encoder_attention_heads: heads,
    decoder_attention_heads: heads,
    encoder_ffn_dim: hidden,
    decoder_ffn_dim: hidden,
  },
  ...{ num_mel_bins: bins, max_source_positions: positions, max_target_positions: 16, vocab_size: vocabulary },
};

function whisperShapes(prefix: string): Shapes {
  const shapes: Record<string, readonly number[]> = {
    [`${prefix}encoder.embed_positions.weight`]: [positions, width],
    [`${prefix}decoder.embed_positions.weight`]: [16, width],
    [`${prefix}decoder.embed_tokens.weight`]: [vocabulary, width],
  };
  const pair = (name: string, ...dims: number[]): void => {
    shapes[`${prefix}${name}.weight`] = dims;
    shapes[`${prefix}${name}.bias`] = [dims[0]!];
  };
  pair('encoder.conv1', width, bins, 3);
  pair('encoder.conv2', width, width, 3);
  pair('encoder.layer_norm', width);
  pair('decoder.layer_norm', width);
  for (const part of ['encoder', 'decoder'])
    for (const i of range(0, layers)) {
      const name = `${part}.layers.${i}`;
      for (const kind of part === 'encoder' ? ['self_attn'] : ['self_attn', 'encoder_attn']) {
        for (const projection of ['q', 'v', 'out']) pair(`${name}.${kind}.${projection}_proj`, width, width);
        shapes[`${prefix}${name}.${kind}.k_proj.weight`] = [width, width];
        pair(`${name}.${kind}_layer_norm`, width);
      }
      pair(`${name}.final_layer_norm`, width);
      pair(`${name}.fc1`, hidden, width);
      pair(`${name}.fc2`, width, hidden);
    }
  return shapes;
}

/** Rows are channels: out[o][t] = b[o] + sum over i and k of w[o][i][k] x[i][stride t + k - 1]. */
function convolve(get: Get, x: Rows, name: string, stride: number): number[][] {
  const { dims, values } = get(`${name}.weight`);
  const bias = get(`${name}.bias`).values;
  const frames = Math.floor((x[0]!.length - 1) / stride) + 1;
  return range(0, dims[0]!).map((o) =>
    range(0, frames).map((t) => {
      let sum = bias[o]!;
      for (const i of range(0, dims[1]!))
        for (const k of range(0, 3)) sum += values[(o * dims[1]! + i) * 3 + k]! * (x[i]![stride * t + k - 1] ?? 0);
      return gelu(sum);
    }),
  );
}

function attend(get: Get, x: Rows, memory: Rows | undefined, name: string, isCausal: boolean): Rows {
  const queries = layerNorm(get, x, `${name}_layer_norm`, 1e-5);
  const [q, k, v] = [
    dense(get, queries, `${name}.q_proj`),
    dense(get, memory ?? queries, `${name}.k_proj`, 'outputs first', false),
    dense(get, memory ?? queries, `${name}.v_proj`),
  ];
  return add(dense(get, attention(q, k, v, { heads, isCausal }), `${name}.out_proj`), x);
}

function feedForward(get: Get, x: Rows, name: string): Rows {
  const wide = dense(get, layerNorm(get, x, `${name}.final_layer_norm`, 1e-5), `${name}.fc1`);
  return add(dense(get, each(wide, gelu), `${name}.fc2`), x);
}

function encode(get: Get, sounds: Rows): Rows {
  const stem = convolve(get, convolve(get, sounds, 'encoder.conv1', 1), 'encoder.conv2', 2);
  const frames = range(0, positions).map((t) => stem.map((channel) => channel[t]!));
  let x: Rows = add(frames, rowsOf(get('encoder.embed_positions.weight').values, width));
  for (const i of range(0, layers))
    x = feedForward(get, attend(get, x, undefined, `encoder.layers.${i}.self_attn`, false), `encoder.layers.${i}`);
  return layerNorm(get, x, 'encoder.layer_norm', 1e-5);
}

function decode(get: Get, tokens: readonly number[], memory: Rows): Rows {
  const places = take(get, 'decoder.embed_positions.weight', range(0, tokens.length));
  let x: Rows = add(take(get, 'decoder.embed_tokens.weight', tokens), places);
  for (const i of range(0, layers)) {
    const name = `decoder.layers.${i}`;
    x = attend(get, attend(get, x, undefined, `${name}.self_attn`, true), memory, `${name}.encoder_attn`, false);
    x = feedForward(get, x, name);
  }
  return dense(get, layerNorm(get, x, 'decoder.layer_norm', 1e-5), 'decoder.embed_tokens', 'outputs first', false);
}

const sounds = randomWeights(randomNumbers(4), bins * 2 * positions, 1);
const tokens = [3, 1, 18, 4, 9];

test('what the encoder makes of sounds', async () => {
  const { file, get } = randomFile(whisperShapes('model.'));
  const own: Get = (name) => get(`model.${name}`);
  const feeds = { input_features: { data: sounds, dims: [1, bins, 2 * positions] } };

  const got = await answersOf(modelFromPretrained(config, file), feeds);

  const last = encode(own, rowsOf(sounds, 2 * positions));
  expectNear(got.last_hidden_state!, last.flat(), 1e-5);
  expectNear(got['encoder.1.value']!, dense(own, last, 'decoder.layers.1.encoder_attn.v_proj').flat(), 1e-5);
  const alone = modelFromPretrained(config, file, { crossCache: false });
  expect(alone.graph!.output.map(({ name }) => name)).toEqual(['last_hidden_state']);
});

test.for([true, false])(
  'what the decoder makes of that, token after token: keys from the encoder, %s',
  async (crossCache) => {
    const { file, get } = randomFile(whisperShapes(''));
    const memory = encode(get, rowsOf(sounds, 2 * positions));
    const expected = decode(get, tokens, memory);
    const given = (rows: Rows): Feed => ({ data: Float32Array.from(rows.flat()), dims: [1, positions, width] });
    const made = range(0, layers).flatMap((i) => {
      const name = `decoder.layers.${i}.encoder_attn`;
      return [
        [`encoder.${i}.key`, given(dense(get, memory, `${name}.k_proj`, 'outputs first', false))] as const,
        [`encoder.${i}.value`, given(dense(get, memory, `${name}.v_proj`))] as const,
      ];
    });
    const others = crossCache ? Object.fromEntries(made) : { encoder_hidden_states: given(memory) };

    await expectDecoded(modelFromPretrained(config, file, { part: 'decoder', crossCache }), tokens, {
      ...{ parts: [3, 1, 1], sizes: { layers, heads, size: width / heads }, expected, others },
    });
  },
);

test('it has no other part', () => {
  const { file } = randomFile(whisperShapes(''));
  const options = { part: 'vocoder' as 'decoder' };

  expect(() => modelFromPretrained(config, file, options)).toThrow(
    'expected part to be encoder or decoder, found vocoder',
  );
});
