// Layers of pretrained networks: nodes, and the weights that they take from a file.
import {
  type AttributeValue,
  type ElementType,
  type ModelProto,
  makeTensorOfBytes,
  makeTensorView,
  type TensorValues,
} from '@kinglet/onnx';
import { blocksOf, dequantize } from '../gguf/dequantize.ts';
import { type Nibbles, nibblesOf, roundToNibbles } from '../gguf/nibbles.ts';
import { GraphWriter, type ShapeOf } from '../graphWriter.ts';
import type { SafeTensor } from '../safetensors.ts';
import { refuse } from './config.ts';
import { isQuantized, type QuantizedTensor, type Weights } from './weights.ts';

/** Has Attention, RotaryEmbedding and RMSNormalization. */
const opset = 23;

const microsoft = 'com.microsoft';

/** Elements of tables that are kept as floats whatever they were. */
const mostSmall = 2 ** 16;

const leastFloat = -3.4028234663852886e38;

/** How a dense layer's matrix lies: `inputs first` is [inputs, outputs], as GPT-2 has it. */
export type Order = 'inputs first' | 'outputs first';

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

export interface WriterOptions {
  /** Whether dense layers' blocks that no kernel multiplies by are rounded to those of 4 bits. @default false */
  readonly requantize?: boolean;
}

/** Writes a network whose weights a file has. Errors name the tensor. */
export class NetworkWriter {
  readonly graph: GraphWriter = new GraphWriter();
  readonly #weights: Weights;
  readonly #prefix: string;
  readonly #written = new Set<string>();
  readonly #requantize: boolean;
  /** Rows of matrices, as tensors of their own. */
  readonly #cut = new Map<string, QuantizedTensor | SafeTensor>();
  readonly #domains: Record<string, number> = {};
  readonly #constants = new Map<string, string>();

