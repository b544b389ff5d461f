// How one node becomes instructions: what it reads and makes, as its rule sees it.
import {
  type ElementType,
  floatAttribute,
  floatsAttribute,
  intAttribute,
  intsAttribute,
  type NodeProto,
  nodeLabel,
  stringAttribute,
  stringsAttribute,
  type TensorValues,
} from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { elementBytesOf } from './elementBytes.ts';
import {
  describeExtent,
  describeShape,
  type Extent,
  equalExtents,
  equalShapes,
  fixedExtent,
  isFixed,
  sizeOfExtents,
} from './extent.ts';
import type { KernelName, LengthNumbers, Operand, Packing } from './program.ts';
import type { KernelArguments, Layout, ProgramBuilder, Value } from './programBuilder.ts';

/** Adds the instructions of a node, and says where its outputs lie. */
export type LoweringRule = (node: Lowering) => void;

/** What is known of a value before anything runs. */
export interface OutputType {
  readonly type: ElementType;
  readonly shape: readonly Extent[];
}

export class Lowering {
  readonly proto: NodeProto;
  /** Of the node's domain. */
  readonly opset: number;
  readonly #builder: ProgramBuilder;
  readonly #types: ReadonlyMap<string, OutputType>;

  constructor(proto: NodeProto, opset: number, builder: ProgramBuilder, types: ReadonlyMap<string, OutputType>) {
    this.proto = proto;
    this.opset = opset;
    this.#builder = builder;
    this.#types = types;
  }

  int(name: string, otherwise: number): number {
    return intAttribute(this.proto, name, otherwise);
  }

  /** An attribute that says yes or no: 1 or 0. Refuses other numbers. */
  flag(name: string): 0 | 1 {
    const value = this.int(name, 0);
    if (value === 0 || value === 1) return value;
    throw this.refuse(`expected ${name} to be 0 or 1, found ${value}`);
  }

  ints(name: string, otherwise: readonly number[]): readonly number[] {
    return intsAttribute(this.proto, name) ?? otherwise;
  }

  float(name: string, otherwise: number): number {
    return floatAttribute(this.proto, name, otherwise);
  }

  floats(name: string): readonly number[] | undefined {
    return floatsAttribute(this.proto, name);
  }

  text(name: string, otherwise: string): string {
    return stringAttribute(this.proto, name, otherwise);
  }

  texts(name: string): readonly string[] | undefined {
    return stringsAttribute(this.proto, name);
  }

  /** How many inputs there are, left out ones among them. */
  get inputCount(): number {
    return this.proto.input.length;
  }

  has(index: number): boolean {
    return Boolean(this.proto.input[index]);
  }

  input(index: number): Value {
    const name = this.proto.input[index];
    if (!name) throw this.refuse(`expected input ${index}, found none`);
    return this.#builder.valueOf(name);
  }

  /** Refuses an input that is not of floats: kernels that compute have no other form. */
  checkFloat(...indices: readonly number[]): void {
    for (const index of indices) {
      if (!this.has(index)) continue;
      const { type } = this.input(index);
      if (type !== 'float') throw this.refuse(`expected input ${index} to be of float, found ${type}`);
    }
  }

  /** Refuses inputs of other than so many elements: one of them may grow where the other does not. */
  checkSize(size: Extent, ...indices: readonly number[]): void {
    for (const index of indices) {
      const found = this.has(index) ? sizeOfExtents(this.input(index).shape) : size;
      if (!equalExtents(found, size))
        throw this.refuse(
          `expected ${describeExtent(size)} elements of input ${index} for every batch, found ${describeExtent(found)}`,
        );
    }
  }

  /** Refuses an input of another shape. */
  checkShape(index: number, shape: readonly Extent[]): void {
    const found = this.input(index).shape;
    if (!equalShapes(found, shape))
      throw this.refuse(`expected input ${index} to be of ${describeShape(shape)}, found ${describeShape(found)}`);
  }

  /** The elements of an input of floats, if they are known now. */
  knownFloats(index: number): Float32Array | undefined {
    const values = this.has(index) ? this.input(index).constant : undefined;
    return values instanceof Float32Array ? values : undefined;
  }

  /** Integers of an input that are known now, or once lengths are; undefined for one that is left out. */
  numbersInput(index: number): readonly Extent[] | undefined {
    if (!this.has(index)) return undefined;
    const { numbers } = this.input(index);
    if (Array.isArray(numbers)) return numbers as readonly Extent[];
    return Array.from(this.constantInput(index) as ArrayLike<bigint | number>, (number) => fixedExtent(Number(number)));
  }

  /** Integers in memory: a constant, if no length decides them. */
  numbers(type: 'int32' | 'int64' | 'uint32', numbers: LengthNumbers): Operand {
    return this.#builder.numbers(type, numbers);
  }

  /** Where an input lies; undefined for one that is left out. */
  operand(index: number, layout: Layout = 'plain'): Operand | undefined {
    return this.has(index) ? this.#builder.place(this.input(index), layout) : undefined;
  }

  /** The same of an input that must be there. */
  required(index: number, layout: Layout = 'plain'): Operand {
    return this.#builder.place(this.input(index), layout);
  }

