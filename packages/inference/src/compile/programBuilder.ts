// Collects the instructions of a model, node by node.
import { callShapes, isResultKind, type Kernels, typescriptKernels } from '@kinglet/kernels/plan';
import type { ElementType, TensorValues } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { elementBytesOf } from './elementBytes.ts';
import { addExtents, type Extent, equalExtents, fixedExtent, multiplyExtents, sizeOfExtents } from './extent.ts';
import { InstructionList, type StepsOfPart } from './instructionList.ts';
import { countOfNumbers, knownNumbers } from './lengthNumbers.ts';
import {
  type Buffer,
  type DynamicProgram,
  type Instruction,
  type InstructionArgument,
  isOperand,
  type KernelName,
  type LengthNumbers,
  type Operand,
  type Packing,
  type Program,
  type ProgramLengths,
  type ProgramStep,
  type ProgramTensor,
} from './program.ts';

/** How a value of four axes lies in memory: as ONNX writes it, or with channels, its second axis, last. */
export type Layout = 'plain' | 'channelsLast';

/** A value of the model while its plan is made. */
export interface Value {
  readonly name: string;
  readonly type: ElementType;
  /** As ONNX sees it, whatever the layout. */
  readonly shape: readonly Extent[];
  /** Its elements, where they are known now. */
  readonly constant?: TensorValues;
  /** Its elements, where lengths decide them. */
  readonly numbers?: LengthNumbers;
  /** Of images that became a row per item: where each row lies pixel by pixel, which ONNX has channel by channel. */
  readonly pixelRows?: PixelRows;
  /** Where it lies, in each layout that something asked for. */
  readonly places: Map<Layout, Operand>;
}

/** Images with their channels last, as rows. It is no layout: only who turns a constant for it may read it. */
export interface PixelRows {
  readonly operand: Operand;
  readonly channels: number;
}

/**
 * A kernel's arguments, arrays as operands; undefined for one that is left out. A scalar that is known only in a run is one
 * element of double.
 */
export type KernelArguments<Name extends KernelName> = Lowered<Parameters<Kernels[Name]>>;
type Lowered<Arguments extends readonly unknown[]> = {
  [I in keyof Arguments]: Arguments[I] extends number ? Extent | Operand | number : Operand | undefined;
};

export class ProgramBuilder {
  readonly #list = new InstructionList();
  #values = new Map<string, Value>();
  readonly #constants = new Map<TensorValues, Operand>();
  readonly #filled = new Map<string, Float32Array>();
  readonly #inputs: ProgramTensor[] = [];
  readonly #outputs: ProgramTensor[] = [];
  readonly #lengths: ProgramLengths[] = [];
  /** Numbers of the plan's texts, in their order; 0, which memory is filled with, is the empty one. */
  readonly #texts = new Map([['', 0]]);
  readonly packing: Packing;
  /** The node whose instructions are being added. */
  node = '';

  constructor(packing: Packing = typescriptKernels) {
    this.packing = packing;
  }

  /** What has no result of any elements is left out: batches of none are no case of kernels. */
  emit<Name extends KernelName>(kernel: Name, ...args: KernelArguments<Name>): void {
    const instruction = { kernel, args: args as readonly InstructionArgument[], node: this.node };
    if (!isIdle(instruction)) this.#list.push(instruction);
  }

  /** Memory for results. */
  memory(elementBytes: number, length: Extent): Operand {
    return wholeOf({ elementBytes, length, isPinned: false });
  }

  /** Elements that are part of the file; the same array is written once. */
  constant(values: TensorValues): Operand {
    const known = this.#constants.get(values);
    if (known) return known;
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const length = fixedExtent(values.length);
    const made = wholeOf({ elementBytes: values.BYTES_PER_ELEMENT, length, constant: bytes, isPinned: false });
    this.#constants.set(values, made);
    return made;
  }

  /** So many floats that are part of the file, made in their place: `write` writes all of them. */
  laidOut(length: number, write: (out: Float32Array) => void): Operand {
    const elementBytes = Float32Array.BYTES_PER_ELEMENT;
    const constant = {
      length: length * elementBytes,
      writeTo: ({ buffer, byteOffset }: Uint8Array<ArrayBuffer>) => write(new Float32Array(buffer, byteOffset, length)),
    };
    return wholeOf({ elementBytes, length: fixedExtent(length), constant, isPinned: false });
  }

