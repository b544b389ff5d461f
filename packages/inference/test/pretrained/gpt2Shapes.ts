// A small GPT-2: its configuration, and the shapes of its weights.
import type { Shapes } from './randomWeights.ts';

const [width, heads, layers, vocabulary] = [12, 3, 2, 19];
export const gpt2Config = {
  model_type: 'gpt2',
  ...{ n_embd: width, n_head: heads, n_layer: layers, n_positions: 16, vocab_size: vocabulary },
  ...{ layer_norm_epsilon: 1e-5, activation_function: 'gelu_new', n_inner: null },
};

export function gpt2Shapes(prefix = ''): Shapes {
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
