// Parameters of mode `kinglet`.

/** Those that a policy without parameters has. */
export const defaultParameters = {
  /** Time constant of the usual load, in milliseconds. */
  usualMs: 120_000,
  /** Time constant of the present load, which counts as far as it is more than chance. */
  presentMs: 10_000,
  /** A rise of so many roots of the usual load is taken for chance. */
  chance: 1,
  /** Square-root staffing: so many roots of the load are added to it. */
  headroom: 1,
  /** Part of the load that is added to it. */
  share: 0,
  /** Within how many milliseconds what waits is to be worked off. */
  drainMs: 30_000,
  /** How long the most that was wanted is kept, in milliseconds. */
  holdMs: 60_000,
  /** Part of the most wanted in `reserveMs` that is wanted at once when the load rises by more than chance. */
  leap: 0,
  /** Part of the most wanted in `reserveMs` that is kept as well. */
  reserve: 0,
  reserveMs: 3_600_000,
};

export type Parameters = typeof defaultParameters;
