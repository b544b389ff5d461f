// A model as items see it: what one item takes of each tensor, and runs of many items at once.
import type { ElementArray, Model, TensorInfo } from '@kinglet/inference';
import { optionError } from './errors.ts';

/** What one item takes of an input or output. */
export interface ItemTensor {
  readonly name: string;
  /** ONNX's name of the elements' type. */
  readonly type: string;
  /** Without the axis of the batch. */
  readonly shape: readonly number[];
  /** Elements. */
  readonly width: number;
}

/** A model that nobody else runs. */
export type OwnModel = ReturnType<Model['session']>;

/** What times the first run of a model. */
export interface FirstRunClock {
  readonly awaitsRun: boolean;
  run(run: () => void): void;
}

/** Runs a model on items that lie in its own memory. */
export class ModelRunner {
  readonly inputs: readonly ItemTensor[];
  readonly outputs: readonly ItemTensor[];
  /** Whether many items make one run; otherwise each item is one. */
  readonly isBatched: boolean;
  readonly #model: OwnModel;
  readonly #clock: FirstRunClock;
  #items = 0;
  #inputs: readonly ElementArray[] = [];
  #outputs: readonly ElementArray[] = [];

  /** Throws ServingError KINGLET_SERVING_OPTION for a model that has no items along the first axis of each tensor. */
  constructor(model: OwnModel, clock: FirstRunClock) {
    this.#model = model;
    this.#clock = clock;
    this.isBatched = model.batch !== undefined;
    this.inputs = model.inputs.map((info) => itemOf(info, model));
    this.outputs = model.outputs.map((info) => itemOf(info, model));
    this.bind(1);
  }

  get name(): string {
    return this.#model.name;
  }

  /** Of each input, the elements of the bound items one after the other; they are lost by the next `bind`. */
  get inputViews(): readonly ElementArray[] {
    return this.#inputs;
  }

  /** Of each output, after `run`. */
  get outputViews(): readonly ElementArray[] {
    return this.#outputs;
  }

  /** Makes room for so many items: 1 where each is a run of its own. */
  bind(items: number): void {
    if (items === this.#items) return;
    this.#model.bind(items);
    this.#items = items;
    this.#inputs = this.inputs.map(({ name }) => this.#model.tensor(name));
    this.#outputs = this.outputs.map(({ name }) => this.#model.tensor(name));
  }

  /** Runs the bound items. */
  run(): void {
    if (this.#clock.awaitsRun) this.#clock.run(() => this.#model.execute());
    else this.#model.execute();
  }

  /** The output that a definition names, or the only one. Throws ServingError KINGLET_SERVING_OPTION. */
  output(wanted: string | undefined): number {
    return indexOf(this.outputs, wanted);
  }
}

function itemOf({ name, type, shape }: TensorInfo, { batch, name: model }: OwnModel): ItemTensor {
  const [first, ...rest] = shape;
  const isBatch = batch === undefined ? first === 1 : first === batch;
  const item = isBatch ? rest : shape;
  if ((batch !== undefined && !isBatch) || !item.every((length) => typeof length === 'number'))
    throw optionError(
      `model ${model}: expected the first length of ${JSON.stringify(name)} alone to be the batch's, found [${shape.join(', ')}]; compile the model with the option \`batch: 1\`, or with \`inputShapes\` for its other lengths`,
    );
  return { name, type, shape: item as number[], width: sizeOf(item as number[]) };
}

/** Elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

function indexOf(tensors: readonly ItemTensor[], wanted: string | undefined): number {
  const names = tensors.map(({ name }) => name);
  if (wanted === undefined && tensors.length === 1) return 0;
  const index = wanted === undefined ? -1 : names.indexOf(wanted);
  if (index >= 0) return index;
  const found = wanted === undefined ? 'no name' : JSON.stringify(wanted);
  throw optionError(`expected \`tensor\` to name one output of ${names.join(', ')}, found ${found}`);
}
