// The one error type of this package.

/** What went wrong, stable across releases. */
export type BundlerErrorCode =
  | 'KINGLET_BUNDLER_ARCH'
  | 'KINGLET_BUNDLER_ASSET'
  | 'KINGLET_BUNDLER_ELF'
  | 'KINGLET_BUNDLER_ENTRY'
  | 'KINGLET_BUNDLER_EVAL'
  | 'KINGLET_BUNDLER_EXPORT'
  | 'KINGLET_BUNDLER_FILE'
  | 'KINGLET_BUNDLER_IMPORT'
  | 'KINGLET_BUNDLER_NATIVE'
  | 'KINGLET_BUNDLER_OPTIONS'
  | 'KINGLET_BUNDLER_OUTPUT'
  | 'KINGLET_BUNDLER_SYNTAX'
  | 'KINGLET_BUNDLER_TOOL'
  | 'KINGLET_BUNDLER_VERIFY'
  | 'KINGLET_BUNDLER_ZIP';

/** Thrown when a handler cannot be built or a file cannot be verified; the message says what to do. */
export class BundlerError extends Error {
  readonly code: BundlerErrorCode;

  constructor(code: BundlerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BundlerError';
    this.code = code;
  }
}
