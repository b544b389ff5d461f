// A transformer encoder with seeded random weights: for tests and benchmarks.
import type { ModelProto } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { GraphWriter } from './graphWriter.ts';
import { randomNumbers, randomWeights } from './randomNumbers.ts';

export interface EncoderOptions {
  /** @default 6 */
  readonly layers?: number;
  /** Numbers of a token. @default 384 */
  readonly width?: number;
  /** @default 12 */
  readonly heads?: number;
  /** Of the layers between. @default 4 * width */
  readonly hidden?: number;
  /** @default 128 */
  readonly tokens?: number;
  /** A length, or the name of one that batches change. @default 'N' */
  readonly batch?: number | string;
  /** @default 1 */
  readonly seed?: number;
  /** Words of an embedding. Left out: none, the input is what one would make. */
  readonly vocabulary?: number;
  /** Whether there is an input `mask`, int64 [batch, tokens]: 1 for tokens that are seen, 0 for padding. @default false */
  readonly isMasked?: boolean;
  /**
   * `primitives`: layer norms, GELU and attention as PyTorch exports them to opset 14; `operators`: ONNX's own for norms
   * and GELU (opset 20).
   *
   * @default 'primitives'
   */
  readonly form?: 'operators' | 'primitives';
}

/**
 * BERT's encoder: input `x` [batch, tokens, width], or `ids`, int64 [batch, tokens], where there is a vocabulary; output `y`
 * [batch, tokens, width]. The defaults are those of MiniLM-L6. Throws InferenceError KINGLET_INFERENCE_OPTION for a width that
 * is no multiple of the heads.
 */
export function encoder(options: EncoderOptions = {}): ModelProto {
  const { layers = 6, width = 384, heads = 12, tokens = 128, batch = 'N', seed = 1, form = 'primitives' } = options;
  const { hidden = 4 * width, vocabulary = 0, isMasked = false } = options;
  if (!Number.isInteger(width / heads))
    throw new InferenceError(
      'KINGLET_INFERENCE_OPTION',
      `expected heads to divide a width of ${width}, found ${heads}`,
    );
  const writer = new EncoderWriter({
    ...{ layers, width, heads, hidden, tokens, batch, seed, form, vocabulary, isMasked },
  });
  return writer.write();
}

class EncoderWriter {
  readonly #graph = new GraphWriter();
  readonly #options: Required<EncoderOptions>;
  readonly #random: () => number;
  #weights = 0;
  #mask: string | undefined;

  constructor(options: Required<EncoderOptions>) {
    this.#options = options;
    this.#random = randomNumbers(options.seed);
  }

  write(): ModelProto {
    const { layers, tokens, width, batch, form } = this.#options;
    const shape = [batch, tokens, width];
    let x = this.#options.vocabulary ? this.#embed() : this.#graph.input('x', 'float', shape);
    if (this.#options.isMasked) this.#mask = this.#maskScores();
    for (let layer = 0; layer < layers; layer++) {
      x = this.#norm(this.#add(x, this.#attention(x)));
      x = this.#norm(this.#add(x, this.#feedForward(x)), layer === layers - 1 ? 'y' : undefined);
    }
    this.#graph.output('y', 'float', shape);
    return this.#graph.model('encoder', form === 'primitives' ? 14 : 20);
  }

  /** Rows of a table for words, and of one for their places. */
  #embed(): string {
    const { vocabulary, width, tokens, batch } = this.#options;
    const table = (rows: number): string =>
      this.#graph.weight(this.#name(), [rows, width], randomWeights(this.#random, rows * width, 1));
    const words = this.#node('Gather', [table(vocabulary), this.#graph.input('ids', 'int64', [batch, tokens])]);
    return this.#norm(this.#node('Add', [words, table(tokens)]));
  }

