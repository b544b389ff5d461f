export interface SizeLimits {
  /** The addon for one architecture. */
  readonly addon: number;
  /** What they add to a bootstrap. */
  readonly bootstrap: number;
  /** A WebAssembly module. */
  readonly wasm: number;
  /** What they add to its zip. */
  readonly zip: number;
}

export const sizeLimits: SizeLimits;
