// BERT's encoder (Devlin et al., 2018) and its kin: MiniLM, BGE, E5.
import type { ModelProto } from '@kinglet/onnx';
import { type Config, refuse } from './config.ts';
import { NetworkWriter } from './networkWriter.ts';
import type { PretrainedOptions } from './options.ts';
import type { Weights } from './weights.ts';

const tokens = ['batch', 'sequence'] as const;

/** Inputs `input_ids`, `attention_mask` and `token_type_ids`, int64 [batch, sequence]. */
export function bert(config: Config, weights: Weights, options: PretrainedOptions): ModelProto {
  config.only('position_embedding_type', ['absolute']);
  return new Bert(config, weights, options).write();
}

class Bert {
  readonly #config: Config;
  readonly #options: PretrainedOptions;
  readonly #writer: NetworkWriter;
  readonly #width: number;
  readonly #epsilon: number;

  constructor(config: Config, weights: Weights, options: PretrainedOptions) {
    this.#config = config;
    this.#options = options;
    this.#writer = new NetworkWriter(weights, ['bert.', 'model.'], options);
    this.#width = config.count('hidden_size');
    this.#epsilon = config.positive('layer_norm_eps', 1e-12);
  }

  write(): ModelProto {
    const { graph } = this.#writer;
    const ids = graph.input('input_ids', 'int64', tokens);
    const mask = graph.input('attention_mask', 'int64', tokens);
    const scores = this.#writer.maskScores(mask, ids);
    let x = this.#embed(ids);
    for (let i = 0; i < this.#config.layers('num_hidden_layers'); i++) x = this.#layer(x, `encoder.layer.${i}`, scores);
    this.#end(x, mask);
    return this.#writer.model(this.#options.name ?? 'bert');
  }

  #embed(ids: string): string {
    const writer = this.#writer;
    const [width, places] = [this.#width, this.#config.count('max_position_embeddings', 512)];
    const words = writer.rows('embeddings.word_embeddings.weight', [this.#config.count('vocab_size'), width], ids);
    const positions = writer.rows('embeddings.position_embeddings.weight', [places, width], writer.places(ids));
    const sum = writer.add(writer.add(words, this.#types()), positions);
    return writer.layerNorm(sum, 'embeddings.LayerNorm', width, this.#epsilon);
  }

  #types(): string {
    const writer = this.#writer;
    const { tokenTypes = true } = this.#options;
    const dims = [this.#config.count('type_vocab_size', 2), this.#width] as const;
    const ids = tokenTypes ? writer.graph.input('token_type_ids', 'int64', tokens) : writer.integers(0);
    return writer.rows('embeddings.token_type_embeddings.weight', dims, ids);
  }

  #layer(x: string, name: string, mask: string): string {
    const writer = this.#writer;
    const [width, hidden] = [this.#width, this.#config.count('intermediate_size')];
    const heads = this.#config.count('num_attention_heads');
    this.#config.headSize(width, heads);
    const [q, k, v] = ['query', 'key', 'value'].map((part) =>
      writer.dense(x, `${name}.attention.self.${part}`, width, width),
    ) as [string, string, string];
    const mixed = writer.dense(
      writer.attention(q, k, v, { heads, mask }),
      `${name}.attention.output.dense`,
      width,
      width,
    );
    const attended = writer.layerNorm(writer.add(mixed, x), `${name}.attention.output.LayerNorm`, width, this.#epsilon);
    const wide = writer.dense(attended, `${name}.intermediate.dense`, width, hidden);
    const active = writer.activate(wide, this.#config.text('hidden_act', 'gelu'));
    const narrow = writer.dense(active, `${name}.output.dense`, hidden, width);
    return writer.layerNorm(writer.add(narrow, attended), `${name}.output.LayerNorm`, width, this.#epsilon);
  }

  #end(x: string, mask: string): void {
    const writer = this.#writer;
    const { output = 'hidden' } = this.#options;
    const width = this.#width;
    if (output === 'hidden') writer.output(x, 'last_hidden_state', [...tokens, width]);
    else if (output === 'embedding') writer.output(this.#embedding(x, mask), 'sentence_embedding', ['batch', width]);
    else if (output === 'pooler') writer.output(this.#pooled(x), 'pooler_output', ['batch', width]);
    else this.#classify(x);
  }

  #pooled(x: string): string {
    const dense = this.#writer.dense(this.#first(x), 'pooler.dense', this.#width, this.#width);
    return this.#writer.activate(dense, 'tanh');
  }

  #classify(x: string): void {
    const [labels] = this.#writer.dimsOf('classifier.weight');
    if (!labels) throw refuse('expected classifier.weight to have a row for each label');
    const logits = this.#writer.dense(this.#pooled(x), 'classifier', this.#width, labels);
    this.#writer.output(logits, 'logits', ['batch', labels]);
  }

  #embedding(x: string, mask: string): string {
    const { pooling = 'mean', normalize = false } = this.#options;
    const pooled = pooling === 'mean' ? this.#mean(x, mask) : this.#first(x);
    return normalize ? this.#writer.node('LpNormalization', [pooled], { axis: -1n, p: 2n }) : pooled;
  }

  /** Of the tokens that are seen; of none, 0. */
  #mean(x: string, mask: string): string {
    const writer = this.#writer;
    const seen = writer.node('Unsqueeze', [writer.node('Cast', [mask], { to: 1n }), writer.integers(2)]);
    const sum = (value: string): string => writer.node('ReduceSum', [value, writer.integers(1)], { keepdims: 0n });
    const count = writer.node('Max', [sum(seen), writer.scalar(1e-9)]);
    return writer.node('Div', [sum(writer.node('Mul', [x, seen])), count]);
  }

  /** The first token of each sequence. */
  #first(x: string): string {
    return this.#writer.node('Gather', [x, this.#writer.integer(0)], { axis: 1n });
  }
}
