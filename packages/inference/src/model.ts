// A compiled model, ready to run: the same in every engine.
import type { ModelMemory, RegionAllocator, StartSession } from '@kinglet/kernels';
import { type Extent, extentAt, type ModelHead, type ModelTensor, readModelHead } from '@kinglet/kernels/plan';
import { type ElementArray, elementArrayOf } from './elementArrays.ts';
import { InferenceError } from './errors.ts';
import { describeExtent } from './extent.ts';
import { metadataOf, type PlanMetadata } from './metadata.ts';
import { PlanTexts } from './planTexts.ts';
import { putValues } from './putValues.ts';
import { Session } from './session.ts';
import { type TensorInfo, tensorInfosOf } from './tensorInfo.ts';

export interface ModelOptions {
  /**
   * The largest batch that memory is made for at once; a larger one makes new memory.
   *
   * @default 1
   */
  readonly maxBatch?: number;
  /**
   * Where inputs, outputs and what is between them lie: an `Arena` of `@kinglet/kernels`, a pool of `@kinglet/memory`; `close`
   * gives it back. WebAssembly and bootstraps have it in memory of their own. Left out: memory that the collector frees.
   */
  readonly allocator?: RegionAllocator;
}

/** What an input may be given as: its own kind of array is fastest. */
export type InputValues = ArrayLike<bigint> | ArrayLike<number>;

/** The same of an input of strings. */
export type InputTexts = ArrayLike<string>;

type Input = InputTexts | InputValues;

/** An output of a run. */
export interface OutputTensor {
  readonly shape: readonly number[];
  readonly data: ElementArray;
  /** Of an output of strings: its elements, of which `data` has numbers. */
  readonly texts?: readonly string[];
}

/** A file that was found good: any number of models run from it. */
export interface OpenFile {
  readonly head: ModelHead;
  readonly byteLength: number;
  readonly start: StartSession;
}

/** Throws InferenceError KINGLET_INFERENCE_FILE for what is no plan. `memory` is taken over. */
export function openFile(memory: ModelMemory): OpenFile {
  try {
    // Before the kernels take the bytes away.
    const [head, byteLength] = [readModelHead(memory.bytes), memory.bytes.length];
    return { head, byteLength, start: memory.open() };
  } catch (cause) {
    throw new InferenceError('KINGLET_INFERENCE_FILE', (cause as Error).message, { cause });
  }
}

/** A model in memory. It runs one batch at a time; `session` gives another that runs beside it. */
export class BaseModel {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  readonly name: string;
  /** The length in `shape` that batches change; undefined for a model of one size. */
  readonly batch: string | undefined;
  readonly #open: OpenFile;
  readonly #file: ModelHead;
  readonly #metadata: PlanMetadata;
  readonly #session: Session;
  readonly #texts: PlanTexts;
  /** Elements of each input, for a batch of no items and for each item. */
  readonly #sizes: readonly Extent[];
  #views: readonly ElementArray[] = [];
  /** Of the outputs of the bound batch. */
  #shapes: readonly (readonly number[])[] = [];

