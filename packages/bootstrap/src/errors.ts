// The one error type of this package.
export type BootstrapErrorCode =
  | 'KINGLET_BOOTSTRAP_COMPILER'
  | 'KINGLET_BOOTSTRAP_EXPORT'
  | 'KINGLET_BOOTSTRAP_IMPORT'
  | 'KINGLET_BOOTSTRAP_NATIVE'
  | 'KINGLET_BOOTSTRAP_NOT_BUILT'
  | 'KINGLET_BOOTSTRAP_OPTIONS'
  | 'KINGLET_BOOTSTRAP_SOURCE_MAP'
  | 'KINGLET_BOOTSTRAP_SYNTAX'
  | 'KINGLET_BOOTSTRAP_TOOL'
  | 'KINGLET_BOOTSTRAP_TRAILER';

/** Thrown by everything in this package; `code` is stable. */
export class BootstrapError extends Error {
  override readonly name = 'BootstrapError';
  readonly code: BootstrapErrorCode;

  constructor(code: BootstrapErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
