// A compiled model, ready to run: the same in every engine.
import type { ModelMemory, OpenOptions, RegionAllocator, StartSession } from '@kinglet/kernels';
import { type ModelHead, readModelHead } from '@kinglet/kernels/plan';
import { BatchBody } from './batchBody.ts';
import { DynamicBody } from './dynamic/dynamicBody.ts';
import { type DynamicFile, dynamicFileOf } from './dynamic/dynamicFile.ts';
import type { ElementArray } from './elementArrays.ts';
import { InferenceError } from './errors.ts';
import { metadataOf, type PlanMetadata } from './metadata.ts';
import type { GivenShapes, GivenValues, LengthsByName, ModelBody } from './modelBody.ts';
import { PlanTexts } from './planTexts.ts';
import { putValues } from './putValues.ts';
import type { TensorInfo } from './tensorInfo.ts';

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

/** Values; or, where their number leaves lengths open, with their shape: what a run gives can be given to another. */
export type GivenInput = GivenValues | { readonly data: GivenValues; readonly shape: readonly number[] };

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
  /** Of a plan whose lengths a run decides. */
  readonly dynamic: DynamicFile | undefined;
}

/** Throws InferenceError KINGLET_INFERENCE_FILE for what is no plan. `memory` is taken over. */
export function openFile(memory: ModelMemory, options?: OpenOptions): OpenFile {
  try {
    // Before the kernels take the bytes away.
    const { bytes } = memory;
    const head = readModelHead(bytes);
    const [byteLength, dynamic] = [bytes.length, dynamicFileOf(head, bytes)];
    return { head, byteLength, dynamic, start: memory.open(options) };
  } catch (cause) {
    throw new InferenceError('KINGLET_INFERENCE_FILE', (cause as Error).message, { cause });
  }
}

/** A model in memory. It runs one batch at a time; `session` gives another that runs beside it. */
export class BaseModel {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  readonly name: string;
  /** The only length in the inputs' shapes that is open; undefined for a model of one size, and of several lengths. */
  readonly batch: string | undefined;
  readonly #open: OpenFile;
  readonly #metadata: PlanMetadata;
  readonly #body: ModelBody;
  readonly #texts: PlanTexts;

