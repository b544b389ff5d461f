// Round values along an axis of time.

/** Between `from` and `to`, at most `most` of them, 1, 2 or 5 times a power of ten apart. */
export function timeTicks(from: number, to: number, most: number): readonly number[] {
  const rough = (to - from) / Math.max(most, 1);
  if (!(rough > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(Math.floor(to / step) - first + 1, 0) }, (_, i) => (first + i) * step);
}
