// The part of an axis that is shown.

export interface ViewRange {
  readonly from: number;
  readonly to: number;
}

/** `range` around `value`, which stays where it is; a factor below 1 shows more of it, at most everything. */
export function zoomed({ from, to }: ViewRange, factor: number, value: number, end: number): ViewRange {
  const size = clamp((to - from) / factor, end / mostZoom, end);
  const part = to > from ? (value - from) / (to - from) : 0.5;
  return placed(value - part * size, size, end);
}

export function panned({ from, to }: ViewRange, by: number, end: number): ViewRange {
  return placed(from + by, to - from, end);
}

/** At least what is given, with a size that can be shown. */
export function around({ from, to }: ViewRange, end: number): ViewRange {
  const size = clamp(to - from, end / mostZoom, end);
  return placed((from + to - size) / 2, size, end);
}

const mostZoom = 1e8;

function placed(from: number, size: number, end: number): ViewRange {
  const begin = clamp(from, 0, Math.max(end - size, 0));
  return { from: begin, to: begin + size };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
