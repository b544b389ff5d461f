// Vision Transformer (Dosovitskiy et al., 2020): DeiT without distillation has the same form.
import type { ModelProto } from '@kinglet/onnx';
import { type Config, refuse } from './config.ts';
import { NetworkWriter } from './networkWriter.ts';
import type { PretrainedOptions } from './options.ts';
import type { Weights } from './weights.ts';

/**
 * Input `pixel_values`, [batch, channels, size, size]; output `logits`, [batch, labels], or `last_hidden_state`,
 * [batch, patches + 1, width], where there is no classifier or it is asked for.
 */
export function vit(config: Config, weights: Weights, options: PretrainedOptions): ModelProto {
  return new Vit(config, weights, options).write();
}

class Vit {
  readonly #config: Config;
  readonly #options: PretrainedOptions;
  readonly #writer: NetworkWriter;
  readonly #width: number;
  readonly #heads: number;
  readonly #epsilon: number;

  constructor(config: Config, weights: Weights, options: PretrainedOptions) {
    this.#config = config;
    this.#options = options;
    this.#writer = new NetworkWriter(weights, ['vit.'], options);
    this.#width = config.count('hidden_size');
    this.#heads = config.count('num_attention_heads');
    config.headSize(this.#width, this.#heads);
    this.#epsilon = config.positive('layer_norm_eps', 1e-12);
  }

  write(): ModelProto {
    const writer = this.#writer;
    let x = this.#embed();
    for (let i = 0; i < this.#config.layers('num_hidden_layers'); i++) x = this.#layer(x, `encoder.layer.${i}`);
    this.#end(writer.layerNorm(x, 'layernorm', this.#width, this.#epsilon));
    return writer.model(this.#options.name ?? 'vit');
  }

  /** Tokens of patches behind the class token, [batch, patches + 1, width]. */
  #embed(): string {
    const [writer, width] = [this.#writer, this.#width];
    const [size, patch] = [this.#config.count('image_size', 224), this.#config.count('patch_size', 16)];
    const channels = this.#config.count('num_channels', 3);
    const side = Math.floor(size / patch);
    const pixels = writer.graph.input('pixel_values', 'float', ['batch', channels, size, size]);
    const name = 'embeddings.patch_embeddings.projection';
    const inputs = [pixels, writer.weight(`${name}.weight`, [width, channels, patch, patch])];
    const strides = [BigInt(patch), BigInt(patch)];
    const images = writer.node('Conv', [...inputs, writer.weight(`${name}.bias`, [width])], { strides });
    const rows = writer.node('Reshape', [images, writer.integers(0, width, side * side)]);
    const patches = writer.node('Transpose', [rows], { perm: [0n, 2n, 1n] });
    const shape = writer.node('Concat', [writer.length(pixels, 0), writer.integers(1, width)], { axis: 0n });
    const first = writer.node('Expand', [writer.weight('embeddings.cls_token', [1, 1, width]), shape]);
    const tokens = writer.node('Concat', [first, patches], { axis: 1n });
    return writer.add(tokens, writer.weight('embeddings.position_embeddings', [1, side * side + 1, width]));
  }

  #layer(x: string, name: string): string {
    const [writer, width, heads] = [this.#writer, this.#width, this.#heads];
    const hidden = this.#config.count('intermediate_size');
    const normed = writer.layerNorm(x, `${name}.layernorm_before`, width, this.#epsilon);
    const [q, k, v] = ['query', 'key', 'value'].map((part) =>
      writer.dense(normed, `${name}.attention.attention.${part}`, width, width, { bias: 'if there' }),
    ) as [string, string, string];
    const attended = writer.attention(q, k, v, { heads });
    const middle = writer.add(writer.dense(attended, `${name}.attention.output.dense`, width, width), x);
    const inner = writer.layerNorm(middle, `${name}.layernorm_after`, width, this.#epsilon);
    const wide = writer.dense(inner, `${name}.intermediate.dense`, width, hidden);
    const active = writer.activate(wide, this.#config.text('hidden_act', 'gelu'));
    return writer.add(writer.dense(active, `${name}.output.dense`, hidden, width), middle);
  }

  #end(x: string): void {
    const [writer, width] = [this.#writer, this.#width];
    const { output = writer.has('classifier.weight') ? 'logits' : 'hidden' } = this.#options;
    if (output === 'pooler' || output === 'embedding')
      throw refuse(`expected output hidden or logits of vit, found ${output}`);
    if (output === 'hidden') {
      writer.output(x, 'last_hidden_state', ['batch', this.#tokens, width]);
      return;
    }
    const [labels] = writer.dimsOf('classifier.weight') as [number];
    const first = writer.node('Gather', [x, writer.integer(0)], { axis: 1n });
    writer.output(writer.dense(first, 'classifier', width, labels), 'logits', ['batch', labels]);
  }

  get #tokens(): number {
    return Math.floor(this.#config.count('image_size', 224) / this.#config.count('patch_size', 16)) ** 2 + 1;
  }
}
