// A step of a transformer's decoder with a cache of keys and values, with seeded random weights: for tests and benchmarks.
import type { ModelProto } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { GraphWriter } from './graphWriter.ts';
import { randomNumbers, randomWeights } from './randomNumbers.ts';

export interface DecoderOptions {
  /** @default 12 */
  readonly layers?: number;
  /** Numbers of a token. @default 768 */
  readonly width?: number;
  /** @default 12 */
  readonly heads?: number;
  /** @default 50257 */
  readonly vocabulary?: number;
  /** The most tokens of a text. @default 1024 */
  readonly positions?: number;
  /** Tokens of a step. @default 1 */
  readonly tokens?: number;
  /** Tokens before them, whose keys and values are inputs: a length, or its name. @default 'past' */
  readonly past?: number | string;
  /** @default 1 */
  readonly seed?: number;
}

/**
 * A step of GPT-2, whose sizes are the defaults (124 million parameters; the head shares the words' table). Inputs: `ids` and
 * `places`, int64 [1, tokens], and for each layer i `past_key_i` and `past_value_i` [1, heads, past, width / heads]. Outputs:
 * `logits` [1, tokens, vocabulary], `present_key_i` and `present_value_i` [1, heads, past + tokens, width / heads]. A step of
 * several tokens is for a prompt: none of them sees those behind it. Throws InferenceError KINGLET_INFERENCE_OPTION for a width
 * that is no multiple of the heads.
 */
export function decoder(options: DecoderOptions = {}): ModelProto {
  const { layers = 12, width = 768, heads = 12, vocabulary = 50257, positions = 1024 } = options;
  const { tokens = 1, past = 'past', seed = 1 } = options;
  if (!Number.isInteger(width / heads))
    throw new InferenceError(
      'KINGLET_INFERENCE_OPTION',
      `expected heads to divide a width of ${width}, found ${heads}`,
    );
  return new DecoderWriter({ layers, width, heads, vocabulary, positions, tokens, past, seed }).write();
}

class DecoderWriter {
  readonly #graph = new GraphWriter();
  readonly #options: Required<DecoderOptions>;
  readonly #random: () => number;
  #weights = 0;

  constructor(options: Required<DecoderOptions>) {
    this.#options = options;
    this.#random = randomNumbers(options.seed);
  }

  write(): ModelProto {
    const { layers, vocabulary, width, positions, tokens } = this.#options;
    const words = this.#matrix(vocabulary, width, 0.02);
    const ids = this.#graph.input('ids', 'int64', [1, tokens]);
    const places = this.#graph.input('places', 'int64', [1, tokens]);
    const place = this.#node('Gather', [this.#matrix(positions, width, 0.01), places]);
    let x = this.#node('Add', [this.#node('Gather', [words, ids]), place]);
    for (let layer = 0; layer < layers; layer++) {
      x = this.#node('Add', [x, this.#attention(this.#norm(x), layer)]);
      x = this.#node('Add', [x, this.#feedForward(this.#norm(x))]);
    }
    const head = this.#node('Transpose', [words], { perm: [1n, 0n] });
    this.#graph.node('MatMul', [this.#norm(x), head], {}, 'logits');
    this.#graph.output('logits', 'float', [1, tokens, vocabulary]);
    return this.#graph.model('decoder', 18);
  }

