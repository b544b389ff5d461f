// The one error of this package.

/** What went wrong, stable across releases. */
export type InferenceErrorCode =
  /** A model whose lengths depend on more than one batch, or are not known when it is compiled. */
  | 'KINGLET_INFERENCE_SHAPE'
  /** An operator, or a form of it, that has no kernels. */
  | 'KINGLET_INFERENCE_OPERATOR'
  /** An input of a run that is not what the model takes. */
  | 'KINGLET_INFERENCE_INPUT'
  /** A file that cannot be read or is no plan. */
  | 'KINGLET_INFERENCE_FILE'
  /** An option that is not one of those there are. */
  | 'KINGLET_INFERENCE_OPTION';

/** Thrown when a model cannot be compiled or run as it was asked for. */
export class InferenceError extends Error {
  readonly code: InferenceErrorCode;
  /** The node it is about, as `nodeLabel` of @kinglet/onnx writes it; undefined when it is about none. */
  readonly node: string | undefined;

  constructor(code: InferenceErrorCode, message: string, options?: ErrorOptions & { readonly node?: string }) {
    super(options?.node === undefined ? message : `node ${options.node}: ${message}`, options);
    this.name = 'InferenceError';
    this.code = code;
    this.node = options?.node;
  }
}