  /** What stands for texts in the plan, which has each of them from now on. */
  textIds(texts: readonly string[]): Int32Array {
    for (const text of texts) if (!this.#texts.has(text)) this.#texts.set(text, this.#texts.size);
    return Int32Array.from(texts, (text) => this.#texts.get(text)!);
  }

  /** Texts that have numbers so far. */
  get vocabulary(): readonly string[] {
    return [...this.#texts.keys()];
  }

  /** So many equal elements of float. */
  filled(value: number, length: number): Operand {
    const key = `${value} ${length}`;
    const values = this.#filled.get(key) ?? new Float32Array(length).fill(value);
    this.#filled.set(key, values);
    return this.constant(values);
  }

  /** Integers that lengths decide; a constant, if none does. */
  numbers(type: 'int32' | 'int64' | 'uint32', numbers: LengthNumbers): Operand {
    const known = knownNumbers(type, numbers);
    if (known) return this.constant(known);
    const operand = this.memory(elementBytesOf(type), countOfNumbers(numbers));
    operand.buffer.isPinned = true;
    this.#lengths.push({ operand, type, numbers });
    return operand;
  }

  addInput(name: string, type: ElementType, shape: readonly Extent[]): void {
    const operand = this.memory(elementBytesOf(type), sizeOfExtents(shape));
    operand.buffer.isPinned = true;
    this.#inputs.push({ name, type, shape, operand });
    this.define({ name, type, shape, places: new Map([['plain', operand]]) });
  }

  define(value: Value): void {
    this.#values.set(value.name, value);
  }

  valueOf(name: string): Value {
    const value = this.#values.get(name);
    if (value) return value;
    throw new InferenceError('KINGLET_INFERENCE_SHAPE', `expected value ${JSON.stringify(name)} to be known`);
  }

  /** Where a value lies in the given layout; instructions that bring it there are added when it does not yet. */
  place(value: Value, layout: Layout = 'plain'): Operand {
    const wanted = isSameInBoth(value) ? (value.places.has('plain') ? 'plain' : layout) : layout;
    const there = value.places.get(wanted) ?? (isSameInBoth(value) ? value.places.values().next().value : undefined);
    if (there) return there;
    const made = layout === 'plain' ? (this.#known(value) ?? this.#turn(value, layout)) : this.#turn(value, layout);
    value.places.set(layout, made);
    return made;
  }

  /** Something that is no instruction comes next. */
  addStep(step: ProgramStep): void {
    this.#list.addStep(step);
  }

  /** The steps that `act` adds, which are no others. */
  stepsOf(act: () => void): StepsOfPart {
    return this.#list.stepsOf(act);
  }

  /** What `act` defines is forgotten: the values of a graph inside a node. */
  inScope<Result>(act: () => Result): Result {
    const outer = this.#values;
    // Other layouts of outer values, which instructions of the scope make, are not there when it does not run.
    this.#values = new Map([...outer].map(([name, value]) => [name, { ...value, places: new Map(value.places) }]));
    try {
      return act();
    } finally {
      this.#values = outer;
    }
  }

  /** Ends the program: outputs get memory that is theirs alone. `open`: of one whose lengths a run decides. */
  finish(
    outputs: readonly string[],
    batch: string | undefined,
    open?: Pick<DynamicProgram, 'demands' | 'reason'>,
  ): Program {
    this.node = 'outputs';
    for (const name of outputs) this.#addOutput(this.valueOf(name));
    const dynamic = open && { lengths: this.#lengths, steps: this.#list.steps(), ...open };
    const { vocabulary } = this;
    return {
      instructions: this.#list.instructions,
      inputs: this.#inputs,
      outputs: this.#outputs,
      batch,
      dynamic,
      vocabulary,
    };
  }

  /** What is known before anything runs, as memory. */
  #known({ constant, numbers, type }: Value): Operand | undefined {
    if (constant) return this.constant(constant);
    return numbers && this.numbers(type as 'int64', numbers);
  }

  #turn(value: Value, layout: Layout): Operand {
    const { pixelRows } = value;
    if (pixelRows) {
      const [batch, columns] = value.shape as [Extent, Extent];
      const channels = fixedExtent(pixelRows.channels);
      return this.#transposed(pixelRows.operand, batch, fixedExtent(columns.fixed / pixelRows.channels), channels);
    }
    const { batch, channels, area } = imagesOf(value);
    const from = this.place(value, layout === 'plain' ? 'channelsLast' : 'plain');
    return layout === 'plain'
      ? this.#transposed(from, batch, area, channels)
      : this.#transposed(from, batch, channels, area);
  }

  #transposed(from: Operand, batch: Extent, rows: Extent, columns: Extent): Operand {
    const to = this.memory(from.buffer.elementBytes, from.length);
    if (from.buffer.elementBytes === 4) this.emit('transposeEach', from, batch, rows, columns, to);
    else this.#transposeAny(from, to, batch, rows, columns);
    return to;
  }

  #transposeAny(from: Operand, to: Operand, batch: Extent, rows: Extent, columns: Extent): void {
    const { elementBytes } = from.buffer;
    const area = multiplyExtents(rows, columns);
    this.emit(
      'copyStrided',
      ...([from, from.length, elementBytes, batch, columns, rows, 1, 1] as const),
      ...([0, area, 1, columns, 0, 0] as const),
      ...([to, to.length, 0, area, rows, 1, 0, 0] as const),
    );
  }

  #copy(from: Operand, to: Operand): void {
    const { length } = from;
    const { elementBytes } = from.buffer;
    this.emit(
      'copyStrided',
      ...([from, length, elementBytes, length, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0] as const),
      ...([to, length, 0, 1, 0, 0, 0, 0] as const),
    );
  }

