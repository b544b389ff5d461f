// What runs a model: the same for plans of one batch and for plans whose lengths a run decides.
import type { ElementArray } from './elementArrays.ts';
import type { TensorInfo } from './tensorInfo.ts';

/** What an input may be given as: its own kind of array is fastest. */
export type InputValues = ArrayLike<bigint> | ArrayLike<number>;

/** The same of any input: texts, where its elements are strings. */
export type GivenValues = InputValues | ArrayLike<string>;

/** Lengths by the names of symbols: `{ batch: 2, sequence: 16 }`. */
export type LengthsByName = Readonly<Record<string, number>>;

/** Shapes that inputs are given with, in the order of the model's; undefined for one whose number of values alone is known. */
export type GivenShapes = readonly (readonly number[] | undefined)[];

/** Tensors are numbered: inputs, then outputs. */
export interface ModelBody {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  /** The only length that is open in shapes; undefined for a model without one, or with several. */
  readonly batch: string | undefined;
  readonly instructionCount: number;
  /** Binds the lengths that inputs have, which are in the order of the model's. `shapes` is left out where none is given. */
  fit(given: readonly GivenValues[], shapes: GivenShapes | undefined): void;
  bind(lengths: number | LengthsByName): void;
  /** Throws where nothing is bound. */
  checkBound(): void;
  tensor(number: number): ElementArray;
  shapeOf(number: number): readonly number[];
  execute(): void;
  /** Runs, and fills in the nanoseconds of each instruction. */
  time(nanoseconds: Float64Array): void;
  close(): void;
}
