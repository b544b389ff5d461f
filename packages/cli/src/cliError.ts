// The one error type of this package, and the exit code of each.

/** What went wrong, stable across releases. */
export type CliErrorCode = keyof typeof exitCodes;

/** Exit codes: 1 the work failed, 2 misuse, 3 not found, 4 no access, 5 conflict, 130 interrupted. */
export const exitCodes = {
  KINGLET_CLI_AUTH: 4,
  KINGLET_CLI_AWS: 1,
  KINGLET_CLI_CONFIG: 2,
  KINGLET_CLI_CONFLICT: 5,
  KINGLET_CLI_FAILED: 1,
  KINGLET_CLI_INTERRUPTED: 130,
  KINGLET_CLI_NOT_FOUND: 3,
  KINGLET_CLI_PACKAGE: 1,
  KINGLET_CLI_USAGE: 2,
  KINGLET_CLI_VIOLATION: 1,
} as const;

/** Thrown when a verb cannot do what it was asked for; the message says what was expected, found, and what to type. */
export class CliError extends Error {
  readonly code: CliErrorCode;

  constructor(code: CliErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliError';
    this.code = code;
  }

  get exitCode(): number {
    return exitCodes[this.code];
  }
}

/** Misuse of the command line. */
export function usageError(message: string, cause?: unknown): CliError {
  return new CliError('KINGLET_CLI_USAGE', message, { cause });
}
