// The errors of this package: the language's own TypeError and RangeError with a `code`, the same in every engine.

/** What went wrong; each is thrown when its comment says. */
export type KernelsErrorCode =
  /** A TypeError: an argument is no Float32Array or no number. */
  | 'KINGLET_KERNELS_TYPE'
  /** A TypeError: an array's buffer was detached, or shrunk from under it. */
  | 'KINGLET_KERNELS_DETACHED'
  /** A RangeError: lengths do not match. */
  | 'KINGLET_KERNELS_LENGTH'
  /** A RangeError: a size or a number is outside its range. */
  | 'KINGLET_KERNELS_RANGE'
  /** A SyntaxError: a text is not what it should be; the message tells the byte. */
  | 'KINGLET_KERNELS_SYNTAX'
  /** A RangeError: the operation has no answer for zero elements. */
  | 'KINGLET_KERNELS_EMPTY'
  /** A RangeError: an index is past the end of what it points into. */
  | 'KINGLET_KERNELS_INDEX'
  /** A RangeError: an output overlaps another operand partially. */
  | 'KINGLET_KERNELS_OVERLAP'
  /** A RangeError: a file of numbers cannot be mapped, was closed, or has another length. */
  | 'KINGLET_KERNELS_FILE'
  /** A RangeError: the operation has other bits on other tiers. */
  | 'KINGLET_KERNELS_DETERMINISTIC'
  /** A RangeError: KINGLET_ISA, at import, or a call asks for a tier that this machine lacks. */
  | 'KINGLET_KERNELS_ISA'
  /** A RangeError, at import: the native code was compiled from the operations of another version. */
  | 'KINGLET_KERNELS_VERSION'
  /** A RangeError: an operand of an arena call does not lie in its arena, or an arena was asked for what it cannot be. */
  | 'KINGLET_KERNELS_ARENA'
  /** A RangeError: the arena has no room for a tensor. */
  | 'KINGLET_KERNELS_ARENA_FULL'
  /** A RangeError: the file of a model is broken, or cannot be mapped. */
  | 'KINGLET_KERNELS_MODEL'
  /** A RangeError: a recorded plan is broken or names what is not in its arena. */
  | 'KINGLET_KERNELS_PLAN'
  /** An Error: Node-API itself failed, as when the process is going down. */
  | 'KINGLET_KERNELS_NODE_API';

export interface KernelsError extends Error {
  readonly code: KernelsErrorCode;
}

/** True for an error that this package threw, from TypeScript or from native code. */
export function isKernelsError(error: unknown): error is KernelsError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('KINGLET_KERNELS_');
}

export function typeError(code: KernelsErrorCode, message: string, options?: ErrorOptions): TypeError & KernelsError {
  return Object.assign(new TypeError(message, options), { code });
}

export function syntaxError(code: KernelsErrorCode, message: string): SyntaxError & KernelsError {
  return Object.assign(new SyntaxError(message), { code });
}

export function rangeError(code: KernelsErrorCode, message: string, options?: ErrorOptions): RangeError & KernelsError {
  return Object.assign(new RangeError(message, options), { code });
}
