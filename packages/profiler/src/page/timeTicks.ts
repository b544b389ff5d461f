// Round values along an axis of time.

export interface TimeTick {
  /** In milliseconds. */
  readonly time: number;
  /** In one unit along an axis, with as many digits as tell neighbours apart. */
  readonly label: string;
}

/** Between `from` and `to`, at most `most` of them, 1, 2 or 5 times a power of ten apart. */
export function timeTicks(from: number, to: number, most: number): readonly TimeTick[] {
  const rough = (to - from) / Math.max(most, 1);
  if (!(rough > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(from / step);
  const [size, unit] = units.find(([least]) => to >= least) ?? units.at(-1)!;
  // The log of a power of ten may be the least bit above it.
  const digits = Math.min(Math.max(Math.ceil(-Math.log10(step / size) - 1e-9), 0), 20);
  return Array.from({ length: Math.max(Math.floor(to / step) - first + 1, 0) }, (_, i) => {
    const time = (first + i) * step;
    return { time, label: `${(time / size).toFixed(digits)} ${unit}` };
  });
}

/** Of the greatest that fits; in milliseconds. */
const units: readonly (readonly [number, string])[] = [
  [1000, 's'],
  [1, 'ms'],
  [1e-3, 'µs'],
  [1e-6, 'ns'],
];
