// The error of this package.

/** What went wrong; each is thrown when its comment says. */
export type SyscallErrorCode =
  /** Not Linux on arm64 or x64, or the addon cannot be loaded; `cause` says why. */
  | 'KINGLET_SYSCALLS_UNSUPPORTED'
  /** An argument that the call cannot take. */
  | 'KINGLET_SYSCALLS_ARGUMENT'
  /** The kernel refused; `errno` says how. */
  | 'KINGLET_SYSCALLS_FAILED'
  /** Memory that was unmapped, or whose ArrayBuffer was transferred away. */
  | 'KINGLET_SYSCALLS_UNMAPPED'
  /** Memory that may not be read and written, which JavaScript always may with an ArrayBuffer. */
  | 'KINGLET_SYSCALLS_PROTECTED'
  /** The engine allows no ArrayBuffer over memory that it did not make. */
  | 'KINGLET_SYSCALLS_NO_BUFFER';

export class SyscallError extends Error {
  override readonly name = 'SyscallError';
  readonly code: SyscallErrorCode;
  /** The kernel's name of what it refused for, such as ENOMEM. */
  readonly errno: string | undefined;
  /** The call that was made, such as mmap. */
  readonly syscall: string | undefined;

  constructor(
    code: SyscallErrorCode,
    message: string,
    { errno, syscall, ...options }: ErrorOptions & { readonly errno?: string; readonly syscall?: string } = {},
  ) {
    super(message, options);
    this.code = code;
    this.errno = errno;
    this.syscall = syscall;
  }
}

export function argumentError(message: string): SyscallError {
  return new SyscallError('KINGLET_SYSCALLS_ARGUMENT', message);
}
