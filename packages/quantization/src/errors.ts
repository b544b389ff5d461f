// The one error of this package.

/** What went wrong, stable across releases. */
export type QuantizationErrorCode =
  /** An option that is not one of those there are, or does not go with another. */
  | 'KINGLET_QUANTIZATION_OPTION'
  /** A model that cannot be quantized as it is: an opset too old, weights that are no numbers, no layers at all. */
  | 'KINGLET_QUANTIZATION_MODEL'
  /** Calibration data that is missing, empty, of another shape or type, or holds NaN or infinities. */
  | 'KINGLET_QUANTIZATION_DATA'
  /** A name, a pattern or a role of `sensitiveLayers` or `exclude` that fits no layer. */
  | 'KINGLET_QUANTIZATION_LAYER'
  /** No choice of precisions meets the budget; the message has the best that was found. */
  | 'KINGLET_QUANTIZATION_BUDGET'
  /** A file that cannot be read or written. */
  | 'KINGLET_QUANTIZATION_FILE'
  /** A model that an option needs whole, and that memory does not hold so. */
  | 'KINGLET_QUANTIZATION_MEMORY'
  /** A package that only some need, and that is not installed. */
  | 'KINGLET_QUANTIZATION_PACKAGE';

/** Thrown when a model cannot be quantized as it was asked for. */
export class QuantizationError extends Error {
  readonly code: QuantizationErrorCode;
  /** The node it is about, as `nodeLabel` of @kinglet/onnx writes it; undefined when it is about none. */
  readonly node: string | undefined;

  constructor(code: QuantizationErrorCode, message: string, options?: ErrorOptions & { readonly node?: string }) {
    super(options?.node === undefined ? message : `node ${options.node}: ${message}`, options);
    this.name = 'QuantizationError';
    this.code = code;
    this.node = options?.node;
  }
}
