// Weights of a network, as a file has them: floats, halves, ggml's blocks.
import { type ElementType, makeTensorOfBytes, makeTensorView, type TensorValues } from '@kinglet/onnx';
import { blocksOf, dequantize } from '../gguf/dequantize.ts';
import { type Nibbles, nibblesOf, roundToNibbles } from '../gguf/nibbles.ts';
import type { SafeTensor } from '../safetensors.ts';
import { refuse } from './config.ts';
import { ConstantWriter } from './constantWriter.ts';
import { isQuantized, type QuantizedTensor, type Weights } from './weights.ts';

const microsoft = 'com.microsoft';

/** Elements of tables that are kept as floats whatever they were. */
const mostSmall = 2 ** 16;

/** How a dense layer's matrix lies: `inputs first` is [inputs, outputs], as GPT-2 has it. */
export type Order = 'inputs first' | 'outputs first';

export interface WeightOptions {
  /** Whether dense layers' blocks that no kernel multiplies by are rounded to those of 4 bits. @default false */
  readonly requantize?: boolean;
}

/** A tensor, and the name that the file has for it. */
interface Found {
  readonly key: string;
  readonly tensor: QuantizedTensor | SafeTensor;
}

/** Writes weights that a file has, each once. Errors name the tensor. */
export class WeightWriter extends ConstantWriter {
  /** Versions of domains that nodes are of. */
  protected readonly domains: Record<string, number> = {};
  readonly #weights: Weights;
  readonly #prefix: string;
  readonly #written = new Set<string>();
  readonly #requantize: boolean;
  /** Rows of matrices, as tensors of their own. */
  readonly #cut = new Map<string, QuantizedTensor | SafeTensor>();

  /** Names are those of the file without the first of `prefixes` that its tensors have. */
  constructor(weights: Weights, prefixes: readonly string[] = [], { requantize = false }: WeightOptions = {}) {
    super();
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

  /** A weight as floats, of the given shape. */
  weight(name: string, dims: readonly number[]): string {
    const { tensor } = this.#need(name);
    const stored = this.#stored(name, dims);
    if (isQuantized(tensor)) return stored;
    const isScaled = (tensor.type === 'int8' || tensor.type === 'uint8') && this.has(`${name}_scale`);
    return isScaled ? this.#scaled(stored, name, dims) : this.#floats(stored, name, tensor.type);
  }

  /** x W, with W of [inputs, outputs]. */
  product(x: string, name: string, inputs: number, outputs: number, order: Order): string {
    if (order === 'inputs first') return this.node('MatMul', [x, this.weight(name, [inputs, outputs])]);
    const { key, tensor } = this.#need(name);
    if (!isQuantized(tensor)) return this.#multiply(x, this.weight(name, [outputs, inputs]));
    this.#check(key, tensor, [outputs, inputs]);
    if (tensor.format.name === 'Q4_0') return this.#multiplyNibbles(x, key, nibblesOf(tensor), [outputs, inputs]);
    if (this.#requantize) return this.#multiplyNibbles(x, key, roundToNibbles(tensor), [outputs, inputs]);
    if (tensor.format.name === 'Q8_0') return this.#multiply(x, this.#bytes(key, tensor));
    return this.#multiply(x, this.weight(name, [outputs, inputs]));
  }

  /** Rows of a table by their numbers, [batch, sequence]; of a table of 16 bits or fewer only those become floats. */
  rows(table: string, dims: readonly [rows: number, width: number], ids: string): string {
    const { tensor } = this.#need(table);
    if (isQuantized(tensor) && dims[0] * dims[1] > mostSmall) return this.#quantizedRows(table, dims, ids);
    const rows = this.node('Gather', [this.#stored(table, dims), ids]);
    return isQuantized(tensor) ? rows : this.#floats(rows, table, tensor.type);
  }

  /** Makes rows of a matrix tensors of their own: they are views of its bytes. */
  cutRows(name: string, inputs: number, outputs: readonly number[]): void {
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
    this.domains[microsoft] = 1;
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

  /** Bytes with scales, and zero points, of rows or of groups in them: as the format compressed-tensors names them. */
  #scaled(stored: string, name: string, dims: readonly number[]): string {
    const [rows, width] = dims as [number, number];
    const { tensor } = this.#need(`${name}_scale`);
    const [, groups = 1] = tensor.dims;
    const isByRow = groups === 1;
    const part = (suffix: string): string => {
      const own = this.dimsOf(`${name}${suffix}`);
      const value = this.#stored(`${name}${suffix}`, own.length === 1 ? [rows] : [rows, groups]);
      return isByRow && own.length > 1 ? this.node('Reshape', [value, this.integers(rows)]) : value;
    };
    const scale = this.#floats(part('_scale'), `${name}_scale`, isQuantized(tensor) ? 'float' : tensor.type);
    const zero = this.has(`${name}_zero_point`) ? [part('_zero_point')] : [];
    const attributes = isByRow ? { axis: 0n } : { axis: 1n, block_size: BigInt(Math.ceil(width / groups)) };
    return this.node('DequantizeLinear', [stored, scale, ...zero], attributes);
  }

  #floats(value: string, name: string, type: ElementType): string {
    if (type === 'float') return value;
    if (type === 'float16' || type === 'bfloat16' || type === 'double') return this.node('Cast', [value], { to: 1n });
    throw refuse(
      `expected tensor ${JSON.stringify(name)} to be of F64, F32, F16, BF16, or of I8 or U8 with scales, found ${type}`,
    );
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

  #need(name: string): Found {
    const found = this.#find(name);
    if (found) return found;
    throw refuse(`expected tensor ${JSON.stringify(this.#prefix + name)}, which its weights do not have`);
  }

  #find(name: string): Found | undefined {
    for (const key of [this.#prefix + name, name]) {
      const tensor = this.#weights.get(key) ?? this.#cut.get(key);
      if (tensor) return { key, tensor };
    }
    return undefined;
  }
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, i) => length === b[i]);
}
