// What decoders of text have in common: their inputs, their cache, their logits.
import type { AttentionOptions, NetworkWriter } from './networkWriter.ts';
import type { PretrainedOptions } from './options.ts';

const tokens = ['batch', 'sequence'] as const;

/** Heads of a layer's keys and values, and how many numbers each has. */
export interface CacheShape {
  readonly heads: number;
  readonly size: number;
}

export class DecoderParts {
  /** int64 [batch, sequence]. */
  readonly ids: string;
  /** int64 [batch, sequence]. */
  readonly positions: string;
  readonly options: PretrainedOptions;
  readonly #writer: NetworkWriter;
  readonly #cache: CacheShape;
  readonly #mask: string | undefined;
  readonly #presents: string[] = [];

  constructor(writer: NetworkWriter, options: PretrainedOptions, cache: CacheShape) {
    const { attentionMask = false } = options;
    this.options = options;
    this.#writer = writer;
    this.#cache = cache;
    this.ids = writer.graph.input('input_ids', 'int64', tokens);
    this.positions = writer.graph.input('position_ids', 'int64', tokens);
    const keys = this.#isCached ? 'past + sequence' : 'sequence';
    this.#mask = attentionMask
      ? writer.maskScores(writer.graph.input('attention_mask', 'int64', ['batch', keys]), this.ids)
      : undefined;
  }

  /** Causal attention of a layer, which the cache goes through. */
  attention(layer: number, q: string, k: string, v: string, heads: number): string {
    const cache = this.#isCached ? this.#cacheOf(layer) : undefined;
    const options = { heads, kvHeads: this.#cache.heads, isCausal: true, mask: this.#mask, cache };
    return this.#writer.attention(q, k, v, options);
  }

  /** The tokens whose logits are asked for. */
  shown(x: string): string {
    const writer = this.#writer;
    if (this.options.logitsOf !== 'last') return x;
    return writer.node('Gather', [x, writer.integers(-1)], { axis: 1n });
  }

  /** The model's outputs, of what the last layer made. */
  end(x: string, { width, vocabulary, head }: { width: number; vocabulary: number; head: string }): void {
    const writer = this.#writer;
    const sequence = this.options.logitsOf === 'last' ? 1 : 'sequence';
    if (this.options.output === 'hidden') writer.output(x, 'last_hidden_state', ['batch', sequence, width]);
    else writer.output(writer.project(x, head, width, vocabulary), 'logits', ['batch', sequence, vocabulary]);
    const { heads, size } = this.#cache;
    for (const name of this.#presents) writer.graph.output(name, 'float', ['batch', heads, 'past + sequence', size]);
  }

  /** Keys and values of before, and of now, by the names that Optimum gives them. */
  #cacheOf(layer: number): AttentionOptions['cache'] {
    const pair = (base: string): [string, string] => [`${base}.${layer}.key`, `${base}.${layer}.value`];
    const [past, present] = [pair('past_key_values'), pair('present')];
    const { heads, size } = this.#cache;
    for (const name of past) this.#writer.graph.input(name, 'float', ['batch', heads, 'past', size]);
    this.#presents.push(...present);
    return { past, present };
  }

  get #isCached(): boolean {
    return this.options.cache ?? true;
  }
}
