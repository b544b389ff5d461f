// Layers of pretrained networks: nodes, and the weights that they take from a file.
import { type AttributeValue, type ElementType, type ModelProto, makeTensorOfBytes } from '@kinglet/onnx';
import { GraphWriter, type ShapeOf } from '../graphWriter.ts';
import type { SafeTensor } from '../safetensors.ts';
import { refuse } from './config.ts';
import type { Weights } from './weights.ts';

/** Has Attention, RotaryEmbedding and RMSNormalization. */
const opset = 23;

const leastFloat = -3.4028234663852886e38;

/** A dense layer's form: what lies in its file. */
export interface DenseOptions {
  /** `inputs first` is [inputs, outputs], as GPT-2 has it. @default 'outputs first' */
  readonly order?: 'inputs first' | 'outputs first';
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

/** Writes a network whose weights a file has. Errors name the tensor. */
export class NetworkWriter {
  readonly graph: GraphWriter = new GraphWriter();
  readonly #weights: Weights;
  readonly #prefix: string;
  readonly #written = new Set<string>();
  readonly #constants = new Map<string, string>();

  /** Names are those of the file without the first of `prefixes` that its tensors have. */
  constructor(weights: Weights, prefixes: readonly string[] = []) {
    this.#weights = weights;
    const names = [...weights.keys()];
    this.#prefix = prefixes.find((prefix) => names.some((name) => name.startsWith(prefix))) ?? '';
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /** The lengths of a tensor's axes. */
  dimsOf(name: string): readonly number[] {
    return this.#need(name).tensor.dims;
  }

  node(
    opType: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeValue>> = {},
    output?: string,
  ): string {
    return this.graph.node(opType, inputs, attributes, output);
  }

  /** An output of the model: a value by its name. */
  output(value: string, name: string, shape: ShapeOf, type: ElementType = 'float'): void {
    this.node('Identity', [value], {}, name);
    this.graph.output(name, type, shape);
  }

  model(name: string): ModelProto {
    return this.graph.model(name, opset);
  }

  /** A constant of integers. */
  integers(...values: number[]): string {
    return this.#constant(`integers ${values}`, [values.length], BigInt64Array.from(values, BigInt));
  }

  /** A constant of one integer, without axes. */
  integer(value: number): string {
    return this.#constant(`integer ${value}`, [], BigInt64Array.of(BigInt(value)));
  }

  /** A constant of floats. */
  floats(...values: number[]): string {
    return this.#constant(`floats ${values}`, [values.length], Float32Array.from(values));
  }

  /** A constant of one float. */
  scalar(value: number): string {
    return this.#constant(`scalar ${value}`, [], Float32Array.of(value));
  }

  /** A weight as floats, of the given shape. */
  weight(name: string, dims: readonly number[]): string {
    return this.#floats(this.#stored(name, dims), name);
  }

  /** x W + b, with W of [inputs, outputs]. */
  dense(x: string, name: string, inputs: number, outputs: number, options: DenseOptions = {}): string {
    const { order = 'outputs first', bias = 'needed' } = options;
    const product = this.node('MatMul', [x, this.#matrix(`${name}.weight`, inputs, outputs, order)]);
    const isBiased = bias === 'needed' || (bias === 'if there' && this.has(`${name}.bias`));
    return isBiased ? this.node('Add', [product, this.weight(`${name}.bias`, [outputs])]) : product;
  }

  /** The same with a matrix that is no layer's own: [outputs, inputs]. */
  project(x: string, name: string, inputs: number, outputs: number): string {
    return this.node('MatMul', [x, this.#matrix(name, inputs, outputs, 'outputs first')]);
  }

  /** Dense layers whose weights lie beside each other in one matrix. */
  denseParts(x: string, name: string, inputs: number, outputs: readonly number[]): string[] {
    const all = outputs.reduce((sum, length) => sum + length, 0);
    const matrices = this.#split(this.weight(`${name}.weight`, [inputs, all]), outputs, 1n);
    const biases = this.#split(this.weight(`${name}.bias`, [all]), outputs, 0n);
    return matrices.map((matrix, i) => this.node('Add', [this.node('MatMul', [x, matrix]), biases[i]!]));
  }

  /** Rows of a table by their numbers; of a table of 16 bits only those become floats. */
  rows(table: string, dims: readonly number[], ids: string): string {
    return this.#floats(this.node('Gather', [this.#stored(table, dims), ids]), table);
  }

  /** As many rows of a table as `ids`, [batch, sequence], has tokens. */
  firstRows(table: string, ids: string): string {
    return this.node('Slice', [table, this.integers(0), this.length(ids, 1), this.integers(0)]);
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

  /** The length of an axis, int64 [1]. */
  length(x: string, axis: number): string {
    return this.node('Shape', [x], { start: BigInt(axis), end: BigInt(axis + 1) });
  }

  #matrix(name: string, inputs: number, outputs: number, order: 'inputs first' | 'outputs first'): string {
    if (order === 'inputs first') return this.weight(name, [inputs, outputs]);
    return this.node('Transpose', [this.weight(name, [outputs, inputs])], { perm: [1n, 0n] });
  }

  #split(value: string, lengths: readonly number[], axis: bigint): string[] {
    const name = this.graph.newName('Split');
    const parts = lengths.map((_, i) => `${name}_${i}`);
    this.graph.nodeOf('Split', [value, this.integers(...lengths)], { axis }, parts);
    return parts;
  }

  #floats(value: string, name: string): string {
    const { type } = this.#need(name).tensor;
    if (type === 'float') return value;
    if (type === 'float16' || type === 'bfloat16' || type === 'double') return this.node('Cast', [value], { to: 1n });
    throw refuse(`expected tensor ${JSON.stringify(name)} to be of F64, F32, F16 or BF16, found ${type}`);
  }

  /** A weight as the file has it, once. */
  #stored(name: string, dims: readonly number[]): string {
    const { key, tensor } = this.#need(name);
    if (!isSame(tensor.dims, dims))
      throw refuse(`expected tensor ${JSON.stringify(key)} to be [${dims}], found [${tensor.dims}]`);
    if (!this.#written.has(key)) {
      const type = tensor.type as Exclude<ElementType, 'string'>;
      this.graph.addTensor(makeTensorOfBytes(key, type, tensor.dims, tensor.bytes));
    }
    this.#written.add(key);
    return key;
  }

  #need(name: string): { readonly key: string; readonly tensor: SafeTensor } {
    const found = this.#find(name);
    if (found) return found;
    throw refuse(`expected tensor ${JSON.stringify(this.#prefix + name)}, which its weights do not have`);
  }

  #find(name: string): { readonly key: string; readonly tensor: SafeTensor } | undefined {
    for (const key of [this.#prefix + name, name]) {
      const tensor = this.#weights.get(key);
      if (tensor) return { key, tensor };
    }
    return undefined;
  }

  #constant(key: string, dims: readonly number[], values: BigInt64Array | Float32Array): string {
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const type = values instanceof Float32Array ? 'float' : 'int64';
    const name = this.graph.weight(`/constant_${this.#constants.size}`, dims, values, type);
    this.#constants.set(key, name);
    return name;
  }
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, i) => length === b[i]);
}
