// ViT from config.json and safetensors, beside a plain float64 one.
import { expect, test } from 'vitest';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { randomNumbers, randomWeights } from '../../src/build/randomNumbers.ts';
import { expectNear } from '../compareOutputs.ts';
import { answersOf } from './answers.ts';
import { randomFile, type Shapes } from './randomWeights.ts';
import { add, attention, dense, each, type Get, gelu, layerNorm, type Rows, range, rowsOf } from './reference.ts';

const [width, hidden, heads, layers, size, patch] = [12, 20, 3, 2, 8, 4];
const config = {
  model_type: 'vit',
  ...{ hidden_size: width, intermediate_size: hidden, num_attention_heads: heads, num_hidden_layers: layers },
  ...{ image_size: size, patch_size: patch, num_channels: 2, layer_norm_eps: 1e-12, hidden_act: 'gelu' },
};

function vitShapes(prefix: string): Shapes {
  const shapes: Record<string, readonly number[]> = {
    [`${prefix}embeddings.cls_token`]: [1, 1, width],
    [`${prefix}embeddings.position_embeddings`]: [1, 5, width],
    'classifier.weight': [3, width],
    'classifier.bias': [3],
  };
  const pair = (name: string, ...dims: number[]): void => {
    shapes[`${prefix}${name}.weight`] = dims;
    shapes[`${prefix}${name}.bias`] = [dims[0]!];
  };
  pair('embeddings.patch_embeddings.projection', width, 2, patch, patch);
  pair('layernorm', width);
  for (const i of range(0, layers)) {
    const name = `encoder.layer.${i}`;
    for (const part of ['query', 'key', 'value']) pair(`${name}.attention.attention.${part}`, width, width);
    pair(`${name}.attention.output.dense`, width, width);
    pair(`${name}.layernorm_before`, width);
    pair(`${name}.layernorm_after`, width);
    pair(`${name}.intermediate.dense`, hidden, width);
    pair(`${name}.output.dense`, width, hidden);
  }
  return shapes;
}

/** The pixels of each patch, channel by channel. */
function patchesOf(image: Float32Array): number[][] {
  return range(0, 4).map((i) => {
    const [top, left] = [Math.floor(i / 2) * patch, (i % 2) * patch];
    return range(0, 2 * patch * patch).map((j) => {
      const [channel, row, column] = [Math.floor(j / 16), Math.floor(j / 4) % 4, j % 4];
      return image[(channel * size + top + row) * size + left + column]!;
    });
  });
}

function reference(get: Get, image: Float32Array): Rows {
  const name = 'embeddings.patch_embeddings.projection';
  const flat: Get = (tensor) =>
    tensor.endsWith('weight') ? { dims: [width, 32], values: get(tensor).values } : get(tensor);
  const tokens = [get('embeddings.cls_token').values, ...dense(flat, patchesOf(image), name)];
  let x: Rows = add(tokens, rowsOf(get('embeddings.position_embeddings').values, width));
  for (const i of range(0, layers)) {
    const layer = `encoder.layer.${i}`;
    const normed = layerNorm(get, x, `${layer}.layernorm_before`, 1e-12);
    const [q, k, v] = ['query', 'key', 'value'].map((part) =>
      dense(get, normed, `${layer}.attention.attention.${part}`),
    );
    x = add(dense(get, attention(q!, k!, v!, { heads }), `${layer}.attention.output.dense`), x);
    const inner = layerNorm(get, x, `${layer}.layernorm_after`, 1e-12);
    x = add(dense(get, each(dense(get, inner, `${layer}.intermediate.dense`), gelu), `${layer}.output.dense`), x);
  }
  return layerNorm(get, x, 'layernorm', 1e-12);
}

const pixels = randomWeights(randomNumbers(4), 2 * 2 * size * size, 1);
const feeds = { pixel_values: { data: pixels, dims: [2, 2, size, size] } };
const images = [pixels.slice(0, 128), pixels.slice(128)];

test('logits of images, and what the last layer made', async () => {
  const { file, get } = randomFile(vitShapes('vit.'));
  const own: Get = (name) => get(name.startsWith('classifier') ? name : `vit.${name}`);
  const expected = images.map((image) => reference(own, image));

  const { logits } = await answersOf(modelFromPretrained(config, file), feeds);
  const hiddenOf = await answersOf(modelFromPretrained(config, file, { output: 'hidden' }), feeds);

  const first = expected.map((rows) => rows[0]!);
  expectNear(logits!, dense(own, first, 'classifier').flat(), 1e-5);
  expectNear(hiddenOf.last_hidden_state!, expected.flat(2), 1e-5);
});

test('it has no embedding of sentences', () => {
  const { file } = randomFile(vitShapes(''));

  expect(() => modelFromPretrained(config, file, { output: 'embedding' })).toThrow(
    'expected output hidden or logits of vit, found embedding',
  );
});