  constructor(open: OpenFile, { maxBatch = 1, allocator }: ModelOptions = {}) {
    this.#open = open;
    this.#file = open.head;
    this.#metadata = metadataOf(this.#file);
    this.#texts = new PlanTexts(this.#metadata.vocabulary ?? []);
    checkTypes(this.#file, this.#metadata);
    this.#sizes = this.#file.inputs.map(({ shape }) => sizeOf(shape));
    this.name = this.#metadata.name;
    const { arenaBytes } = this.#file;
    this.#session = new Session({ start: open.start, arenaBytes, allocator }, this.name, checkBatch(maxBatch));
    this.batch = this.#metadata.batch ?? undefined;
    this.inputs = tensorInfosOf(this.#file.inputs, this.#metadata.inputs, this.#metadata.batch);
    this.outputs = tensorInfosOf(this.#file.outputs, this.#metadata.outputs, this.#metadata.batch);
    this.#look();
  }

  /**
   * Runs the model on the given inputs, by name; the values alone where there is one input. The batch is what their
   * lengths say. Throws InferenceError KINGLET_INFERENCE_INPUT for inputs that are missing, unknown, of another length, or
   * hold what their type does not.
   */
  run(inputs: Readonly<Record<string, Input>> | Input): Record<string, OutputTensor> {
    const given = this.#valuesOf(inputs);
    this.bind(this.#itemsOf(given));
    this.#texts.clear();
    for (let i = 0; i < given.length; i++) this.#put(i, given[i]!);
    this.execute();
    const results: Record<string, OutputTensor> = {};
    for (let i = 0; i < this.outputs.length; i++)
      results[this.outputs[i]!.name] = this.#outputOf(i, this.#views[given.length + i]!.slice());
    return results;
  }

  /** The same model with memory of its own for what it computes: the file is shared, runs do not know of each other. */
  session(options?: ModelOptions): BaseModel {
    return new BaseModel(this.#open, options);
  }

  /**
   * Makes `tensors` those of a batch of so many items; what they hold is lost if that is another number. Throws
   * InferenceError KINGLET_INFERENCE_OPTION for what is no batch or has no room, and after `close`; KINGLET_INFERENCE_FILE for
   * a plan that is not right for it: then another one must be bound.
   */
  bind(items: number): void {
    if (items === this.#session.items) return;
    this.#session.bind(checkBatch(items));
    this.#look();
  }

  /**
   * The memory of an input or output of the bound batch, to be filled before `execute` and read after it. Throws
   * InferenceError KINGLET_INFERENCE_INPUT for another name, KINGLET_INFERENCE_OPTION after a batch that was refused.
   */
  tensor(name: string): ElementArray {
    this.#session.checkBound();
    const i = [...this.inputs, ...this.outputs].findIndex((info) => info.name === name);
    const view = this.#views[i];
    if (view) return view;
    throw new InferenceError('KINGLET_INFERENCE_INPUT', `expected an input or output, got ${JSON.stringify(name)}`);
  }

  /**
   * Runs the model on what the tensors of its inputs hold. Throws InferenceError KINGLET_INFERENCE_INPUT where an index among
   * them is outside what it points into, KINGLET_INFERENCE_OPTION after a batch that was refused.
   */
  execute(): void {
    this.#session.run();
  }

  /**
   * Runs the model, and says for each instruction of which node it is, its kernel, and the nanoseconds that it took. Throws
   * what `execute` throws, and InferenceError KINGLET_INFERENCE_OPTION under WebAssembly, which has no clock.
   */
  time(): { readonly node: string; readonly kernel: string; readonly nanoseconds: number }[] {
    const nanoseconds = new Float64Array(this.#file.instructionCount);
    this.#session.time(nanoseconds);
    const { instructions, kernels, nodes } = this.#metadata;
    return Array.from(nanoseconds, (spent, i) => ({
      node: nodes[instructions[i]!]!,
      kernel: kernels[i]!,
      nanoseconds: spent,
    }));
  }

  /**
   * Gives its memory back to `allocator`: it does not run any more, and its tensors are not to be used. A second time does
   * nothing.
   */
  close(): void {
    this.#session.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #valuesOf(inputs: Readonly<Record<string, Input>> | Input): readonly Input[] {
    if (isValues(inputs)) {
      if (this.inputs.length === 1) return [inputs];
      throw this.#refuse(`expected an object with ${this.inputs.map(({ name }) => name).join(', ')}, got one array`);
    }
    if (typeof inputs !== 'object' || inputs === null)
      throw this.#refuse(`expected an object with ${this.inputs.map(({ name }) => name).join(', ')}, got ${inputs}`);
    for (const name of Object.keys(inputs))
      if (!this.inputs.some((info) => info.name === name))
        throw this.#refuse(`there is no input ${JSON.stringify(name)}`);
    return this.inputs.map(({ name }) => inputs[name] ?? this.#missing(name));
  }

  #outputOf(i: number, data: ElementArray): OutputTensor {
    const shape = this.#shapes[i]!;
    return this.outputs[i]!.type === 'string'
      ? { shape, data, texts: this.#texts.read(data as Int32Array) }
      : { shape, data };
  }

  #missing(name: string): never {
    throw this.#refuse(`expected input ${JSON.stringify(name)}, got none`);
  }

  /** The batch that the inputs' lengths say. */
  #itemsOf(given: readonly Input[]): number {
    let items: number | undefined;
    for (let i = 0; i < given.length; i++) {
      const [size, { length }] = [this.#sizes[i]!, given[i]!];
      const found = size.perItem === 0 ? undefined : (length - size.fixed) / size.perItem;
      const isRight = found === undefined ? length === size.fixed : Number.isInteger(found) && found > 0;
      if (!isRight || (found !== undefined && items !== undefined && found !== items))
        throw this.#refuse(
          `expected ${this.#lengthOf(i)} elements for input ${JSON.stringify(this.inputs[i]!.name)}, got ${length}`,
        );
      items ??= found;
    }
    return items ?? 1;
  }

  #lengthOf(i: number): string {
    return describeExtent(this.#sizes[i]!, this.batch);
  }

  #put(i: number, values: Input): void {
    const { name, type } = this.inputs[i]!;
    const problem = putValues(this.#views[i]!, type, values, this.#texts);
    if (problem) throw this.#refuse(`input ${JSON.stringify(name)}: ${problem}`);
  }

  /** Where the tensors of the bound batch lie, and how long they are. */
  #look(): void {
    const { inputs, outputs } = this.#file;
    this.#views = [...inputs, ...outputs].map((tensor, i) => this.#view(tensor, i));
    this.#shapes = outputs.map(({ shape }) => shape.map((extent) => extentAt(extent, this.#session.items)));
  }

  #view(tensor: ModelTensor, i: number): ElementArray {
    const { inputs, outputs } = this.#metadata;
    const { type } = [...inputs, ...outputs][i]!;
    const { arena, arenaAt, items } = this.#session;
    const at = extentAt(tensor.at, items) - this.#open.byteLength + arenaAt;
    return elementArrayOf(type, arena, at, extentAt(sizeOf(tensor.shape), items));
  }

  #refuse(message: string): InferenceError {
    return new InferenceError('KINGLET_INFERENCE_INPUT', `model ${this.name}: ${message}`);
  }
}

function isValues(inputs: Readonly<Record<string, Input>> | Input): inputs is Input {
  return ArrayBuffer.isView(inputs) || Array.isArray(inputs);
}

function checkBatch(items: number): number {
  if (Number.isInteger(items) && items > 0 && items < 2 ** 32) return items;
  throw new InferenceError('KINGLET_INFERENCE_OPTION', `expected a batch to be a whole number from 1 on, got ${items}`);
}

const nothing = new ArrayBuffer(0);

/** Throws InferenceError KINGLET_INFERENCE_FILE for types that no plan holds, and for tensors whose elements are not as wide as those of their types. */
function checkTypes({ inputs, outputs }: ModelHead, metadata: PlanMetadata): void {
  const types = [...metadata.inputs, ...metadata.outputs];
  for (const [i, { elementBytes }] of [...inputs, ...outputs].entries()) {
    const { name, type } = types[i]!;
    const wanted = elementArrayOf(type, nothing, 0, 0).BYTES_PER_ELEMENT;
    if (wanted === elementBytes) continue;
    throw new InferenceError(
      'KINGLET_INFERENCE_FILE',
      `expected elements of ${wanted} bytes for ${type} ${JSON.stringify(name)}, got some of ${elementBytes}; compile the model again`,
    );
  }
}

/** Elements of a shape in which one axis grows. */
function sizeOf(shape: readonly Extent[]): Extent {
  return shape.reduce(
    (size, { fixed, perItem }) => ({ fixed: size.fixed * fixed, perItem: size.perItem * fixed + size.fixed * perItem }),
    { fixed: 1, perItem: 0 },
  );
}
