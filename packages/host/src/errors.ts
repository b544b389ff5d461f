// The error of this package.

/** What went wrong; each is thrown when its comment says. */
export type HostErrorCode =
  /** This machine may not be changed: not root, on Lambda, in a container with a read-only /sys, without consent. */
  | 'KINGLET_HOST_REFUSED'
  /** A plan or a journal names a file, or a value, that this package never writes. */
  | 'KINGLET_HOST_PLAN'
  /** A value is no longer what the plan or the journal says. */
  | 'KINGLET_HOST_CHANGED'
  /** The kernel refused a write; `cause` says how. Or it took another value than was written. */
  | 'KINGLET_HOST_WRITE'
  /** A journal that cannot be read or written, is none, or is still to be undone. */
  | 'KINGLET_HOST_JOURNAL'
  /** An option out of its range. */
  | 'KINGLET_HOST_OPTION';

/** Thrown when a machine cannot be tuned, put back or watched as it was asked for. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: HostErrorCode;

  constructor(code: HostErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
