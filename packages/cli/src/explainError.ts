// What a person reads of an error, and its exit code.
import { awsError, isFromAws } from './aws/awsError.ts';
import { CliError } from './cliError.ts';

export interface Explained {
  readonly message: string;
  /** Of Kinglet's packages: `KINGLET_…`. */
  readonly code: string | undefined;
  readonly exitCode: number;
}

/**
 * Errors of Kinglet's packages explain themselves, AWS's are explained by awsError; of others the stack is shown, since they
 * are faults.
 */
export function explainError(
  error: unknown,
  withStack: boolean,
  env: Readonly<Record<string, string | undefined>>,
): Explained {
  if (!(error instanceof Error)) return { message: String(error), code: undefined, exitCode: 1 };
  if (isFromAws(error)) return explainError(awsError('AWS', error, env), withStack, env);
  const { code } = error as { code?: unknown };
  const exitCode = error instanceof CliError ? error.exitCode : exitCodeOf(code);
  if (typeof code !== 'string' || !code.startsWith('KINGLET_'))
    return { message: error.stack ?? error.message, code: undefined, exitCode };
  return { message: (withStack && error.stack) || error.message, code, exitCode };
}

// Wrong options of a build are misuse too.
function exitCodeOf(code: unknown): number {
  return typeof code === 'string' && /^KINGLET_\w+_OPTIONS$/.test(code) ? 2 : 1;
}
