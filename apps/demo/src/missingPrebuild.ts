// Tells a build that this machine cannot make, for want of a prebuilt file or a compiler, from one that failed.

/** What is missing, or undefined when the error is of another kind; errors that wrap others are looked into. */
export function missingPrebuild(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && notBuilt.has(String(error.code))) return error.message;
  return missingPrebuild(error.cause);
}

const notBuilt = new Set(['KINGLET_BOOTSTRAP_NOT_BUILT', 'KINGLET_BUNDLER_ARCH', 'KINGLET_BUNDLER_TOOL']);
