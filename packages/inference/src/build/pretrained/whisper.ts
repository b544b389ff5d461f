// Whisper (Radford et al., 2022): its encoder of sounds, and its decoder of text, which also looks at what the encoder made.
import type { ModelProto } from '@kinglet/onnx';
import { type Config, refuse } from './config.ts';
import { DecoderParts } from './decoderParts.ts';
import { NetworkWriter } from './networkWriter.ts';
import type { PretrainedOptions } from './options.ts';
import type { Weights } from './weights.ts';

const epsilon = 1e-5;

/**
 * `part: 'encoder'`: input `input_features`, [batch, mel bins, 2 * positions]; outputs `last_hidden_state` and, of each layer of the
 * decoder, `encoder.<layer>.key` and `.value`, all [batch, positions, width]. `part: 'decoder'`: inputs `input_ids`, `position_ids`,
 * `past_key_values.<layer>.key` and `.value` as of other decoders, and those of the encoder, [batch, frames, width]; outputs `logits`
 * and `present.<layer>.key` and `.value`. Without `crossCache` the decoder takes `encoder_hidden_states` in their place.
 */
export function whisper(config: Config, weights: Weights, options: PretrainedOptions): ModelProto {
  const writer = new Whisper(config, weights, options);
  const { part = 'encoder' } = options;
  if (part === 'encoder') return writer.writeEncoder();
  if (part === 'decoder') return writer.writeDecoder();
  throw refuse(`expected part to be encoder or decoder, found ${String(part)}`);
}

class Whisper {
  readonly #config: Config;
  readonly #options: PretrainedOptions;
  readonly #writer: NetworkWriter;
  readonly #width: number;

  constructor(config: Config, weights: Weights, options: PretrainedOptions) {
    this.#config = config;
    this.#options = options;
    this.#writer = new NetworkWriter(weights, ['model.'], options);
    this.#width = config.count('d_model');
  }

