// What a plan's file says of itself beside what runs: JSON.

/** An input or output, for people and for checks of what is given. */
export interface TensorMetadata {
  readonly name: string;
  /** ONNX's name of the elements' type: `float`, `int64`, … */
  readonly type: string;
}

export interface PlanMetadata {
  /** The graph's name. */
  readonly name: string;
  /** The name of the length that batches change; null for a model without one. */
  readonly batch: string | null;
  readonly inputs: readonly TensorMetadata[];
  readonly outputs: readonly TensorMetadata[];
  /** For each instruction the position of its node in `nodes`. */
  readonly instructions: readonly number[];
  readonly nodes: readonly string[];
  /** For each instruction its kernel. */
  readonly kernels: readonly string[];
}
