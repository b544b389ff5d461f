// The error of this package.

/** What went wrong, stable across releases. */
export type AutoscalerErrorCode =
  /** A policy that contradicts itself, or an option that is not one of those there are. */
  | 'KINGLET_AUTOSCALER_POLICY'
  /** A metric that no measurement gives: NaN, infinite, negative, or measured in the future. */
  | 'KINGLET_AUTOSCALER_METRIC'
  /** A fleet that cannot be: a count of instances that is no whole number from 0, a memory of another mode, a time that is none. */
  | 'KINGLET_AUTOSCALER_STATE'
  /** Traffic that cannot be replayed: times out of order, negative rates, no requests, a file that is not one of the formats. */
  | 'KINGLET_AUTOSCALER_TRACE'
  /** A policy that the engine cannot carry out; the message says which part and which engine can. */
  | 'KINGLET_AUTOSCALER_TARGET'
  /** An engine that refused to scale; `cause` says why. */
  | 'KINGLET_AUTOSCALER_ACTUATOR';

/** Thrown by everything in this package. */
export class AutoscalerError extends Error {
  override readonly name = 'AutoscalerError';
  readonly code: AutoscalerErrorCode;

  constructor(code: AutoscalerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
