// Values with the times they are of, oldest first: what windows are made of. Plain JSON.

export interface Samples {
  /** Milliseconds since the epoch, ascending. */
  readonly at: readonly number[];
  readonly values: readonly number[];
}

export const noSamples: Samples = { at: [], values: [] };

/**
 * Those later than `from`. Where the clock went back, samples later than `now` count as of `now`: a window then lasts
 * its length once more, never longer.
 */
export function samplesAfter(samples: Samples, from: number, now: number): Samples {
  const { at, values } = samples;
  const first = firstAfter(at, from);
  if ((at.at(-1) ?? now) > now)
    return { at: at.slice(first).map((time) => Math.min(time, now)), values: values.slice(first) };

  return first === 0 ? samples : { at: at.slice(first), values: values.slice(first) };
}

/** A copy with one more at its end. */
export function withSample(samples: Samples, at: number, value: number): Samples {
  return { at: [...samples.at, at], values: [...samples.values, value] };
}

/** Index of the first time later than `from`; the length where there is none. */
export function firstAfter(at: readonly number[], from: number): number {
  let first = at.length;
  while (first > 0 && (at[first - 1] as number) > from) first--;

  return first;
}

/** Mean of the values later than `from`; undefined where there are none. */
export function meanAfter({ at, values }: Samples, from: number): number | undefined {
  const first = firstAfter(at, from);
  if (first === at.length) return undefined;

  let sum = 0;
  for (let i = first; i < values.length; i++) sum += values[i] as number;

  return sum / (values.length - first);
}
