// Inputs and outputs of a plan, as people see them.
import type { ModelTensor } from '@kinglet/kernels/plan';
import { describeExtent } from './extent.ts';
import type { TensorMetadata } from './metadata.ts';

/** An input or output of a model. */
export interface TensorInfo {
  readonly name: string;
  /** ONNX's name of the elements' type: `float`, `int64`, … */
  readonly type: string;
  /** Of scores that a model has for classes: what the columns are called. */
  readonly classes?: readonly (number | string)[];
  /** The lengths of its axes; a text for one that grows with the batch: `N`, `2*N`. */
  readonly shape: readonly (number | string)[];
}

/** `batch`: the name of the length that grows. */
export function tensorInfosOf(
  tensors: readonly ModelTensor[],
  metadata: readonly TensorMetadata[],
  batch: string | null,
): TensorInfo[] {
  return tensors.map(({ shape }, i) => ({
    ...metadata[i]!,
    shape: shape.map((extent) => (extent.perItem === 0 ? extent.fixed : describeExtent(extent, batch ?? undefined))),
  }));
}
