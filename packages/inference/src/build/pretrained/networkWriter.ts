// Layers of pretrained networks.
import type { ElementType, ModelProto } from '@kinglet/onnx';
import type { ShapeOf } from '../graphWriter.ts';
import { refuse } from './config.ts';
import { type Order, WeightWriter } from './weightWriter.ts';

/** Has Attention, RotaryEmbedding and RMSNormalization. */
const opset = 23;

const leastFloat = -3.4028234663852886e38;

export interface DenseOptions {
  /** @default 'outputs first' */
  readonly order?: Order;
  /** `if there`: only where the file has one. @default 'needed' */
  readonly bias?: 'if there' | 'needed' | 'none';
}

/** What an attention adds to queries, keys and values. */
export interface AttentionOptions {
  readonly heads: number;
  /** @default heads */
  readonly kvHeads?: number;
  readonly isCausal?: boolean;
  /** Added to scores: [batch, 1, 1, keys] or what else ONNX's Attention takes. */
  readonly mask?: string | undefined;
  /** Keys and values of before, and the names of those that are then; [batch, kvHeads, past, size]. */
  readonly cache?:
    | { readonly past: readonly [string, string]; readonly present: readonly [string, string] }
    | undefined;
}

/** Writes a network whose weights a file has. */
export class NetworkWriter extends WeightWriter {
  /** An output of the model: a value by its name. */
  output(value: string, name: string, shape: ShapeOf, type: ElementType = 'float'): void {
    this.node('Identity', [value], {}, name);
    this.graph.output(name, type, shape);
  }

  model(name: string): ModelProto {
    return this.graph.model(name, opset, this.domains);
  }

  /** x W + b, with W of [inputs, outputs]. */
  dense(x: string, name: string, inputs: number, outputs: number, options: DenseOptions = {}): string {
    const { order = 'outputs first', bias = 'needed' } = options;
    const product = this.product(x, `${name}.weight`, inputs, outputs, order);
    const isBiased = bias === 'needed' || (bias === 'if there' && this.has(`${name}.bias`));
    return isBiased ? this.node('Add', [product, this.weight(`${name}.bias`, [outputs])]) : product;
  }

  /** Dense layers of so many outputs each, whose weights lie beside each other in one matrix. */
  denseParts(x: string, name: string, inputs: number, outputs: readonly number[], order: Order): string[] {
    const all = outputs.reduce((sum, length) => sum + length, 0);
    const biases = this.#split(this.weight(`${name}.bias`, [all]), outputs, 0n);
    if (order === 'outputs first') this.cutRows(`${name}.weight`, inputs, outputs);
    const whole = order === 'inputs first' ? this.weight(`${name}.weight`, [inputs, all]) : '';
    const matrices = whole ? this.#split(whole, outputs, 1n) : [];
    return outputs.map((length, i) => {
      const product = matrices[i]
        ? this.node('MatMul', [x, matrices[i]])
        : this.product(x, `${name}.weight/${i}`, inputs, length, order);
      return this.node('Add', [product, biases[i]!]);
    });
  }

  /** Each token's place in its sequence, int64 [sequence]. */
  places(ids: string): string {
    const length = this.node('Gather', [this.node('Shape', [ids]), this.integer(1)]);
    return this.node('Range', [this.integer(0), length, this.integer(1)]);
  }

  layerNorm(x: string, name: string, width: number, epsilon: number): string {
    const [weight, bias] = this.has(`${name}.weight`) ? ['weight', 'bias'] : ['gamma', 'beta'];
    const inputs = [x, this.weight(`${name}.${weight}`, [width]), this.weight(`${name}.${bias}`, [width])];
    return this.node('LayerNormalization', inputs, { axis: -1n, epsilon });
  }

  rmsNorm(x: string, name: string, width: number, epsilon: number): string {
    return this.node('RMSNormalization', [x, this.weight(`${name}.weight`, [width])], { axis: -1n, epsilon });
  }

  add(a: string, b: string): string {
    return this.node('Add', [a, b]);
  }

  /** Attention of [batch, tokens, heads * size]. */
  attention(q: string, k: string, v: string, options: AttentionOptions): string {
    const { heads, kvHeads = heads, isCausal = false, mask, cache } = options;
    const attributes = { q_num_heads: BigInt(heads), kv_num_heads: BigInt(kvHeads), is_causal: isCausal ? 1n : 0n };
    if (!cache) return this.node('Attention', mask === undefined ? [q, k, v] : [q, k, v, mask], attributes);
    const answer = this.graph.newName('Attention');
    const inputs = [q, k, v, mask ?? '', ...cache.past];
    this.graph.nodeOf('Attention', inputs, attributes, [answer, ...cache.present]);
    return answer;
  }

  /**
   * What is added to scores, [batch, 1, queries, keys], for a mask of int64, [batch, keys]: 1 for tokens that are seen, 0 for
   * padding. `ids` are [batch, queries]: onnxruntime wants a row for each, though ONNX does not.
   */
  maskScores(mask: string, ids: string): string {
    const apart = this.node('Unsqueeze', [mask, this.integers(1, 2)]);
    const hidden = this.node('Sub', [this.scalar(1), this.node('Cast', [apart], { to: 1n })]);
    const scores = this.node('Mul', [hidden, this.scalar(leastFloat)]);
    const shape = this.node('Concat', [this.integers(1, 1), this.length(ids, 1), this.integers(1)], { axis: 0n });
    return this.node('Expand', [scores, shape]);
  }

  /** An activation by its name in config.json. */
  activate(x: string, name: string): string {
    switch (name) {
      case 'gelu':
      case 'gelu_python':
        return this.node('Gelu', [x]);
      case 'gelu_new':
      case 'gelu_fast':
      case 'gelu_pytorch_tanh':
        return this.node('Gelu', [x], { approximate: 'tanh' });
      case 'quick_gelu':
        return this.node('Mul', [x, this.node('Sigmoid', [this.node('Mul', [x, this.scalar(1.702)])])]);
      case 'relu':
        return this.node('Relu', [x]);
      case 'silu':
      case 'swish':
        return this.node('Mul', [x, this.node('Sigmoid', [x])]);
      case 'tanh':
        return this.node('Tanh', [x]);
      default:
        throw refuse(`expected an activation among gelu, gelu_new, quick_gelu, relu, silu and tanh, found ${name}`);
    }
  }

  #split(value: string, lengths: readonly number[], axis: bigint): string[] {
    const name = this.graph.newName('Split');
    const parts = lengths.map((_, i) => `${name}_${i}`);
    this.graph.nodeOf('Split', [value, this.integers(...lengths)], { axis }, parts);
    return parts;
  }
}