  constructor(open: OpenFile, { maxBatch = 1, allocator }: ModelOptions = {}) {
    const { head, start } = open;
    this.#open = open;
    this.#metadata = metadataOf(head);
    this.#texts = new PlanTexts(this.#metadata.vocabulary ?? []);
    this.name = this.#metadata.name;
    const source = { start, arenaBytes: head.arenaBytes, allocator };
    const { dynamic } = open;
    this.#body = dynamic
      ? new DynamicBody(dynamic, this.#metadata, source)
      : new BatchBody({ head, metadata: this.#metadata, byteLength: open.byteLength }, source, maxBatch);
    this.batch = this.#body.batch;
    this.inputs = this.#body.inputs;
    this.outputs = this.#body.outputs;
  }

  /**
   * Runs the model on the given inputs, by name; the values alone where there is one input. Lengths are what the numbers of
   * values say, or the shapes that they are given with. Throws InferenceError KINGLET_INFERENCE_INPUT for inputs that are
   * missing, unknown, of another length, or hold what their type does not.
   */
  run(inputs: Readonly<Record<string, GivenInput>> | GivenValues): Record<string, OutputTensor> {
    const [given, shapes] = this.#valuesOf(inputs);
    this.#body.fit(given, shapes);
    this.#texts.clear();
    for (let i = 0; i < given.length; i++) this.#put(i, given[i]!);
    this.execute();
    const results: Record<string, OutputTensor> = {};
    for (let i = 0; i < this.outputs.length; i++) {
      results[this.outputs[i]!.name] = this.#outputOf(i, this.#body.tensor(given.length + i).slice());
    }
    return results;
  }

  /** The same model with memory of its own for what it computes: the file is shared, runs do not know of each other. */
  session(options?: ModelOptions): BaseModel {
    return new BaseModel(this.#open, options);
  }

  /**
   * Makes `tensors` those of a batch of so many items, or of lengths by their names; what they hold is lost if these are others. Throws
   * InferenceError KINGLET_INFERENCE_OPTION for what is no batch, no length or has no room, and after `close`; KINGLET_INFERENCE_FILE for
   * a plan that is not right for it: then another one must be bound.
   */
  bind(lengths: number | LengthsByName): void {
    this.#body.bind(lengths);
  }

  /**
   * The memory of an input or output of the bound batch, to be filled before `execute` and read after it. Throws
   * InferenceError KINGLET_INFERENCE_INPUT for another name, KINGLET_INFERENCE_OPTION after a batch that was refused.
   */
  tensor(name: string): ElementArray {
    this.#body.checkBound();
    const i = [...this.inputs, ...this.outputs].findIndex((info) => info.name === name);
    if (i >= 0) return this.#body.tensor(i);
    throw new InferenceError('KINGLET_INFERENCE_INPUT', `expected an input or output, got ${JSON.stringify(name)}`);
  }

  /**
   * Runs the model on what the tensors of its inputs hold. Throws InferenceError KINGLET_INFERENCE_INPUT where an index among
   * them is outside what it points into, KINGLET_INFERENCE_OPTION after a batch that was refused.
   */
  execute(): void {
    this.#body.execute();
  }

  /**
   * Runs the model, and says for each instruction of which node it is, its kernel, and the nanoseconds that it took. Throws
   * what `execute` throws, and InferenceError KINGLET_INFERENCE_OPTION under WebAssembly, which has no clock.
   */
  time(): { readonly node: string; readonly kernel: string; readonly nanoseconds: number }[] {
    const nanoseconds = new Float64Array(this.#body.instructionCount);
    this.#body.time(nanoseconds);
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
    this.#body.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #valuesOf(
    inputs: Readonly<Record<string, GivenInput>> | GivenValues,
  ): [readonly GivenValues[], GivenShapes | undefined] {
    if (isValues(inputs)) {
      if (this.inputs.length === 1) return [[inputs], undefined];
      throw this.#refuse(`expected an object with ${this.inputs.map(({ name }) => name).join(', ')}, got one array`);
    }
    if (typeof inputs !== 'object' || inputs === null)
      throw this.#refuse(`expected an object with ${this.inputs.map(({ name }) => name).join(', ')}, got ${inputs}`);
    for (const name of Object.keys(inputs))
      if (!this.inputs.some((info) => info.name === name))
        throw this.#refuse(`there is no input ${JSON.stringify(name)}`);
    const given = this.inputs.map(({ name }) => inputs[name] ?? this.#missing(name));
    if (!given.some(isShaped)) return [given as readonly GivenValues[], undefined];
    return [
      given.map((input) => (isShaped(input) ? input.data : input)),
      given.map((input) => (isShaped(input) ? input.shape : undefined)),
    ];
  }

  #outputOf(i: number, data: ElementArray): OutputTensor {
    const shape = this.#body.shapeOf(this.inputs.length + i);
    return this.outputs[i]!.type === 'string'
      ? { shape, data, texts: this.#texts.read(data as Int32Array) }
      : { shape, data };
  }

  #missing(name: string): never {
    throw this.#refuse(`expected input ${JSON.stringify(name)}, got none`);
  }

  #put(i: number, values: GivenValues): void {
    const { name, type } = this.inputs[i]!;
    const problem = putValues(this.#body.tensor(i), type, values, this.#texts);
    if (problem) throw this.#refuse(`input ${JSON.stringify(name)}: ${problem}`);
  }

  #refuse(message: string): InferenceError {
    return new InferenceError('KINGLET_INFERENCE_INPUT', `model ${this.name}: ${message}`);
  }
}

function isValues(inputs: Readonly<Record<string, GivenInput>> | GivenValues): inputs is GivenValues {
  return ArrayBuffer.isView(inputs) || Array.isArray(inputs);
}

function isShaped(input: GivenInput): input is Exclude<GivenInput, GivenValues> {
  return typeof input === 'object' && input !== null && 'data' in input && 'shape' in input;
}
