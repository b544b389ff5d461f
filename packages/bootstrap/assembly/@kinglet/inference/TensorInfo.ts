import { elementBytesOf } from './arrays';
import { readTensor } from './host';
import { InferenceError } from './InferenceError';

/** The file format's most axes. */
const mostRank: i32 = 8;
// Words of `tensor_info` in src/c/native_model.c of @kinglet/kernels.
const shapeAt: i32 = 6;
const row = new StaticArray<u32>(shapeAt + 2 * mostRank);

/** An input or output of a model. */
export class TensorInfo {
  /** Where it lies for the bound batch, and how many elements it has. */
  at: usize = 0;
  length: i32 = 0;
  /** Elements whatever the batch, and for each of its items. */
  fixed: u32 = 0;
  perItem: u32 = 0;

  constructor(
    readonly name: string,
    /** ONNX's name of the elements' type: `float`, `int64`, … */
    readonly type: string,
  ) {}

  /** The lengths of its axes for a batch of so many items. */
  shape: StaticArray<i32> = new StaticArray<i32>(0);

  /** Reads what the engine knows of it. Throws InferenceError for elements that are not of its type. */
  refresh(model: u32, number: i32, items: i32): void {
    readTensor(model, number, changetype<usize>(row));
    if (row[2] != elementBytesOf(this.type))
      throw new InferenceError(
        `expected elements of ${this.type} for "${this.name}", got some of ${row[2]} bytes: the plan is damaged`,
      );
    this.at = row[0];
    this.length = <i32>(row[1] / row[2]);
    this.fixed = row[4];
    this.perItem = row[5];
    const rank = <i32>row[3];
    if (this.shape.length != rank) this.shape = new StaticArray<i32>(rank);
    for (let d = 0; d < rank; d++) this.shape[d] = <i32>(row[shapeAt + 2 * d] + row[shapeAt + 2 * d + 1] * items);
  }
}