  #addOutput(value: Value): void {
    const { name, type, shape } = value;
    let operand = this.place(value);
    if (operand.buffer.isPinned || operand.buffer.constant || !isWhole(operand)) {
      const copy = this.memory(operand.buffer.elementBytes, operand.length);
      this.#copy(operand, copy);
      operand = copy;
    }
    operand.buffer.isPinned = true;
    this.#outputs.push({ name, type, shape, operand });
  }
}

/** Whether no result of an instruction has any elements. */
function isIdle({ kernel, args }: Instruction): boolean {
  const { kinds } = callShapes[kernel];
  const results = args.filter((argument, i) => isOperand(argument) && isResultKind(kinds[i])) as Operand[];
  return results.length > 0 && results.every(({ length }) => equalExtents(length, fixedExtent(0)));
}

/** One channel or one pixel: both layouts are the same bytes. */
export function isSameInBoth(value: Pick<Value, 'shape'>): boolean {
  if (value.shape.length < 3) return true;
  const { channels, area } = imagesOf(value);
  return [channels, area].some((length) => equalExtents(length, fixedExtent(1)));
}

/** A value as images: how many, their channels, their pixels. */
export function imagesOf({ shape }: Pick<Value, 'shape'>): {
  readonly batch: Extent;
  readonly channels: Extent;
  readonly area: Extent;
} {
  const [batch, channels, ...pixels] = shape as [Extent, Extent, ...Extent[]];
  return { batch, channels, area: sizeOfExtents(pixels) };
}

/** A part of an operand: `length` elements from its `at`-th on. */
export function partOf(operand: Operand, at: Extent, length: Extent): Operand {
  return {
    buffer: operand.buffer,
    at: addExtents(operand.at, at),
    length,
  };
}

/** The rows and columns of a value whose last `axes` axes are one row. */
export function rowsOf(shape: readonly Extent[], axes = 1): { readonly rows: Extent; readonly columns: Extent } {
  const cut = shape.length - axes;
  return { rows: sizeOfExtents(shape.slice(0, cut)), columns: sizeOfExtents(shape.slice(cut)) };
}

function wholeOf(buffer: Buffer): Operand {
  return { buffer, at: fixedExtent(0), length: buffer.length };
}

function isWhole({ buffer, at, length }: Operand): boolean {
  return equalExtents(at, fixedExtent(0)) && equalExtents(length, buffer.length);
}
