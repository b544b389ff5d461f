// performance: a clock that begins with the program.

export interface Performance {
  /** Milliseconds since the Unix epoch at which the program began. */
  readonly timeOrigin: number;
  /** Milliseconds since then; never goes back. */
  now(): number;
  toJSON(): { timeOrigin: number };
}

/** `now` never goes back and was `origin` when the program began; `wall` gives milliseconds since the Unix epoch. */
export function createPerformance(now: () => number, origin: number, wall: () => number = Date.now): Performance {
  const timeOrigin = wall() - (now() - origin);
  return { timeOrigin, now: () => now() - origin, toJSON: () => ({ timeOrigin }) };
}
