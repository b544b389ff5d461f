import { SyscallError } from '../src/index.ts';

/** The SyscallError that a call throws. */
export function errorOf(call: () => unknown): SyscallError {
  try {
    call();
  } catch (error) {
    if (error instanceof SyscallError) return error;
    throw error;
  }
  throw new Error('expected a SyscallError, nothing was thrown');
}
