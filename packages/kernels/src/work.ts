// How much work a call is.

export interface Work {
  readonly flops: number;
  /** Read once and written once. */
  readonly bytes: number;
}

/** Of the numbers of a call on byte offsets: offsets (0: left out) and scalars in its order, then its dimensions. */
export type WorkFunction = (...numbers: number[]) => Work;
