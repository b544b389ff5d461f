// The one error this package throws: misuse of the emulator or of a test script, never a failure of the function under test.

/** What went wrong, stable across releases. */
export type EmulatorErrorCode =
  | 'KINGLET_EMULATOR_OPTIONS'
  | 'KINGLET_EMULATOR_NO_RUNNER'
  | 'KINGLET_EMULATOR_NOT_RUNNING'
  | 'KINGLET_EMULATOR_STOPPED'
  | 'KINGLET_EMULATOR_PORT'
  | 'KINGLET_EMULATOR_PAYLOAD'
  | 'KINGLET_EMULATOR_BAD_REQUEST'
  | 'KINGLET_EMULATOR_SCRIPT';

/** Thrown when the emulator cannot do what was asked; a function's own failure is `Invocation.error` instead. */
export class EmulatorError extends Error {
  readonly code: EmulatorErrorCode;

  constructor(code: EmulatorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmulatorError';
    this.code = code;
  }
}
