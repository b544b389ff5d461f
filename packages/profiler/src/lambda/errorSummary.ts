// What can be told of anything that was thrown.

export interface ErrorSummary {
  readonly type: string;
  readonly message: string;
}

/** Never throws, though what was thrown may when it is looked at. */
export function errorSummary(thrown: unknown): ErrorSummary {
  try {
    if (thrown instanceof Error) return { type: String(thrown.name), message: String(thrown.message) };
    return { type: typeof thrown, message: String(thrown) };
  } catch {
    return { type: 'Error', message: 'what was thrown could not be read' };
  }
}
