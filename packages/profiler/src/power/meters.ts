// Running totals of what files of /sys say.

/** What a file says now; undefined where it says nothing any more. */
export type ReadNumber = () => number | undefined;

export interface Meter {
  /**
   * Since it was made; NaN from the first time on that nothing could be read, since what passed meanwhile is lost.
   *
   * @param now milliseconds
   */
  total(now: number): number;
}

/**
 * Of a counter that begins again at 0 behind `range`.
 *
 * @param patience milliseconds in which it cannot come to `range`: once it was not read for longer, the total is NaN
 */
export function wrappingMeter(read: ReadNumber, range: number, begun: number, patience: number): Meter {
  let last = read() ?? Number.NaN;
  let before = begun;
  let sum = 0;
  return {
    total(now) {
      const value = now - before > patience ? Number.NaN : (read() ?? Number.NaN);
      sum += value < last ? value + range - last : value - last;
      [last, before] = [value, now];
      return sum;
    },
  };
}

/** Of a counter that only begins again where the machine was restored from a snapshot or a processor was added anew. */
export function countingMeter(read: ReadNumber): Meter {
  let last = read() ?? Number.NaN;
  let sum = 0;
  return {
    total() {
      const value = read() ?? Number.NaN;
      sum += value < last ? value : value - last;
      last = value;
      return sum;
    },
  };
}

/** Of a sensor over time, in its unit times seconds, by the trapezoidal rule between readings. */
export function integratingMeter(read: ReadNumber, begun: number): Meter {
  let last = read() ?? Number.NaN;
  let before = begun;
  let sum = 0;
  return {
    total(now) {
      const value = read() ?? Number.NaN;
      sum += (((value + last) / 2) * (now - before)) / 1000;
      [last, before] = [value, now];
      return sum;
    },
  };
}
