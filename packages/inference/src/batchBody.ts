// A model of which one batch, if anything, changes the lengths.
import { type Extent, extentAt, type ModelHead, type ModelTensor } from '@kinglet/kernels/plan';
import { type ElementArray, elementArrayOf } from './elementArrays.ts';
import { InferenceError } from './errors.ts';
import { describeExtent } from './extent.ts';
import type { PlanMetadata } from './metadata.ts';
import type { GivenShapes, GivenValues, LengthsByName, ModelBody } from './modelBody.ts';
import type { SessionSource } from './placedSession.ts';
import { Session } from './session.ts';
import { type TensorInfo, tensorInfosOf } from './tensorInfo.ts';

/** What it is made of: a file that was found good. */
export interface BatchFile {
  readonly head: ModelHead;
  readonly metadata: PlanMetadata;
  readonly byteLength: number;
}

export class BatchBody implements ModelBody {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  readonly batch: string | undefined;
  readonly #file: BatchFile;
  readonly #session: Session;
  /** Elements of each input, for a batch of no items and for each item. */
  readonly #sizes: readonly Extent[];
  #views: readonly ElementArray[] = [];
  #shapes: readonly (readonly number[])[] = [];

  constructor(file: BatchFile, source: SessionSource, maxBatch: number) {
    const { head, metadata } = file;
    checkTypes(head, metadata);
    this.#file = file;
    this.#sizes = head.inputs.map(({ shape }) => sizeOf(shape));
    this.#session = new Session(source, metadata.name, checkBatch(maxBatch));
    this.batch = metadata.batch ?? undefined;
    this.inputs = tensorInfosOf(head.inputs, metadata.inputs, metadata.batch);
    this.outputs = tensorInfosOf(head.outputs, metadata.outputs, metadata.batch);
    this.#look();
  }

  get instructionCount(): number {
    return this.#file.head.instructionCount;
  }

  fit(given: readonly GivenValues[], shapes: GivenShapes | undefined): void {
    this.bind(this.#itemsOf(given));
    shapes?.forEach((shape, i) => {
      const wanted = this.#shapes[i]!;
      if (shape && (shape.length !== wanted.length || shape.some((length, axis) => length !== wanted[axis])))
        throw this.#wrongShape(i, shape);
    });
  }

  bind(lengths: number | LengthsByName): void {
    const items = this.#itemsIn(lengths);
    if (items === this.#session.items) return;
    this.#session.bind(checkBatch(items));
    this.#look();
  }

  checkBound(): void {
    this.#session.checkBound();
  }

  tensor(number: number): ElementArray {
    return this.#views[number]!;
  }

  shapeOf(number: number): readonly number[] {
    return this.#shapes[number]!;
  }

  execute(): void {
    this.#session.run();
  }

  time(nanoseconds: Float64Array): void {
    this.#session.time(nanoseconds);
  }

  close(): void {
    this.#session.close();
  }

  /** The batch that the inputs' lengths say. */
  #itemsOf(given: readonly GivenValues[]): number {
    let items: number | undefined;
    for (let i = 0; i < given.length; i++) {
      const [size, { length }] = [this.#sizes[i]!, given[i]!];
      const found = size.perItem === 0 ? undefined : (length - size.fixed) / size.perItem;
      const isRight = found === undefined ? length === size.fixed : Number.isInteger(found) && found > 0;
      if (!isRight || (found !== undefined && items !== undefined && found !== items))
        throw this.#refuse(
          `expected ${describeExtent(size, this.batch)} elements for input ${JSON.stringify(this.inputs[i]!.name)}, got ${length}`,
        );
      items ??= found;
    }
    return items ?? 1;
  }

  #itemsIn(lengths: number | LengthsByName): number {
    if (typeof lengths === 'number') return lengths;
    const { batch } = this;
    const other = Object.keys(lengths).find((name) => name !== batch);
    if (other === undefined) return batch === undefined ? 1 : lengths[batch]!;
    const there = batch === undefined ? 'no length that changes' : `length ${batch} alone`;
    throw new InferenceError('KINGLET_INFERENCE_OPTION', `expected ${there}, got one for ${JSON.stringify(other)}`);
  }

  #wrongShape(i: number, shape: readonly number[]): InferenceError {
    const { name, shape: wanted } = this.inputs[i]!;
    return this.#refuse(
      `expected input ${JSON.stringify(name)} of shape [${wanted.join(', ')}], got [${shape.join(', ')}]`,
    );
  }

  /** Where the tensors of the bound batch lie, and how long they are. */
  #look(): void {
    const { inputs, outputs } = this.#file.head;
    const tensors = [...inputs, ...outputs];
    this.#views = tensors.map((tensor, i) => this.#view(tensor, i));
    this.#shapes = tensors.map(({ shape }) => shape.map((extent) => extentAt(extent, this.#session.items)));
  }

  #view(tensor: ModelTensor, i: number): ElementArray {
    const { head, metadata, byteLength } = this.#file;
    const { type } = i < head.inputs.length ? metadata.inputs[i]! : metadata.outputs[i - head.inputs.length]!;
    const { arena, arenaAt, items } = this.#session;
    const at = extentAt(tensor.at, items) - byteLength + arenaAt;
    return elementArrayOf(type, arena, at, extentAt(sizeOf(tensor.shape), items));
  }

  #refuse(message: string): InferenceError {
    return new InferenceError('KINGLET_INFERENCE_INPUT', `model ${this.#file.metadata.name}: ${message}`);
  }
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
