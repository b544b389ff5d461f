// A small BERT: its configuration, and the shapes of its weights.
import type { Shapes } from './randomWeights.ts';

const [width, hidden, heads, layers, vocabulary] = [12, 20, 3, 2, 17];
export const bertConfig = {
  model_type: 'bert',
  ...{ hidden_size: width, intermediate_size: hidden, num_attention_heads: heads, num_hidden_layers: layers },
  ...{ vocab_size: vocabulary, type_vocab_size: 2, max_position_embeddings: 9, layer_norm_eps: 1e-12 },
  ...{ hidden_act: 'gelu', pad_token_id: 0, architectures: ['BertModel'] },
};

export function bertShapes(prefix = ''): Shapes {
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
