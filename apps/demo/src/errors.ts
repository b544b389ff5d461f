// What can go wrong in the demo itself; a wrong answer of a handler is a result, not an error.

export type DemoErrorCode = 'KINGLET_DEMO_USAGE' | 'KINGLET_DEMO_NOTHING_TO_RUN';

/** The base of every error the demo throws; `code` is stable. */
export class DemoError extends Error {
  readonly code: DemoErrorCode;

  constructor(code: DemoErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DemoError';
    this.code = code;
  }
}