  #attention(x: string, layer: number): string {
    const { width, heads, tokens } = this.#options;
    const each = width / heads;
    const all = this.#dense(x, width, 3 * width);
    const [q, k, v] = [0, 1, 2].map((part) => {
      const columns = this.#node('Slice', [
        all,
        ...[part, part + 1, 2].map((n, i) => this.#integers([i < 2 ? n * width : n])),
      ]);
      const apart = this.#node('Reshape', [columns, this.#integers([1, tokens, heads, each])]);
      return this.#node('Transpose', [apart], { perm: [0n, 2n, 1n, 3n] });
    }) as [string, string, string];
    const keys = this.#cached('key', layer, k);
    const values = this.#cached('value', layer, v);
    const turned = this.#node('Transpose', [keys], { perm: [0n, 1n, 3n, 2n] });
    const scores = this.#node('Div', [this.#node('MatMul', [q, turned]), this.#scalar(Math.sqrt(each))]);
    const shares = this.#node('Softmax', [this.#causal(scores)], { axis: -1n });
    const mixed = this.#node('Transpose', [this.#node('MatMul', [shares, values])], { perm: [0n, 2n, 1n, 3n] });
    return this.#dense(this.#node('Reshape', [mixed, this.#integers([1, tokens, width])]), width, width);
  }

  /** Scores of several tokens, without those of later ones: what lies above a diagonal behind the past. */
  #causal(scores: string): string {
    const { tokens, past } = this.#options;
    if (tokens === 1) return scores;
    if (typeof past !== 'number')
      throw new InferenceError(
        'KINGLET_INFERENCE_OPTION',
        'expected a past of a given length for a step of several tokens',
      );
    const row = past + tokens;
    const hidden = Float32Array.from({ length: tokens * row }, (_, i) =>
      i % row > past + Math.floor(i / row) ? -3.4028234663852886e38 : 0,
    );
    return this.#node('Add', [scores, this.#graph.weight(this.#name(), [1, 1, tokens, row], hidden)]);
  }

  /** What was there before, and behind it what is new. */
  #cached(kind: 'key' | 'value', layer: number, made: string): string {
    const { width, heads, tokens, past } = this.#options;
    const shape = (length: number | string) => [1, heads, length, width / heads];
    const before = this.#graph.input(`past_${kind}_${layer}`, 'float', shape(past));
    const output = `present_${kind}_${layer}`;
    this.#graph.output(output, 'float', shape(typeof past === 'number' ? past + tokens : `${past} + ${tokens}`));
    return this.#graph.node('Concat', [before, made], { axis: -2n }, output);
  }

  #feedForward(x: string): string {
    const { width } = this.#options;
    return this.#dense(this.#gelu(this.#dense(x, width, 4 * width)), 4 * width, width);
  }

  /** The tanh form, as GPT-2 has it. */
  #gelu(x: string): string {
    const cube = this.#node('Mul', [this.#node('Pow', [x, this.#scalar(3)]), this.#scalar(0.044715)]);
    const inner = this.#node('Mul', [this.#node('Add', [x, cube]), this.#scalar(Math.sqrt(2 / Math.PI))]);
    const share = this.#node('Add', [this.#node('Tanh', [inner]), this.#scalar(1)]);
    return this.#node('Mul', [this.#node('Mul', [x, this.#scalar(0.5)]), share]);
  }

  #norm(x: string): string {
    const { width } = this.#options;
    const [gamma, beta] = [this.#row(width, 0.1, 1), this.#row(width, 0.1)];
    return this.#node('LayerNormalization', [x, gamma, beta], { epsilon: 1e-5 });
  }

  #dense(x: string, inputs: number, outputs: number): string {
    const product = this.#node('MatMul', [x, this.#matrix(inputs, outputs, 1 / Math.sqrt(inputs))]);
    return this.#node('Add', [product, this.#row(outputs, 0.1)]);
  }

  #matrix(rows: number, columns: number, deviation: number): string {
    return this.#graph.weight(this.#name(), [rows, columns], randomWeights(this.#random, rows * columns, deviation));
  }

  #row(length: number, deviation: number, mean = 0): string {
    return this.#graph.weight(this.#name(), [length], randomWeights(this.#random, length, deviation, mean));
  }

  #scalar(value: number): string {
    return this.#graph.weight(this.#name(), [], Float32Array.of(value));
  }

  #integers(values: readonly number[]): string {
    return this.#graph.weight(this.#name(), [values.length], BigInt64Array.from(values, BigInt), 'int64');
  }

  #node(opType: string, inputs: readonly string[], attributes = {}): string {
    return this.#graph.node(opType, inputs, attributes);
  }

  #name(): string {
    return `weight_${this.#weights++}`;
  }
}
