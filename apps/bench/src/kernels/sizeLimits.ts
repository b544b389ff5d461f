// What the kernels may weigh, in bytes: the only place that says so.
const kib: number = 1024;

export interface SizeLimits {
  /** The addon for one architecture. */
  readonly addon: number;
  /** What they add to a bootstrap. */
  readonly bootstrap: number;
  /** What they add to its zip. */
  readonly zip: number;
}

export const sizeLimits: SizeLimits = { addon: 900 * kib, bootstrap: 260 * kib, zip: 110 * kib };