  /** The elements of an input that must be known now; undefined for one that is left out. */
  constantInput(index: number): TensorValues | undefined {
    if (!this.has(index)) return undefined;
    const { constant, name } = this.input(index);
    if (constant) return constant;
    throw this.refuse(`expected input ${index} (${JSON.stringify(name)}) to be a constant`);
  }

  /** Type and shape of an output. */
  output(index = 0): OutputType {
    const name = this.proto.output[index];
    const type = name ? this.#types.get(name) : undefined;
    if (type) return type;
    throw this.refuse(`expected the shape of output ${index} to be known when the model is compiled${this.#given()}`);
  }

  /** The shapes of inputs, where symbols are in them: of two that stand for one length nobody knows that they do. */
  #given(): string {
    const shapes = this.proto.input.flatMap((name) => {
      const { shape } = (name && this.#types.get(name)) || {};
      return shape ? [shape] : [];
    });
    if (shapes.flat().every(isFixed)) return '';
    const all = shapes.map(describeShape).join(' and ');
    return `, found inputs of ${all}; give lengths that are the same one name by the option \`inputShapes\``;
  }

  /** Memory for an output, in the given layout. */
  result(index = 0, layout: Layout = 'plain'): Operand {
    const { type, shape } = this.output(index);
    const operand = this.#builder.memory(elementBytesOf(type), sizeOfExtents(shape));
    this.#define(index, operand, layout);
    return operand;
  }

  /** Makes an output another name for memory that is there: of the same elements in the same order. */
  alias(operand: Operand, index = 0, layout: Layout = 'plain'): void {
    this.#define(index, operand, layout);
  }

  /** Makes an output another name for an input of the same shape, wherever that lies. */
  rename(input: number, index = 0): void {
    this.#builder.define({ ...this.input(input), name: this.#nameOf(index) });
  }

  /** Makes an output, a row for each item, another name for images of so many channels that lie with those last. */
  flatten(images: Operand, channels: number, index = 0): void {
    const { type, shape } = this.output(index);
    const pixelRows = { operand: images, channels };
    this.#builder.define({ name: this.#nameOf(index), type, shape, pixelRows, places: new Map() });
  }

  /** Makes an output a constant. */
  define(values: TensorValues, index = 0): void {
    const { type, shape } = this.output(index);
    this.#builder.define({ name: this.#nameOf(index), type, shape, constant: values, places: new Map() });
  }

  emit<Name extends KernelName>(kernel: Name, ...args: KernelArguments<Name>): void {
    this.#builder.emit(kernel, ...args);
  }

  constant(values: TensorValues): Operand {
    return this.#builder.constant(values);
  }

  /** What stands for texts in the plan. */
  textIds(texts: readonly string[]): Int32Array {
    return this.#builder.textIds(texts);
  }

  /** The texts that the plan has by now. */
  get vocabulary(): readonly string[] {
    return this.#builder.vocabulary;
  }

  /** What lays weights out. */
  get packing(): Packing {
    return this.#builder.packing;
  }

  /** A constant of so many floats, made where the file has them: `write` writes all of them. */
  laidOut(length: number, write: (out: Float32Array) => void): Operand {
    return this.#builder.laidOut(length, write);
  }

  /** A constant of so many equal elements; the same is written once. */
  filled(value: number, length: number): Operand {
    return this.#builder.filled(value, length);
  }

  /** Where a value lies: an input's or one that a rule made. */
  place(value: Value, layout: Layout = 'plain'): Operand {
    return this.#builder.place(value, layout);
  }

  /** Memory for what is of no interest after this node. */
  scratch(elementBytes: number, length: Extent): Operand {
    return this.#builder.memory(elementBytes, length);
  }

  /** A length that no batch may change. */
  fixed(extent: Extent, what: string): number {
    if (isFixed(extent)) return extent.fixed;
    throw this.refuse(`expected ${what} to be the same for every batch, found ${describeExtent(extent)}`);
  }

  /** For what has no kernels: the message begins with node, operator and opset. `cause` says more, and its code stays. */
  refuse(message: string, cause?: Error): InferenceError {
    const operator = `${this.proto.domain ? `${this.proto.domain}.` : ''}${this.proto.opType}`;
    return new InferenceError(
      cause instanceof InferenceError ? cause.code : 'KINGLET_INFERENCE_OPERATOR',
      `${operator} of opset ${this.opset}: ${message}`,
      { node: nodeLabel(this.proto), ...(cause ? { cause } : {}) },
    );
  }

  #define(index: number, operand: Operand, layout: Layout): void {
    const { type, shape } = this.output(index);
    const size = sizeOfExtents(shape);
    // Lengths that only a run knows are checked there.
    const isKnown = !operand.length.terms && !size.terms;
    if (isKnown && !equalExtents(operand.length, size))
      throw this.refuse(
        `expected ${describeExtent(operand.length)} elements of output ${index}, and the model says ${describeShape(shape)}`,
      );
    this.#builder.define({ name: this.#nameOf(index), type, shape, places: new Map([[layout, operand]]) });
  }

  #nameOf(index: number): string {
    return this.proto.output[index] as string;
  }
}