  /** Names are those of the file without the first of `prefixes` that its tensors have. */
  constructor(weights: Weights, prefixes: readonly string[] = [], { requantize = false }: WriterOptions = {}) {
    this.#requantize = requantize;
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
    return this.graph.model(name, opset, this.#domains);
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
    const { tensor } = this.#need(name);
    const stored = this.#stored(name, dims);
    return isQuantized(tensor) ? stored : this.#floats(stored, name, tensor.type);
  }

  /** x W + b, with W of [inputs, outputs]. */
  dense(x: string, name: string, inputs: number, outputs: number, options: DenseOptions = {}): string {
    const { order = 'outputs first', bias = 'needed' } = options;
    const product = this.#product(x, `${name}.weight`, inputs, outputs, order);
    const isBiased = bias === 'needed' || (bias === 'if there' && this.has(`${name}.bias`));
    return isBiased ? this.node('Add', [product, this.weight(`${name}.bias`, [outputs])]) : product;
  }

  /** The same with a matrix that is no layer's own: [outputs, inputs]. */
  project(x: string, name: string, inputs: number, outputs: number): string {
    return this.#product(x, name, inputs, outputs, 'outputs first');
  }

  /** Dense layers of so many outputs each, whose weights lie beside each other in one matrix. */
  denseParts(x: string, name: string, inputs: number, outputs: readonly number[], order: Order): string[] {
    const all = outputs.reduce((sum, length) => sum + length, 0);
    const biases = this.#split(this.weight(`${name}.bias`, [all]), outputs, 0n);
    if (order === 'outputs first') this.#cutRows(`${name}.weight`, inputs, outputs);
    const whole = order === 'inputs first' ? this.weight(`${name}.weight`, [inputs, all]) : '';
    const matrices = whole ? this.#split(whole, outputs, 1n) : [];
    return outputs.map((length, i) => {
      const product = matrices[i]
        ? this.node('MatMul', [x, matrices[i]])
        : this.#product(x, `${name}.weight/${i}`, inputs, length, order);
      return this.node('Add', [product, biases[i]!]);
    });
  }

  /** Rows of a table by their numbers, [batch, sequence]; of a table of 16 bits or fewer only those become floats. */
  rows(table: string, dims: readonly [rows: number, width: number], ids: string): string {
    const { tensor } = this.#need(table);
    if (isQuantized(tensor) && dims[0] * dims[1] > mostSmall) return this.#quantizedRows(table, dims, ids);
    const rows = this.node('Gather', [this.#stored(table, dims), ids]);
    return isQuantized(tensor) ? rows : this.#floats(rows, table, tensor.type);
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

  #product(x: string, name: string, inputs: number, outputs: number, order: Order): string {
    if (order === 'inputs first') return this.node('MatMul', [x, this.weight(name, [inputs, outputs])]);
    const { key, tensor } = this.#need(name);
    if (!isQuantized(tensor)) return this.#multiply(x, this.weight(name, [outputs, inputs]));
    this.#check(key, tensor, [outputs, inputs]);
    if (tensor.format.name === 'Q4_0') return this.#multiplyNibbles(x, key, nibblesOf(tensor), [outputs, inputs]);
    if (this.#requantize) return this.#multiplyNibbles(x, key, roundToNibbles(tensor), [outputs, inputs]);
    if (tensor.format.name === 'Q8_0') return this.#multiply(x, this.#bytes(key, tensor));
    return this.#multiply(x, this.weight(name, [outputs, inputs]));
  }

  /** x W^T, with W of [outputs, inputs]. */
  #multiply(x: string, matrix: string): string {
    return this.node('MatMul', [x, this.node('Transpose', [matrix], { perm: [1n, 0n] })]);
  }

  #multiplyNibbles(x: string, key: string, nibbles: Nibbles, [N, K]: readonly [number, number]): string {
    const name = this.graph.newName('MatMulNBits');
    const groups = K / nibbles.group;
    const parts = [x, this.#once(`${key}/nibbles`, 'uint8', [N, groups, nibbles.group / 2], nibbles.values)];
    parts.push(this.#once(`${key}/scales`, 'float', [N * groups], nibbles.scales));
    if (nibbles.zeros) parts.push(this.#once(`${key}/zeros`, 'uint8', [N * Math.ceil(groups / 2)], nibbles.zeros));
    const attributes = { K: BigInt(K), N: BigInt(N), bits: 4n, block_size: BigInt(nibbles.group) };
    this.graph.nodeOf('MatMulNBits', parts, attributes, [name], microsoft);
    this.#domains[microsoft] = 1;
    return name;
  }

  /** Bytes and their scales, as floats. */
  #bytes(key: string, tensor: QuantizedTensor): string {
    const [rows, width] = tensor.dims as [number, number];
    const { values, scales } = blocksOf(tensor);
    const { group } = tensor.format;
    const inputs = [
      this.#once(`${key}/values`, 'int8', [rows, width], values),
      this.#once(`${key}/scales`, 'float', [rows, width / group], scales),
    ];
    return this.node('DequantizeLinear', inputs, { axis: 1n, block_size: BigInt(group) });
  }

  /** Only the rows that are asked for become floats: the same as if all were. */
  #quantizedRows(name: string, [rows, width]: readonly [number, number], ids: string): string {
    const { key, tensor } = this.#need(name) as { readonly key: string; readonly tensor: QuantizedTensor };
    this.#check(key, tensor, [rows, width]);
    const { values, scales, minima } = blocksOf(tensor);
    const { group } = tensor.format;
    const groups = width / group;
    const take = (part: string, type: 'float' | 'int8', dims: readonly number[], array: TensorValues): string =>
      this.node('Gather', [this.#once(`${key}/${part}`, type, dims, array), ids]);
    const numbers = this.node('Cast', [take('rows', 'int8', [rows, groups, group], values)], { to: 1n });
    const scaled = this.node('Mul', [numbers, take('rowScales', 'float', [rows, groups, 1], scales)]);
    const whole = minima ? this.node('Sub', [scaled, take('rowMinima', 'float', [rows, groups, 1], minima)]) : scaled;
    return this.node('Reshape', [whole, this.integers(0, 0, width)]);
  }

  /** Makes rows of a matrix tensors of their own: they are views of its bytes. */
  #cutRows(name: string, inputs: number, outputs: readonly number[]): void {
    const { key, tensor } = this.#need(name);
    const all = outputs.reduce((sum, length) => sum + length, 0);
    this.#check(key, tensor, [all, inputs]);
    const rowBytes = tensor.bytes.length / all;
    let at = 0;
    for (const [i, length] of outputs.entries()) {
      const bytes = tensor.bytes.subarray(at * rowBytes, (at + length) * rowBytes);
      this.#cut.set(`${key}/${i}`, { ...tensor, dims: [length, inputs], bytes });
      at += length;
    }
  }

  #split(value: string, lengths: readonly number[], axis: bigint): string[] {
    const name = this.graph.newName('Split');
    const parts = lengths.map((_, i) => `${name}_${i}`);
    this.graph.nodeOf('Split', [value, this.integers(...lengths)], { axis }, parts);
    return parts;
  }

  #floats(value: string, name: string, type: ElementType): string {
    if (type === 'float') return value;
    if (type === 'float16' || type === 'bfloat16' || type === 'double') return this.node('Cast', [value], { to: 1n });
    throw refuse(`expected tensor ${JSON.stringify(name)} to be of F64, F32, F16 or BF16, found ${type}`);
  }

  /** A weight as the file has it, or as floats if that has it in blocks. */
  #stored(name: string, dims: readonly number[]): string {
    const { key, tensor } = this.#need(name);
    this.#check(key, tensor, dims);
    if (isQuantized(tensor)) return this.#once(key, 'float', dims, () => dequantize(tensor));
    const type = tensor.type as Exclude<ElementType, 'string'>;
    if (!this.#written.has(key)) this.graph.addTensor(makeTensorOfBytes(key, type, tensor.dims, tensor.bytes));
    this.#written.add(key);
    return key;
  }

  /** A weight that is made of others, unless it was made before. */
  #once(
    name: string,
    type: 'float' | 'int8' | 'uint8',
    dims: readonly number[],
    values: TensorValues | (() => TensorValues),
  ): string {
    if (!this.#written.has(name))
      this.graph.addTensor(makeTensorView(name, type, dims, typeof values === 'function' ? values() : values));
    this.#written.add(name);
    return name;
  }

  #check(key: string, tensor: QuantizedTensor | SafeTensor, dims: readonly number[]): void {
    if (isSame(tensor.dims, dims)) return;
    throw refuse(`expected tensor ${JSON.stringify(key)} to be [${dims}], found [${tensor.dims}]`);
  }

  #need(name: string): { readonly key: string; readonly tensor: QuantizedTensor | SafeTensor } {
    const found = this.#find(name);
    if (found) return found;
    throw refuse(`expected tensor ${JSON.stringify(this.#prefix + name)}, which its weights do not have`);
  }

  #find(name: string): { readonly key: string; readonly tensor: QuantizedTensor | SafeTensor } | undefined {
    for (const key of [this.#prefix + name, name]) {
      const tensor = this.#weights.get(key) ?? this.#cut.get(key);
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
