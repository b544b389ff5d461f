// Llama (Touvron et al., 2023) and what is built alike: Mistral, Qwen2. Token after token with a cache.
import type { ModelProto } from '@kinglet/onnx';
import type { Config } from './config.ts';
import { DecoderParts } from './decoderParts.ts';
import { NetworkWriter } from './networkWriter.ts';
import type { PretrainedOptions } from './options.ts';
import { inverseFrequencies } from './rotaryFrequencies.ts';
import type { Weights } from './weights.ts';

/**
 * Inputs `input_ids` and `position_ids`, int64 [batch, sequence], and `past_key_values.<layer>.key` and `.value`,
 * [batch, key-value heads, past, size]; outputs `logits` and `present.<layer>.key` and `.value`.
 */
export function llama(config: Config, weights: Weights, options: PretrainedOptions): ModelProto {
  config.only('mlp_bias', [false]);
  if (config.flag('use_sliding_window', true)) config.only('sliding_window', [undefined, null]);
  return new Llama(config, weights, options).write();
}

class Llama {
  readonly #config: Config;
  readonly #parts: DecoderParts;
  readonly #writer: NetworkWriter;
  readonly #width: number;
  readonly #heads: number;
  readonly #kvHeads: number;
  readonly #size: number;
  readonly #epsilon: number;
  readonly #angles: readonly [cos: string, sin: string];

  constructor(config: Config, weights: Weights, options: PretrainedOptions) {
    this.#config = config;
    this.#width = config.count('hidden_size');
    this.#heads = config.count('num_attention_heads');
    this.#kvHeads = config.count('num_key_value_heads', this.#heads);
    config.headSize(this.#heads, this.#kvHeads);
    this.#size = config.has('head_dim')
      ? config.headSize(config.count('head_dim'), 1)
      : config.headSize(this.#width, this.#heads);
    config.only('rotary_dim', [undefined, this.#size]);
    this.#epsilon = config.positive('rms_norm_eps', 1e-6);
    this.#writer = new NetworkWriter(weights, ['model.'], options);
    this.#parts = new DecoderParts(this.#writer, options, { heads: this.#kvHeads, size: this.#size });
    this.#angles = this.#writeAngles();
  }

  write(): ModelProto {
    const [writer, parts, width] = [this.#writer, this.#parts, this.#width];
    const vocabulary = this.#config.count('vocab_size');
    let x = writer.rows('embed_tokens.weight', [vocabulary, width], parts.ids);
    for (let i = 0; i < this.#config.layers('num_hidden_layers'); i++) x = this.#layer(x, i);
    const last = writer.rmsNorm(parts.shown(x), 'norm', width, this.#epsilon);
    const head = writer.has('lm_head.weight') ? 'lm_head.weight' : 'embed_tokens.weight';
    parts.end(last, { width, vocabulary, head });
    return writer.model(parts.options.name ?? this.#config.text('model_type'));
  }

  /** Cosines and sines of each token's angles, [batch, sequence, size / 2]: once for all layers. */
  #writeAngles(): readonly [string, string] {
    const writer = this.#writer;
    const positions = writer.node('Unsqueeze', [this.#parts.positions, writer.integers(2)]);
    const frequencies = writer.floats(...inverseFrequencies(this.#config, this.#size));
    const angles = writer.node('Mul', [writer.node('Cast', [positions], { to: 1n }), frequencies]);
    return [writer.node('Cos', [angles]), writer.node('Sin', [angles])];
  }

  #layer(x: string, i: number): string {
    const [writer, width, name] = [this.#writer, this.#width, `layers.${i}`];
    const normed = writer.rmsNorm(x, `${name}.input_layernorm`, width, this.#epsilon);
    const middle = writer.add(this.#attention(normed, i), x);
    const inner = writer.rmsNorm(middle, `${name}.post_attention_layernorm`, width, this.#epsilon);
    return writer.add(this.#feedForward(inner, `${name}.mlp`), middle);
  }

  #attention(x: string, i: number): string {
    const [writer, width, name] = [this.#writer, this.#width, `layers.${i}.self_attn`];
    const [all, kv] = [this.#heads * this.#size, this.#kvHeads * this.#size];
    const project = (part: string, outputs: number): string =>
      writer.dense(x, `${name}.${part}_proj`, width, outputs, { bias: 'if there' });
    const q = this.#turned(project('q', all), this.#heads);
    const k = this.#turned(project('k', kv), this.#kvHeads);
    const attended = this.#parts.attention(i, q, k, project('v', kv), this.#heads);
    return writer.dense(attended, `${name}.o_proj`, all, width, { bias: 'if there' });
  }

  #turned(x: string, heads: number): string {
    const interleaved = this.#config.flag('rope_interleaved', false) ? 1n : 0n;
    return this.#writer.node('RotaryEmbedding', [x, ...this.#angles], { num_heads: BigInt(heads), interleaved });
  }

  /** SwiGLU: Shazeer, 2020. */
  #feedForward(x: string, name: string): string {
    const [writer, width, hidden] = [this.#writer, this.#width, this.#config.count('intermediate_size')];
    const gate = writer.dense(x, `${name}.gate_proj`, width, hidden, { bias: 'none' });
    const up = writer.dense(x, `${name}.up_proj`, width, hidden, { bias: 'none' });
    const product = writer.node('Mul', [writer.activate(gate, this.#config.text('hidden_act', 'silu')), up]);
    return writer.dense(product, `${name}.down_proj`, hidden, width, { bias: 'none' });
  }
}
