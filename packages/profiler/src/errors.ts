// The error of this package.

/** What went wrong, stable across releases. */
export type ProfilerErrorCode =
  /** An option that is not one of those there are, or out of its range. */
  | 'KINGLET_PROFILER_OPTION'
  /** A call that its object's state does not allow: a profile stopped that never started, a profiler that was closed. */
  | 'KINGLET_PROFILER_STATE'
  /** Implementations that cannot be compared: one threw (`cause`), or their outputs have not the same numbers. */
  | 'KINGLET_PROFILER_COMPARISON'
  /** A profile that is none, or is damaged. */
  | 'KINGLET_PROFILER_FORMAT'
  /** The engine's inspector refused; `cause` says why. */
  | 'KINGLET_PROFILER_INSPECTOR';

/** Thrown by everything in this package. */
export class ProfilerError extends Error {
  override readonly name = 'ProfilerError';
  readonly code: ProfilerErrorCode;

  constructor(code: ProfilerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function optionError(what: string, expected: string, found: unknown): ProfilerError {
  return new ProfilerError('KINGLET_PROFILER_OPTION', `${what}: expected ${expected}, found ${show(found)}`);
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  try {
    return String(value);
  } catch (error) {
    return `what is no text: ${error instanceof Error ? error.message : typeof error}`;
  }
}