  /** (1 - mask) * the least float, [batch, 1, 1, tokens]. */
  #maskScores(): string {
    const { batch, tokens } = this.#options;
    const axes = this.#graph.weight(this.#name(), [2], BigInt64Array.of(1n, 2n), 'int64');
    const mask = this.#node('Unsqueeze', [this.#graph.input('mask', 'int64', [batch, tokens]), axes]);
    const hidden = this.#node('Sub', [this.#scalar(1), this.#node('Cast', [mask], { to: 1n })]);
    return this.#node('Mul', [hidden, this.#scalar(-3.4028234663852886e38)]);
  }

  #attention(x: string): string {
    const { width, heads, tokens } = this.#options;
    const each = width / heads;
    const split = (name: string, order: readonly bigint[]): string =>
      this.#node('Transpose', [this.#reshape(name, [0, tokens, heads, each])], { perm: order });
    const q = split(this.#dense(x, width, width), [0n, 2n, 1n, 3n]);
    const k = split(this.#dense(x, width, width), [0n, 2n, 3n, 1n]);
    const v = split(this.#dense(x, width, width), [0n, 2n, 1n, 3n]);
    const scores = this.#node('Div', [this.#node('MatMul', [q, k]), this.#scalar(Math.sqrt(each))]);
    const masked = this.#mask === undefined ? scores : this.#node('Add', [scores, this.#mask]);
    const mixed = this.#node('MatMul', [this.#node('Softmax', [masked], { axis: -1n }), v]);
    const joined = this.#reshape(this.#node('Transpose', [mixed], { perm: [0n, 2n, 1n, 3n] }), [0, tokens, width]);
    return this.#dense(joined, width, width);
  }

  #feedForward(x: string): string {
    const { width, hidden } = this.#options;
    return this.#dense(this.#gelu(this.#dense(x, width, hidden)), hidden, width);
  }

  #gelu(x: string): string {
    if (this.#options.form === 'operators') return this.#node('Gelu', [x]);
    const erf = this.#node('Erf', [this.#node('Div', [x, this.#scalar(Math.SQRT2)])]);
    const product = this.#node('Mul', [x, this.#node('Add', [erf, this.#scalar(1)])]);
    return this.#node('Mul', [product, this.#scalar(0.5)]);
  }

  #norm(x: string, output?: string): string {
    const { width, form } = this.#options;
    const [gamma, beta] = [this.#row(width, 0.1, 1), this.#row(width, 0.1)];
    if (form === 'operators')
      return this.#graph.node('LayerNormalization', [x, gamma, beta], { epsilon: 1e-12 }, output);
    const mean = (name: string): string => this.#node('ReduceMean', [name], { axes: [-1n] });
    const centred = this.#node('Sub', [x, mean(x)]);
    const variance = mean(this.#node('Pow', [centred, this.#scalar(2)]));
    const deviation = this.#node('Sqrt', [this.#node('Add', [variance, this.#scalar(1e-12)])]);
    const scaled = this.#node('Mul', [this.#node('Div', [centred, deviation]), gamma]);
    return this.#graph.node('Add', [scaled, beta], {}, output);
  }

  #dense(x: string, inputs: number, outputs: number): string {
    const weights = randomWeights(this.#random, inputs * outputs, 1 / Math.sqrt(inputs));
    const product = this.#node('MatMul', [x, this.#graph.weight(this.#name(), [inputs, outputs], weights)]);
    return this.#node('Add', [this.#row(outputs, 0.1), product]);
  }

  #add(a: string, b: string): string {
    return this.#node('Add', [b, a]);
  }

  #reshape(x: string, lengths: readonly number[]): string {
    const shape = this.#graph.weight(this.#name(), [lengths.length], BigInt64Array.from(lengths, BigInt), 'int64');
    return this.#node('Reshape', [x, shape]);
  }

  #row(length: number, deviation: number, mean = 0): string {
    return this.#graph.weight(this.#name(), [length], randomWeights(this.#random, length, deviation, mean));
  }

  #scalar(value: number): string {
    return this.#graph.weight(this.#name(), [], Float32Array.of(value));
  }

  #node(opType: string, inputs: readonly string[], attributes = {}): string {
    return this.#graph.node(opType, inputs, attributes);
  }

  #name(): string {
    return `weight_${this.#weights++}`;
  }
}
