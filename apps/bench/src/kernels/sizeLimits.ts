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

// 110 KiB are the kernels', 12 KiB what runs models: operations on elements of any type and model files.
export const sizeLimits: SizeLimits = { addon: 900 * kib, bootstrap: 260 * kib, zip: (110 + 12) * kib };
