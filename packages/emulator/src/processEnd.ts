// Says why a process ended, in the platform's words.
import type { ProcessExit } from './bootstrapProcess.ts';
import { platformErrors } from './protocol.ts';

const signalNames: Readonly<Record<string, string>> = {
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGILL: 'illegal instruction',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGTRAP: 'trace/breakpoint trap',
};

/** The platform's error type and message for a process that ended before it answered. */
export function describeExit(exit: ProcessExit): { readonly type: string; readonly message: string } {
  if (exit.spawnError) return { type: platformErrors.invalidEntrypoint, message: exit.spawnError.message };
  if (exit.signal) return exitError(`signal: ${signalNames[exit.signal] ?? exit.signal}`);
  if (exit.code !== 0) return exitError(`exit status ${exit.code}`);
  return { type: platformErrors.exit, message: 'Runtime exited without providing a reason' };
}

function exitError(reason: string): { type: string; message: string } {
  return { type: platformErrors.exit, message: `Runtime exited with error: ${reason}` };
}
