// Tensors of the reference evaluator: elements with the shape and type that ONNX gives them.
import type { ElementType, TensorValues } from '@kinglet/onnx';

/** Elements row by row; numbers of 16 and 8 bits are their bits, booleans 0 and 1. */
export interface Tensor {
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly values: TensorValues;
}
