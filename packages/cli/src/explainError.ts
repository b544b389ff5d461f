// What a person reads of an error, and its exit code.
import { CliError } from './cliError.ts';

export interface Explained {
  readonly message: string;
  readonly exitCode: number;
}

/** Errors of Kinglet's packages explain themselves; of others the stack is shown, since they are faults. */
export function explainError(error: unknown, withStack: boolean): Explained {
  if (!(error instanceof Error)) return { message: String(error), exitCode: 1 };
  const code = (error as { code?: unknown }).code;
  const isOurs = typeof code === 'string' && code.startsWith('KINGLET_');
  const exitCode = error instanceof CliError ? error.exitCode : exitCodeOf(code);
  if (isOurs && !withStack) return { message: `${error.message} (${code})`, exitCode };
  return { message: error.stack ?? error.message, exitCode };
}

// Wrong options of a build are misuse too.
function exitCodeOf(code: unknown): number {
  return typeof code === 'string' && /^KINGLET_\w+_OPTIONS$/.test(code) ? 2 : 1;
}