  writeEncoder(): ModelProto {
    const [writer, config, width] = [this.#writer, this.#config, this.#width];
    const [bins, positions] = [config.count('num_mel_bins', 80), config.count('max_source_positions', 1500)];
    const heads = this.#heads('encoder');
    const sounds = writer.graph.input('input_features', 'float', ['batch', bins, 2 * positions]);
    const stem = this.#convolve(this.#convolve(sounds, 'conv1', bins, 1), 'conv2', width, 2);
    const frames = writer.node('Transpose', [stem], { perm: [0n, 2n, 1n] });
    let x = writer.add(frames, writer.weight('encoder.embed_positions.weight', [positions, width]));
    for (let i = 0; i < config.layers('encoder_layers'); i++) {
      const name = `encoder.layers.${i}`;
      const queries = this.#norm(x, `${name}.self_attn_layer_norm`);
      const [q, k, v] = this.#project(`${name}.self_attn`, queries);
      x = writer.add(this.#join(writer.attention(q, k, v, { heads }), `${name}.self_attn`), x);
      x = this.#feedForward(x, name, 'encoder');
    }
    const last = this.#norm(x, 'encoder.layer_norm');
    writer.output(last, 'last_hidden_state', ['batch', positions, width]);
    for (const [i, pair] of this.#isCached ? this.#crossNames().entries() : []) {
      const made = this.#keysAndValues(`decoder.layers.${i}.encoder_attn`, last);
      for (const k of [0, 1] as const) writer.output(made[k], pair[k], ['batch', positions, width]);
    }
    return writer.model(this.#options.name ?? 'whisper encoder');
  }

  writeDecoder(): ModelProto {
    const [writer, config, width] = [this.#writer, this.#config, this.#width];
    const [vocabulary, places] = [config.count('vocab_size'), config.count('max_target_positions', 448)];
    const heads = this.#heads('decoder');
    const parts = new DecoderParts(writer, this.#options, { heads, size: config.headSize(width, heads) });
    const input = (name: string): string => writer.graph.input(name, 'float', ['batch', 'frames', width]);
    const made = this.#isCached ? this.#crossNames().map(([key, value]) => [input(key), input(value)] as const) : [];
    const memory = this.#isCached ? '' : input('encoder_hidden_states');
    const words = writer.rows('decoder.embed_tokens.weight', [vocabulary, width], parts.ids);
    let x = writer.add(words, writer.rows('decoder.embed_positions.weight', [places, width], parts.positions));
    for (let i = 0; i < config.layers('decoder_layers'); i++) {
      const name = `decoder.layers.${i}`;
      const own = this.#norm(x, `${name}.self_attn_layer_norm`);
      const [q, k, v] = this.#project(`${name}.self_attn`, own);
      x = writer.add(this.#join(parts.attention(i, q, k, v, heads), `${name}.self_attn`), x);
      const queries = this.#norm(x, `${name}.encoder_attn_layer_norm`);
      const [keys, values] = made[i] ?? this.#keysAndValues(`${name}.encoder_attn`, memory);
      const asked = writer.dense(queries, `${name}.encoder_attn.q_proj`, width, width);
      x = writer.add(this.#join(writer.attention(asked, keys, values, { heads }), `${name}.encoder_attn`), x);
      x = this.#feedForward(x, name, 'decoder');
    }
    const head = writer.has('proj_out.weight') ? 'proj_out.weight' : 'decoder.embed_tokens.weight';
    parts.end(this.#norm(parts.shown(x), 'decoder.layer_norm'), { width, vocabulary, head });
    return writer.model(this.#options.name ?? 'whisper decoder');
  }

  #heads(part: 'decoder' | 'encoder'): number {
    const heads = this.#config.count(`${part}_attention_heads`);
    this.#config.headSize(this.#width, heads);
    return heads;
  }

  #norm(x: string, name: string): string {
    return this.#writer.layerNorm(x, name, this.#width, epsilon);
  }

  /** Over three frames, with GELU behind it. */
  #convolve(x: string, name: string, inputs: number, stride: number): string {
    const writer = this.#writer;
    const weight = writer.weight(`encoder.${name}.weight`, [this.#width, inputs, 3]);
    const attributes = { pads: [1n, 1n], strides: [BigInt(stride)] };
    return writer.node('Gelu', [
      writer.node('Conv', [x, weight, writer.weight(`encoder.${name}.bias`, [this.#width])], attributes),
    ]);
  }

  /** Queries, keys and values of the same tokens. */
  #project(name: string, x: string): [string, string, string] {
    const [writer, width] = [this.#writer, this.#width];
    return [writer.dense(x, `${name}.q_proj`, width, width), ...this.#keysAndValues(name, x)];
  }

  /** Keys have no bias. */
  #keysAndValues(name: string, memory: string): [string, string] {
    const [writer, width] = [this.#writer, this.#width];
    return [
      writer.dense(memory, `${name}.k_proj`, width, width, { bias: 'none' }),
      writer.dense(memory, `${name}.v_proj`, width, width),
    ];
  }

  get #isCached(): boolean {
    return this.#options.crossCache ?? true;
  }

  /** What the encoder makes for each layer of the decoder. */
  #crossNames(): readonly (readonly [key: string, value: string])[] {
    const layers = Array.from({ length: this.#config.layers('decoder_layers') }, (_, i) => i);
    return layers.map((i) => [`encoder.${i}.key`, `encoder.${i}.value`]);
  }

  #join(x: string, name: string): string {
    return this.#writer.dense(x, `${name}.out_proj`, this.#width, this.#width);
  }

  #feedForward(x: string, name: string, part: 'decoder' | 'encoder'): string {
    const [writer, width] = [this.#writer, this.#width];
    const hidden = this.#config.count(`${part}_ffn_dim`);
    const wide = writer.dense(this.#norm(x, `${name}.final_layer_norm`), `${name}.fc1`, width, hidden);
    const active = writer.activate(wide, this.#config.text('activation_function', 'gelu'));
    return writer.add(writer.dense(active, `${name}.fc2`, hidden, width), x);
  }
}
