// GPT-2 (Radford et al., 2019), token after token with a cache.
import type { ModelProto } from '@kinglet/onnx';
import type { Config } from './config.ts';
import { DecoderParts } from './decoderParts.ts';
import { NetworkWriter } from './networkWriter.ts';
import type { PretrainedOptions } from './options.ts';
import type { Weights } from './weights.ts';
import type { Order } from './weightWriter.ts';

/**
 * Inputs `input_ids` and `position_ids`, int64 [batch, sequence], and `past_key_values.<layer>.key` and `.value`,
 * [batch, heads, past, size]; outputs `logits` and `present.<layer>.key` and `.value`, [batch, heads, past + sequence, size].
 */
export function gpt2(config: Config, weights: Weights, options: PretrainedOptions): ModelProto {
  config.only('scale_attn_weights', [true]);
  config.only('scale_attn_by_inverse_layer_idx', [false]);
  return new Gpt2(config, weights, options).write();
}

class Gpt2 {
  readonly #config: Config;
  readonly #parts: DecoderParts;
  readonly #writer: NetworkWriter;
  readonly #width: number;
  readonly #heads: number;
  readonly #epsilon: number;
  readonly #order: Order;

  constructor(config: Config, weights: Weights, options: PretrainedOptions) {
    this.#config = config;
    this.#width = config.count('n_embd');
    this.#heads = config.count('n_head');
    this.#epsilon = config.positive('layer_norm_epsilon', 1e-5);
    this.#order = config.flag('linear_layers', false) ? 'outputs first' : 'inputs first';
    this.#writer = new NetworkWriter(weights, ['transformer.'], options);
    const cache = { heads: this.#heads, size: config.headSize(this.#width, this.#heads) };
    this.#parts = new DecoderParts(this.#writer, options, cache);
  }

  write(): ModelProto {
    const [writer, parts, width] = [this.#writer, this.#parts, this.#width];
    const vocabulary = this.#config.count('vocab_size');
    const words = writer.rows('wte.weight', [vocabulary, width], parts.ids);
    const positions = writer.rows('wpe.weight', [this.#config.count('n_positions', 1024), width], parts.positions);
    let x = writer.add(words, positions);
    for (let i = 0; i < this.#config.layers('n_layer'); i++) x = this.#layer(x, i);
    const last = writer.layerNorm(parts.shown(x), 'ln_f', width, this.#epsilon);
    const head = writer.has('lm_head.weight') ? 'lm_head.weight' : 'wte.weight';
    parts.end(last, { width, vocabulary, head });
    return writer.model(parts.options.name ?? 'gpt2');
  }

  #layer(x: string, i: number): string {
    const [writer, width, name] = [this.#writer, this.#width, `h.${i}`];
    const inner = this.#config.count('n_inner', 4 * width);
    const normed = writer.layerNorm(x, `${name}.ln_1`, width, this.#epsilon);
    const [q, k, v] = writer.denseParts(normed, `${name}.attn.c_attn`, width, [width, width, width], this.#order);
    const attended = this.#parts.attention(i, q!, k!, v!, this.#heads);
    const mixed = writer.dense(attended, `${name}.attn.c_proj`, width, width, { order: this.#order });
    const middle = writer.add(mixed, x);
    const wide = writer.dense(
      writer.layerNorm(middle, `${name}.ln_2`, width, this.#epsilon),
      ...([`${name}.mlp.c_fc`, width, inner, { order: this.#order }] as const),
    );
    const active = writer.activate(wide, this.#config.text('activation_function', 'gelu_new'));
    return writer.add(writer.dense(active, `${name}.mlp.c_proj`, inner, width, { order: this.#order }), middle);
  }
}
