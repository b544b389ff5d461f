// The error of this package.

/** What went wrong, stable across releases. */
export type BalancerErrorCode =
  /** An option that is not one of those there are, or out of its range. */
  | 'KINGLET_BALANCER_OPTION'
  /** An instance that cannot be: an identifier there already is or is not, a weight that is negative or no number. */
  | 'KINGLET_BALANCER_INSTANCE'
  /** Nothing can be chosen: the fleet is empty, or every instance is drained, full, broken or of weight 0. */
  | 'KINGLET_BALANCER_NO_INSTANCE'
  /** More requests at once than the balancer takes; the request was not sent. */
  | 'KINGLET_BALANCER_SHED'
  /** Every attempt failed; `cause` is the last failure, `errors` are all of them. */
  | 'KINGLET_BALANCER_FAILED'
  /** The answer had begun and broke off: it is not tried again; `cause` says why. */
  | 'KINGLET_BALANCER_INTERRUPTED'
  /** A request for another origin than the one that stands for the fleet. */
  | 'KINGLET_BALANCER_ORIGIN'
  /** A configuration that the proxy cannot carry out; the message says which part. */
  | 'KINGLET_BALANCER_TARGET';

/** Thrown by everything in this package. */
export class BalancerError extends Error {
  override readonly name = 'BalancerError';
  readonly code: BalancerErrorCode;
  /** Of KINGLET_BALANCER_FAILED: what each attempt failed with, in their order. */
  readonly errors: readonly unknown[];

  constructor(
    code: BalancerErrorCode,
    message: string,
    { errors = [], ...options }: ErrorOptions & { readonly errors?: readonly unknown[] } = {},
  ) {
    super(message, options);
    this.code = code;
    this.errors = errors;
  }
}

export function optionError(what: string, expected: string, found: unknown): BalancerError {
  return new BalancerError('KINGLET_BALANCER_OPTION', `${what}: expected ${expected}, found ${show(found)}`);
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
