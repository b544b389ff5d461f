// Whatever a configuration says: a model, or an error that says what was expected; soon, and without much memory.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PretrainedConfig } from '../../src/build/pretrained/config.ts';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { InferenceError } from '../../src/errors.ts';
import { bertConfig, bertShapes } from './bertShapes.ts';
import { gpt2Config, gpt2Shapes } from './gpt2Shapes.ts';
import { llamaShapes } from './llamaReference.ts';
import { randomFile } from './randomWeights.ts';

const llamaForm = { width: 16, hidden: 24, heads: 4, kvHeads: 2, size: 4, layers: 1, vocabulary: 19 };
const llamaConfig = {
  model_type: 'llama',
  ...{ hidden_size: 16, intermediate_size: 24, num_attention_heads: 4, num_key_value_heads: 2, num_hidden_layers: 1 },
  ...{ vocab_size: 19, head_dim: 4, rope_theta: 10_000, rope_scaling: { rope_type: 'linear', factor: 2 } },
};
const whisperConfig = {
  model_type: 'whisper',
  ...{ d_model: 16, encoder_layers: 1, decoder_layers: 1, encoder_attention_heads: 4, decoder_attention_heads: 4 },
};
const vitConfig = { model_type: 'vit', hidden_size: 16, num_attention_heads: 4, num_hidden_layers: 1, image_size: 32 };

const wild = fc.oneof(
  fc.constantFrom(
    0,
    -1,
    1,
    2,
    3,
    0.5,
    2 ** 16,
    2 ** 30,
    2 ** 31 - 1,
    2 ** 53,
    Number.NaN,
    null,
    true,
    [],
    {},
    '7',
    'silu',
  ),
  fc.nat(40),
);

test.for<[PretrainedConfig, Uint8Array]>([
  [bertConfig, randomFile(bertShapes()).file],
  [gpt2Config as PretrainedConfig, randomFile(gpt2Shapes()).file],
  [llamaConfig, randomFile(llamaShapes(llamaForm, { head: true })).file],
  [whisperConfig, randomFile({ 'encoder.conv1.weight': [16, 80, 3] }).file],
  [vitConfig, randomFile({ layernorm: [16] }).file],
])('$0.model_type', ([config, file]) => {
  const changes = fc.dictionary(fc.constantFrom(...Object.keys(config)), wild, { minKeys: 1, maxKeys: 3 });

  fc.assert(
    fc.property(changes, (changed) => {
      try {
        modelFromPretrained({ ...config, ...changed } as PretrainedConfig, file);
      } catch (error) {
        expect(error).toBeInstanceOf(InferenceError);
        expect((error as InferenceError).code).toBe('KINGLET_INFERENCE_OPTION');
      }
    }),
    { numRuns: 300 },
  );
});
