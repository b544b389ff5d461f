// What the kernels may weigh, in bytes: the only place that says so.
const kib = 1024;

export const sizeLimits = {
  /** The addon for one architecture. */
  addon: 900 * kib,
  /** What they add to a bootstrap. */
  bootstrap: 260 * kib,
  /** What they add to its zip. */
  zip: 110 * kib,
} as const;
