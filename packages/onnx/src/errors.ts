// The one error of this package.

/** What went wrong, stable across releases. */
export type OnnxErrorCode =
  | 'KINGLET_ONNX_ATTRIBUTE'
  | 'KINGLET_ONNX_CYCLE'
  | 'KINGLET_ONNX_EDIT'
  | 'KINGLET_ONNX_EXTERNAL_DATA'
  | 'KINGLET_ONNX_FILE'
  | 'KINGLET_ONNX_MALFORMED'
  | 'KINGLET_ONNX_NAME'
  | 'KINGLET_ONNX_OPERATOR'
  | 'KINGLET_ONNX_SHAPE'
  | 'KINGLET_ONNX_TENSOR'
  | 'KINGLET_ONNX_TOO_LARGE'
  | 'KINGLET_ONNX_TYPE'
  | 'KINGLET_ONNX_VERSION';

/** Thrown when a model, a file or a change to a model is not what ONNX allows. */
export class OnnxError extends Error {
  readonly code: OnnxErrorCode;
  /** The node it is about, as `nodeLabel` writes it; undefined when it is about no node. */
  readonly node: string | undefined;

  constructor(code: OnnxErrorCode, message: string, options?: ErrorOptions & { readonly node?: string }) {
    super(options?.node === undefined ? message : `node ${options.node}: ${message}`, options);
    this.name = 'OnnxError';
    this.code = code;
    this.node = options?.node;
  }
}
