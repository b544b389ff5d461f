// Parameters of mode `kinglet`.

/** Those that a policy without parameters has. */
export const defaultParameters = {
  /** The window of the present load, in milliseconds. */
  fastMs: 10_000,
  /** The window of its spread and its slope. */
  slowMs: 120_000,
  /** Square-root staffing: so many times the root of the load is added to it. */
  headroom: 1,
  /** So many measured standard deviations are added. */
  spread: 0,
  /** Part of the rise expected until new instances serve that is added. */
  trend: 1,
  /** How long the most that was wanted is kept. */
  holdMs: 60_000,
  /** Part of the most wanted in `reserveMs` that is kept as well. */
  reserve: 0,
  reserveMs: 3_600_000,
};

export type Parameters = typeof defaultParameters;
